import { expect, test } from "vitest";
import { faultPage, marked, overviewPage, type Shown, troublePage } from "../../src/build/preview-pages.ts";
import { problem, warning } from "../../src/model/problem.ts";
import { complete } from "../../src/site/edition.ts";
import { overviewOf } from "../../src/site/overview.ts";
import { place } from "../../src/site/place.ts";
import { NOW } from "../site/site.ts";
import { copy, outlet } from "../site/small.ts";

const placed = place(copy, outlet, { now: NOW, isPreview: true, pathPrefix: "/news/" });
const overview = overviewOf(placed, complete(placed), new Map());

/** The preview of the small paper below /news/, with its draft and its embargoed story. */
const shown = (changes: Partial<Shown> = {}): Shown => ({ overview, problems: [], held: [], ...changes });

const page = (main: string, language = "en"): string =>
  `<!doctype html><html lang="${language}"><head><title>T</title></head><body class="x"><a class="skip" href="#main">Skip</a><header>Post</header><main>${main}</main></body></html>`;

const fault = problem(
  { file: "seeds/2026/<b>.md", line: 4, field: "section" },
  '"twon" is not a section',
  "Correct it.",
);
const ESCAPED = "seeds/2026/&lt;b&gt;.md:4: section: &quot;twon&quot; is not a section. Correct it.";

const bandOf = (html: string): string => /<aside class="broadsheet-band".*?<\/aside>/.exec(html)?.[0] ?? "";

test("the band says state and date in the language of the page, before the masthead and after the link that skips it", () => {
  const draft = marked(page("<p>Text</p>"), "/news/2026/03/02/draft/", shown());
  expect(bandOf(draft)).toBe(
    '<aside class="broadsheet-band" aria-label="Preview"><b>Draft, dated <time datetime="2026-03-02T10:00:00Z">2 March 2026 at 10:00</time></b> <a href="/news/-/">Preview</a></aside>',
  );
  expect(draft).toContain(`Skip</a>${bandOf(draft)}<header>`);
  const soon = marked(page("", "de"), "/news/2026/03/02/soon/index.html", shown());
  expect(bandOf(soon)).toContain('Sperrfrist bis <time datetime="2026-07-01">');
  expect(bandOf(soon)).toContain('<a href="/news/-/">Vorschau</a>');
  expect(bandOf(marked(page(""), "/news/2026/03/02/wall/", shown()))).toBe("");
});

test("a link to a story to come is marked wherever it is, and no other link", () => {
  const links =
    '<h3><a class="a" href="/news/2026/03/02/soon/#end">Soon</a></h3><a href="/news/2026/03/02/wall/">Wall</a>';
  const html = marked(page(links), "/news/", shown());
  expect(html).toContain(
    '<a class="a" href="/news/2026/03/02/soon/#end"><b class="broadsheet-mark">Under embargo until <time datetime="2026-07-01">1 July 2026</time></b> Soon</a></h3><a href="/news/2026/03/02/wall/">Wall</a>',
  );
});

test("on a page in another language the mark has its words", () => {
  expect(marked(page('<a href="/news/2026/03/02/soon/">Bald</a>', "de"), "/news/de/", shown())).toContain(
    '<b class="broadsheet-mark">Sperrfrist bis <time datetime="2026-07-01">1 July 2026</time></b> Bald</a>',
  );
});

test("a page keeps every byte of its own, whatever is in it", () => {
  const text = "<p>$& $1 $` a header, a &lt;main&gt; and a dollar: $$</p>";
  const added = marked(page(text), "/news/", shown());
  expect(added.replace(/<style>.*?<\/style>/s, "").replace(/<aside.*?<\/aside>/gs, "")).toBe(page(text));
  expect(marked("<p>No frame", "/news/", shown())).toMatch(
    /^<p>No frame<style>.*<aside class="broadsheet-corner".*<\/aside>$/s,
  );
});

test("the corner of every page links to the overview, and lists the first problems, escaped", () => {
  const corner = (problems: Shown["problems"]) =>
    /<aside class="broadsheet-corner".*<\/aside>/.exec(marked(page(""), "/news/", shown({ problems })))?.[0];
  const note = warning({ file: "seeds/a.md", field: "title" }, "is long", "Cut it.");
  expect(corner([note])).toBe(
    '<aside class="broadsheet-corner" lang="en-GB" dir="ltr" aria-label="Problems"><a href="/news/-/">Preview</a></aside>',
  );
  const many = corner([note, ...Array.from({ length: 7 }, () => fault)]);
  expect(many).toContain(`<details open><summary>Problems: 7</summary>`);
  expect(many?.split(`<li>${ESCAPED}</li>`).length).toBe(4);
});

test("the address of a faulty story shows its problems, where it was or as its file is named", () => {
  const other = problem({ file: "seeds/bell.md", line: 1, field: "title" }, "is missing", "Write it.");
  const wall = problem(
    { file: "seeds/2026-03-02-wall.11tydata.ts", line: 2, field: "date" },
    "is no date",
    "Write one.",
  );
  const held = ["seeds/2026-03-02-wall.md", "seeds/bell.md"];
  const with_ = shown({ problems: [other, wall], held });
  const nowhere = new Map<string, string>();
  const html = faultPage("/news/2026/03/02/wall/", with_, nowhere);
  expect(html).toContain("<li>seeds/2026-03-02-wall.11tydata.ts:2: date: is no date. Write one.</li>");
  expect(html).not.toContain("bell.md");
  expect(html).toContain('<a href="/news/-/">');
  expect(faultPage("/news/2026/03/02/quay/", with_, nowhere)).toBeUndefined();
  const known = new Map([["seeds/2026-03-02-wall.md", "/news/old/m%C3%BCll.html"]]);
  expect(faultPage("/news/old/müll.html", with_, known)).toContain("is no date");
  expect(faultPage("/news/2026/03/02/wall/", with_, known)).toBeUndefined();
});

test("the address of a standing page with open questions shows where they are", () => {
  const asks = warning({ file: "seeds/pages/standards.md", line: 5, field: "body" }, "asks", "Answer.");
  const open = { ...overview, unanswered: ["/news/standards/"] };
  const html = faultPage("/news/standards/", shown({ overview: open, problems: [fault, asks] }), new Map());
  expect(html).toContain("<li>seeds/pages/standards.md:5: warning: body: asks. Answer.</li>");
  expect(html).not.toContain("twon");
});

test("a story that is held back for its picture shows the problem of the picture", () => {
  const damaged = problem({ file: "seeds/media/quay.jpg", field: "file" }, "is damaged", "Save it again.");
  const html = faultPage("/news/x/wall/", shown({ problems: [damaged], held: ["seeds/wall.md"] }), new Map());
  expect(html).toContain("seeds/media/quay.jpg:1: file: is damaged. Save it again.");
});

test("the overview names what it lists, in the language of the outlet, and escapes it", () => {
  const html = overviewPage(shown({ problems: [fault, warning({ file: "a.md", field: "x" }, "is odd", "See.")] }));
  expect([...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
    "Problems (1)",
    "Drafts (1)",
    "Scheduled (1)",
    "What changes next (1)",
    "Warnings (1)",
    "Pictures without a credit (0)",
    "Stories without a standfirst (9)",
    "Expired (0)",
  ]);
  expect(html).toContain(`<li lang="en" dir="ltr" class="message">${ESCAPED}</li>`);
  expect(html).toContain(
    '<a href="/news/2026/03/02/soon/"><bdi>Soon</bdi></a> Under embargo until <time datetime="2026-07-01">',
  );
  expect(html).toContain("<code>");
  expect(html).toContain("<p>None.</p>");
  const many = overviewPage(shown({ problems: Array.from({ length: 207 }, () => fault) }));
  expect([many.split(ESCAPED).length - 1, many.includes("<li>and 7 more</li>")]).toEqual([200, true]);
  const evil = { ...overview, toCome: overview.toCome.map((each) => ({ ...each, headline: "<script>" })) };
  expect(overviewPage(shown({ overview: evil }))).not.toContain("<script>");
});

test("the page of a faulty outlet escapes its lines", () => {
  expect(troublePage(["<b> & you"])).toContain("<li>&lt;b&gt; &amp; you</li>");
});

test("what stands in for a page speaks the language of the outlet, the problems in it English", () => {
  const german = shown({ overview: { ...overview, language: "de" }, problems: [fault], held: ["seeds/wall.md"] });
  const title = (html = "") => /<html lang="(.*?)" dir="ltr">.*<title>(.*?)<\/title>/s.exec(html)?.slice(1);
  const list = `<ul lang="en" dir="ltr"><li>${ESCAPED}</li></ul>`;
  const story = faultPage("/news/x/wall/", german, new Map());
  expect(title(story)).toEqual(["de", "Diese Seite fehlt noch"]);
  expect(story).toContain(
    `<p>Die Seite erscheint, sobald dies behoben ist. Alle anderen Seiten funktionieren weiter.</p>\n${list}`,
  );
  expect(title(troublePage(["x"], german))).toEqual(["de", "Keine Vorschau möglich"]);
  expect(title(troublePage(["x"]))).toEqual(["en", "Not published"]);
});
