import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { clone, type Paper, paper } from "../cli/paper.ts";
import type { Files } from "../site/site.ts";
import { configuration, onEveryPage, ownPage, stories } from "./outlet.ts";

// What goes wrong in the outlet's layouts, partials, filters, shortcodes, transforms, pages and configuration is told as theirs.

const addFilter = (name: string, code: string) => configuration(`  eleventyConfig.addFilter("${name}", ${code});`);
const boom = '() => { throw new TypeError("no colour"); }';
const MEND = "Correct the line, or the filter, shortcode or data that it uses.";
const at = (file: string, text: string) => (site: Paper) =>
  void site.edit(file, (before) => `${before.trimEnd()}\n${text}\n`);
const everywhere = (text: string) => (site: Paper) => void site.edit("_includes/layouts/base.njk", onEveryPage(text));
/** The line of a text in the layout of all pages, counted from 1. */
const lineOf = (text: string): number =>
  readFileSync("_includes/layouts/base.njk", "utf8")
    .split("\n")
    .findIndex((line) => line.includes(text)) + 1;
const MAIN = lineOf("<main");

type Slip = [what: string, files: Files, change: (site: Paper) => void, said: string];

async function isRefused(site: Paper, said: string, env?: Record<string, string>): Promise<void> {
  const { code, stdout, stderr } = await site.run(["build"], env);
  // Of what another program says only the beginning is ours to promise.
  expect(stderr.split("\n")[0]?.slice(0, said.length)).toBe(said);
  expect({ code, stdout, last: stderr.trim().split("\n").at(-1) }).toEqual({
    code: 1,
    stdout: "",
    last: expect.stringMatching(/^1 problem: nothing was published/),
  });
  expect(site.has("_site")).toBe(false);
}

const slips: Slip[] = [
  [
    "a filter that is not there",
    {},
    (site) =>
      void site.edit("_includes/layouts/list.njk", (text) =>
        text.replace("{{ view.heading }}", "{{ view.heading | shuot }}"),
      ),
    `_includes/layouts/list.njk:9: layout: filter not found: shuot. Correct the name, or add the filter in .eleventy.ts.`,
  ],
  [
    "what is not there",
    {},
    everywhere("{{ view.title }} {{ nothing }}"),
    `_includes/layouts/base.njk:${MAIN}: layout: "nothing" has no value on /2026/03/02/harbour/. Correct the name, or print it only where it has one: {% if nothing %}{{ nothing }}{% endif %}.`,
  ],
  [
    "a misspelt key, one of several on a line",
    {},
    everywhere("{{ view.title }}{{ site.tagilne }}{{ view.titel }}"),
    `_includes/layouts/base.njk:${MAIN}: layout: "site.tagilne" has no value on /2026/03/02/harbour/. Did you mean "site.tagline"?`,
  ],
  [
    "a misspelt key in a cached partial",
    {},
    at("_includes/partials/teaser.njk", "{{ it.headlien }}"),
    '_includes/partials/teaser.njk:11: partial: "it.headlien" has no value. Did you mean "it.headline"?',
  ],
  [
    "what a filter of Broadsheet's cannot take",
    {},
    everywhere("{{ view.nothing | cssText }}"),
    `_includes/layouts/base.njk:${MAIN}: layout: the filter "cssText" was given nothing: "view.nothing" has no value on /2026/03/02/harbour/. Correct the name, or print it only where it has one: {% if view.nothing %}{{ view.nothing | cssText }}{% endif %}.`,
  ],
  [
    "what a filter of the outlet's cannot take, of a misspelt key",
    { ".eleventy.ts": addFilter("shout", "(text: string) => text.toUpperCase()") },
    at("_includes/partials/teaser.njk", "{{ it.headlin | shout }}"),
    '_includes/partials/teaser.njk:11: partial: the filter "shout" was given nothing: "it.headlin" has no value. Did you mean "it.headline | shout"?',
  ],
  [
    "a misspelt key of Eleventy's page",
    {},
    everywhere("{{ page.ulr }}"),
    `_includes/layouts/base.njk:${MAIN}: layout: "page.ulr" has no value on /2026/03/02/harbour/. Did you mean "page.url"?`,
  ],
  [
    "a key of the page's data that is asked of Eleventy's page",
    {},
    everywhere("{{ page.url }} {{ page.title }}"),
    `_includes/layouts/base.njk:${MAIN}: layout: "page.title" is not known: "page" is what Eleventy says of a page. Write "view.title" for what the story or list says.`,
  ],
  [
    "a name of an earlier version",
    {},
    everywhere("{% if sheet.title %}{% endif %}"),
    `_includes/layouts/base.njk:${MAIN}: layout: "sheet" has another name now. Write "view" in its place.`,
  ],
  [
    "a syntax error",
    {},
    (site) =>
      void site.edit("_includes/layouts/list.njk", (text) =>
        text.replace("{{ view.heading }}", "{% if %}{{ view.heading }}{% endif %}"),
      ),
    "_includes/layouts/list.njk:9: layout: unexpected token: %}. Correct the line.",
  ],
  [
    "a filter that throws in a partial",
    { ".eleventy.ts": addFilter("paint", boom), "_includes/partials/own.njk": 'first\n{{ "a" | paint }}' },
    everywhere('{% include "partials/own.njk" %}'),
    `_includes/partials/own.njk:2: partial: the filter "paint" fails on /2026/03/02/harbour/, given "a": no colour (thrown at .eleventy.ts:7). ${MEND}`,
  ],
  [
    "a filter that throws in a cached partial",
    { ".eleventy.ts": addFilter("paint", boom) },
    at("_includes/partials/colophon.njk", '{{ "a" | paint }}'),
    `_includes/partials/colophon.njk:14: partial: the filter "paint" fails, given "a": no colour (thrown at .eleventy.ts:7). ${MEND}`,
  ],
  [
    "an asynchronous filter that rejects",
    {
      ".eleventy.ts": configuration(
        `  eleventyConfig.addAsyncFilter("fetch", async () => { throw new Error("no network"); });`,
      ),
    },
    everywhere('{{ "a" | fetch }}'),
    `_includes/layouts/base.njk:${MAIN}: layout: the filter "fetch" fails on /2026/03/02/harbour/, given "a": no network (thrown at .eleventy.ts:7). ${MEND}`,
  ],
  [
    "a shortcode that rejects",
    {
      ".eleventy.ts": configuration(
        `  eleventyConfig.addShortcode("fetch", async () => { throw new Error("no network"); });`,
      ),
    },
    everywhere("{% fetch %}"),
    `_includes/layouts/base.njk:${MAIN}: layout: the shortcode "fetch" fails on /2026/03/02/harbour/: no network (thrown at .eleventy.ts:7). ${MEND}`,
  ],
  [
    "a filter that throws after an asynchronous one",
    {
      ".eleventy.ts": configuration(
        `  eleventyConfig.addAsyncFilter("later", async (text: string) => text);\n  eleventyConfig.addFilter("paint", ${boom});`,
      ),
    },
    everywhere('{{ "a" | later }}{{ "a" | paint }}'),
    `_includes/layouts/base.njk:${MAIN}: layout: the filter "paint" fails on /2026/03/02/harbour/, given "a": no colour (thrown at .eleventy.ts:8). ${MEND}`,
  ],
  [
    "a shortcode that throws",
    { ".eleventy.ts": configuration(`  eleventyConfig.addShortcode("year", ${boom});`) },
    everywhere("{% year %}"),
    `_includes/layouts/base.njk:${MAIN}: layout: the shortcode "year" fails on /2026/03/02/harbour/: no colour (thrown at .eleventy.ts:7). ${MEND}`,
  ],
  [
    "a paired shortcode that throws",
    { ".eleventy.ts": configuration(`  eleventyConfig.addPairedShortcode("box", ${boom});`) },
    everywhere("{% box %}x{% endbox %}"),
    `_includes/layouts/base.njk:${MAIN}: layout: the paired shortcode "box" fails on /2026/03/02/harbour/: no colour (thrown at .eleventy.ts:7). ${MEND}`,
  ],
  [
    "a transform that throws",
    { ".eleventy.ts": configuration(`  eleventyConfig.addTransform("sign", ${boom});`) },
    () => {},
    '.eleventy.ts:7: transform: the transform "sign" fails: no colour. Correct it there.',
  ],
  [
    "a partial that is not there",
    {},
    everywhere('{% include "partials/gone.njk" %}'),
    `_includes/layouts/base.njk:${MAIN}: layout: _includes/partials/gone.njk is missing. Write it, or correct the name.`,
  ],
  [
    "what a cached partial cannot know",
    {},
    at("_includes/partials/colophon.njk", "{{ page.url }}"),
    '_includes/partials/colophon.njk:14: partial: "page" is not known in partials/colophon.njk, which is rendered once for many pages: write {% include "partials/colophon.njk" %} in the layout, or give it what it needs as "it". ' +
      MEND,
  ],
  [
    "what a cached partial cannot wait for",
    { ".eleventy.ts": configuration(`  eleventyConfig.addAsyncFilter("later", async (text: string) => text);`) },
    at("_includes/partials/colophon.njk", '{{ "a" | later }}'),
    `_includes/layouts/base.njk:${lineOf('"partials/colophon.njk"')}: layout: partials/colophon.njk waits for a filter or shortcode that is asynchronous, and \`once\` cannot: write {% include "partials/colophon.njk" %} instead. ` +
      MEND,
  ],
  [
    "a link to nothing in a layout",
    {},
    (site) =>
      void site.edit("_includes/layouts/front.njk", (text) =>
        text.replace("{% block main %}", '{% block main %}<a href="/nowhere/">x</a>'),
      ),
    '_includes/layouts/front.njk:9: layout: prints a link to "/nowhere/" on index.html, which is no page or file of this site. Correct the address.',
  ],
  [
    "a list of a section that there is none of, in a layout",
    {},
    (site) =>
      void site.edit("_includes/layouts/list.njk", (text) =>
        text.replace("{{ view.heading }}", "{% for each in collections.sections.twon %}{% endfor %}{{ view.heading }}"),
      ),
    '_includes/layouts/list.njk:9: layout: "twon" is not a section. Did you mean "town"?',
  ],
  [
    "a list of a type that there is none of, in a page in Liquid",
    { "src/pages/own.liquid": ownPage({}, "x\n{{ collections.types.opinon | size }}") },
    () => {},
    'src/pages/own.liquid:6: page: "opinon" is not a type of story. Did you mean "opinion"?',
  ],
  [
    "an own page that throws",
    {
      ".eleventy.ts": addFilter("paint", boom),
      "src/pages/own.njk": ownPage({ title: "Own" }, 'x\n{{ "a" | paint }}'),
    },
    () => {},
    `src/pages/own.njk:6: page: the filter "paint" fails, given "a": no colour (thrown at .eleventy.ts:7). ${MEND}`,
  ],
  [
    "an own page in Markdown that throws",
    { ".eleventy.ts": addFilter("paint", boom), "src/pages/own.md": ownPage({}, 'x\n\n{{ "a" | paint }}') },
    () => {},
    "src/pages/own.md:7: page: no colour (thrown at .eleventy.ts:7). Correct the page.",
  ],
  [
    "what is not there in a page in Liquid, which may ask for it",
    {
      "src/pages/own.liquid": ownPage(
        {},
        "{% if page.x %}a{% endif %}{% unless x.y %}b{% endunless %}{{ x | default: 'c' }}\n{{ titel }}",
      ),
    },
    () => {},
    "src/pages/own.liquid:6: page: undefined variable: titel. Correct the page.",
  ],
  [
    "an own page in Liquid that is none",
    { "src/pages/own.liquid": ownPage({}, "{% if %}") },
    () => {},
    'src/pages/own.liquid:5: page: invalid value expression: "". Correct the page.',
  ],
  [
    "front matter that is none",
    { "src/pages/own.njk": "---\nlayout: layouts/page.njk\ntitle: Opinion: the list\n---\nx\n" },
    () => {},
    'src/pages/own.njk:3: front matter: title: has a colon at the end of a word, which YAML reads as the end of a key. Write: title: "Opinion: the list"',
  ],
  [
    "front matter that is not closed",
    { "src/pages/own.njk": "---\ntitle: Own\n\n<p>x</p>\n" },
    () => {},
    'src/pages/own.njk:1: front matter: is not closed. Put a line "---" between the keys and the text.',
  ],
  [
    "a layout that is not there",
    { "src/pages/own.njk": ownPage({ layout: "layouts/pgae.njk" }, "x") },
    () => {},
    'src/pages/own.njk:2: layout: _includes/layouts/pgae.njk is missing. Did you mean "layouts/page.njk"?',
  ],
  [
    "a kind of page without a layout",
    {},
    (site) => site.remove("_includes/layouts/directory.njk"),
    '_includes/layouts/directory.njk:1: file: is missing. Write this layout: it prints the pages of the kind "directory".',
  ],
  [
    "an own page that links to nothing",
    { "src/pages/own.njk": ownPage({}, '<a href="/nowhere/">x</a>') },
    () => {},
    'src/pages/own.njk:5: page: prints a link to "/nowhere/" on own/index.html, which is no page or file of this site. Correct the address.',
  ],
  [
    "an own page at the address of a story",
    { "src/pages/own.njk": ownPage({ permalink: "/2026/03/02/harbour/" }, "x") },
    () => {},
    'src/pages/own.njk:3: permalink: "/2026/03/02/harbour/" is the address of another file too (seeds/harbour.md: file name). Give it another permalink.',
  ],
  [
    "an own page at the address of a list",
    { "src/pages/own.njk": ownPage({ permalink: "/world/" }, "x") },
    () => {},
    'src/pages/own.njk:3: permalink: "/world/" is the address of a section (_data/sections.ts:2: world). Give it another permalink.',
  ],
  [
    "an own page that prints what is not there",
    {
      "src/pages/own.njk": ownPage(
        {},
        "x\n{% for story in collections.stories %}\n{{ story.data.titel }}{% endfor %}{% if nothing %}y{% endif %}",
      ),
    },
    () => {},
    'src/pages/own.njk:7: page: "story.data.titel" has no value. Correct the name, or print it only where it has one: {% if story.data.titel %}{{ story.data.titel }}{% endif %}.',
  ],
  [
    "an own page whose permalink prints what is not there",
    { "src/pages/own.njk": ownPage({ permalink: "/{{ titel }}/" }, "x") },
    () => {},
    "src/pages/own.njk:3: permalink: has a name without a value between {{ and }}. Correct the name.",
  ],
  [
    "an own page at an address that ends like none",
    { "src/pages/own.njk": ownPage({ permalink: "/opinion list?/x" }, "x") },
    () => {},
    'src/pages/own.njk:3: permalink: "/opinion list?/x" ends neither with a slash nor with the ending of a file, such as ".json". For a page, write "/opinion list?/x/".',
  ],
  [
    "an own page with a date that is none",
    { "src/pages/own.njk": ownPage({ date: "tomorow" }, "x") },
    () => {},
    'src/pages/own.njk:3: date: "tomorow" is not a date. Write it like 2026-11-26, or take it out.',
  ],
  [
    "an own page with a misspelt layout",
    { "src/pages/own.njk": "---\ntitle: Own\nlayuot: layouts/page.njk\n---\n<p>x</p>\n" },
    () => {},
    'src/pages/own.njk:3: layuot: is not read, so that own/index.html is no whole page: it has no "<html>". Did you mean "layout"?',
  ],
  [
    "a tag that is not closed in a partial",
    {},
    at("_includes/partials/teaser.njk", "{% if it %}"),
    "_includes/partials/teaser.njk:11: partial: {% if it %} is not closed. Write {% endif %} where it ends.",
  ],
  [
    "two own pages with one address",
    { "src/pages/own.njk": ownPage({ permalink: "/form/" }, "x") },
    () => {},
    'src/pages/own.njk:3: permalink: "/form/" is the address of another file too (src/pages/form.njk: file name). Give it another permalink.',
  ],
  [
    "a copy in the place of a file",
    {
      ".eleventy.ts": configuration('  eleventyConfig.addPassthroughCopy({ "src/static/a.txt": "robots.txt" });'),
      "src/static/a.txt": "A",
    },
    () => {},
    'src/static/a.txt:1: file: is copied to "robots.txt", which is a file of the edition. Have it copied elsewhere (.eleventy.ts).',
  ],
  [
    "a copy in the place of a file for hosts",
    {
      ".eleventy.ts": configuration('  eleventyConfig.addPassthroughCopy({ "src/static/a.txt": "_headers" });'),
      "src/static/a.txt": "A",
    },
    () => {},
    'src/static/a.txt:1: file: is published as "_headers", which is made from _data/hosting.ts too. Take it away; or write hosts: [] in _data/hosting.ts, and nothing is made.',
  ],
  [
    "a page of the outlet's own in the place of a file for hosts",
    { "src/pages/own.njk": "---\npermalink: /_headers\n---\nx" },
    () => {},
    'src/pages/own.njk:1: file: is published as "_headers", which is made from _data/hosting.ts too. Take it away; or write hosts: [] in _data/hosting.ts, and nothing is made.',
  ],
  [
    "a copy of what is not there",
    { ".eleventy.ts": configuration('  eleventyConfig.addPassthroughCopy("src/statc");') },
    () => {},
    '.eleventy.ts:7: addPassthroughCopy: copies "src/statc", which is not there. Correct the path, or take the line out.',
  ],
  [
    "a plugin that is not installed",
    { ".eleventy.ts": configuration("  eleventyConfig.addPlugin(gone);", 'import gone from "eleventy-plugin-gone";') },
    () => {},
    ".eleventy.ts:1: file: Cannot find package 'eleventy-plugin-gone'",
  ],
  [
    "an event that throws",
    { ".eleventy.ts": configuration(`  eleventyConfig.on("eleventy.before", ${boom});`) },
    () => {},
    ".eleventy.ts:7: file: no colour. Correct it there.",
  ],
];

it.each(slips)("%s: exit 1, nothing is published", async (_, files, change, said) => {
  const site = paper({ ...stories, ...files });
  change(site);
  await isRefused(site, said);
});

it("what Eleventy prints and may be meant is published with a warning: pages without a whole layout, a filter with a name of ours", async () => {
  const site = paper({
    ...stories,
    ".eleventy.ts": configuration(
      '  eleventyConfig.addFilter("json", String);\n  // eleventyConfig.addFilter("once", String);\n  eleventyConfig.addFilter("loud", String);',
    ),
    "src/pages/bare.njk": "---\ntitle: Own\n---\n<p>x</p>\n",
    "src/pages/framed.njk": ownPage({ layout: "layouts/bare.njk" }, "x"),
    "_includes/layouts/bare.njk": "<p>{{ content | safe }}</p>",
    "src/pages/piece.njk": "---\nlayout: false\nsitemap: false\n---\n<p>piece</p>\n",
    "src/pages/notes.njk": "---\npermalink: /notes.txt\n---\nNotes.\n",
    "src/pages/data.njk": "---\npermalink: /data.xml\n---\n<a/>\n",
  });
  expect(await site.run(["build"])).toMatchObject({
    code: 0,
    stderr: `.eleventy.ts:7: warning: addFilter: "json" is the name of a filter of Broadsheet's, which templates get in place of yours. Give yours another name.
src/pages/bare.njk:1: warning: layout: is missing, so that bare/index.html is no whole page: it has no "<html>". Add "layout: layouts/page.njk" to its keys, or "layout: false" if it is a piece that another page loads.
src/pages/framed.njk:2: warning: layout: prints no "<html>", so that framed/index.html is no whole page. Begin the layout with {% extends "layouts/base.njk" %}, or name another.
`,
  });
  expect(site.read("_site/piece/index.html")).toBe("<p>piece</p>\n");
  expect(site.read("_site/notes.txt")).toBe("Notes.\n");
  expect(site.read("_site/bare/index.html")).toBe("<p>x</p>\n");
  expect(site.read("_site/data.xml")).toBe("<a/>\n");
});

// Of the compiled program, too, the places are those of the sources. To compile it takes two seconds: once for all that fails as it runs.
it("a filter, a page in TypeScript and a configuration that throw: exit 1 of the process, nothing is published", async () => {
  const site = clone({
    ...stories,
    ".eleventy.ts": configuration(
      `  if (process.env.THROWS) throw new Error("no colour");\n  eleventyConfig.addFilter("paint", ${boom});`,
    ),
  });
  const undo = site.edit("_includes/layouts/base.njk", onEveryPage('{{ "a" | paint }}'));
  await isRefused(
    site,
    `_includes/layouts/base.njk:${MAIN}: layout: the filter "paint" fails on /2026/03/02/harbour/, given "a": no colour (thrown at .eleventy.ts:8). ${MEND}`,
  );
  undo();
  site.write({
    "src/pages/own.11ty.ts":
      'export const data = { title: "Own" };\nexport function render(): string {\n  throw new Error("no colour");\n}\n',
  });
  await isRefused(site, "src/pages/own.11ty.ts:3: page: no colour. Correct the page.");
  await isRefused(site, ".eleventy.ts:7: file: no colour. Correct it there.", { THROWS: "1" });
});

it("a configuration that is not TypeScript: exit 1 of the process, nothing is published", async () => {
  const site = clone({ ...stories, ".eleventy.ts": configuration("  const const;") });
  await isRefused(
    site,
    '.eleventy.ts:7: file: is not TypeScript: Expected identifier but found "const". Correct the line.',
  );
});

it("a configuration, or a module of the outlet's, that imports what is not there, from elsewhere or data: each is told, and nothing is published", async () => {
  const imports = ["./src/gone.ts", "./own.ts", "./_data/site.ts", "./src/own/own.ts"].map(
    (path, index) => `import own${index} from "${path}";`,
  );
  const site = clone({
    ...stories,
    ".eleventy.ts": configuration(
      '  eleventyConfig.addGlobalData("own", [own0, own1, own2, own3]);',
      imports.join("\n"),
    ),
    "src/own/own.ts": 'import own from "../../own.ts";\nexport default own;\n',
    "own.ts": "export default 1;",
  });
  const { code, stdout, stderr } = await site.run(["build"]);
  const [last, ...said] = stderr.trim().split("\n").reverse();
  expect([code, stdout, last]).toEqual([1, "", "4 problems: nothing was published, the last edition stays as it was."]);
  expect(said.sort()).toEqual([
    '.eleventy.ts:3: file: imports "./src/gone.ts", but there is no such file. Correct the line.',
    '.eleventy.ts:4: file: imports "./own.ts", but may import from src only. Put the file into src.',
    '.eleventy.ts:5: file: imports "./_data/site.ts", which templates know as "site". Take the import out, and read it in the template, or in a filter as this.ctx.site.',
    'src/own/own.ts:1: file: imports "../../own.ts", but may import from src only. Put the file into src.',
  ]);
  expect(site.has("_site")).toBe(false);
});

it("check names a copy in the place of a file too", async () => {
  const site = paper({
    ...stories,
    ".eleventy.ts": configuration('  eleventyConfig.addPassthroughCopy({ "src/static/a.txt": "robots.txt" });'),
    "src/static/a.txt": "A",
  });
  expect(await site.run(["check"])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      'src/static/a.txt:1: file: is copied to "robots.txt", which is a file of the edition. Have it copied elsewhere (.eleventy.ts).\n',
    ),
  });
});

it("the faults of several layouts are told in one run, that of a layout which others extend once", async () => {
  const site = paper(stories);
  site.edit("_includes/layouts/list.njk", (text) => text.replace("{{ view.heading }}", "{{ view.headin }}"));
  site.edit("_includes/layouts/front.njk", (text) => text.replace("{% block main %}", "{% block main %}{{ nothing }}"));
  expect((await site.run(["build"])).stderr.split("\n")).toEqual([
    '_includes/layouts/front.njk:9: layout: "nothing" has no value on /. Correct the name, or print it only where it has one: {% if nothing %}{{ nothing }}{% endif %}.',
    '_includes/layouts/list.njk:9: layout: "view.headin" has no value on /world/. Did you mean "view.heading"?',
    "2 problems: nothing was published, the last edition stays as it was.",
    "",
  ]);
});

it("--hold cannot hold back a page of the outlet's own: its problem is told once, and nothing is published", async () => {
  const site = paper({ ...stories, "src/pages/own.njk": ownPage({ permalink: "/form/" }, "x") });
  expect(await site.run(["build", "--hold"])).toEqual({
    code: 1,
    stdout: "",
    stderr: [
      'src/pages/own.njk:3: permalink: "/form/" is the address of another file too (src/pages/form.njk: file name). Give it another permalink.',
      "1 problem: nothing was published, the last edition stays as it was.",
      "",
    ].join("\n"),
  });
  expect(site.has("_site")).toBe(false);
});
