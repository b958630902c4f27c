import type { Topics } from "../src/model/outlet.ts";

// What is worth saying about a tag. Stories may use any tag without an entry here; add one when the topic deserves a better title,
// a line of introduction, or when writers keep using different words for one thing (`synonyms`).
export default {
  Fennick: {
    description: "Everything about the town itself, from the Ropewalk to Lantern Hill.",
    synonyms: ["Fennick town"],
  },
  Harbour: {
    description: "The Old Harbour, the Fish Dock and the East Quay, and everyone who works between the lights.",
    synonyms: ["Fennick Harbour", "The port"],
  },
  "Sea wall": {
    title: "The sea wall",
    description: "The wall of 1878, the storm that opened it and the argument about what should stand in its place.",
    synonyms: ["Harbour wall", "North Mole"],
  },
  Storms: {
    description: "Gales, surges and what they leave behind.",
    synonyms: ["Storm damage", "Storm surge"],
  },
  Ferry: {
    title: "The Sandvær ferry",
    description: "The night boat to Norway: its farewell in 2018, its return in 2023 and who pays for it.",
    synonyms: ["Sandvær ferry", "Tarrow Line"],
  },
  Football: {
    title: "The Cormorants",
    description: "Fennick Town’s men and women, at Lantern Lane and away.",
    synonyms: ["Fennick Town FC"],
  },
  Library: {
    title: "The Ropewalk library",
    description: "How the town lost its library, and how it got it back.",
  },
  "Wind power": {
    description: "Dunlin Bank and the other farms off the Marram coast.",
    synonyms: ["Wind farms", "Offshore wind"],
  },
  "Arms control": {
    description: "Treaties, talks and the weapons that they are about.",
    synonyms: ["Disarmament"],
  },
  "Shared words": {
    title: "Shared words | كلمات مشتركة",
    description: "Stories from Fennick’s readers and writers of Arabic, in both languages.",
  },
} satisfies Topics;
