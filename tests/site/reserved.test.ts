import { expect, test } from "vitest";
import { addressesSchema } from "../../src/model/addresses.ts";
import { isReservedId, isReservedPath } from "../../src/site/reserved.ts";

const addresses = addressesSchema.parse(undefined);

test("no section may have a year for its id, nor the first part of an address of a list, a page or a file of Broadsheet's own", () => {
  const reserved = "- 2026 archive assets authors corrections feeds latest media page sections series subscribe tags";
  expect(reserved.split(" ").filter((id) => !isReservedId(id, addresses))).toEqual([]);
  expect(["sport", "20260", "world", "tag"].filter((id) => isReservedId(id, addresses))).toEqual([]);
});

test("an address of files that are copied and of sitemaps is reserved, and no other", () => {
  for (const path of [
    "/assets/x/",
    "/media/a.png",
    "/favicon.ico",
    "/sitemap.xml",
    "/sitemap-2026-01.xml",
    "/-/",
    "/-/desk/",
  ])
    expect(isReservedPath(path), path).toBe(true);
  for (const path of ["/tags/sea/", "/mediation/", "/favicon.icons/", "/2026/sitemap/", "/archive/2004/a.html"])
    expect(isReservedPath(path), path).toBe(false);
});
