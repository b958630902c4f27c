import fc from "fast-check";
import { expect, test } from "vitest";
import type { CheckedStory } from "../../src/model/article.ts";
import { format } from "../../src/model/problem.ts";
import type { Edition } from "../../src/site/edition.ts";
import type { Version } from "../../src/site/translations.ts";
import { change, changed } from "./changes.ts";
import { linkOf, metaOf, nodesOf, pagesOf, tagsOf } from "./head.ts";
import { htmlFaults } from "./html-faults.ts";
import { everyPolicy, NOW, type Site, siteOf, story } from "./site.ts";
import { copy, drafts, editionOf, outlet } from "./small.ts";

const stories = (language: string, count: number, keys: object = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `seeds/${language}-${index}.md`,
      story({ title: `${language} ${index}`, date: `2026-04-0${index + 1}`, language, ...keys }),
    ]),
  );

const withSite = (settings: string) => ({
  "_data/site.ts": (before: string) => before.replace("place:", `${settings}, place:`),
});

test("a language with more than five stories has a front, a list and feeds in its own words, and all pages lead there", async () => {
  const site = await siteOf({
    ...everyPolicy,
    ...stories("de", 7),
    ...stories("ar", 6),
    ...stories("fr", 5),
    "_data/front.ts": 'export default { pinned: ["de-0"] };',
    "seeds/wall.md": story({ title: "Wall", date: "2026-03-01" }),
  });
  expect(site.said).toEqual([]);
  const kinds = ["index.html", "latest/index.html", "rss.xml", "atom.xml", "feed.json"];
  for (const folder of ["de", "ar"]) for (const file of kinds) expect(site.files, file).toContain(`${folder}/${file}`);
  expect(site.files.filter((file) => file.startsWith("fr/"))).toEqual([]);

  const german = site.read("de/index.html");
  expect(german).toContain('<html lang="de" dir="ltr">');
  expect(german).toContain("<title>Deutsch &ndash; The Test Post</title>");
  expect(german).toContain('<h1 lang="en-GB" dir="ltr">');
  expect(german).toContain('<a href="/de/latest/">Neueste Artikel</a>');
  expect(german).toContain("Weitere Artikel");
  expect([...german.matchAll(/<h3><a href="[^"]*">([^<]*)/g)].map(([, title]) => title).sort()).toEqual(
    Array.from({ length: 7 }, (_, index) => `de ${index}`),
  );
  const arabic = site.read("ar/latest/index.html");
  expect(arabic).toContain('<html lang="ar" dir="rtl">');
  expect(arabic).toContain("<h1>آخر الأخبار</h1>");

  const feed = site.read("de/rss.xml");
  expect(feed).toContain("<title>Deutsch | The Test Post</title>\n<link>https://post.example/de/</link>");
  expect(feed).toContain("<language>de</language>");
  expect(feed).not.toContain("<dc:language>");
  expect(feed.match(/<item>/g)).toHaveLength(7);
  expect(JSON.parse(site.read("ar/feed.json"))).toMatchObject({ language: "ar", title: "العربية | The Test Post" });

  // A story announces the feeds of its language first, and one in the paper's announces none of them.
  const page = site.read("2026/04/01/de-0/index.html");
  const feedsOf = (html: string) => tagsOf(html, "link").flatMap(({ type, href = "" }) => (type ? href : []));
  expect(feedsOf(page).filter((href) => /\.(?:xml|json)$/.test(href))[0]).toBe("/de/rss.xml");
  expect(feedsOf(site.read("2026/03/01/wall/index.html")).join()).not.toMatch(/\/(?:de|ar)\//);

  // The masthead names the fronts of the other languages; the name of the paper and the first crumb lead to the front in that of the page.
  const frontsOf = (html: string) =>
    [
      ...(/<nav class="fronts".*?<\/nav>/s.exec(html)?.[0] ?? "").matchAll(/href="([^"]*)" lang="([^"]*)">([^<]*)/g),
    ].map(([, ...found]) => found.join(" "));
  expect(frontsOf(site.read("2026/03/01/wall/index.html"))).toEqual(["/ar/ ar العربية", "/de/ de Deutsch"]);
  expect(frontsOf(page)).toEqual(["/ en-GB English", "/ar/ ar العربية"]);
  expect(page).toContain('<p class="name" lang="en-GB" dir="ltr"><a href="/de/">The Test Post</a>');
  expect(page).toContain('<li><a href="/de/">Startseite</a></li>');
  expect(site.read("2026/04/01/fr-0/index.html")).toContain('<li><a href="/">Accueil</a></li>');
  // What stands below a story is in its language.
  const below = page.slice(page.indexOf("</article>"));
  expect(below).toContain("/2026/04/02/de-1/");
  expect(below).not.toMatch(/\/(?:ar|fr)-\d\//);

  // On the paper's front stand its own language, those that have no front, and what an editor has pinned.
  const front = site.read("index.html");
  const shown = [...front.matchAll(/<h3[^>]*><a href="[^"]*">([^<]*)/g)].map(([, title]) => title);
  expect(shown[0]).toBe("de 0");
  expect(shown.slice(1).sort()).toEqual(["Wall", "fr 0", "fr 1", "fr 2", "fr 3", "fr 4"]);
  expect(site.read("latest/index.html")).toContain("de 6");
  expect(site.read("rss.xml")).toContain("de 6");

  for (const path of ["/de/", "/de/latest/", "/ar/"])
    expect(site.read("sitemap-pages.xml")).toContain(`<loc>https://post.example${path}</loc>`);
  expect(site.read("subscribe/index.html")).toContain("<h2>Languages</h2>");
  expect(site.read("subscribe/index.html")).toContain('<a href="/ar/" lang="ar" dir="rtl">العربية</a>');
  expect(site.read("feeds.opml")).toContain('language="de" xmlUrl="https://post.example/de/rss.xml"');
  expect(site.read("llms.txt")).toContain("https://post.example/de/rss.xml");
  expectSymmetry(site);
  const written = ["index.html", "de/index.html", "ar/index.html", "ar/latest/index.html", "subscribe/index.html"];
  expect(await htmlFaults(written, site.read)).toEqual([]);
});

test("the lists of a language have numbered pages, titled in its words", async () => {
  const site = await siteOf({
    ...Object.fromEntries(
      Array.from({ length: 45 }, (_, index) => [
        `seeds/s${index}.md`,
        story({ title: `S${index}`, language: "de-AT" }),
      ]),
    ),
    "_data/feeds.ts": 'export default { archives: ["language"] };',
  });
  const page = site.read("de/latest/page/1/index.html");
  expect(page).toContain('<h1>Neueste Artikel <span class="meta">ältere Artikel, Teil 1</span></h1>');
  expect(page).toContain('<html lang="de" dir="ltr">');
  expect(page).toContain('<li><a href="/de/">Startseite</a></li>');
  expect(site.files).toContain("de/latest/page/1/atom.xml");
});

test("a paper without a language of more than five stories is, byte for byte, the one that wants no fronts", async () => {
  const files = { ...stories("de", 5), ...stories("en-US", 7), "seeds/wall.md": story() };
  const [silent, off] = [await siteOf(files), await siteOf({ ...files, ...withSite("languageFronts: false") })];
  expect(off.files).toEqual(silent.files);
  for (const file of silent.files) expect(off.read(file), file).toBe(silent.read(file));
  expect(silent.read("index.html")).toContain("de 4");
  expect(silent.read("index.html")).not.toMatch(/hreflang|fronts/);
  const two = await siteOf({ ...files, ...withSite("languageFronts: 4") });
  expect(two.files).toContain("de/index.html");
  const none = await siteOf({ ...files, ...stories("de", 7), ...withSite("languageFronts: false") });
  expect(none.files.filter((file) => file.startsWith("de/"))).toEqual([]);
});

test("the outlet chooses the address of a language's front, and a former one leads there", async () => {
  const before = await siteOf({ ...stories("ar", 6) });
  const languages = 'addresses: { languages: { ar: "/arabic/" }, former: { languages: { ar: ["/ar/"] } } }';
  const site = await siteOf({ ...stories("ar", 6), ...withSite(languages) });
  expect(site.said).toEqual([]);
  expect(site.files).toContain("arabic/latest/index.html");
  expect(site.read("ar/index.html")).toContain("url=/arabic/");
  expect(site.read("ar/latest/index.html")).toContain("url=/arabic/latest/");
  expect(site.read("ar/rss.xml")).toContain('href="https://post.example/arabic/rss.xml"');
  expect(site.read("_redirects")).toContain("/ar/rss.xml /arabic/rss.xml 301");
  const idOf = (xml: string) => /<id>[^<]*/.exec(xml)?.[0];
  expect(idOf(site.read("arabic/atom.xml"))).toBe(idOf(before.read("ar/atom.xml")));
});

test("what lies at the address of a language's front is a problem that names the mend, also while its stories are not public", async () => {
  const free = 'write addresses: { languages: { "de": "/…/" } } in _data/site.ts.';
  const pages = {
    "seeds/pages/de.md": "---\ntitle: Deutsch\n---\nWir.\n",
    "seeds/list.md": story({ url: "/de/latest/" }),
    "_data/sections.ts": (before: string) => before.replace("sport:", "de:"),
    "_data/front.ts": "export default {};",
  };
  for (const keys of [{}, { embargo: "2026-07-01" }, { draft: true }]) {
    const site = await siteOf({ ...pages, ...stories("de", 6, keys) });
    expect(site.said).toEqual([
      `_data/sections.ts:4: de: "/de/" is the address of the stories in "de" too. Write another one, or ${free}`,
      `seeds/list.md:4: url: "/de/latest/" is the address of the stories in "de". Give it another url, or ${free}`,
      `seeds/pages/de.md:1: file name: "/de/" is the address of the stories in "de". Rename the file, or ${free}`,
    ]);
  }
  const none = await siteOf({ ...pages, "seeds/pages/de.md": "---\ntitle: D\n---\nWir.\n", ...stories("de", 5) });
  expect(none.said.join()).not.toContain("stories in");
});

test("addresses of languages that cannot be are problems", async () => {
  const site = await siteOf({
    "seeds/a.md": story(),
    ...withSite('addresses: { languages: { "de-AT": "/oesterreich/" } }'),
  });
  expect(site.said).toEqual([
    '_data/site.ts:3: addresses.languages.de-AT: "de-AT" cannot be a key. Write the language without its region, such as "pt".',
  ]);
  const own = await siteOf({ "seeds/a.md": story(), ...withSite('addresses: { languages: { en: "/english/" } }') });
  expect(own.said).toEqual([
    '_data/site.ts:3: addresses.languages.en: "en" is the language of the paper, whose front is "/". Take it out.',
  ]);
});

test("a language without words has a front in those of the paper, and the build says what to write", async () => {
  const site = await siteOf({ ...stories("nl", 6), "seeds/a.md": story() });
  expect(site.said).toEqual([
    '_data/site.ts:3: warning: language: /nl/, the front of 6 stories in "nl", has the words of "en-GB" around them, because there are none in "nl". Write them into _data/phrases.ts, as src/model/phrases.ts has them: export default { nl: { … } }.',
  ]);
  const front = site.read("nl/index.html");
  expect(front).toContain('<html lang="en-GB" dir="ltr">');
  expect(front).toContain("<title>Nederlands &mdash; The Test Post</title>");
  expect(front).toContain('<h3 lang="nl" dir="ltr">');
  expect(metaOf(front, "og:locale:alternate")).toEqual(["en_GB"]);
  expect(site.read("2026/04/01/nl-0/index.html")).toContain('<li><a href="/nl/">Front page</a></li>');
  expectSymmetry(site);
  const worded = await site.again({ "_data/phrases.ts": 'export default { nl: { latest: "Laatste" } };' });
  expect(worded.said).toEqual([expect.stringMatching(/^_data\/phrases.ts:1: warning: nl: has no words for/)]);
  expect(worded.read("nl/index.html")).toContain('<html lang="nl" dir="ltr">');
});

/** Expects that every page names itself among its versions, that each of these names it, and that all agree which is the first. */
function expectSymmetry(site: Site): void {
  const versions = new Map(
    pagesOf(site).flatMap(({ html }): [string, string[]][] => {
      const named = tagsOf(html, "link").flatMap(({ hreflang, href }) => (hreflang ? `${hreflang} ${href}` : []));
      return named.length === 0 ? [] : [[linkOf(html, "canonical")[0] ?? "", named]];
    }),
  );
  expect(versions.size).toBeGreaterThan(1);
  for (const [page, named] of versions) {
    expect(
      named.filter((each) => each.startsWith("x-default ")),
      page,
    ).toHaveLength(1);
    const addresses = named.map((each) => each.replace(/^\S+ /, ""));
    expect(addresses, page).toContain(page);
    for (const address of addresses) expect(versions.get(address), `${page} names ${address}`).toEqual(named);
  }
}

test("a standing page names the page that it translates, and leads to it as stories do", async () => {
  const site = await siteOf({
    "seeds/pages/about.md": "---\ntitle: About\n---\nWe are.\n",
    "seeds/pages/ueber-uns.md": "---\ntitle: Über uns\nlanguage: de\ntranslationOf: about\n---\nWir sind.\n",
    "seeds/pages/من-نحن.md": "---\ntitle: من نحن\nlanguage: ar\ntranslationOf: pages/ueber-uns.md\n---\nنحن.\n",
  });
  expect(site.said).toEqual([]);
  const german = site.read("ueber-uns/index.html");
  expect(german).toContain('Auch auf <a href="/about/" hreflang="en-GB" lang="en-GB">English</a> <a href="/');
  expect(metaOf(german, "og:locale:alternate")).toEqual(["en_GB", "ar"]);
  expect(nodesOf(german, "WebPage")[0] ?? nodesOf(german, "AboutPage")[0]).toMatchObject({
    translationOfWork: { url: "https://post.example/about/", inLanguage: "en-GB" },
  });
  expect(nodesOf(site.read("about/index.html"), "AboutPage")[0]).toMatchObject({
    workTranslation: [{ inLanguage: "de" }, { inLanguage: "ar" }],
  });
  expectSymmetry(site);
  const asked = await site.again({ "seeds/pages/about.md": "---\ntitle: About\n---\n??? Who are you?\n" });
  expect(asked.read("ueber-uns/index.html")).not.toContain("/about/");
  expectSymmetry(asked);
  const lost = await site.again({
    "seeds/pages/about.md": "---\ntitle: About\n---\nWe are.\n",
    "seeds/pages/ueber-uns.md": "---\ntitle: Über uns\nlanguage: de\ntranslationOf: abuot\n---\nWir sind.\n",
  });
  expect(lost.said).toContain(
    'seeds/pages/ueber-uns.md:4: translationOf: "abuot" is none of the pages in pages/. Did you mean "about"?',
  );
});

test("a translation that does not say its language is told of", async () => {
  const { said } = await siteOf({
    "seeds/wall.md": story({ title: "Wall" }),
    "seeds/mauer.md": story({ title: "Mauer", date: "2026-03-03", translationOf: "wall" }),
  });
  expect(said).toEqual([
    'seeds/mauer.md:4: warning: translationOf: is in the same language as this story, "en-GB". Say which language this one is in: "language: de".',
  ]);
});

// Hiding one version hides it everywhere.

test("a version that is a draft, under embargo, dated ahead or expired is in no switcher, no metadata, no list, no feed and no sitemap", async () => {
  const states = [{ draft: true }, { embargo: "2026-07-01" }, { date: "2026-07-01" }, { expires: "2026-05-01" }];
  const versions = (hide: boolean) =>
    Object.fromEntries(
      states.map((state, index) => {
        const title = `Zauberfeder ${index}`;
        const keys = { title, language: "de", translationOf: `wall-${index}`, date: "2026-04-20", tags: [title] };
        return [`seeds/zauberfeder-${index}.md`, story({ ...keys, ...(hide ? state : {}) })];
      }),
    );
  const others = states.flatMap((_, index) => [
    [`seeds/wall-${index}.md`, story({ title: `Wall ${index}` })],
    [`seeds/jidar-${index}.md`, story({ title: `جدار ${index}`, language: "ar", translationOf: `wall-${index}` })],
  ]);
  const site = await siteOf({ ...everyPolicy, ...stories("de", 6), ...Object.fromEntries(others), ...versions(false) });
  const filesWith = ({ files, read }: Site) =>
    files.filter((file) => (file + read(file)).toLowerCase().includes("zauberfeder"));
  expect(filesWith(site)).toEqual(
    expect.arrayContaining([
      ...["de/index.html", "de/latest/index.html", "de/rss.xml", "de/feed.json", "sitemap-2026-04.xml"],
      ...["2026/03/02/wall-3/index.html", "2026/03/02/jidar-3/index.html"],
    ]),
  );
  expectSymmetry(site);
  const hidden = await site.again(versions(true));
  expect(hidden.result.published).toBe(true);
  expect(filesWith(hidden)).toEqual([]);
  expectSymmetry(hidden);
  for (const index of states.keys())
    expect(hidden.read(`2026/03/02/wall-${index}/index.html`)).toContain('hreflang="ar"');
});

test("a version that was withdrawn has the page that says so, and nothing else names it", async () => {
  const site = await siteOf({
    ...stories("de", 6),
    "seeds/wall.md": story({ title: "Wall" }),
    "seeds/zauberfeder.md": story({ title: "Zauberfeder", language: "de", translationOf: "wall" }),
  });
  const gone = await site.again({
    "seeds/zauberfeder.md": null,
    "seeds/withdrawn.yaml": "- /2026/03/02/zauberfeder/\n",
  });
  const naming = gone.files.filter(
    (file) => /\.(?:html|xml|json)$/.test(file) && gone.read(file).includes("zauberfeder"),
  );
  expect(naming.filter((file) => file !== "2026/03/02/zauberfeder/index.html")).toEqual([]);
  expect(gone.read("2026/03/02/wall/index.html")).not.toContain("hreflang");
});

test("when its only story too many is hidden, the front of a language goes, and all links to it", async () => {
  const site = await siteOf({ ...stories("de", 6), "seeds/a.md": story() });
  expect(site.files).toContain("de/index.html");
  const fewer = await site.again({ "seeds/de-0.md": story({ title: "de 0", language: "de", draft: true }) });
  expect(fewer.files.filter((file) => file.startsWith("de/"))).toEqual([]);
  for (const { file, html } of pagesOf(fewer)) expect(html, file).not.toContain('"/de/');
});

const versionsOn = ({ routes, context }: Edition): ReadonlyMap<string, readonly Version[]> =>
  new Map(
    routes.flatMap((route): [string, readonly Version[]][] => {
      const { kind } = route;
      if (kind !== "article" && kind !== "front" && kind !== "standing") return [];
      const { translations = [] } = route.view() as { readonly translations?: readonly Version[] };
      return translations.length === 0 ? [] : [[context.base.url(route.path), translations]];
    }),
  );

test("whatever stories and pages translate, each version names all the others and itself, and none that is hidden", () => {
  const translation = fc.record({
    translationOf: fc.constantFrom(...drafts.map(({ id }) => id)),
    language: fc.constantFrom("de", "ar", "nl", "de-AT", "en-GB", "zh-TW"),
  });
  const hiding = fc.constantFrom({ draft: true }, { expires: NOW - 1 }, { canonical: "https://else.example/a/" }, {});
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ which: fc.nat(drafts.length - 1), keys: fc.oneof(translation, translation, hiding, change) }),
        {
          maxLength: 14,
        },
      ),
      fc.constantFrom<false | number>(false, 0, 1, 3),
      (changes, languageFronts) => {
        const stories = [...drafts];
        for (const { which, keys } of changes) {
          const draft = stories[which];
          if (draft) stories[which] = changed(draft, keys as Partial<CheckedStory>);
        }
        const site = { ...outlet.site, languageFronts };
        const edition = editionOf({ ...copy, stories }, { ...outlet, site }, { now: NOW });
        const versions = versionsOn(edition);
        const open = new Set(edition.routes.map(({ path }) => edition.context.base.url(path)));
        for (const [page, all] of versions) {
          const addresses = all.map(({ url }) => url);
          expect(addresses).toContain(page);
          expect(new Set(all.map(({ language }) => language)).size).toBe(all.length);
          for (const url of addresses) {
            expect(open.has(url), url).toBe(true);
            expect(versions.get(url), `${page} names ${url}`).toEqual(all);
          }
        }
        const lost = edition.problems.filter(({ severity }) => severity === "problem").map(format);
        expect(lost.filter((each) => each.includes("the stories in"))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
