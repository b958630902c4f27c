import { readdirSync, renameSync, utimesSync } from "node:fs";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { clone, paper } from "../cli/paper.ts";
import { isOpen, listenTo, network, PATIENCE, portIn, served, visit, WALL, wall } from "../cli/served.ts";
import { configuration, onEveryPage, ownPage, stories } from "../eleventy/outlet.ts";
import { story } from "../site/site.ts";

it("what another preview built is served at once, and what is saved then is on screen, as it is said in one line", async () => {
  const site = paper(wall);
  // A file that was changed just now would be looked at again.
  for (const path of ["seeds/2026-03-02-wall.md", "_data/site.ts"])
    utimesSync(join(site.folder, path), new Date("2026-01-01"), new Date("2026-01-01"));
  const first = await served(site);
  await first.shows(WALL, "Wall rises</h1>");
  await first.end("SIGTERM");
  const { shows, says } = await served(site);
  await shows(WALL, "Wall rises</h1>");
  await says(/^built \d+ pages: 0 printed, 0 removed/m);
  for (const words of ["falls", "stands", "is gone"]) {
    site.write({ "seeds/2026-03-02-wall.md": story({ title: `Wall ${words}` }) });
    await shows(WALL, `Wall ${words}</h1>`);
    await shows("/", `Wall ${words}</a>`);
  }
  // A page is on screen before its line is. A slow machine may see one save as two.
  await says(/^http.*\n(?:built.*\n){4,}$/);
});

it("a story that is renamed while it is served has moved, and one that is deleted is gone, whatever has the same text", async () => {
  const site = paper({ ...wall, "seeds/2026-03-03-bell.md": story({ title: "Wall rises" }) });
  const { shows, answers, says } = await served(site);
  await shows(WALL, "Wall rises</h1>");
  site.write({ "seeds/2026-03-04-copy.md": story({ title: "Wall rises" }) });
  await shows("/2026/03/02/copy/", "Wall rises</h1>");
  site.remove("seeds/2026-03-02-wall.md");
  await answers(WALL, 404);
  await says(/^\/2026\/03\/02\/wall\/ is gone\. "npm run moved" leaves a redirect, or a page that says/m);
  site.remove("seeds/2026-03-03-bell.md");
  await says(/^\/2026\/03\/02\/\w+\/ is gone, \/2026\/03\/02\/\w+\/ is gone\. /m);
  renameSync(join(site.folder, "seeds/2026-03-04-copy.md"), join(site.folder, "seeds/2026-03-04-quay.md"));
  await says(/\/2026\/03\/02\/copy\/ moved to \/2026\/03\/02\/quay\//);
});

it("of two quick saves, and of a hundred, all arrive", async () => {
  const site = paper(wall);
  const { shows, terminal } = await served(site);
  await shows(WALL, "Wall rises");
  site.write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  site.write({ "seeds/2026-03-03-bell.md": story({ title: "Bell rings", date: "2026-03-03" }) });
  await shows(WALL, "Wall falls</h1>");
  await shows("/2026/03/03/bell/", "Bell rings</h1>");

  const before = terminal().match(/^built/gm)?.length ?? 0;
  const burst = Array.from({ length: 100 }, (_, n) => [
    `seeds/2026-04-01-story-${n}.md`,
    story({ title: `Story ${n}` }),
  ]);
  site.write(Object.fromEntries(burst));
  await shows("/2026/03/02/story-99/", "Story 99</h1>");
  expect((terminal().match(/^built/gm)?.length ?? 0) - before).toBeLessThan(10);
});

it("problems from the start hold nothing up: the site is there once they are mended, below its prefix", async () => {
  const site = paper({ ...wall, "_data/site.ts": (before) => before.replace("post.example/", "post.example/late/") });
  const mend = site.edit("_data/front.ts", (before) => before.replace("pinned", "pined"));
  const { answers, page } = await served(site);
  await answers("/", 500);
  mend();
  await answers(`/late${WALL}`, 200);
  expect((await page("/")).text).toContain("Wall rises");
});

it("what is published at an hour to come is marked until something is saved after that hour", async () => {
  const site = paper({
    ...wall,
    "seeds/2026-06-01-noon.md": story({ title: "Noon", date: "2026-06-01T12:00:00Z" }),
    "clock.mjs": `import { readFileSync } from "node:fs";
if (process.argv[2] === "builder") Date.now = () => Date.parse(readFileSync("clock.txt", "utf8"));`,
    "clock.txt": "2026-06-01T11:59:00Z",
  });
  const { shows, page } = await served(site, [], { SOURCE_DATE_EPOCH: "", NODE_OPTIONS: "--import ./clock.mjs" });
  await shows("/2026/06/01/noon/", "Scheduled for");
  expect((await page("/rss.xml")).text).toContain("Scheduled: Noon");
  site.write({ "clock.txt": "2026-06-01T12:01:00Z" });
  site.edit("seeds/2026-03-02-wall.md", (before) => `${before}\nMore.\n`);
  await expect.poll(async () => (await page("/2026/06/01/noon/")).text, PATIENCE).not.toContain("Scheduled for");
  expect((await page("/rss.xml")).text).not.toContain("Scheduled: Noon");
});

it("a layout, a stylesheet and the source are the engineer's to edit; a slip in them is told and mended", async () => {
  const site = clone(wall);
  const { shows, answers, page, says } = await served(site);
  await shows("/", "The Test Post");
  const restore = site.edit("_includes/layouts/base.njk", (before) =>
    before.replace("</body>", "<i>new foot</i></body>"),
  );
  await shows("/", "<i>new foot</i>");
  restore();
  site.edit("src/assets/css/page.css", (before) => `${before}\n.new { color: red; }\n`);
  await shows("/", ".new{color:red}");
  site.edit("src/site/globals.ts", (before) => before.replace("name: site.name", 'name: "The Source Post"'));
  await shows("/", "The Source Post");

  const mendLayout = site.edit("_includes/layouts/base.njk", (before) => `{% if %}\n${before}`);
  await answers("/", 500);
  expect((await page("/")).text).toContain(
    "_includes/layouts/base.njk:1: layout: {% if %} is not closed. Write {% endif %} where it ends.",
  );
  mendLayout();
  await answers("/", 200);

  const mendCode = site.edit("src/site/globals.ts", (before) => `${before}\nthrow new Error("no chrome today");\n`);
  await answers("/", 500);
  expect((await page("/")).text).toContain("<li>Error: no chrome today</li>");
  await says(/^Error: no chrome today$/m);
  mendCode();
  await answers("/", 200);
});

it("answers at both addresses of localhost where the machine has them, and reloads what is open at each", async () => {
  const site = paper(wall);
  const { terminal, shows } = await served(site);
  await shows(WALL, "Wall rises</h1>");
  const port = portIn(terminal());
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const hosts = ["127.0.0.1", ...(all.some(({ address }) => address === "::1") ? ["[::1]"] : [])];
  const heard = await Promise.all(hosts.map((host) => listenTo(`http://${host}:${port}/`)));
  site.write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  for (const text of heard) await expect.poll(text, PATIENCE).toContain("eleventy.reload");
  for (const host of hosts)
    expect((await visit(new URL(`http://${host}:${port}${WALL}`))).text).toContain("Wall falls");
});

it.skipIf(network.length === 0)(
  "--host 0.0.0.0 shows it to a telephone in the same network, and says where",
  async () => {
    const { says, terminal, page } = await served(paper(wall), ["--host", "0.0.0.0"]);
    expect((await page("/")).status).toBe(200);
    await says(/^http:\/\/localhost:\d+\/ and http:\/\/[\d.]+:\d+\/.* show what you save\. Ctrl-C ends it\.$/m);
    const [, phone = ""] = /and (http:\S+)/.exec(terminal()) ?? [];
    expect((await visit(new URL(phone))).text).toContain("Wall rises");
  },
);

it.skipIf(network.length === 0)("--host with one address of the machine listens there alone", async () => {
  const [host = ""] = network;
  const { terminal } = await served(paper(wall), ["--host", host]);
  expect(terminal()).toMatch(`http://${host}:`);
  expect(await isOpen("127.0.0.1", portIn(terminal()))).toBe(false);
});

it("survives addresses that are none, and an output folder removed by hand", async () => {
  const site = paper(wall);
  const { page, answers, says } = await served(site);
  await answers("/", 200);
  expect([
    (await page("/%")).status,
    (await page("/..%2f..%2fpackage.json")).status,
    (await page("//")).status,
  ]).toEqual([400, 400, 400]);
  const [records = ""] = readdirSync(join(site.folder, ".broadsheet")).filter((name) =>
    site.has(`.broadsheet/${name}/preview`),
  );
  const folder = `.broadsheet/${records}/preview`;
  for (const name of ["2026", "index.html"]) site.remove(`${folder}/${name}`);
  site.edit("seeds/2026-03-02-wall.md", (before) => `${before}\nMore.\n`);
  await says(/^http.*\n(?:built.*\n){2}$/);
  await answers("/", 200);
  site.remove(folder);
  expect(await page(WALL)).toMatchObject({ status: 200, text: expect.stringContaining("Wall rises") });
});

it("takes the next port where one is in use", async () => {
  const other = createServer();
  onTestFinished(() => void other.close());
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const address = other.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const { page, terminal } = await served(paper(wall), ["--port", String(port)]);
  expect((await page("/")).text).toContain("Wall rises");
  expect(terminal()).not.toContain(`localhost:${port}/`);
});

it.each(["SIGTERM", "SIGINT"] as const)("%s ends it and its builder without a word", async (signal) => {
  const { page, end } = await served(paper(wall));
  expect((await page("/")).status).toBe(200);
  expect(await end(signal)).toMatchObject({ code: 0, stderr: "" });
});

it("shows changes of the outlet's own pages, of .eleventy.ts, and of what that has copied and watches", async () => {
  const configured = (code: string) =>
    configuration(`${code}
  eleventyConfig.addPassthroughCopy({ "src/static": "static" });
  eleventyConfig.addWatchTarget("texts/");`);
  const site = clone({
    ...stories,
    ".eleventy.ts": configured('  eleventyConfig.addFilter("paint", (text: string) => "red " + text);'),
    "src/static/a.txt": "first",
    "texts/a.txt": "one",
    "src/pages/form.njk": ownPage({ title: "Form" }, "A form."),
  });
  site.edit("_includes/layouts/base.njk", onEveryPage('{{ "x" | paint }}'));
  const server = await served(site);
  await server.shows("/form/", "A form.");
  await server.shows("/world/", "<aside>red x</aside>");
  site.write({
    "src/pages/form.njk": ownPage({ title: "Form" }, "Another form."),
    "src/pages/new.md": ownPage({}, "New."),
  });
  await server.shows("/form/", "Another form.");
  await server.shows("/new/", "New.");
  site.write({ ".eleventy.ts": configured('  eleventyConfig.addFilter("paint", (text: string) => "blue " + text);') });
  await server.shows("/world/", "<aside>blue x</aside>");
  site.write({ "src/static/a.txt": "second" });
  await server.shows("/static/a.txt", "second");
  const built = () => server.terminal().match(/^built /gm)?.length ?? 0;
  const before = built();
  site.write({ "texts/a.txt": "two" });
  await expect.poll(built, PATIENCE).toBeGreaterThan(before);
  // What a story says, and a page of the outlet's own that shows it, in the quick build too.
  site.write({ "src/pages/form.njk": ownPage({ title: "Form" }, "{{ collections.stories[0].data.title }}") });
  await server.shows("/form/", "Harbour wall");
  site.edit("seeds/harbour.md", (text) => text.replace("Harbour wall", "Higher wall"));
  await server.shows("/form/", "Higher wall");
  site.write({ "src/pages/form.njk": ownPage({ title: "Form" }, "{{ 'x' | gone }}") });
  await server.shows("/form/", "src/pages/form.njk:5: page: filter not found: gone.");
});
