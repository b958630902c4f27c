import { expect, it } from "vitest";
import { paper } from "../cli/paper.ts";
import { wall } from "../cli/served.ts";
import { watched } from "../cli/watched.ts";
import { story } from "../site/site.ts";

it("build --watch publishes a story when its embargo ends, and takes one out when it expires, without a save", async () => {
  const site = paper({
    ...wall,
    "seeds/2026-06-01-noon.md": story({ title: "Noon", embargo: "2026-06-01T12:00:00Z" }),
    "seeds/2026-05-01-fair.md": story({ title: "Fair", expires: "2026-06-01T12:30:00Z" }),
    "clock.mjs": `import { readFileSync } from "node:fs";
Date.now = () => Date.parse(readFileSync("clock.txt", "utf8"));`,
    "clock.txt": "2026-06-01T11:59:59Z",
  });
  const env = { SOURCE_DATE_EPOCH: "", NODE_OPTIONS: "--import ./clock.mjs" };
  const { says, has, lacks } = watched(site, env);
  await says(
    /^The edition next changes by itself on 1 June 2026 at 13:00 BST, when seeds\/2026-06-01-noon\.md is published, because its embargo ends\.$/m,
  );
  await says(/^built /m);
  expect(site.has("_site/2026/03/02/fair/index.html")).toBe(true);
  expect(site.has("_site/2026/03/02/noon/index.html")).toBe(false);
  site.write({ "clock.txt": "2026-06-01T12:00:01Z" });
  await has("2026/03/02/noon/index.html", "Noon</h1>");
  await has("index.html", "Noon");
  site.write({ "clock.txt": "2026-06-01T12:30:01Z" });
  await lacks("2026/03/02/fair/index.html");
});
