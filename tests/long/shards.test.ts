import { test } from "vitest";
import { compareAfterEach } from "../site/edits.ts";
import { sharded } from "../site/sharded.ts";

test("after every edit, 1, 2, 3 and 7 shards merged in any order are, byte for byte, one build from nothing", async () => {
  await compareAfterEach({ stories: 40, steps: 60, builder: sharded([1, 2, 3, 7]) });
});
