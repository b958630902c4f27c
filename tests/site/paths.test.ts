import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstParts, isReservedId, isReservedPath } from "../../src/site/paths.ts";

test("the README lists what no section may be called", () => {
  const [, listed = ""] =
    /No section may have a year for its id, nor one of ([^:]*):/.exec(readFileSync("README.md", "utf8")) ?? [];
  expect([...listed.matchAll(/`(\w+)`/g)].map(([, part]) => part)).toEqual([...firstParts].sort());
});

test("an address of files that are copied and of sitemaps is reserved, and no other", () => {
  for (const path of ["/assets/x/", "/media/a.png", "/favicon.ico", "/sitemap.xml", "/sitemap-2026-01.xml"])
    expect(isReservedPath(path), path).toBe(true);
  for (const path of ["/tags/sea/", "/mediation/", "/favicon.icons/", "/2026/sitemap/", "/archive/2004/a.html"])
    expect(isReservedPath(path), path).toBe(false);
  expect(["media", "tags", "2026", "sport", "20260"].map(isReservedId)).toEqual([true, true, true, false, false]);
});
