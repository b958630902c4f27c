import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { written } from "./hostile.ts";
import { filesIn, type Site, siteOf, story } from "./site.ts";

/** Parts of addresses that no host or disk should see. */
const parts = [
  "..",
  ".",
  "...",
  "%2e%2e",
  "%2E%2e",
  "..%2f..",
  "%252e%252e",
  "..%5c..",
  "a\\..\\b",
  "con",
  "AUX",
  "nul.txt",
  "com1",
  "LPT9",
  "a:b",
  "c:",
  "a*b",
  "a|b",
  "<a>",
  '"a"',
  "a%3Fb",
  "a%23b",
  "a%25b",
  "a%0ab",
  "a.",
  "a ",
  " a",
  ".git",
  ".htaccess",
  ".env",
  "x".repeat(201),
  "%ff..",
  "",
];

/** Each of them at the beginning, in the middle, at the end, as a file and doubled. */
const hostile = parts.flatMap((part) => [
  `/${part}/deep/`,
  `/a/${part}/b/`,
  `/a/b/${part}/`,
  `/${part}/x.html`,
  `/${part}/${part}/x/`,
  `/a/../${part}/x/`,
  `/a//${part}/`,
]);
const others = [
  "",
  "x/",
  "https://elsewhere.example/x/",
  "file:///etc/x/",
  "C:\\x\\",
  "\\\\host\\x\\",
  "/no-ending",
  `/${"a/".repeat(600)}`,
];
const addresses = [...new Set([...hostile, ...others])].filter((address) => address !== "/a/b//x.html");

/** What stands beside the output folder. */
const around = ({ folder }: Site) => readdirSync(folder).sort();

test("a story with one of 200 hostile addresses is named, and nothing is written outside of the output folder", async () => {
  expect(addresses.length).toBeGreaterThan(200);
  const files = Object.fromEntries(
    addresses.map((url, n) => [`seeds/s${n}.md`, story({ title: `Story ${n}`, id: `s${n}`, url })]),
  );
  const site = await siteOf({ "seeds/good.md": story({ title: "Good" }), ...files }, { hold: true });
  const named = new Set(site.result.problems.filter(({ severity }) => severity === "problem").map(({ file }) => file));
  const unnamed = Object.keys(files).filter((file) => !named.has(join(site.folder, file)));
  expect(unnamed.map((file) => files[file]?.match(/^url: .*$/m)?.[0])).toEqual([]);
  expect(site.result.published).toBe(true);
  expect(around(site)).toEqual(["_data", "_site", "seeds"]);
  expect(site.files.filter((file) => /(?:^|\/)s\d+/.test(file) && !file.startsWith("search/"))).toEqual([]);
});

test("hostile names, tags, authors, series, ids, aliases and links make no file outside and no strange one within", async () => {
  const texts = parts.filter((part) => part.trim() !== "");
  const files = Object.fromEntries(
    texts.flatMap((text, n) => [
      [`seeds/t${n}.md`, story({ title: text, id: text, slug: text, tags: [text], authors: [text], series: text })],
      [`seeds/a${n}.md`, story({ title: `Alias ${n}`, id: `alias-${n}`, aliases: [`/${text}/`] })],
      [`seeds/l${n}.md`, story({ title: `Link ${n}`, id: `link-${n}` }, `See [it](/${text}/) and ![it](${text}.png).`)],
    ]),
  );
  const site = await siteOf({ "seeds/good.md": story({ title: "Good" }), ...files }, { hold: true });
  expect(site.result.published).toBe(true);
  expect(around(site)).toEqual(["_data", "_site", "seeds"]);
  const strange =
    /\.\.|\\|[<>:"|?*%#]|(?:^|\/)\.(?!well-known\/|nojekyll$)|[. ](?:\/|$)|(?:^|\/)(?:con|aux|nul|com1|lpt9)(?:\.|\/|$)/i;
  expect(site.files.filter((file) => strange.test(file))).toEqual([]);
});

test("twenty front matters that would run something are named, and run nothing", async () => {
  const marker = join(import.meta.dirname, "ran-by-a-seed");
  const run = `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "")`;
  const required = "title: T\ndate: 2026-03-02\n";
  const seeds = [
    `---js\n({ title: (${run}, "T"), date: "2026-03-02" })\n---\nText.\n`,
    `---javascript\nmodule.exports = (${run});\n---\nText.\n`,
    `--- js\n${run}\n---\nText.\n`,
    `---coffee\n${run}\n---\nText.\n`,
    `---json\n{ "title": "T" }\n---\nText.\n`,
    `---toml\ntitle = "T"\n---\nText.\n`,
    `---\n${required}kicker: !!js/function "function () { ${run.replaceAll('"', "'")} }"\n---\nText.\n`,
    `---\n${required}kicker: !!js/undefined ''\n---\nText.\n`,
    `---\n${required}kicker: !!js/regexp /a/\n---\nText.\n`,
    `---\n${required}kicker: !!python/object/apply:os.system ["touch ${marker}"]\n---\nText.\n`,
    `---\n${required}kicker: !<tag:yaml.org,2002:js/function> "x"\n---\nText.\n`,
    `---\n${required}eleventyComputed: { title: "{{ x }}" }\n---\nText.\n`,
    `---\n${required}permalink: ../../escaped.html\n---\nText.\n`,
    `---\n${required}layout: ../../../etc/passwd\n---\nText.\n`,
    `---\n${required}templateEngineOverride: 11ty.js\n---\nText.\n`,
    `---\n${required}pagination: { data: collections.all, size: 1 }\n---\nText.\n`,
    `---\n${required}eleventyImport: { collections: [all] }\n---\nText.\n`,
    `---\n${required}__proto__: { polluted: yes }\n---\nText.\n`,
    `---\n${required}constructor: { prototype: { polluted: yes } }\n---\nText.\n`,
    `---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n---\nText.\n`,
  ];
  const files = Object.fromEntries(seeds.map((text, n) => [`seeds/s${n}.md`, text]));
  const site = await siteOf({ "seeds/good.md": story({ title: "Good" }), ...files }, { hold: true });
  // A layout is passed over, with a notice.
  const named = new Set(site.result.problems.map(({ file }) => file));
  expect(Object.keys(files).filter((file) => !named.has(join(site.folder, file)))).toEqual([]);
  expect([existsSync(marker), Object.hasOwn(Object.prototype, "polluted")]).toEqual([false, false]);
  expect(around(site)).toEqual(["_data", "_site", "seeds"]);
});

test("what looks like a template or a script in copy is printed as it was written", async () => {
  const copy = "{{ 7 * 7 }} {% raw %} <%= 7 %> <script>alert(1)</script> {{ range.constructor('x')() }}";
  const site = await siteOf({ "seeds/a.md": story({ title: written(copy), tags: ["{{ 7 * 7 }}"] }, written(copy)) });
  expect(site.result.problems.map(({ what }) => what)).toEqual([]);
  const page = site.read("2026/03/02/a/index.html");
  expect(page).toContain("{{ 7 * 7 }} {% raw");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toContain("<script>alert");
  for (const file of filesIn(join(site.folder, "_site")).filter((name) => /\.(?:html|xml|json)$/.test(name)))
    expect(readFileSync(join(site.folder, "_site", file), "utf8"), file).not.toMatch(/\b49 \{% include/);
});
