import { describe, expect, test } from "vitest";
import { canonicalOf } from "../../src/site/canonical.ts";
import { drafts } from "./small.ts";

const [any] = drafts;
if (!any) throw new Error("the small paper has no story");

const HOMES = ["https://post.example/", "https://preview.example:8080/news/"];
const PATH = "/2026/03/02/söäl-ring/";
const of = (canonical: string) =>
  canonicalOf({ ...any, canonical, aliases: ["/old.html", "/alt%C3%A9/"] }, PATH, HOMES);

describe("a canonical is none where it is an address of the story itself:", () => {
  test.each([
    ["as it is", "https://post.example/2026/03/02/söäl-ring/"],
    ["without a slash", "https://post.example/2026/03/02/söäl-ring"],
    ["http for https", "http://post.example/2026/03/02/söäl-ring/"],
    ["a host in capitals", "HTTPS://POST.Example/2026/03/02/söäl-ring/"],
    ["www.", "https://www.post.example/2026/03/02/söäl-ring/"],
    ["a host with a final dot", "https://post.example./2026/03/02/söäl-ring/"],
    ["the default port", "https://post.example:443/2026/03/02/söäl-ring/"],
    ["the default port of http", "http://post.example:80/2026/03/02/söäl-ring/"],
    ["a query", "https://post.example/2026/03/02/söäl-ring/?utm_source=mail"],
    ["a fragment", "https://post.example/2026/03/02/söäl-ring/#second"],
    ["percent-encoded", "https://post.example/2026/03/02/s%C3%B6%c3%a4l%2Dring/"],
    ["decomposed letters", "https://post.example/2026/03/02/so\u0308a\u0308l-ring/"],
    ["index.html", "https://post.example/2026/03/02/söäl-ring/index.html"],
    ["a path in capitals", "https://post.example/2026/03/02/SÖÄL-Ring/"],
    ["two slashes", "https://post.example//2026/03/02/söäl-ring/"],
    ["the address of the build, with its prefix", "https://preview.example:8080/news/2026/03/02/söäl-ring/"],
    ["a former address", "https://post.example/old.html"],
    ["a former address, written otherwise", "https://post.example/alté"],
    ["a former address below the prefix", "http://www.preview.example:8080/news/old.html?x"],
  ])("%s", (_, canonical) => expect(of(canonical)).toBeUndefined());
});

describe("a canonical stays where it is elsewhere:", () => {
  test.each([
    ["another host", "https://wire.example/2026/03/02/söäl-ring/"],
    ["a host below ours", "https://live.post.example/2026/03/02/söäl-ring/"],
    ["a host that ends like ours", "https://notpost.example/2026/03/02/söäl-ring/"],
    ["another port", "https://post.example:8080/2026/03/02/söäl-ring/"],
    ["beside the prefix", "https://preview.example:8080/2026/03/02/söäl-ring/"],
    ["a prefix that begins alike", "https://preview.example:8080/newsroom/2026/03/02/söäl-ring/"],
    ["the front page", "https://post.example/"],
    ["another story", "https://post.example/2026/03/02/other/"],
    ["an address by query alone", "https://post.example/?p=12"],
    ["what cannot be decoded", "https://post.example/%E0%A4%A/"],
  ])("%s", (_, canonical) => expect(of(canonical)).toBe(canonical));
});
