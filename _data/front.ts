import type { Front } from "../src/model/outlet.ts";

// The front page: edit it as often as the news changes. `pinned` are stories by id, the lead first; the rest of the `top` stories
// are the newest. Below them come the latest and the sections, in shapes that follow from their stories, or else the `blocks` that you
// name here. A story that is more than `maxAge` days older than the newest leaves its block.
export default {
  pinned: ["2026-11-20-first-pile", "2026-10-12-harbour-wall", "2026-11-17-seal-pups"],
  top: 6,
  sections: ["town", "politics", "business", "world", "culture", "sport", "science", "opinion"],
  perSection: 3,
  maxAge: 400,
} satisfies Front;
