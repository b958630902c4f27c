import type { Feeds } from "../src/model/outlet.ts";

// What our feeds carry. A larger `size` spares readers who open their feed reader once a week; a smaller one spares the network.
// Everything and each section have RSS, Atom and JSON Feed, the rest RSS, unless `formats` says otherwise.
export default {
  size: 30,
  // Readers and libraries can walk back through the whole paper, from feed to feed; each "section" could have that too.
  archives: ["everything"],
  partners: {
    // The coastal papers share what their own people write about the sea, half an hour after their readers have it.
    "tide-network": {
      title: "For the Tide Network",
      description: "Stories about the sea by the Courier’s own journalists.",
      only: { sections: ["harbour", "science"], sources: ["The Fennick Courier"] },
      except: { types: ["opinion", "review"] },
      delay: 30,
    },
  },
} satisfies Feeds;
