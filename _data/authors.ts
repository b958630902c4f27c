import type { Authors } from "../src/model/outlet.ts";

// The people who sign our stories. A story names them by id (`authors: [maren-holloway]`) and each has a page with all their work.
// Leave people in when they leave the paper: their old stories still need them.
export default {
  "maren-holloway": {
    name: "Maren Holloway",
    role: "Editor",
    biography:
      "Maren Holloway has edited the Courier since 2016. She came to Fennick as a trainee to cover one winter of council meetings and has now covered twenty-two. She reads every letter, including the ones about the crossword.",
    email: "maren.holloway@fennick-courier.example",
  },
  "tobias-wren": {
    name: "Tobias Wren",
    role: "Council and politics correspondent",
    biography:
      "Tobias Wren reports on Fennick Borough Council, Marramshire and the town’s voice at Westminster. He trained as an accountant, which is why he enjoys the appendices.",
    email: "tobias.wren@fennick-courier.example",
  },
  "ines-calloway": {
    name: "Ines Calloway",
    role: "Harbour correspondent",
    biography:
      "Ines Calloway was born within sight of the Fish Dock and worked three seasons on a crabber before she learned shorthand. She has written about the harbour, the fleet and the ferry since 2014.",
    email: "ines.calloway@fennick-courier.example",
    links: ["https://ines-calloway.example/"],
    fediverse: "@ines@social.example",
  },
  "rafiq-ansari": {
    name: "Rafiq Ansari",
    role: "World editor",
    biography:
      "Rafiq Ansari chooses and writes the Courier’s foreign news. He spent eleven years with a news agency in Lagos, Oslo and Geneva, and holds that every world story is a local story somewhere.",
    email: "rafiq.ansari@fennick-courier.example",
  },
  "beatrice-lorne": {
    name: "Beatrice Lorne",
    role: "Business reporter",
    biography:
      "Beatrice Lorne covers fish, freight and Market Street. She is a former auction clerk and can still price a box of hake by eye.",
    email: "beatrice.lorne@fennick-courier.example",
  },
  "oscar-thwaite": {
    name: "Oscar Thwaite",
    role: "Culture writer",
    biography:
      "Oscar Thwaite reviews theatre, books and food, and writes about the museum, the archive and the lanterns. He plays the euphonium in the Tarrow Silver Band and so never reviews it.",
  },
  "joel-pemberton": {
    name: "Joel Pemberton",
    role: "Sports reporter",
    biography:
      "Joel Pemberton has not missed a home match at Lantern Lane since 2009. He also covers rowing, running and open-water swimming, the last of them from the quay.",
  },
  "greta-lindqvist": {
    name: "Greta Lindqvist",
    role: "Science writer",
    biography:
      "Greta Lindqvist holds a doctorate in marine chemistry and left the laboratory at Gannet Point for the newsroom in 2017. She explains the sea, the weather and the numbers in both.",
    email: "greta.lindqvist@fennick-courier.example",
    links: ["https://lindqvist-at-sea.example/"],
  },
  "nadia-elkhatib": {
    name: "Nadia Elkhatib",
    role: "Community reporter",
    biography:
      "Nadia Elkhatib writes about the people who make Fennick their home, in English and in Arabic. She runs the Courier’s open newsroom on Ropewalk, Thursdays from four; there is always tea.",
  },
  "hugh-marchbank": {
    name: "Hugh Marchbank",
    role: "Columnist",
    biography:
      "Hugh Marchbank taught history at Tidewell Academy for thirty years and has written a Tuesday column since he stopped. He lives on Cockle Row, below the high-water mark.",
  },
} satisfies Authors;
