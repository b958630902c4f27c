import { expect, test } from "vitest";
import { mark } from "../../src/model/mark.ts";
import { printBody } from "../../src/site/body.ts";

const resolve = (reference: string) =>
  reference.startsWith("seed:hidden") ? undefined : reference.replace("seed:wall.md", "/wall/");
const picture = ({ alt }: { alt: string }) => `<img alt="${alt}">`;
const pictures = Array.from({ length: 13 }, (_, index) => ({
  alt: `${index}`,
  stem: "/media/a-1",
  kind: "photo" as const,
  from: "a.jpg",
  width: 3,
  height: 2,
  rights: [],
}));
const href = (path: string) => `/news${path}`;
const url = (path: string) => `https://post.example/news${path}`;

test("a marked link becomes an address of the page or of the feed, and keeps its other attributes", () => {
  const html = `<p><a href="${mark("seed:wall.md")}" title="x > y">the <em>wall</em></a></p>`;
  expect(printBody({ html, pictures }, resolve, picture, href)).toBe(
    '<p><a href="/news/wall/" title="x > y">the <em>wall</em></a></p>',
  );
  expect(printBody({ html, pictures }, resolve, picture, url, "/here/")).toContain(
    'href="https://post.example/news/wall/"',
  );
});

test("a link to what has no public page becomes its text", () => {
  expect(
    printBody({ html: `<a href="${mark("seed:hidden.md")}">the <em>bell</em></a>!`, pictures }, resolve, picture, href),
  ).toBe("the <em>bell</em>!");
});

test("a place in the same story is a fragment on its page and a whole address in a feed", () => {
  const html = `<a href="${mark("#fn1")}">1</a>`;
  expect(printBody({ html, pictures }, resolve, picture, href)).toBe('<a href="#fn1">1</a>');
  expect(printBody({ html, pictures }, resolve, picture, url, "/here/")).toBe(
    '<a href="https://post.example/news/here/#fn1">1</a>',
  );
});

test("a picture is the element that its page makes of it, within a link too, and no mark is left", () => {
  const html = `<figure>${mark("picture:0")}</figure><p><a href="${mark("seed:hidden.md")}">${mark("picture:12")}</a></p>`;
  expect(printBody({ html, pictures }, resolve, picture, href)).toBe(
    '<figure><img alt="0"></figure><p><img alt="12"></p>',
  );
});
