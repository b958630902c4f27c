import { expect, test } from "vitest";
import { headersFile } from "../../../src/output/hosting/headers-file.ts";
import { rules } from "./rules.ts";

const folder = (path: string) => ({ at: { kind: "folder", path }, value: "public" }) as const;

test("places become patterns with a star at their end, and with a placeholder for each folder before a name", () => {
  const { text } = headersFile(
    rules({
      cache: [folder("/media/"), folder("/größe/"), { at: { kind: "file", path: "/" }, value: "no-cache" }],
      types: [
        { at: { kind: "name", name: "rss.xml" }, type: "application/rss+xml" },
        { at: { kind: "ending", ending: ".webp" }, type: "image/webp" },
      ],
    }),
    { most: 100, line: 2000 },
  );
  expect(text.split("\n").filter((line) => line.startsWith("/"))).toEqual([
    "/*",
    "/rss.xml",
    "/:a/rss.xml",
    "/:a/:b/rss.xml",
    "/:a/:b/:c/rss.xml",
    "/media/*",
    "/gr%C3%B6%C3%9Fe/*",
    "/",
  ]);
});

test("where a host takes fewer rules, the first are written and the others named", () => {
  const cache = Array.from({ length: 120 }, (_, index) => folder(`/section-${index}/`));
  const { text, left } = headersFile(rules({ cache }), { most: 100, line: 2000 });
  expect(text.match(/^\//gm)?.length).toBe(100);
  expect(left).toEqual(cache.slice(99).map(({ at }) => `${at.path}*`));
});

test("a line that is too long is left out, and its pattern named", () => {
  const { text, left } = headersFile(rules({ policy: "a".repeat(2000) }), { most: 100, line: 2000 });
  expect([text, left]).toEqual(["/*\n  X-Content-Type-Options: nosniff\n", ["/*"]]);
});
