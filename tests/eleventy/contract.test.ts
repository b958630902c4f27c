import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { clone, outcomeOf, type Paper, paper } from "../cli/paper.ts";
import { filesIn } from "../site/site.ts";
import { asideOf, configuration, everything, onEveryPage, ownPage, shown, stories, textOf } from "./outlet.ts";

// The Eleventy contract, a test or more for each row.

async function built(site: Paper, ...flags: string[]): Promise<string> {
  const { code, stdout, stderr } = await site.run(["build", ...flags]);
  expect([code, stderr.replace(/^\[11ty\] Benchmark .*\n/gm, "")]).toEqual([0, ""]);
  return stdout;
}

/** What the filter `time` makes of the date of the second story, as its teaser shows it. */
const BELL = '<time datetime="2026-04-02T11:00:00+01:00">2 April 2026 at 11:00</time>';
const HARBOUR = "_site/2026/03/02/harbour/index.html";

it("filters, shortcodes, global data and globals work in layouts, partials, cached partials and pages of every language", async () => {
  const use = `{{ "a" | shout }} {{ "b" | later }} {% year 3 %} {% slow 4 %} {% box "k" %}in{% endbox %} {{ motto }} {{ twice(21) }}`;
  const site = paper({
    ...stories,
    ".eleventy.ts": configuration(`
  eleventyConfig.addFilter("shout", (text: string) => text.toUpperCase());
  eleventyConfig.addAsyncFilter("later", async (text: string) => \`\${await text}!\`);
  eleventyConfig.addShortcode("year", (year: number) => \`Y\${year}\`);
  eleventyConfig.addShortcode("slow", async (year: number) => \`S\${await year}\`);
  eleventyConfig.addPairedShortcode("box", (text: string, kind: string) => \`<\${kind}>\${text}</\${kind}>\`);
  eleventyConfig.addGlobalData("motto", "All fit");
  eleventyConfig.addNunjucksGlobal("twice", (number: number) => 2 * number);`),
    "_data/extra.ts": 'export default { colour: "red" };',
    "_includes/partials/own.njk": `{{ view.title }}: {{ "p" | shout }} {% year 5 %} {{ motto }} {{ extra.colour }}`,
    "src/pages/njk.njk": ownPage({}, `${use} {{ extra.colour }}`),
    "src/pages/md.md": ownPage(
      {},
      `{{ "a" | shout }} {% year 3 %} {{ motto }} {{ extra.colour }} {{ collections.stories[1].date | time }}`,
    ),
    "src/pages/zeit.njk": ownPage(
      { lang: "de" },
      `{{ collections.stories[1].date | time }} {{ "2026-05-06" | time("fr") }} {{ site.timeZone }}`,
    ),
    "src/pages/liquid.liquid": ownPage(
      {},
      `{{ "a" | shout }} {{ "b" | later }} {% year 3 %} {{ collections.stories[1].data.title }} {{ collections.stories[1].date | time }}`,
    ),
    "src/pages/html.html": ownPage({}, `{{ "a" | shout }} {{ motto }}`),
    "src/pages/ts.11ty.ts": `interface Data { motto: string; collections: { stories: readonly { url: string; date: Date }[] } }
export const data = { layout: "layouts/page.njk", title: "Own", permalink: "/ts.html" };
export function render(this: { shout(text: string): string; time(date: Date): string }, { motto, collections }: Data): string {
  return this.shout("a") + " " + motto + " " + collections.stories.map(({ url, date }) => url + this.time(date)).join(" ");
}`,
  });
  site.edit("_includes/layouts/base.njk", onEveryPage(`${use}|{% include "partials/own.njk" %}`));
  site.edit(
    "_includes/partials/masthead.njk",
    (text) => `${text}<b>{{ "c" | shout }} {% year 6 %} {{ motto }} {{ extra.colour }} {{ twice(2) }}</b>`,
  );
  await built(site);
  const all = "A b! Y3 S4 <k>in</k> All fit 42";
  for (const [file, title] of [
    [HARBOUR, "Harbour wall"],
    ["_site/world/index.html", "World"],
    ["_site/njk/index.html", "Own"],
  ] as const) {
    expect(asideOf(site.read(file)), file).toBe(`${all}|${title}: P Y5 All fit red`);
    expect(site.read(file), file).toContain("<b>C Y6 All fit red 4</b>");
  }
  expect(textOf(site.read("_site/njk/index.html"))).toBe(`${all} red`);
  expect(textOf(site.read("_site/md/index.html"))).toBe(`<p>A Y3 All fit red ${BELL}</p>`);
  expect(textOf(site.read("_site/liquid/index.html"))).toBe(`A b! Y3 Bell rings ${BELL}`);
  expect(textOf(site.read("_site/zeit/index.html"))).toBe(
    '<time datetime="2026-04-02T11:00:00+01:00">2. April 2026, 11:00 Uhr</time> <time datetime="2026-05-06">6 mai 2026</time> Europe/London',
  );
  expect(textOf(site.read("_site/html/index.html"))).toBe("A All fit");
  expect(textOf(site.read("_site/ts.html"))).toBe(
    `A All fit /2026/03/02/harbour/<time datetime="2026-03-02T10:00:00Z">2 March 2026 at 10:00</time> /2026/04/02/bell/${BELL}`,
  );
});

it("page, this.page and this.ctx say of a page what Eleventy says", async () => {
  const site = paper({
    ...stories,
    ".eleventy.ts": configuration(`
  eleventyConfig.addFilter("tell", function (this: { page: { url: string }; ctx: { site: { name: string }; view?: { title: string } } }, text: string) {
    return [text, this.page.url, this.ctx.site.name, this.ctx.view?.title].join(" ");
  });`),
  });
  const keys = ["url", "inputPath", "outputPath", "fileSlug", "filePathStem", "lang"];
  site.edit(
    "_includes/layouts/base.njk",
    onEveryPage(
      `${keys.map((key) => `{{ page.${key} }}`).join(" ")}|{{ "x" | tell }}|{% if page.date %}{{ page.date.toISOString() }}{% endif %}`,
    ),
  );
  site.write({ "src/pages/2026-05-06-dated.njk": ownPage({ title: "Dated", permalink: "/dated/" }, "x") });
  await built(site);
  const aside = (file: string) => asideOf(site.read(`_site/${file}index.html`)).split("|");
  expect(aside("2026/04/02/bell/")).toEqual([
    "/2026/04/02/bell/ ./seeds/2026-04-02-bell.md ./_site/2026/04/02/bell/index.html bell /2026/04/02/bell en-GB",
    "x /2026/04/02/bell/ The Test Post Bell rings",
    "2026-04-02T10:00:00.000Z",
  ]);
  expect(aside("town/")).toEqual([
    "/town/ ./_includes/layouts/list.njk ./_site/town/index.html town /town en-GB",
    "x /town/ The Test Post Town",
    "",
  ]);
  expect(aside("dated/")[0]).toMatch(
    /^\/dated\/ .\/src\/pages\/2026-05-06-dated.njk .\/_site\/dated\/index.html dated \/dated en-GB/,
  );
  expect(aside("dated/").slice(1)).toEqual(["x /dated/ The Test Post Dated", "2026-05-06T00:00:00.000Z"]);
  // No date: that of the newest story, since the moment when the file came onto the disk is another on every disk.
  expect(aside("form/")[2]).toBe("2026-04-02T10:00:00.000Z");
});

it("own pages are part of the edition: manifest, links, navigation, sitemap, removal", async () => {
  const site = paper({
    ...stories,
    "_data/navigation.ts": 'export default { header: ["world", { label: "Form", path: "/form/" }], footer: [] };',
    "src/pages/hidden.njk": ownPage({ sitemap: false }, "x"),
    "src/pages/apart.njk": ownPage({ eleventyExcludeFromCollections: true }, "x"),
    "src/pages/data.njk": `---\npermalink: /data.json\n---\n{"a": {{ collections.stories.length }}}`,
    "src/pages/nowhere.njk": "---\npermalink: false\n---\nx",
    "src/pages/list.njk": ownPage(
      {
        pagination: { data: "collections.stories", size: 1, alias: "item" },
        permalink: "/all/{{ pagination.pageNumber }}/",
      },
      '<a href="{{ item.url }}">{{ item.data.title }}</a>{{ item.content | safe }}',
    ),
  });
  expect(await built(site)).toMatch(/^built \d+ pages: (\d+) printed, 0 unchanged/m);
  expect(site.read(HARBOUR)).toContain('<a href="/form/">on the form</a>');
  expect(site.read("_site/index.html")).toContain('<li><a href="/form/">Form</a></li>');
  const sitemap = site.read("_site/sitemap-pages.xml");
  for (const path of ["form/", "all/0/", "all/1/"])
    expect(sitemap).toContain(`<loc>https://post.example/${path}</loc>`);
  for (const path of ["hidden", "apart", "data", "nowhere"]) expect(sitemap).not.toContain(path);
  for (const path of ["hidden", "apart"]) expect(site.read(`_site/${path}/index.html`)).toContain('content="noindex"');
  expect(site.read("_site/data.json")).toBe('{"a": 2}');
  expect(textOf(site.read("_site/all/0/index.html"))).toBe(
    '<a href="/2026/03/02/harbour/">Harbour wall</a><p>The wall is <a href="/form/">on the form</a>.</p>',
  );
  expect(site.has("_site/nowhere")).toBe(false);

  expect(await built(site)).toMatch(/: 0 printed, \d+ unchanged, 0 removed/);
  site.remove("src/pages/list.njk");
  expect(await built(site)).toMatch(/, 2 removed,/);
  expect(site.has("_site/all")).toBe(false);
  expect(site.read("_site/sitemap-pages.xml")).not.toContain("/all/");
  // Whatever a story says, a page of the outlet's own may say too.
  site.edit("seeds/harbour.md", (text) => text.replace("Harbour wall", "Higher wall"));
  site.write({ "src/pages/form.njk": ownPage({ title: "Form" }, "{{ collections.stories[0].data.title }}") });
  await built(site);
  expect(textOf(site.read("_site/form/index.html"))).toBe("Higher wall");
  site.remove("src/pages/form.njk");
  expect((await site.run(["build"])).stderr).toContain(
    'seeds/harbour.md:6: body: the link leads to "/form/", which is no page of this site. Correct the address, or take the link out.\n',
  );
  expect(site.has("_site/form/index.html")).toBe(true);
});

it("collections: stories, sections, types and tags, and what layouts read of them is what their pages depend on", async () => {
  const site = paper({ ...stories, "src/pages/tagged.njk": ownPage({ title: "Tagged", tags: "economy" }, "x") });
  site.edit("_includes/layouts/directory.njk", (text) =>
    text.replace(
      "{% block main %}",
      "{% block main %}<aside>{{ collections.stories.length }} {{ collections.sections.town[0].data.title }} {{ collections.tags.economy[0].url }} {{ collections.economy[0].url }} {{ collections.types.news.length }} {{ collections.types.opinion.length }} {{ collections.tags.nobody.length }}</aside>",
    ),
  );
  await built(site);
  const aside = () => asideOf(site.read("_site/sections/index.html"));
  expect(aside()).toBe("2 Bell rings /2026/03/02/harbour/ /tagged/ 2 0 0");
  site.edit("seeds/2026-04-02-bell.md", (text) => text.replace("Bell rings", "Bell is silent"));
  const before = site.read("_site/world/index.html");
  await built(site);
  expect(aside()).toBe("2 Bell is silent /2026/03/02/harbour/ /tagged/ 2 0 0");
  expect(site.read("_site/world/index.html")).toBe(before);
  site.write({ "src/pages/tagged.njk": ownPage({ title: "Tagged", tags: "economy", permalink: "/other/" }, "x") });
  await built(site);
  expect(aside()).toBe("2 Bell is silent /2026/03/02/harbour/ /other/ 2 0 0");
  expect(await built(site)).toMatch(/: 0 printed, /);
});

it("passthrough: files, folders, maps and globs are copied, compared, and removed when they go", async () => {
  const site = paper({
    ...stories,
    ".eleventy.ts": configuration(`
  eleventyConfig.addPassthroughCopy("src/static");
  eleventyConfig.addPassthroughCopy({ "src/static/a.txt": "b.txt", "src/fonts": "fonts" });
  eleventyConfig.addPassthroughCopy("src/globbed/*.css");`),
    "src/static/a.txt": "A",
    "src/static/deep/b.css": "b{}",
    "src/fonts/own.woff2": "font",
    "src/globbed/c.css": "c{}",
  });
  site.edit(
    "_includes/layouts/base.njk",
    onEveryPage('<a href="/fonts/own.woff2">f</a><a href="/src/globbed/c.css">c</a>'),
  );
  await built(site);
  const copied = () =>
    ["src/static/a.txt", "src/static/deep/b.css", "b.txt", "fonts/own.woff2", "src/globbed/c.css"].filter((file) =>
      site.has(`_site/${file}`),
    );
  expect(copied()).toHaveLength(5);
  expect(site.read("_site/b.txt")).toBe("A");
  site.write({ "src/static/a.txt": "other", "src/globbed/c.css": "d{}" });
  expect(await built(site)).toMatch(/: 0 printed, \d+ unchanged, 0 removed/);
  expect([site.read("_site/b.txt"), site.read("_site/src/globbed/c.css")]).toEqual(["other", "d{}"]);
  site.remove("src/static/deep");
  expect(await built(site)).toMatch(/, 1 removed/);
  expect(copied()).toEqual(["src/static/a.txt", "b.txt", "fonts/own.woff2", "src/globbed/c.css"]);
  site.remove("src/globbed/c.css");
  expect((await site.run(["build"])).stderr).toContain(
    'src/pages/form.njk:1: page: prints a link to "/src/globbed/c.css" on form/index.html, which is no page or file of this site.',
  );
});

it("a transform changes every page, and events come once a build", async () => {
  const site = paper({
    ...stories,
    ".eleventy.ts": configuration(`
  eleventyConfig.addTransform("sign", async function (text, outputPath) {
    return outputPath.endsWith(".html") ? \`\${text}<!-- \${this.url} \${this.inputPath} \${outputPath} -->\` : text;
  });
  eleventyConfig.on("eleventy.before", ({ outputMode }) => console.error("before", outputMode));
  eleventyConfig.on("eleventy.after", () => console.error("after"));`),
  });
  site.write({
    "src/pages/untitled.njk": "---\nlayout: layouts/page.njk\ntitel: Own\npermalnk: /own/\n---\nx\n",
    "src/pages/bare.njk": "<html>x</html>",
  });
  const { stderr } = await site.run(["build"]);
  expect(stderr).toBe(
    'before fs\nafter\nsrc/pages/untitled.njk:3: warning: titel: is not read, so that the page is called "The Test Post". Did you mean "title"?\nsrc/pages/untitled.njk:4: warning: permalnk: is not read. Did you mean "permalink"?\n',
  );
  expect(site.read(HARBOUR)).toMatch(
    /<!-- \/2026\/03\/02\/harbour\/ .\/seeds\/harbour.md .\/_site\/2026\/03\/02\/harbour\/index.html -->$/,
  );
  expect(site.read("_site/form/index.html")).toMatch(
    /<!-- \/form\/ .\/src\/pages\/form.njk .\/_site\/form\/index.html -->$/,
  );
  expect(site.read("_site/robots.txt")).not.toContain("<!--");
});

it("a page of the outlet's own brings its style blocks into the policy, and a script where _data/hosting.ts allows it", async () => {
  const page = "<style>.quiz{color:red}</style><script>let quiz;</script>";
  const site = paper({ ...stories, "src/pages/quiz.njk": ownPage({ title: "Quiz" }, page) });
  const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const script = hashOf("let quiz;");
  const line = `src/pages/quiz.njk:1: SEVERITYpage: "quiz/index.html" runs a script that is written on the page, which the security policy of the site forbids, so that browsers refuse it. Take it out, or allow it in _data/hosting.ts: policy: { "script-src": ["${script}"] }.`;
  expect((await site.run(["build"])).stderr).toContain(line.replace("SEVERITY", "warning: "));
  expect(site.read("_site/_headers")).toContain(hashOf(".quiz{color:red}"));
  expect(site.read("_site/_headers")).not.toContain(script);
  const checked = await site.run(["check"]);
  expect([checked.code, checked.stderr]).toEqual([1, expect.stringContaining(line.replace("SEVERITY", ""))]);

  site.write({ "_data/hosting.ts": `export default { policy: { "script-src": [${JSON.stringify(script)}] } };` });
  expect((await site.run(["build"])).stderr).not.toContain("policy");
  expect(site.read("_site/_headers")).toMatch(/; script-src 'sha256-[^' ]+' 'sha256-/);
  site.remove("src/pages/quiz.njk");
  await site.run(["build"]);
  expect(site.read("_site/_headers")).not.toContain(hashOf(".quiz{color:red}"));
});

it("a file of _data is global data under its name, and every page depends on it", async () => {
  // "sheet" is a name that layouts of earlier versions knew something else by.
  const own = 'export default { colour: "own" };';
  const site = paper({ ...stories, "_data/extra.ts": 'export default { colour: "red" };', "_data/sheet.ts": own });
  site.edit("_includes/layouts/base.njk", onEveryPage("{{ extra.colour }} {{ sheet.colour }}"));
  await built(site);
  expect(asideOf(site.read(HARBOUR))).toBe("red own");
  site.write({ "_data/extra.ts": 'export default { colour: "blue" };' });
  await built(site);
  for (const file of [HARBOUR, "_site/form/index.html", "_site/index.html"])
    expect(asideOf(site.read(file))).toBe("blue own");
  site.write({
    "_data/tags.ts": "export default [];",
    "_data/other.json": "{}",
    "_data/extra.ts": "export default { f: () => 1 };",
  });
  const { code, stderr } = await site.run(["build"]);
  expect([code, stderr]).toEqual([
    1,
    `_data/extra.ts:1: file: exports more than texts, numbers, lists and groups of keys. Write the values themselves.
_data/other.json:1: file: is not TypeScript. Write it as other.ts: export default { … };
_data/tags.ts:1: file: has a name by which templates know something else: "tags". Rename it ourTags.ts; templates then know it as "ourTags".
3 problems: nothing was published, the last edition stays as it was.
`,
  ]);
});

it.each([
  "tags",
  "date",
  "layout",
  "permalink",
  "page",
  "pagination",
  "collections",
  "eleventy",
  "pkg",
  "content",
  "view",
  "styles",
  "scripts",
])("_data/%s.ts is a problem", async (name) => {
  const { loadOutlet } = await import("../../src/build/load-outlet.ts");
  const site = paper({ [`_data/${name}.ts`]: "export default 1;" });
  const loaded = await loadOutlet(site.folder, "_data");
  expect("problems" in loaded && loaded.problems.map(({ what }) => what)).toEqual([
    `has a name by which templates know something else: "${name}"`,
  ]);
});

it("plugins from npm work as on any Eleventy site, below a path prefix too: navigation, highlighting, plugin-rss's own feed", async () => {
  const site = clone({
    ...stories,
    ".eleventy.ts": configuration(
      `
  eleventyConfig.addPlugin(navigation);
  eleventyConfig.addPlugin(highlight);
  eleventyConfig.addPlugin(feedPlugin, {
    type: "atom", outputPath: "/own-feed.xml", collection: { name: "stories", limit: 1 },
    metadata: { title: "Own", subtitle: "s", language: "en", base: "https://post.example/", author: { name: "Desk" } },
  });`,
      `import navigation from "@11ty/eleventy-navigation";
import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import { feedPlugin } from "@11ty/eleventy-plugin-rss";`,
    ),
    "src/pages/code.md": ownPage(
      { eleventyNavigation: { key: "Code", order: 1 } },
      "```js\nlet x = 1;\n```\n\n[form](/form/)",
    ),
  });
  site.edit(
    "_includes/layouts/base.njk",
    onEveryPage("{{ collections.all | eleventyNavigation | eleventyNavigationToHtml | safe }}"),
  );
  const rss = (text: string) => /<pubDate>.*?<\/pubDate>/.exec(text)?.[0];
  await built(site, "--path-prefix", "/news/");
  const code = site.read("_site/code/index.html");
  expect(textOf(code)).toContain(
    '<pre class="language-js"><code class="language-js"><span class="token keyword">let</span>',
  );
  expect(textOf(code)).toContain('<a href="/news/form/">form</a>');
  expect(code).not.toContain("/news/news/");
  // Ours keep to their own filter of that name, which knows no time zone of the machine.
  expect(rss(site.read("_site/rss.xml"))).toBe("<pubDate>Thu, 02 Apr 2026 10:00:00 +0000</pubDate>");
  const feed = site.read("_site/own-feed.xml");
  expect(feed).toContain("<title>Bell rings</title>");
  expect(feed).toContain('<link href="https://post.example/news/2026/04/02/bell/" />');
  expect(feed.match(/<entry>/g)).toHaveLength(1);
  await built(site);
  expect(asideOf(site.read(HARBOUR))).toBe('<ul><li><a href="/code/">Code</a></li></ul>');
});

const contents = (folder: string): Map<string, string> =>
  new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), "latin1")]));

it("plain eleventy prints the same bytes, and with --serve sees a saved seed, layout and data file", async () => {
  const site = paper({ ...everything, "_data/extra.ts": 'export default "one";' });
  site.edit("_includes/layouts/base.njk", (text) => shown(text).replace("<aside>", "<aside>{{ extra }} "));
  await built(site);
  const before = contents(join(site.folder, "_site"));
  site.remove("_site");
  const eleventy = (...flags: string[]) =>
    spawn(
      "node",
      [
        "--import",
        "./src/cli/broadsheet.mjs",
        "node_modules/@11ty/eleventy/cmd.cjs",
        "--config=.eleventy.ts",
        ...flags,
      ],
      {
        cwd: site.folder,
        env: { ...process.env, SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
  const { code, stderr } = await outcomeOf(eleventy());
  expect([code, stderr]).toEqual([0, ""]);
  expect(contents(join(site.folder, "_site"))).toEqual(before);

  const serving = eleventy("--serve", "--port=0", "--quiet");
  const ended = outcomeOf(serving);
  let said = "";
  serving.stdout?.on("data", (text) => (said += text));
  try {
    await expect.poll(() => said, { timeout: 60_000 }).toContain("Watching");
    // It says so before it watches: what is saved is saved again, every twenty looks, until it is seen.
    const saved = (change: () => void, look: () => string) => {
      let looks = 0;
      return expect.poll(
        () => {
          if (looks++ % 20 === 0) change();
          return look();
        },
        { timeout: 60_000, interval: 200 },
      );
    };
    const page = () => site.read(HARBOUR);
    const seed = site.read("seeds/harbour.md").replace("Harbour wall", "Higher wall");
    await saved(() => site.write({ "seeds/harbour.md": seed }), page).toContain("<h1>Higher wall</h1>");
    const aside = () => asideOf(page());
    await saved(() => site.write({ "_data/extra.ts": 'export default "two";' }), aside).toMatch(/^two /);
    const layout = site.read("_includes/layouts/base.njk").replace("<aside>", "<aside>new ");
    await saved(() => site.write({ "_includes/layouts/base.njk": layout }), aside).toMatch(/^new two /);
  } finally {
    serving.kill();
    await ended;
  }
});
