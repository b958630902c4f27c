import { expect, it } from "vitest";
import { escapeMarkup } from "../../src/model/text.ts";
import { story } from "../site/site.ts";
import { paper } from "./paper.ts";
import { isOpen, network, portIn, served, WALL, wall } from "./served.ts";

// One server for all that an editor sees of it. What takes more of them is in tests/long.

it("shows what is saved and what is wrong, drafts too, to nobody else in the network, and publishes nothing", async () => {
  const site = paper({ ...wall, "seeds/2026-04-01-draft.md": story({ title: "Gulls", draft: true }) });
  const { says, shows, answers, page, terminal } = await served(site);
  const front = await page("/");
  expect(front).toMatchObject({ status: 200, text: expect.stringContaining("Wall rises") });
  // What reloads it.
  expect(front.text).toContain("reload-client.js");
  await says(
    /^http:\S+ shows what you save\. Ctrl-C ends it\.\nbuilt (\d+) pages: \1 printed, 0 removed, in \d+ ms\n$/,
  );
  const port = portIn(terminal());
  expect(await Promise.all(network.map((host) => isOpen(host, port)))).toEqual(network.map(() => false));

  await shows(WALL, "Wall rises</h1>");
  site.write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  await shows(WALL, "Wall falls</h1>");
  site.write({ "seeds/new/2026-03-03-bell.md": story({ title: "Bell rings", date: "2026-03-03" }) });
  await shows("/2026/03/03/bell/", "Bell rings</h1>");
  site.remove("seeds/new");
  await answers("/2026/03/03/bell/", 404);
  site.edit("_data/site.ts", (before) => before.replace("The Test Post", "The Late Post"));
  await shows("/", "The Late Post");

  await shows("/2026/03/02/draft/", 'Draft, dated <time datetime="2026-03-02T10:00:00Z">');
  expect((await page("/")).text).toContain(
    '<b class="broadsheet-mark">Draft, dated <time datetime="2026-03-02T10:00:00Z">2 March 2026 at 10:00</time></b> Gulls</a>',
  );

  const mend = site.edit("seeds/2026-03-02-wall.md", (before) => before.replace("title:", "kicker: <hr>\nstrap:"));
  await answers(WALL, 500);
  const line = 'seeds/2026-03-02-wall.md:1: title: is missing. Write the headline: "title: …".';
  for (const path of ["/", "/2026/03/02/draft/", "/-/"])
    expect(await page(path)).toMatchObject({ status: 200, text: expect.stringContaining(escapeMarkup(line)) });
  const trouble = await page(WALL);
  expect(trouble.status).toBe(500);
  expect(trouble.text).toContain(`<li>${escapeMarkup(line)}</li>`);
  expect(trouble.text).toContain("&lt;hr&gt;");
  expect(trouble.text).toContain("class EleventyReload");
  await says(/^seeds\/2026-03-02-wall\.md:1: title: is missing\. Write the headline: "title: …"\.$/m);
  mend();
  await shows(WALL, "Wall falls</h1>");

  const mendData = site.edit("_data/front.ts", (before) => before.replace("pinned", "pined"));
  await answers("/", 500);
  expect((await page("/")).text).toContain("_data/front.ts:1: pined:");
  mendData();
  await answers("/", 200);
  expect(site.has("_site")).toBe(false);
});

it("serves below a path prefix, where the front page leads", async () => {
  const { terminal, page } = await served(paper(wall), ["--path-prefix", "/news/"]);
  expect((await page(`/news${WALL}`)).text).toContain('href="/news/"');
  expect((await page("/")).text).toContain("Wall rises");
  expect(terminal()).toMatch(/^http:\/\/localhost:\d+\/news\/ shows/);
});

it.each([
  ["203.0.113.9", '--host: "203.0.113.9" is no address of this machine. Use one of: 0.0.0.0, '],
  ["nowhere.invalid", '--host: "nowhere.invalid" is no address of this machine. Use one of: 0.0.0.0, '],
  ["http://x/", '--host: "http://x/" is not a name or an address such as 0.0.0.0.'],
])("--host %s is wrong usage", async (host, says) => {
  const { code, stderr } = await paper(wall).spawn(["start", "--port", "0", "--host", host]);
  expect([code, stderr.slice(0, says.length)]).toEqual([2, says]);
});

it("--host works with start only", async () => {
  const { code, stderr } = await paper(wall).run(["build", "--host", "0.0.0.0"]);
  expect([code, stderr.split("\n")[0]]).toEqual([2, "--host works with start only."]);
});
