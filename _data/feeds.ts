import type { Feeds } from "../src/model/outlet.ts";

// What our feeds carry. A larger `size` spares readers who open their feed reader once a week; a smaller one spares the network.
export default {
  size: 30,
} satisfies Feeds;
