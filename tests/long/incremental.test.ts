import { test } from "vitest";
import { compareAfterEach } from "../site/edits.ts";

test("after every edit the site is, byte for byte, what a build from nothing makes of the same state", async () => {
  await compareAfterEach({ stories: 40, steps: 250 });
});
