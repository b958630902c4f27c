import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { outputFolder } from "../../src/output/output-folder.ts";
import { type Files, ROOT, siteOf, story } from "./site.ts";

// What an editor does wrong, and what is said about it: the exact line. What one seed alone can show is in tests/ingest.

const good = { "seeds/good.md": story({ title: "Ferry sails" }) };

const says = async (files: Files) => (await siteOf({ ...good, ...files })).said;

describe("each of these is named, and nothing is published", () => {
  const cases: [string, Files, string[]][] = [
    [
      "an unknown section",
      { "seeds/a.md": story({ section: "sprots" }) },
      ['seeds/a.md:4: section: "sprots" is not a section. Did you mean "sport"?'],
    ],
    [
      "an unknown further section",
      { "seeds/a.md": story({ sections: ["culture"] }) },
      ['seeds/a.md:4: sections.0: "culture" is not a section. Use one of: world, town, sport.'],
    ],
    [
      "an unknown section and author beside a wrong type, which the schema alone can tell",
      { "seeds/a.md": story({ section: "twon", type: "obitury", sections: ["sprot"], authors: ["ada-red"] }) },
      [
        'seeds/a.md:4: section: "twon" is not a section. Did you mean "town"?',
        'seeds/a.md:5: type: "obitury" is not one of the values of this key. Use one of: news, analysis, opinion, explainer, interview, review.',
        'seeds/a.md:6: sections.0: "sprot" is not a section. Did you mean "sport"?',
        'seeds/a.md:7: authors.0: "ada-red" is not an author. Did you mean "ada-reed"? Add a new author to _data/authors.ts.',
      ],
    ],
    [
      "an unknown section beside a picture that is not there and a date in another form",
      { "seeds/a.md": story({ section: "twon", date: "2.3.2026" }, "![A quay](quay.jpg)") },
      [
        'seeds/a.md:3: date: "2.3.2026" is not a date. Write: date: 2026-03-02',
        'seeds/a.md:4: section: "twon" is not a section. Did you mean "town"?',
        'seeds/a.md:6: body: there is no picture "quay.jpg". Put it beside the story or into seeds/media/.',
      ],
    ],
    [
      "a section by its title, in any case",
      {
        "_data/sections.ts": (before) =>
          before.replace('sport: { title: "Sport"', 'sport: { title: "Spiel & Sport"').replace('"Town"', '"المدينة"'),
        "seeds/a.md": story({ section: "المدينة", sections: ["spiel & sport", "WORLD"] }),
      },
      [
        'seeds/a.md:4: section: "المدينة" is not a section. Did you mean "town"?',
        'seeds/a.md:5: sections.0: "spiel & sport" is not a section. Did you mean "sport"?',
        'seeds/a.md:5: sections.1: "WORLD" is not a section. Did you mean "world"?',
      ],
    ],
    [
      "a misspelt author",
      { "seeds/a.md": story({ authors: ["ada-red"] }) },
      [
        'seeds/a.md:4: authors.0: "ada-red" is not an author. Did you mean "ada-reed"? Add a new author to _data/authors.ts.',
      ],
    ],
    [
      "a misspelt author's name",
      { "seeds/a.md": story({ authors: ["Ada Read"] }) },
      [
        'seeds/a.md:4: authors.0: "Ada Read" is not an author. Did you mean "Ada Reed"? Add a new author to _data/authors.ts.',
      ],
    ],
    [
      "two stories with one address",
      { "seeds/x/a.md": story(), "seeds/y/a.md": story() },
      [
        'seeds/y/a.md:1: file name: "/2026/03/02/a/" is the address of another file too (seeds/x/a.md: file name). Rename the file, or give it another slug or url.',
      ],
    ],
    [
      "two stories with one address, the first by its url",
      { "seeds/a.md": story({ url: "/2026/03/02/b/" }), "seeds/b.md": story({ title: "B" }) },
      [
        'seeds/a.md:4: url: "/2026/03/02/b/" is the address of another file too (seeds/b.md: file name). Give it another url.',
      ],
    ],
    [
      "two stories with one address, by a slug and by a former address",
      {
        "seeds/a.md": story({ slug: "wall" }),
        "seeds/b.md": story({ title: "B", aliases: ["/b/", "/2026/03/02/wall/"] }),
      },
      [
        'seeds/b.md:4: aliases.1: "/2026/03/02/wall/" is the address of another file too (seeds/a.md:4: slug). Take it out of the aliases, or give the other another address.',
      ],
    ],
    [
      "two stories with one id",
      { "seeds/a.md": story({ id: "2026-03-02-one" }), "seeds/b.md": story({ id: "2026-03-02-one" }) },
      [
        'seeds/b.md:4: id: "2026-03-02-one" is the id of seeds/a.md too. Ids are permanent and belong to one story: give the newer story another.',
      ],
    ],
    [
      "two addresses that differ in case",
      { "seeds/a.md": story({ url: "/old/Wall.html" }), "seeds/b.md": story({ url: "/old/wall.html" }) },
      [
        'seeds/b.md:4: url: "/old/wall.html" is the address of another file too on many disks (seeds/a.md:4: url). Give it another url.',
      ],
    ],
    [
      "two addresses that differ in normalisation",
      { "seeds/a.md": story({ url: "/caf\u00e9/" }), "seeds/b.md": story({ url: "/cafe\u0301/" }) },
      ['seeds/b.md:4: url: "/caf\u00e9/" is the address of another file too (seeds/a.md:4: url). Give it another url.'],
    ],
    [
      "an address that leaves the site",
      { "seeds/a.md": story({ url: "/../etc/" }) },
      [
        'seeds/a.md:4: url: "/../etc/" cannot be an address: it has the part "..", which starts with a dot or ends in a dot or space. Write it like "/2011/harbour/" or "/2011/harbour.html".',
      ],
    ],
    [
      "an address of the site's own",
      { "seeds/a.md": story({ url: "/tags/" }) },
      [
        'seeds/a.md:4: url: "/tags/" is an address of Broadsheet\'s own, printed with _includes/layouts/directory.njk. Give it another url.',
      ],
    ],
    [
      "a story of tomorrow with an address of the site's own",
      { "seeds/a.md": story({ url: "/world/", embargo: "2099-01-01" }) },
      ['seeds/a.md:4: url: "/world/" is the address of a section (_data/sections.ts:2: world). Give it another url.'],
    ],
    [
      "a standing page with the address of a section",
      { "seeds/pages/town.md": "---\ntitle: Town\n---\nText.\n" },
      [
        'seeds/pages/town.md:1: file name: "/town/" is the address of a section (_data/sections.ts:3: town). Rename the file.',
      ],
    ],
    [
      "a former address that is the address of another story",
      { "seeds/a.md": story({ title: "A" }), "seeds/b.md": story({ title: "B", aliases: ["/2026/03/02/a/"] }) },
      [
        'seeds/b.md:4: aliases.0: "/2026/03/02/a/" is the address of another file too (seeds/a.md: file name). Take it out of the aliases, or give the other another address.',
      ],
    ],
    [
      "a former address that no host would serve",
      { "seeds/b.md": story({ title: "B", aliases: ["/../x/"] }) },
      [
        'seeds/b.md:4: aliases.0: "/../x/" cannot be an address: it has the part "..", which starts with a dot or ends in a dot or space. Write it like "/2011/harbour/".',
      ],
    ],
    [
      "an address among the site's own files",
      { "seeds/a.md": story({ url: "/assets/favicon.svg" }) },
      [
        'seeds/a.md:4: url: "/assets/favicon.svg" is kept for pictures, icons, sitemaps, the preview and the search. Give it another url.',
      ],
    ],
    [
      "the address of the site's icon",
      { "seeds/a.md": story({ url: "/favicon.ico" }) },
      [
        'seeds/a.md:4: url: "/favicon.ico" is kept for pictures, icons, sitemaps, the preview and the search. Give it another url.',
      ],
    ],
    [
      "a former address that would be a folder where the site has a file",
      { "seeds/a.md": story({ aliases: ["/404.html/"] }) },
      [
        'seeds/a.md:4: aliases.0: "/404.html/" is below "/404.html", which is a page and cannot be a folder too. Take it out of the aliases, or give the other another address.',
      ],
    ],
    [
      "a standing page with a name that is a device on Windows",
      { "seeds/pages/con.md": "---\ntitle: Con\n---\nText.\n" },
      [
        'seeds/pages/con.md:1: file name: "/con/" cannot be an address: it has the part "con", a device name on Windows. Rename the file.',
      ],
    ],
    [
      "a section named like a page of Broadsheet's",
      { "_data/sections.ts": (before) => before.replace("sport:", "corrections:") },
      [
        '_data/sections.ts:4: corrections: "corrections" is an address that Broadsheet uses itself. Give the section another id; its title may stay.',
      ],
    ],
    [
      "a picture whose script only a browser would see",
      {
        "seeds/a.md": story({ image: { src: "evil.svg", alt: "Evil" } }),
        "seeds/evil.svg": Buffer.concat([
          Buffer.from("\ufeff<!--", "utf16le"),
          Buffer.from('<svg width="10" height="10"></svg> '),
          Buffer.from('--><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "utf16le"),
        ]),
      },
      ['seeds/a.md:4: image.src: "evil.svg" is not UTF-8. Export it as plain SVG or as PNG.'],
    ],
    [
      "a story that expires before it appears",
      { "seeds/a.md": story({ expires: "2026-01-01" }) },
      [
        'seeds/a.md:4: expires: "2026-01-01" is not after the story appears, so no reader would ever see it. Correct one of the two.',
      ],
    ],
    [
      "an address below another page",
      { "seeds/a.md": story({ url: "/old/a.html" }), "seeds/b.md": story({ title: "B", url: "/old/a.html/b/" }) },
      [
        'seeds/b.md:4: url: "/old/a.html/b/" is below "/old/a.html", which is a page and cannot be a folder too (seeds/a.md:4: url). Give it another url.',
      ],
    ],
    [
      "a link to a story that never existed",
      { "seeds/a.md": story({}, "See [this](/2020/01/01/never/).") },
      [
        'seeds/a.md:5: body: the link leads to "/2020/01/01/never/", which is no page of this site. Correct the address, or take the link out.',
      ],
    ],
    [
      "a related story that never existed",
      { "seeds/a.md": story({ related: ["2020-01-01-never"] }) },
      ['seeds/a.md:4: related.0: "2020-01-01-never" names no story. Write its id, its slug or the name of its file.'],
    ],
    [
      "a section named like an address of Broadsheet's",
      { "_data/sections.ts": (before) => before.replace("sport:", "tags:") },
      [
        '_data/sections.ts:4: tags: "tags" is an address that Broadsheet uses itself. Give the section another id; its title may stay.',
      ],
    ],
    [
      "a section named like a year",
      { "_data/sections.ts": (before) => before.replace("sport:", '"2026":') },
      [
        '_data/sections.ts:4: 2026: "2026" is an address that Broadsheet uses itself. Give the section another id; its title may stay.',
      ],
    ],
    [
      "a section that is a part of itself",
      { "_data/sections.ts": (before) => before.replace('parent: "town"', 'parent: "sport"') },
      ['_data/sections.ts:4: sport.parent: "sport" is a part of itself. Let one of these sections have no parent.'],
    ],
    [
      "a front with an unknown section",
      { "_data/front.ts": 'export default { pinned: [], sections: ["wolrd"] };' },
      ['_data/front.ts:1: sections.0: "wolrd" is not a section. Did you mean "world"?'],
    ],
  ];
  test.each(cases)("%s", async (_, files, lines) => {
    const site = await siteOf({ ...good, ...files });
    expect(site.said).toEqual(lines);
    expect(site.files).toEqual([]);
  });
});

test("all problems are told in one run, by file and line, and the last edition stays as it was", async () => {
  const site = await siteOf(good);
  const before = site.files.map((file) => site.read(file));
  const after = await site.again({
    "seeds/a.md": story({ section: "sprot", authors: ["ada-red"] }),
    "seeds/b.md": story({ date: "2026-02-30", related: ["nope"] }, "See [this](/nope/) and [that](nope.md)."),
    "seeds/c.md": `---
title: Council: vote on Monday
date: 2026-03-02
section: sprot
authors: [ada-red]
image:
  src: nope.jpg
  alt: A quay
---
See [this](/nope/).

::: call nope
:::
`,
    "seeds/pages/about.md": "---\ndescription: Who we are\n---\nSee [this](/nope/).\n",
  });
  expect(after.said.map((line) => line.split(":").slice(0, 3).join(":"))).toEqual([
    "seeds/a.md:4: section",
    "seeds/a.md:5: authors.0",
    "seeds/b.md:3: date",
    "seeds/b.md:4: related.0",
    "seeds/b.md:6: body",
    "seeds/b.md:6: body",
    "seeds/c.md:2: title",
    "seeds/c.md:4: section",
    "seeds/c.md:5: authors.0",
    "seeds/c.md:7: image.src",
    "seeds/c.md:10: body",
    "seeds/c.md:12: body",
    "seeds/pages/about.md:1: title",
    "seeds/pages/about.md:4: body",
  ]);
  expect(after.files.map((file) => after.read(file))).toEqual(before);
});

test("--hold prints the edition without the faulty stories and names them", async () => {
  const site = await siteOf(
    {
      ...good,
      "seeds/bad.md": story({ section: "sprot" }),
      "seeds/broken.md": "---\ntitle: [\n---\nText.\n",
      "seeds/links.md": story(
        { title: "Links" },
        "See [bad](bad.md), [broken](/2026/03/02/broken/) and [good](good.md).",
      ),
    },
    { hold: true },
  );
  expect(site.result.held.map((file) => file.replace(`${site.folder}/`, ""))).toEqual([
    "seeds/bad.md",
    "seeds/broken.md",
  ]);
  expect(site.files).toContain("2026/03/02/good/index.html");
  expect(site.files).not.toContain("2026/03/02/bad/index.html");
  const page = site.read("2026/03/02/links/index.html");
  expect(page).toContain('See bad, broken and <a href="/2026/03/02/good/">good</a>.');
});

test("--hold never takes a missing seeds folder for an empty paper", async () => {
  const site = await siteOf(good);
  const after = await site.again({}, { hold: true, seeds: join(site.folder, "typo") });
  expect(after.said).toEqual([
    "typo:1: file: is not a folder. Create it and put a story into it, or name another with --seeds.",
  ]);
  expect(after.files).toEqual(site.files);
});

test("a link to a story that is not public is a warning that says why, and printed as text", async () => {
  const site = await siteOf({
    "seeds/a.md": story({ title: "A" }, "See [b](b.md), [c](/2026/03/02/c/), [d](d.md) and [e](e.md)."),
    "seeds/b.md": story({ title: "B", embargo: "2099-01-01" }),
    "seeds/c.md": story({ title: "C", expires: "2026-04-01" }),
    "seeds/d.md": story({ title: "D", draft: true }),
    "seeds/e.md": story({ title: "E", date: "2026-06-02" }),
  });
  expect(site.said).toEqual([
    'seeds/a.md:5: warning: body: the link to "b.md" is printed as text, since that story is under embargo. It becomes a link when the story is public.',
    'seeds/a.md:5: warning: body: the link to "/2026/03/02/c/" is printed as text, since that story has expired. Take the link out.',
    'seeds/a.md:5: warning: body: the link to "d.md" is printed as text, since that story is a draft. It becomes a link when the story is public.',
    'seeds/a.md:5: warning: body: the link to "e.md" is printed as text, since that story is dated in the future. It becomes a link when the story is public.',
  ]);
  expect(site.read("2026/03/02/a/index.html")).toContain("See b, c, d and e.");
});

test("tags that are one tag, or look like a slip of a topic, are warnings", async () => {
  expect(
    await says({
      "seeds/a.md": story({ tags: ["Harbour"] }),
      "seeds/b.md": story({ title: "B", tags: ["harbour", "Economyy"] }),
    }),
  ).toEqual([
    'seeds/b.md:4: warning: tags: "harbour" and "Harbour" are one tag, since both have the address "harbour". Write it one way, or add a synonym to _data/topics.ts.',
    'seeds/b.md:4: warning: tags: "Economyy" is a new tag that looks like "Economy". Did you mean "Economy"? If not, add it to _data/topics.ts.',
  ]);
});

test("an output folder that is a file is named before anything is read", async () => {
  const site = await siteOf(good);
  const taken = await site.again({}, { output: outputFolder(ROOT, join(site.folder, "seeds/good.md")) });
  expect(taken.said).toEqual(["seeds/good.md:1: output: is a file. Name another folder with --output."]);
});

test("a symbolic link out of the seeds folder is named and not followed", async () => {
  const site = await siteOf(good);
  symlinkSync("/etc/hostname", join(site.folder, "seeds/link.md"));
  expect((await site.again({})).said).toEqual([
    "seeds/link.md:1: file: is a link that leads out of the seeds folder. Put the file itself here.",
  ]);
});

test.each([
  "/../../{slug}/",
  "/{slug}",
  "//{slug}/",
  "/{year}/.{slug}.html",
])("a permalink of %s is a fault of site.ts, once", async (permalink) => {
  const site = (before: string) => before.replace("};", `permalink: ${JSON.stringify(permalink)} };`);
  expect(await says({ "_data/site.ts": site, "seeds/b.md": story({ title: "B" }) })).toEqual([
    `_data/site.ts:5: permalink: "${permalink}" is no address of a page. End it in "/" or in ".html", and have no part that is empty or begins with a dot.`,
  ]);
});

test("an address that ends in index.html is that of the folder, whoever has it", async () => {
  const taken = "is an address of Broadsheet's own, printed with _includes/layouts/front.njk.";
  const alias = "Take it out of the aliases, or give the other another address.";
  expect(
    await says({ "seeds/x.md": story({ title: "X", aliases: ["/index.html", "/2026/03/02/good/index.html"] }) }),
  ).toEqual([
    `seeds/x.md:4: aliases.0: "/index.html" ${taken} ${alias}`,
    `seeds/x.md:4: aliases.1: "/2026/03/02/good/index.html" is the address of another file too on many disks (seeds/good.md: file name). ${alias}`,
  ]);
  expect(await says({ "seeds/x.md": story({ title: "X", aliases: ["/2026/03/02/x/index.html"] }) })).toEqual([
    'seeds/x.md:4: aliases.0: "/2026/03/02/x/index.html" is an address of this story already. Take it out of the aliases.',
  ]);
  expect(await says({ "seeds/x.md": story({ title: "X", url: "/index.html" }) })).toEqual([
    `seeds/x.md:4: url: "/index.html" ${taken} Give it another url.`,
  ]);
  expect(await says({ "seeds/x.md": story({ title: "X", url: "/2026/03/02/good/index.html" }) })).toEqual([
    'seeds/x.md:4: url: "/2026/03/02/good/index.html" is the address of another file too on many disks (seeds/good.md: file name). Give it another url.',
  ]);
  const withdrawn = await siteOf({ ...good, "seeds/withdrawn.yaml": "- /index.html\n- /2026/03/02/good/index.html\n" });
  expect(withdrawn.said).toEqual([
    'seeds/withdrawn.yaml:1: warning: file: "/index.html" is the address of a page. Take the line out.',
    'seeds/withdrawn.yaml:2: warning: file: "/2026/03/02/good/index.html" is the address of a page. Take the line out.',
  ]);
  expect(withdrawn.read("2026/03/02/good/index.html")).toContain("Ferry sails");
});

test("standing pages with one address are named", async () => {
  const page = (title: string) => `---\ntitle: ${title}\n---\nText.\n`;
  const files = {
    "seeds/pages/about.md": page("One"),
    "seeds/pages/about.markdown": page("Two"),
    "seeds/pages/About.md": page("Three"),
  };
  const { said } = await siteOf({ ...good, ...files });
  expect(said.map((line) => line.split(". ")[0])).toEqual([
    'seeds/pages/about.markdown:1: file name: "/about/" is the address of another file too on many disks (seeds/pages/About.md: file name)',
    'seeds/pages/about.md:1: file name: "/about/" is the address of another file too on many disks (seeds/pages/About.md: file name)',
  ]);
});

test("of two names in other normal forms both stories are told apart", async () => {
  const { said } = await siteOf({
    "seeds/caf\u00e9.md": story({ title: "One" }),
    "seeds/cafe\u0301.md": story({ title: "Two", slug: "two" }),
  });
  expect(said).toEqual([
    expect.stringMatching(
      /^seeds\/caf.+\.md:1: file: has the name of another file in the folder, written with letters that only look the same\. /,
    ),
  ]);
});

test("pipes among the seeds are named and not read", async () => {
  const site = await siteOf(good);
  const seeds = join(site.folder, "seeds");
  spawnSync(
    "mkfifo",
    ["a.md", ".pipe", "a.11tydata.ts", "withdrawn.yaml"].map((name) => join(seeds, name)),
  );
  symlinkSync(".pipe", join(seeds, "b.md"));
  const { said } = await site.again({});
  expect(said).toEqual([
    "seeds/a.11tydata.ts:1: file: is not an ordinary file. Take it out of the folder.",
    "seeds/a.md:1: file: is not an ordinary file. Take it out of the folder.",
    "seeds/b.md:1: file: is a link to something that is not an ordinary file. Take it out of the folder.",
    "seeds/withdrawn.yaml:1: file: is not an ordinary file. Take it out of the folder.",
  ]);
});

test("--hold holds back a link that leads nowhere, and the site appears", async () => {
  const site = await siteOf(good);
  symlinkSync("gone.md", join(site.folder, "seeds/link.md"));
  const { said, result } = await site.again({}, { hold: true });
  expect(said).toEqual(["seeds/link.md:1: file: is a link that leads nowhere. Put the file itself here."]);
  expect([result.published, result.held.length]).toEqual([true, 1]);
});

test("--hold holds back a story whose lead picture is damaged", async () => {
  const torn = await sharp({ create: { width: 1200, height: 900, channels: 3, background: "#fff" } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const site = await siteOf(
    {
      ...good,
      "seeds/bad.md": story({ title: "Bad", image: { src: "torn.png", alt: "Torn" } }),
      "seeds/torn.png": torn.subarray(0, 2000),
    },
    { hold: true },
  );
  expect(site.said).toEqual(["seeds/torn.png:1: file: is damaged. Check that it opens, and save it again."]);
  expect(site.result.held.map((file) => file.replace(`${site.folder}/`, ""))).toContain("seeds/bad.md");
  expect(site.files).toContain("2026/03/02/good/index.html");
  expect(site.files).not.toContain("2026/03/02/bad/index.html");
});
