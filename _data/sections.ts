import type { Sections } from "../src/model/outlet.ts";

// The sections, in the order of the paper. The id is the section's address (`harbour` is /harbour/) and what a story names as its
// `section`; change a title as you like, but an id only when you mean to move the page. A section lists its children's stories too.
export default {
  town: {
    title: "Town",
    description: "Streets, schools, shops and neighbours: what happened in Fennick and what will happen next.",
  },
  council: {
    title: "Council",
    description: "Votes, budgets and planning at Fennick Borough Council, reported from the public benches.",
    parent: "town",
  },
  harbour: {
    title: "Harbour",
    description: "The quays, the fleet, the ferry and the sea wall that keeps the tide out of Cockle Row.",
    parent: "town",
  },
  politics: {
    title: "Politics",
    description: "Marramshire and Westminster: who decides about this coast, and how they vote.",
  },
  business: {
    title: "Business",
    description: "Fish, freight, boatyards and Market Street: how the town earns its living.",
  },
  world: {
    title: "World",
    description: "News from beyond the bay, chosen for people who live by the sea.",
  },
  culture: {
    title: "Culture",
    description:
      "The Packet Theatre, the museum, the library and the lanterns: reviews, previews and the people behind them.",
  },
  sport: {
    title: "Sport",
    description: "The Cormorants, the rowers, the runners and everyone who swims in November.",
  },
  science: {
    title: "Science",
    description: "The sea, the weather and the laboratory at Gannet Point.",
  },
  opinion: {
    title: "Opinion",
    description: "Columns and guest essays. The views are their authors’ own; the facts are checked like all others.",
  },
} satisfies Sections;
