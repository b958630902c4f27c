import { expect, test } from "vitest";
import { namesIn } from "../../../src/output/deploy/names.ts";

const FILES = [
  "index.html",
  "a/index.html",
  "a/b.html",
  "media/a(1).svg",
  "media/w-300.jpg",
  "media/w-720.jpg",
  "fonts/x.woff2",
  "ü/index.html",
  "rss.xml",
  "search/index/t-1.txt",
  "search/index/s-2.txt",
];
const known = new Map(FILES.map((file) => [file, true]));

const namesOf = (text: string, file = "page.html", home = "https://post.example/") => namesIn(home, known)(text, file);

test.each([
  ['<a href="/a/?x=1#y">', ["a/index.html"]],
  ["<a href='/a/'>", ["a/index.html"]],
  ['<a href="https://post.example/a/b.html">', ["a/b.html"]],
  ['<a href="https://elsewhere.example/a/b.html">', []],
  ['<img src="/media/a(1).svg">', ["media/a(1).svg"]],
  ['<img srcset="/media/w-300.jpg 300w, /media/w-720.jpg 720w">', ["media/w-300.jpg", "media/w-720.jpg"]],
  ['<a href="/%C3%BC/">', ["ü/index.html"]],
  ['<a href="/">', ["index.html"]],
  ['{"content_html":"<img src=\\"/media/w-300.jpg\\">"}', ["media/w-300.jpg"]],
  ["<loc>https://post.example/a/</loc>", ["a/index.html"]],
  ["RewriteRule ^old$ /a/ [R=301]", ["a/index.html"]],
])("%s", (text, names) => {
  expect(namesOf(text)).toEqual(names);
});

test("addresses are relative to the file, and below the site's own path", () => {
  expect(namesOf("@font-face { src: url(../fonts/x.woff2) }", "css/a.css")).toEqual(["fonts/x.woff2"]);
  expect(namesOf('<a href="b.html">', "a/index.html")).toEqual(["a/b.html"]);
  expect(namesOf('<a href="/news/a/"> <a href="/a/">', "page.html", "https://post.example/news/")).toEqual([
    "a/index.html",
  ]);
});

test("the head of the search index names all its files", () => {
  expect(namesOf("{}", "search/index.json")).toEqual(["search/index/t-1.txt", "search/index/s-2.txt"]);
});
