import { it } from "vitest";
import { killBuilds } from "../cli/kills.ts";

it("killed at any of a hundred moments, it leaves each file old or new, and the next build finishes", async () => {
  await killBuilds(100);
});
