import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { BuildOptions } from "../../src/build/options.ts";
import { notify } from "../../src/cli/commands/notify.ts";
import { format } from "../../src/model/problem.ts";
import { indexNow } from "../../src/output/index-now.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import { noWait, openHub } from "../output/hub-server.ts";
import { filesIn, optionsFor, outlet, ROOT, type Site, siteOf, story } from "../site/site.ts";
import { paper } from "./paper.ts";

const world = { "seeds/2026-03-02-wall.md": story({ title: "Wall rises", section: "world" }) };
const sport = {
  "seeds/2026-03-03-match.md": story({ title: "Match won", section: "sport", date: "2026-03-03T10:00Z" }),
};

/** `_data` with that hub, and feeds whose history can be walked. */
const withHub = (hub: string) => ({
  "_data/site.ts": outlet["_data/site.ts"]?.replace("};", `hub: ${JSON.stringify(hub)} };`) ?? "",
  "_data/feeds.ts": 'export default { size: 1, archives: ["everything", "section"] };',
});

/** Notifies as the command does after a build with the same folders. */
async function notified(site: Site, flags: Partial<BuildOptions> = {}, patience = noWait()) {
  const waiting: string[] = [];
  const orders = { ...optionsFor(site.folder), ...flags };
  const services = { hub: patience, searchEngines: indexNow };
  const result = await notify(orders, services, { told: () => {}, waiting: (line) => void waiting.push(line) });
  if (!result) throw new Error("site.ts names no hub");
  const faults = result.faults.map((line) => line.replaceAll(`${site.folder}/`, ""));
  return { ...result, faults, waiting };
}

const url = (file: string): string => `https://post.example/${file}`;

/** The feeds with a hub among the files of a site: what may be subscribed to. */
const subscriptions = (site: Site): string[] =>
  site.files.filter((file) => /(?:rss\.xml|atom\.xml|feed\.json)$/.test(file) && !file.includes("/page/")).map(url);

it("the hub is told of every subscription feed once, and of no archive", async () => {
  const hub = await openHub();
  const stories = Array.from({ length: 45 }, (_, index) => [
    `seeds/${index}.md`,
    story({ title: `Story ${index}`, date: new Date(Date.UTC(2026, 0, 1, index)).toISOString(), tags: ["Économie"] }),
  ]);
  const site = await siteOf({ ...Object.fromEntries(stories), ...withHub(hub.url) });
  expect(site.files.filter((file) => file.endsWith("page/1/atom.xml"))).not.toEqual([]);
  expect(subscriptions(site)).toEqual(
    expect.arrayContaining(["rss.xml", "atom.xml", "feed.json", "world/atom.xml", "town/rss.xml"].map(url)),
  );
  expect(await notified(site)).toEqual({
    problems: [],
    stopped: false,
    told: subscriptions(site).length,
    unchanged: 0,
    untold: 0,
    faults: [],
    waiting: [],
  });
  expect(hub.since()).toEqual(subscriptions(site).map(encodeURI).sort());

  expect(await notified(site)).toMatchObject({ told: 0, unchanged: subscriptions(site).length, untold: 0 });
  expect(hub.since()).toEqual([]);
});

it("after a new story the hub is told of the feeds that have it", async () => {
  const hub = await openHub();
  const site = await siteOf({ ...world, ...withHub(hub.url) });
  await notified(site);
  hub.since();
  const grown = await site.again(sport);
  const formats = ["atom.xml", "feed.json", "rss.xml"];
  const changed = ["", "sport/", "town/"].flatMap((folder) => formats.map((file) => url(folder + file)));
  expect(await notified(grown)).toMatchObject({
    told: changed.length,
    unchanged: subscriptions(grown).length - changed.length,
  });
  expect(hub.since()).toEqual(changed.sort());
});

it("a feed that the hub did not take is told in the next run, and only that one", async () => {
  const hub = await openHub();
  const site = await siteOf({ ...world, ...withHub(hub.url) });
  const count = subscriptions(site).length;
  const took = hub.answer;
  hub.answer = (response, ping) => {
    if (ping.topic === url("world/rss.xml")) response.writeHead(500).end();
    else if (ping.topic.endsWith("feed.json")) response.writeHead(404).end();
    else took(response, ping);
  };
  const jsonFeeds = subscriptions(site).filter((topic) => topic.endsWith("feed.json"));
  expect(await notified(site, {}, noWait({ pauses: [5] }))).toEqual({
    problems: [],
    stopped: false,
    told: count - jsonFeeds.length - 1,
    unchanged: 0,
    untold: jsonFeeds.length + 1,
    faults: [
      `${hub.url}: https://post.example/feed.json and ${jsonFeeds.length - 1} more feeds: answered 404 Not Found. Check "hub" in _data/site.ts, and ask the hub whether it takes this feed.`,
      `${hub.url}: https://post.example/world/rss.xml: answered 500 Internal Server Error (try 2 of 2). Run npm run notify again later; check "hub" in _data/site.ts if that does not help.`,
    ],
    waiting: [
      `${hub.url}: answered 500 Internal Server Error; 1 of ${count} feeds still to be told, next try in 0.01 s`,
    ],
  });
  hub.since();

  hub.answer = took;
  expect(await notified(site)).toMatchObject({ told: jsonFeeds.length + 1, untold: 0, faults: [] });
  expect(hub.since()).toEqual([...jsonFeeds, url("world/rss.xml")].sort());
});

it("another hub is told everything", async () => {
  const [one, two] = [await openHub(), await openHub()];
  const site = await siteOf({ ...world, ...withHub(one.url) });
  await notified(site);
  const moved = await site.again(withHub(two.url));
  one.since();
  expect(await notified(moved)).toMatchObject({ told: subscriptions(moved).length, unchanged: 0 });
  expect([one.since(), two.since()]).toEqual([[], subscriptions(moved).sort()]);
});

it("with other flags than the build had, no ping is sent: subscribers know the feeds by the address they were built for", async () => {
  const hub = await openHub();
  const site = await siteOf({ ...world, ...withHub(`${hub.url}?paper=post&key=1`) });
  const { problems } = await notified(site, { url: "https://other.example/" });
  expect(problems).toEqual([
    {
      severity: "problem",
      file: join(site.folder, "_site/rss.xml"),
      field: "feed",
      what: `does not say that it is https://other.example/rss.xml and that its hub is ${hub.url}?paper=post&key=1`,
      fix: "Build again, with the same flags.",
    },
  ]);
  expect(hub.topics).toEqual([]);
  expect(await notified(site)).toMatchObject({ problems: [], told: subscriptions(site).length });
});

it("a feed that this edition has and the output folder has not yet is passed over", async () => {
  const hub = await openHub();
  const site = await siteOf({ ...world, ...withHub(hub.url) });
  writeFileSync(join(site.folder, "seeds/2026-03-04-ferry.md"), story({ title: "Ferry late", tags: ["Ferry"] }));
  expect(await notified(site)).toMatchObject({ problems: [], told: subscriptions(site).length });
  expect(hub.since()).toEqual(subscriptions(site).sort());
});

it.each([
  {
    what: "a hub with a password",
    files: { ...world, ...withHub("https://me:secret@hub.example/") },
    says: '_data/site.ts:5: hub: "https://me:secret@hub.example/" is for everyone to read in the feeds. Leave user name and password out.',
  },
  {
    what: "copy with a problem",
    files: { "seeds/2026-03-02-wall.md": story({ section: "wrold" }), ...withHub("http://127.0.0.1:9/") },
    says: 'seeds/2026-03-02-wall.md:4: section: "wrold" is not a section. Did you mean "world"?',
  },
  {
    what: "nothing built yet",
    files: { ...world, ...withHub("http://127.0.0.1:9/") },
    flags: { output: outputFolder(ROOT, "nowhere") },
    says: "nowhere:1: output: contains no feed of this edition. Build it first: npm run build.",
  },
])("$what is a problem on one line", async ({ files, flags, says }) => {
  const site = await siteOf(files);
  const { problems, told } = await notified(site, flags);
  expect(problems.map((each) => format(each).replaceAll(`${site.folder}/`, ""))).toEqual([says]);
  expect(told).toBe(0);
});

it("as a command with --hold: feeds are told without the faulty stories, which are named, and it ends with 1", async () => {
  const hub = await openHub();
  const faulty = { "seeds/2026-03-04-bell.md": story({ title: "Bell rings", section: "wrold" }) };
  const { run } = paper({ ...world, ...faulty, ...withHub(hub.url) });
  await run(["build", "--hold"]);
  const { code, stdout, stderr } = await run(["notify", "--hold"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^told the hub of \d+ feeds, 0 unchanged\n$/);
  expect(stderr).toBe('seeds/2026-03-04-bell.md:4: section: "wrold" is not a section. Did you mean "world"?\n');
});

it("as a command without a hub and without a key for search engines, it says what to write", async () => {
  const { run } = paper(world);
  expect(await run(["notify"])).toEqual({
    code: 1,
    stdout: "",
    stderr:
      '_data/site.ts:1: hub: is missing. Write the address of your WebSub hub, such as hub: "https://pubsubhubbub.appspot.com/", or a key for search engines, indexNow, or both.\n',
  });
});

it("as a command: it says what it did, remembers it under .broadsheet, and ends with 1 when a feed failed", async () => {
  const hub = await openHub();
  const { run, folder } = paper({ ...world, ...withHub(hub.url) });
  expect(await run(["notify"])).toEqual({
    code: 1,
    stdout: "",
    stderr: "_site:1: output: contains no feed of this edition. Build it first: npm run build.\n",
  });
  await run(["build"]);
  const count = filesIn(join(folder, "_site")).filter((file) => /(?:rss|atom)\.xml$|feed\.json$/.test(file)).length;
  const took = hub.answer;
  hub.answer = (response, ping) => {
    if (ping.topic === url("rss.xml")) response.writeHead(410, "Gone for good").end();
    else took(response, ping);
  };
  expect(await run(["notify"])).toEqual({
    code: 1,
    stdout: `told the hub of ${count - 1} feeds, 0 unchanged, 1 failed\n`,
    stderr: `${hub.url}: https://post.example/rss.xml: answered 410 Gone for good. Check "hub" in _data/site.ts, and ask the hub whether it takes this feed.\n`,
  });
  hub.answer = took;
  expect(await run(["notify"])).toEqual({
    code: 0,
    stdout: `told the hub of 1 feed, ${count - 1} unchanged\n`,
    stderr: "",
  });
  const [record = ""] = filesIn(join(folder, ".broadsheet")).filter((file) => file.endsWith("told.txt"));
  expect(readFileSync(join(folder, ".broadsheet", record), "utf8").split("\n")).toHaveLength(count);
});
