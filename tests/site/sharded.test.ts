import { test } from "vitest";
import { compareAfterEach } from "./edits.ts";
import { sharded } from "./sharded.ts";

test("shards, merged in any order, are byte for byte what one build from nothing makes, also after edits", async () => {
  await compareAfterEach({ stories: 12, steps: 5, builder: sharded([3, 1, 7, 2]) });
});
