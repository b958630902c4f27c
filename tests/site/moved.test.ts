import { expect, test } from "vitest";
import { siteOf, story } from "./site.ts";

test("a former address of a story leads to the present one, and is in no list, feed or sitemap", async () => {
  const site = await siteOf(
    { "seeds/wall.md": story({ title: "The wall", aliases: ["/old/wall.html", "/old/caf%C3%A9/"] }) },
    { url: "https://post.example/news/" },
  );
  for (const file of ["old/wall.html", "old/caf\u00e9/index.html"]) {
    expect(site.read(file)).toContain('<meta http-equiv="refresh" content="0; url=/news/2026/03/02/wall/">');
    expect(site.read(file)).toContain('<link rel="canonical" href="https://post.example/news/2026/03/02/wall/">');
  }
  const others = site.files.filter((file) => !file.startsWith("old/") && site.read(file).includes("/old/"));
  // What hosts are told.
  expect(others).toEqual(["_redirects"]);
});
