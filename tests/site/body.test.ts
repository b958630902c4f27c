import { describe, expect, test } from "vitest";
import { mark } from "../../src/model/mark.ts";
import { printBody } from "../../src/site/body.ts";
import { lengthOf, sizeOf } from "../../src/site/linked-file.ts";

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
const word = (key: string, name = "") => `<i>${key} ${name}</i>`;
const label = (key: string, number = "") => `${key} ${number}`;
const onPage = {
  form: "page",
  element: picture,
  credit: ({ alt }: { alt: string }) => `by ${alt}`,
  address: (path: string) => `/news${path}`,
  word,
  label,
  language: "en",
  call: (name: string) => `<b>${name}</b>`,
} as const;
const inFeed = {
  ...onPage,
  form: "feed",
  address: (path: string) => `https://post.example/news${path}`,
  here: "/here/",
} as const;

test("a marked link becomes an address of the page or of the feed, and keeps its other attributes", () => {
  const html = `<p><a href="${mark("seed:wall.md")}" title="x > y">the <em>wall</em></a></p>`;
  expect(printBody({ html, pictures }, resolve, onPage)).toBe(
    '<p><a href="/news/wall/" title="x > y">the <em>wall</em></a></p>',
  );
  expect(printBody({ html, pictures }, resolve, inFeed)).toContain('href="https://post.example/news/wall/"');
});

test("a link to what has no public page becomes its text", () => {
  expect(
    printBody({ html: `<a href="${mark("seed:hidden.md")}">the <em>bell</em></a>!`, pictures }, resolve, onPage),
  ).toBe("the <em>bell</em>!");
});

test("a place in the same story is a fragment on its page and a whole address in a feed", () => {
  const html = `<a href="${mark("#fn1")}">1</a>`;
  expect(printBody({ html, pictures }, resolve, onPage)).toBe('<a href="#fn1">1</a>');
  expect(printBody({ html, pictures }, resolve, inFeed)).toBe('<a href="https://post.example/news/here/#fn1">1</a>');
});

test("a picture is the element that its page makes of it, within a link too, and no mark is left", () => {
  const html = `<figure>${mark("picture:0")}</figure><p><a href="${mark("seed:hidden.md")}">${mark("picture:12")}</a></p>`;
  expect(printBody({ html, pictures }, resolve, onPage)).toBe('<figure><img alt="0"></figure><p><img alt="12"></p>');
});

test("a block has a form for pages and one for feeds, in both of which marks are replaced", () => {
  const blocks = [
    {
      page: `<b>${mark("word:source:YouTube")}</b>${mark("picture:1")}`,
      feed: `<a href="${mark("seed:wall.md")}">the wall</a>`,
    },
  ];
  const text = { html: `<p>1</p>\n${mark("block:0")}<p>2</p>`, pictures, blocks };
  expect(printBody(text, resolve, onPage)).toBe('<p>1</p>\n<b><i>source YouTube</i></b><img alt="1"><p>2</p>');
  expect(printBody(text, resolve, inFeed)).toBe(
    '<p>1</p>\n<a href="https://post.example/news/wall/">the wall</a><p>2</p>',
  );
});

describe("a link to a file", () => {
  const files = [
    { path: "/media/report-1a2b3c4d.pdf", from: "seeds/report.pdf", name: "report.pdf", bytes: 1_234_567 },
  ];
  const link = (text: string, language = "en", fragment = "") =>
    printBody({ html: `<a href="${mark(`file:0${fragment}`)}">${text}</a>`, pictures, files }, resolve, {
      ...onPage,
      language,
    });

  test("says what is behind it in the language of the page", () => {
    expect(link("The <em>report</em>")).toBe(
      '<a href="/news/media/report-1a2b3c4d.pdf">The <em>report</em> (PDF, 1.2\u00a0MB)</a>',
    );
    expect(link("Le rapport", "fr")).toContain(">Le rapport (PDF, 1,2\u202fMo)<");
    expect(link("Der Bericht", "de")).toContain(">Der Bericht (PDF, 1,2\u00a0MB)<");
  });

  test("does not say again what the editor said", () => {
    expect(link("The report (PDF, 12 pages)")).toContain(">The report (PDF, 12 pages)<");
    expect(link("The report (final)")).toContain(">The report (final) (PDF, 1.2\u00a0MB)<");
  });

  test("keeps the page that it leads to", () => {
    expect(link("Page 3", "en", "#page=3")).toContain('href="/news/media/report-1a2b3c4d.pdf#page=3"');
  });

  test("is an absolute address in a feed", () => {
    const html = `<a href="${mark("file:0")}">It</a>`;
    expect(printBody({ html, pictures, files }, resolve, inFeed)).toContain(
      'href="https://post.example/news/media/report-1a2b3c4d.pdf"',
    );
  });
});

test.each([
  [1, "1\u00a0kB"],
  [850_000, "850\u00a0kB"],
  [999_600, "1\u00a0MB"],
  [9_940_000, "9.9\u00a0MB"],
  [12_345_678, "12\u00a0MB"],
  [4_200_000_000, "4.2\u00a0GB"],
])("%i bytes are shown as %s", (bytes, shown) => {
  expect(sizeOf(bytes, "en")).toBe(shown);
});

test.each([
  [0.2, "0:01"],
  [59.6, "1:00"],
  [201, "3:21"],
  [3723, "1:02:03"],
])("%f seconds are shown as %s", (seconds, shown) => {
  expect(lengthOf(seconds)).toBe(shown);
});
