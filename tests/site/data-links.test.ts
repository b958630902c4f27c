import { expect, test } from "vitest";
import { check } from "../../src/build/check.ts";
import { format } from "../../src/model/problem.ts";
import { type Files, optionsFor, siteOf, story } from "./site.ts";

// What `_data` says of the site's own addresses.

const navigation = (...footer: string[]): Record<string, string> => ({
  "_data/navigation.ts": `export default {
  header: ["world", { label: "Late", path: "/latest/" }],
  footer: [
${footer.map((path) => `    { label: "Somewhere", path: ${JSON.stringify(path)} },`).join("\n")}
  ],
};
`,
});
const about = { "seeds/pages/about.md": "---\ntitle: About\n---\nWe are.\n" };
const wall = { "seeds/wall.md": story({ title: "Wall" }) };

const said = async (files: Files) => (await siteOf({ ...about, ...wall, ...files })).said;

test("an entry of the menu that leads to no page is a problem with its line and the address that was meant", async () => {
  expect(
    await said(navigation("/about/", "/abuot/", "/about", "/tags/", "/shop/", "/2026/03/02/wal/", "/about/#team")),
  ).toEqual([
    '_data/navigation.ts:5: footer.1.path: "/abuot/" is no page of this site. Did you mean "/about/"?',
    '_data/navigation.ts:6: footer.2.path: "/about" is no page of this site. Did you mean "/about/"?',
    '_data/navigation.ts:8: footer.4.path: "/shop/" is no page of this site. Correct the address, or write the page.',
    '_data/navigation.ts:9: footer.5.path: "/2026/03/02/wal/" is no page of this site. Did you mean "/2026/03/02/wall/"?',
  ]);
});

test("so is one of the header, of the policy, and a link in any text", async () => {
  expect(
    await said({
      "_data/navigation.ts": 'export default { header: [{ label: "Us", path: "/abuot/" }], footer: [] };',
      "_data/policy.ts": `export default {
  principles: { ethicsPolicy: "/abuot/#ethics" },
  ai: { terms: "/trems/" },
};`,
      "_data/authors.ts": `export default {
  "ada-reed": { name: "Ada Reed", biography: "Ada leads [the desk](/desk/) and the [archive](/archive/)." },
};`,
      "_data/sections.ts": (before) => before.replace("The town.", "The town. <a href='/tonw/'>All of it</a>."),
      "_data/topics.ts": 'export default { Wall: { description: "See [more](/walls/)." } };',
    }),
  ).toEqual([
    '_data/authors.ts:2: ada-reed.biography: "/desk/" is no page of this site. Correct the address, or write the page.',
    '_data/navigation.ts:1: header.0.path: "/abuot/" is no page of this site. Did you mean "/about/"?',
    '_data/policy.ts:2: principles.ethicsPolicy: "/abuot/#ethics" is no page of this site. Did you mean "/about/"?',
    '_data/policy.ts:3: ai.terms: "/trems/" is no page of this site. Correct the address, or write the page.',
    '_data/sections.ts:3: town.description: "/tonw/" is no page of this site. Did you mean "/town/"?',
    '_data/topics.ts:1: Wall.description: "/walls/" is no page of this site. Correct the address, or write the page.',
  ]);
});

test.each<[string, string, Files]>([
  ["a story that expired", "/2026/03/02/fair/", { "seeds/fair.md": story({ expires: "2026-04-01" }) }],
  ["a story under embargo", "/2026/03/02/fair/", { "seeds/fair.md": story({ embargo: "2026-07-01" }) }],
  ["a draft", "/2026/03/02/fair/", { "seeds/fair.md": story({ draft: true }) }],
  [
    "a tag of a story that expired",
    "/tags/fair/",
    { "seeds/fair.md": story({ tags: ["Fair"], expires: "2026-04-01" }) },
  ],
  [
    "an author to come",
    "/authors/jo-plain/",
    { "seeds/fair.md": story({ authors: ["Jo Plain"], embargo: "2026-07-01" }) },
  ],
  ["a year to come", "/2027/", { "seeds/fair.md": story({ date: "2027-01-01" }) }],
  [
    "a former address of a story that expired",
    "/old/",
    { "seeds/fair.md": story({ aliases: ["/old/"], expires: "2026-04-01" }) },
  ],
  [
    "the feed of a series to come",
    "/series/fair/rss.xml",
    { "seeds/fair.md": story({ series: "Fair", embargo: "2026-07-01" }) },
  ],
])("a link to %s is a warning, since the clock alone stops no build", async (_, path, files) => {
  const site = await siteOf({ ...about, ...wall, ...files, ...navigation(path) });
  expect(site.said).toEqual([
    `_data/navigation.ts:4: warning: footer.0.path: "${path}" is no page at the moment. The link is left out until it is one.`,
  ]);
  expect(site.result.published).toBe(true);
  expect(site.read("index.html")).not.toContain("Somewhere");
});

test("security.txt that expired is no dead link", async () => {
  const security = '{ contact: ["a@b.example"], expires: "2026-05-31", policy: "/.well-known/security.txt" }';
  expect(await said({ "_data/policy.ts": `export default { security: ${security} };` })).toEqual([
    '_data/policy.ts:1: warning: security.policy: "/.well-known/security.txt" is no page at the moment. The link is left out until it is one.',
    expect.stringContaining("security.txt expired"),
  ]);
});

test("a menu entry with a place on its page is a link", async () => {
  const { read } = await siteOf({ ...about, ...wall, ...navigation("/about/#team") });
  expect(read("index.html")).toContain('href="/about/#team"');
});

test("addresses that name the host are told of by check alone, since something else may answer there", async () => {
  const site = await siteOf({
    ...wall,
    "_data/site.ts": (before) =>
      before.replace(
        'defaultSection: "world"',
        'defaultSection: "world", hub: "https://post.example/hub", links: ["https://post.example/town", "https://post.example/twon/", "https://elsewhere.org/twon/"]',
      ),
  });
  expect(site.said).toEqual([]);
  const { folder } = site;
  const { problems } = await check(optionsFor(folder));
  expect(problems.map((each) => format(each).replaceAll(`${folder}/`, ""))).toEqual([
    '_data/site.ts:4: warning: links.1: "https://post.example/twon/" is no page that this build makes. Did you mean "/town/"?',
  ]);
});

test("while stories are held back, a page that may be theirs is no dead link, and a dead link is told once", async () => {
  const files = {
    ...wall,
    ...navigation("/tags/fair/"),
    "seeds/fair.md": story({ tags: ["Fair"], section: "nowhere" }),
    "seeds/more.md": story({ title: "More", related: ["2026-03-02-fairy"] }),
  };
  const held = await siteOf(files, { hold: true });
  expect(held.said.filter((line) => line.startsWith("_data"))).toEqual([
    '_data/navigation.ts:4: warning: footer.0.path: "/tags/fair/" is no page while stories have problems. Correct the stories first.',
  ]);
  const dead = await siteOf({ ...about, ...wall, ...navigation("/shop/") }, { hold: true });
  expect([dead.said, dead.result.held, dead.result.published]).toEqual([
    ['_data/navigation.ts:4: footer.0.path: "/shop/" is no page of this site. Correct the address, or write the page.'],
    [],
    true,
  ]);
});

test("stories alone make a site: pages that the outlet has not written yet are told of and stop nothing", async () => {
  const site = await siteOf({ ...wall, ...navigation("/about/", "/twon/", "/2026/03/02/bridge/") });
  expect(site.said).toEqual([
    '_data/navigation.ts:4: warning: footer.0.path: "/about/" is no page of this site yet. Write it as pages/about.md among the seeds.',
    '_data/navigation.ts:5: footer.1.path: "/twon/" is no page of this site. Did you mean "/town/"?',
    '_data/navigation.ts:6: footer.2.path: "/2026/03/02/bridge/" is no page of this site. Correct the address, or write the page.',
  ]);
  const mended = await site.again(navigation("/about/"));
  expect([mended.result.published, mended.read("index.html").includes("Somewhere")]).toEqual([true, false]);
});

test("texts that only look like addresses are none", async () => {
  const site = await siteOf({
    ...wall,
    "_data/topics.ts": `export default {
  "AC/DC": { description: "Fennick /ˈfɛnɪk/ is 24/7, and/or 5 km/h. / is a stroke." },
  "//": { title: "// comment" },
};`,
  });
  expect(site.said).toEqual([]);
});
