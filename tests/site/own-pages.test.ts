import { expect, test } from "vitest";
import { loadOutlet } from "../../src/build/load-outlet.ts";
import type { CheckedStory, StandingPage } from "../../src/model/article.ts";
import { format } from "../../src/model/problem.ts";
import { complete, type Edition } from "../../src/site/edition.ts";
import { type Copy, type OwnPage, place } from "../../src/site/place.ts";
import { SHIPPED } from "./shipped.ts";
import { ROOT } from "./site.ts";
import { drafts } from "./small.ts";

const loaded = await loadOutlet(ROOT, "_data");
if ("problems" in loaded) throw new Error("the shipped _data has problems");
const { outlet } = loaded;

const [first] = drafts;
if (!first) throw new Error("the small paper has no story");

const body = { html: "<p>Text.</p>", words: 1, references: [], pictures: [], fingerprint: "text" };
const story = (keys: Partial<CheckedStory> = {}): CheckedStory => ({
  ...first,
  ...{ file: "seeds/wall.md", path: "wall.md", id: "2026-11-02-wall", slug: "wall", url: "/wall/" },
  ...{ aliases: [], related: [], body },
  ...keys,
});
const page = (name: string): StandingPage => ({
  ...{ file: `seeds/pages/${name}.md`, name, title: name, description: "", isUnanswered: false, body },
});

/** Pages that `_data` links to. */
const linked = ["about", "contact", "standards"];

const own = (path: string, inputPath = "./src/pages/form.njk", indexable = true, hasPermalink = true): OwnPage => ({
  path,
  inputPath,
  indexable,
  hasPermalink,
});

const editionWith = (ownPages: readonly OwnPage[], copy: Partial<Copy> = {}): Edition =>
  complete(place({ stories: [story()], pages: [], ...copy }, outlet, { now: SHIPPED }), ownPages);

const problemsOf = ({ problems }: Edition): string[] =>
  problems.filter(({ severity }) => severity === "problem").map(format);

/** The paths that the sitemaps list. */
const listed = ({ routes }: Edition): string[] =>
  routes.flatMap((route) =>
    route.kind === "sitemap" ? route.view().entries.map(({ url }) => new URL(url).pathname) : [],
  );

test("an own page is a page of the edition: stories and the menu may link to it, and the sitemap lists it", () => {
  const linking = story({ body: { ...body, references: [{ to: "/form/", line: 9 }] } });
  expect(problemsOf(editionWith([], { stories: [linking] }))).toEqual([
    'seeds/wall.md:9: body: the link leads to "/form/", which is no page of this site. Correct the address, or take the link out.',
  ]);
  const menu = { ...outlet, navigation: { header: [], share: [], footer: [{ label: "Form", path: "/form/" }] } };
  const edition = complete(place({ stories: [linking], pages: [] }, menu, { now: SHIPPED }), [own("/form/")]);
  expect(problemsOf(edition)).toEqual([]);
  expect(edition.isOpen("/form/")).toBe(true);
  expect(edition.globals.navigation.footer).toEqual([{ text: "Form", href: "/form/" }]);
  expect(listed(edition)).toContain("/form/");
  expect(edition.routes.map(({ path }) => path)).not.toContain("/form/");
});

test("an address in _data may lead to an own page, and one that is nearly that of an own page is told which is meant", () => {
  const menu = {
    ...outlet,
    navigation: { header: [], share: [], footer: [{ label: "Tip us off", path: "/tip-of/" }] },
  };
  const problemsWith = (path: string) =>
    problemsOf(complete(place({ stories: [story()], pages: linked.map(page) }, menu, { now: SHIPPED }), [own(path)]));
  expect(problemsWith("/tip-of/")).toEqual([]);
  expect(problemsWith("/tip-off/")).toEqual([
    '_data/navigation.ts:1: footer.0.path: "/tip-of/" is no page of this site. Did you mean "/tip-off/"?',
  ]);
});

test("an own page that search engines may not list is in no sitemap", () => {
  const edition = editionWith([
    own("/thanks/", "./src/pages/thanks.md", false),
    own("/data.json", "./src/pages/data.njk"),
  ]);
  expect(listed(edition)).not.toContain("/thanks/");
  expect(listed(edition)).toContain("/data.json");
  expect(edition.isOpen("/thanks/")).toBe(true);
});

test("an own page at the address of a seed is a problem that names both files", () => {
  expect(problemsOf(editionWith([own("/wall/")]))).toEqual([
    'src/pages/form.njk:1: permalink: "/wall/" is the address of another file too (seeds/wall.md: url). Give it another permalink.',
  ]);
  expect(problemsOf(editionWith([own("/Form/")], { pages: ["form", ...linked].map(page) }))).toEqual([
    'src/pages/form.njk:1: permalink: "/Form/" is the address of another file too on many disks (seeds/pages/form.md: file name). Give it another permalink.',
  ]);
  expect(problemsOf(editionWith([own("/old/index.html")], { stories: [story({ aliases: ["/old/"] })] }))).toEqual([
    'src/pages/form.njk:1: permalink: "/old/index.html" is the address of another file too on many disks (seeds/wall.md: aliases.0). Give it another permalink.',
  ]);
});

test("an own page at the address of a story of tomorrow is a problem today", () => {
  const tomorrow = story({ date: { at: SHIPPED + 86_400_000, timed: true } });
  expect(problemsOf(editionWith([own("/wall/")], { stories: [tomorrow] }))).toHaveLength(1);
});

test("two own pages with one address are a problem that names both", () => {
  expect(problemsOf(editionWith([own("/form/"), own("/form/", "./src/pages/form.md")]))).toEqual([
    'src/pages/form.md:1: permalink: "/form/" is the address of another file too (src/pages/form.njk: permalink). Give it another permalink.',
  ]);
});

test("an own page that has its address by its name is told so, and a seed that asks for that address in a key is told instead", () => {
  const form = own("/form/", "./src/pages/form.njk", true, false);
  expect(problemsOf(editionWith([form], { pages: ["form", ...linked].map(page) }))).toEqual([
    'src/pages/form.njk:1: file name: "/form/" is the address of another file too (seeds/pages/form.md: file name). Rename the file, or give it a permalink.',
  ]);
  expect(problemsOf(editionWith([form], { stories: [story({ aliases: ["/old/", "/form/"] })] }))).toEqual([
    'seeds/wall.md:1: aliases.1: "/form/" is the address of another file too (src/pages/form.njk: file name). Take it out of the aliases, or give the other another address.',
  ]);
  expect(problemsOf(editionWith([form], { stories: [story({ url: "/form/" })] }))).toEqual([
    'seeds/wall.md:1: url: "/form/" is the address of another file too (src/pages/form.njk: file name). Give it another url.',
  ]);
});

const printedWith = (layout: string) =>
  `is an address of Broadsheet's own, printed with _includes/layouts/${layout}.njk`;
const KEPT = "is kept for pictures, icons, sitemaps, the preview and the search";

test.each([
  ["/", printedWith("front")],
  ["/harbour/", "is the address of a section (_data/sections.ts: harbour)"],
  ["/tags/", printedWith("directory")],
  ["/404.html", printedWith("notFound")],
  ["/sitemap.xml", printedWith("sitemapIndex")],
  ["/sitemap-2031-01.xml", KEPT],
  ["/media/a.svg", KEPT],
  ["/favicon.ico", KEPT],
])("an own page cannot have %s, which is Broadsheet's", (path, what) => {
  expect(problemsOf(editionWith([own(path)]))).toEqual([
    `src/pages/form.njk:1: permalink: "${path}" ${what}. Give it another permalink.`,
  ]);
});

test("an own page cannot be a folder of another page", () => {
  expect(problemsOf(editionWith([own("/wall.html")], { stories: [story({ url: "/wall.html/north/" })] }))).toEqual([
    'seeds/wall.md:1: url: "/wall.html/north/" is below "/wall.html", which is a page and cannot be a folder too (src/pages/form.njk: permalink). Give it another url.',
  ]);
});

test("a withdrawn address has no page of its own where an own page or a file of Broadsheet's is, which is said once", () => {
  const withdrawn = ["/form/", "/sitemap.xml", "/gone/", "/gone/"].map((path, index) => {
    return { path, file: "seeds/withdrawn.yaml", line: index + 1 };
  });
  const { routes, problems } = editionWith([own("/form/")], { withdrawn });
  expect(routes.filter(({ kind }) => kind === "withdrawn").map(({ path }) => path)).toEqual(["/gone/"]);
  expect(problems.filter(({ file }) => file === "seeds/withdrawn.yaml").map(format)).toEqual([
    'seeds/withdrawn.yaml:1: warning: file: "/form/" is the address of a page. Take the line out.',
    'seeds/withdrawn.yaml:2: warning: file: "/sitemap.xml" is the address of a page. Take the line out.',
  ]);
  expect(new Set(routes.map(({ path }) => path)).size).toBe(routes.length);
});

test("stories have their places before any page is known, and the same places serve again", () => {
  const placed = place({ stories: [story()], pages: [] }, outlet, { now: SHIPPED });
  expect(placed.articles.map(({ path }) => path)).toEqual(["/wall/"]);
  const [without, having] = [complete(placed), complete(placed, [own("/form/")])];
  expect(without.isOpen("/form/")).toBe(false);
  expect(having.routes.map(({ path }) => path)).toEqual(without.routes.map(({ path }) => path));
});

test("an own page whose permalink was made of a value that is not there is a problem, once a file", () => {
  expect(problemsOf(editionWith([own("/undefined/"), own("/undefined/2/"), own("/undefinedness/")]))).toEqual([
    'src/pages/form.njk:1: permalink: "/undefined/" is made of a value that is not there: "undefined". Correct the name between {{ and }}.',
  ]);
});
