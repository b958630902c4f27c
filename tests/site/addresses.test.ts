import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allAddressesIn } from "../../src/cli/init/addresses.ts";
import { addressesSchema, formerAddresses, lastingAddress, presentAddress } from "../../src/model/addresses.ts";
import { format } from "../../src/model/problem.ts";
import { addressNotices } from "../../src/output/former-addresses.ts";
import { addressProblems, isReservedId } from "../../src/site/reserved.ts";
import { outlet, siteOf, story } from "./site.ts";

const moved = addressesSchema.parse({ authors: "/autoren/", former: { authors: ["/authors/", "/people/"] } });

test("an address and all below it have former addresses, and lead from them to the present one", () => {
  expect(formerAddresses("/autoren/ada/page/2/", moved)).toEqual(["/authors/ada/page/2/", "/people/ada/page/2/"]);
  expect(formerAddresses("/latest/", moved)).toEqual([]);
  expect(presentAddress("/people/ada/rss.xml", moved)).toBe("/autoren/ada/rss.xml");
  expect(presentAddress("/autoren/ada/rss.xml", moved)).toBeUndefined();
  expect(lastingAddress("/autoren/ada/", moved), "of which ids of feeds are made").toBe("/authors/ada/");
  expect(lastingAddress("/world/", moved)).toBe("/world/");
});

test("chosen addresses are reserved, those that the outlet did not choose are free", () => {
  expect(["autoren", "people", "authors", "tags"].filter((id) => isReservedId(id, moved))).toEqual([
    "autoren",
    "people",
    "authors",
    "tags",
  ]);
  expect(isReservedId("authors", addressesSchema.parse({ authors: "/autoren/" }))).toBe(false);
});

test("addresses that cannot be or that meet are problems, each with what to do", () => {
  const faults = (addresses: object) =>
    [...addressProblems(addressesSchema.parse(addresses), "_data/site.ts")].map(format);
  expect(faults({})).toEqual([]);
  expect(
    faults({
      latest: "/2026/",
      tags: "/media/",
      authors: "/tags/con/",
      series: "/archive/series/",
      former: { subscribe: ["/corrections/"] },
    }),
  ).toEqual([
    '_data/site.ts:1: addresses.latest: "/2026/" is kept for other pages and files of Broadsheet. Write another one.',
    '_data/site.ts:1: addresses.tags: "/media/" is kept for other pages and files of Broadsheet. Write another one.',
    '_data/site.ts:1: addresses.authors: "/tags/con/" cannot be an address: it has the part "con", a device name on Windows. Write another one.',
    '_data/site.ts:1: addresses.archive: "/archive/series/" lies below "/archive/", where pages of that kind are. Write another one.',
    '_data/site.ts:1: addresses.former.subscribe.0: "/corrections/" is the address of "corrections" too. Write another one, or take it out.',
  ]);
});

test("the search page is one folder deep", () => {
  const { error } = addressesSchema.safeParse({ search: "/hilfe/suche/" });
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'is not an address of the search page: write one folder, like "/search/"',
  ]);
});

test("a new paper's own pages have addresses in its language, which no two share", () => {
  for (const language of ["en", "de", "de-AT", "fr", "es", "ar", "pt"])
    expect([...addressProblems(allAddressesIn(language), "_data/site.ts")], language).toEqual([]);
  expect(allAddressesIn("de-AT").authors).toBe("/autoren/");
  expect(allAddressesIn("ar")).toEqual(addressesSchema.parse(undefined));
});

const site = (addresses: string) => ({
  "_data/site.ts": (before: string) => before.replace("place:", `addresses: ${addresses}, place:`),
});
const copy = {
  "seeds/a.md": story({ title: "A", tags: ["Sea"], authors: ["ada-reed"], series: "Tides" }),
  "seeds/b.md": story({ title: "B", corrections: [{ date: "2026-03-03", text: "It was Tuesday." }] }),
  "_data/navigation.ts": 'export default { header: ["world"], footer: [{ label: "Themen", path: "/themen/" }] };',
};
const german =
  'latest: "/neueste/", tags: "/themen/", authors: "/autoren/", archive: "/archiv/", series: "/serien/", sections: "/ressorts/", subscribe: "/abonnieren/", corrections: "/korrekturen/", feeds: "/auswahl/", search: "/suche/"';

test("the paper's own pages are where the outlet says, all links lead there, and nothing is at the default addresses", async () => {
  const built = await siteOf({
    ...copy,
    ...site(`{ ${german} }`),
    "_data/feeds.ts": 'export default { partners: { friends: { title: "Friends" } } };',
    "seeds/pages/korrekturen.md": "---\ntitle: Korrekturen\ndescription: Unsere Fehler.\n---\nWir irren.\n",
  });
  expect(built.said).toEqual([]);
  const places = [
    ...["neueste", "themen", "themen/sea", "autoren", "autoren/ada-reed", "archiv", "serien/tides", "ressorts"],
    ...["abonnieren", "korrekturen", "suche"],
  ];
  for (const place of places) expect(built.files, place).toContain(`${place}/index.html`);
  expect(built.files).toContain("auswahl/friends/rss.xml");
  expect(built.read("korrekturen/index.html")).toContain("Wir irren.");
  // The files of the search stay where they are.
  const english = /^(?:latest|tags|authors|archive|series|sections|subscribe|corrections|feeds|search(?!\/index\b))\//;
  expect(built.files.filter((file) => english.test(file))).toEqual([]);
  const naming =
    /(?<!data-index=)"(?:https:\/\/post\.example)?\/(?:latest|tags|authors|archive|series|sections|subscribe|corrections|feeds|search)\//;
  expect(built.files.filter((file) => naming.test(built.read(file)))).toEqual([]);
});

test("a former address leads to the present one, and so do the pages and feeds below it", async () => {
  const before = await siteOf(copy);
  const feed = before.files.includes("tags/sea/rss.xml") ? before.read("tags/sea/rss.xml") : "";
  const idOf = (xml: string) => /<guid[^>]*>[^<]*/.exec(xml)?.[0];
  const built = await siteOf({
    ...copy,
    ...site(
      `{ ${german}, former: { tags: ["/tags/"], authors: ["/authors/"], latest: ["/latest/"], corrections: ["/corrections/"], search: ["/search/"] } }`,
    ),
  });
  expect(built.said).toEqual([]);
  expect(built.read("tags/sea/index.html")).toContain('<meta http-equiv="refresh" content="0; url=/themen/sea/">');
  expect(built.read("authors/index.html")).toContain('href="https://post.example/autoren/"');
  expect(built.read("corrections/index.html")).toContain("url=/korrekturen/");
  expect(built.read("search/index.html")).toContain("url=/suche/");
  expect(built.read("index.html")).toContain('action="/suche/"');
  expect(built.read("suche/index.html")).toContain('data-index="/search/"');
  expect(built.files).not.toContain("archive/index.html");
  // Hosts that cannot redirect hand out the feed itself; those that can are told to.
  expect(built.read("tags/sea/rss.xml")).toContain('href="https://post.example/themen/sea/rss.xml"');
  expect(idOf(built.read("tags/sea/rss.xml"))).toBe(idOf(feed));
  expect(built.read("_redirects")).toContain("/tags/sea/rss.xml /themen/sea/rss.xml 301");
  expect(built.read("_redirects")).toContain("/authors/ /autoren/ 301");
  expect(built.read("sitemap-2026-03.xml") + built.read("sitemap.xml")).not.toContain("/tags/");
  const ruled = await siteOf({
    ...copy,
    ...site(`{ ${german}, former: { tags: ["/tags/"] } }`),
    "_data/hosting.ts": 'export default { hosts: ["gitlab"] };',
  });
  expect(ruled.files.filter((file) => file.startsWith("tags/"))).toEqual([]);
});

test("pages that move without a word about it are told of once, with what to write", async () => {
  const before = await siteOf(copy);
  const data = before.again({ "_data/navigation.ts": 'export default { header: ["world"], footer: [] };' });
  const text = readFileSync(join((await data).folder, "_data/site.ts"), "utf8");
  const chosen = (addresses: string) => ({
    "_data/site.ts": text.replace("place:", `addresses: ${addresses}, place:`),
  });
  const moved = await before.again(chosen('{ tags: "/themen/" }'));
  expect(moved.result.notices.map((each) => each.replaceAll(`${before.folder}/`, ""))).toEqual([
    'What was at /tags/ is at /themen/ now. Readers and subscribers who know the former address find nothing there: write former: { tags: ["/tags/"] } below "addresses" in _data/site.ts.',
  ]);
  const declared = await before.again(chosen('{ tags: "/themen/", former: { tags: ["/tags/"] } }'));
  expect(declared.result.notices).toEqual([]);
  expect(declared.files).toContain("tags/sea/index.html");
});

test("the search page that moved is told of, and not the files of the index that changed", () => {
  const chosen = { addresses: addressesSchema.parse({ search: "/suche/" }), language: "de", slugs: undefined };
  expect(addressNotices(["search/index/t1-abcde.txt", "search/index.json"], chosen, "_data")).toEqual([]);
  expect(addressNotices(["search/index.html"], chosen, "_data")).toEqual([
    'What was at /search/ is at /suche/ now. Readers and subscribers who know the former address find nothing there: write former: { search: ["/search/"] } below "addresses" in _data/site.ts.',
  ]);
});

test("a story keeps the address that a page had before, and no section may be called so", async () => {
  const built = await siteOf({
    ...copy,
    ...site(`{ ${german}, former: { tags: ["/world/"] } }`),
  });
  expect(built.said).toEqual([
    '_data/sections.ts:2: world: "world" is an address that Broadsheet uses itself. Give the section another id; its title may stay.',
  ]);
  const mine = await siteOf({
    ...copy,
    ...site(`{ ${german}, former: { authors: ["/authors/"] } }`),
    "seeds/c.md": story({ title: "C", url: "/authors/ada-reed/" }),
  });
  expect(mine.said).toEqual([]);
  expect(mine.read("authors/ada-reed/index.html")).toContain("<h1>C</h1>");
});

const spelling = (slugs: string, more = "") => ({
  "_data/site.ts": (outlet["_data/site.ts"] ?? "").replace(
    'language: "en-GB"',
    `language: "de", slugs: "${slugs}"${more}`,
  ),
});

test("labels that have one address are one tag, in a partner's choice too", async () => {
  const site = await siteOf({
    "seeds/a.md": story({ title: "A", tags: ["Käse"] }),
    "seeds/b.md": story({ title: "B", tags: ["Kaese", "Käse"] }),
    "_data/navigation.ts": 'export default { header: ["world"], footer: [] };',
    "_data/feeds.ts":
      'export default { partners: { dairy: { title: "D", description: "D", formats: ["json"], only: { tags: ["Kaese"] } } } };',
    ...spelling("ascii"),
  });
  expect(site.said).toEqual([
    'seeds/b.md:4: warning: tags: "Kaese" and "Käse" are one tag, since both have the address "kaese". Write it one way, or add a synonym to _data/topics.ts.',
  ]);
  expect(site.read("tags/kaese/index.html").match(/href="\/2026\/03\/02\/[ab]\/"/g)).toHaveLength(2);
  expect(JSON.parse(site.read("feeds/dairy/feed.json")).items).toHaveLength(2);
  const apart = await site.again(spelling("letters"));
  expect(apart.said).toEqual([]);
  expect(JSON.parse(apart.read("feeds/dairy/feed.json")).items).toHaveLength(1);
});

test("tags, series and authors have addresses as `slugs` says, and former ones lead there if the outlet had them", async () => {
  const stories = {
    "seeds/a.md": story({ title: "A", tags: ["Käse", "Sea"], authors: ["Jörg Weiß"], series: "Größe" }),
    "seeds/b.md": story({ title: "B", tags: ["Käse"] }),
    "_data/navigation.ts": 'export default { header: ["world"], footer: [] };',
  };
  const before = await siteOf({ ...stories, ...spelling("letters") });
  expect(before.files).toContain("tags/käse/index.html");
  const idOf = (xml: string) => /<guid[^>]*>[^<]*/.exec(xml)?.[0];
  const feed = idOf(before.read("tags/käse/rss.xml"));

  const now = await before.again(spelling("ascii"));
  const ascii = [
    "tags/kaese/index.html",
    "tags/kaese/rss.xml",
    "authors/joerg-weiss/index.html",
    "series/groesse/index.html",
  ];
  expect(now.files).toEqual(expect.arrayContaining([...ascii, "tags/sea/index.html"]));
  expect(now.files.filter((file) => /[äöüß]/.test(file))).toEqual([]);
  expect(now.read("2026/03/02/a/index.html")).toContain('href="/tags/kaese/"');
  expect(now.result.notices.map((each) => each.replaceAll(`${now.folder}/`, ""))).toEqual([
    'What was at /tags/käse/ is at /tags/kaese/ now. Readers and subscribers who know the former address find nothing there: write former: { slugs: "letters" } below "addresses" in _data/site.ts.',
  ]);

  const kept = await now.again(spelling("ascii", ', addresses: { former: { slugs: "letters" } }'));
  expect(kept.said).toEqual([]);
  for (const [path, present] of [
    ["tags/käse", "/tags/kaese/"],
    ["authors/jörg-weiß", "/authors/joerg-weiss/"],
    ["series/größe", "/series/groesse/"],
  ])
    expect(kept.read(`${path}/index.html`)).toContain(`url=${present}`);
  expect(kept.read("tags/käse/rss.xml")).toContain('href="https://post.example/tags/kaese/rss.xml"');
  expect(idOf(kept.read("tags/kaese/rss.xml"))).toBe(feed);
});
