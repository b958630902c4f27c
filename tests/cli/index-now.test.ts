import { createServer, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import type { BuildOptions } from "../../src/build/options.ts";
import { notify } from "../../src/cli/commands/notify.ts";
import { writeRecord } from "../../src/model/record.ts";
import { deadAddress, noWait } from "../output/hub-server.ts";
import { NOW, optionsFor, outlet, type Site, siteOf, story } from "../site/site.ts";

const KEY = "0123abcd-KEY";
const HOME = "https://post.news/";

/** `_data` with a key, at an address that search engines can reach. */
const withKey = (url = HOME, key = KEY) => ({
  "_data/site.ts":
    outlet["_data/site.ts"]
      ?.replace("https://post.example/", url)
      .replace("};", `indexNow: ${JSON.stringify(key)} };`) ?? "",
});

const DAY = 86_400_000;
const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();
const old = { "seeds/2026-03-02-wall.md": story({ title: "Wall rises" }) };
const fresh = { "seeds/bell.md": story({ title: "Bell rings", date: daysAgo(1) }) };
const wall = `${HOME}2026/03/02/wall/`;
const bell = `${HOME}2026/05/31/bell/`;

interface Order {
  readonly method: string | undefined;
  readonly type: string | undefined;
  readonly body: unknown;
}

/** An IndexNow service on this machine. It answers 200, unless `answer` does otherwise. */
async function openService() {
  const orders: Order[] = [];
  const server = createServer(async (request, response) => {
    orders.push({ method: request.method, type: request.headers["content-type"], body: await json(request) });
    service.answer(response);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const service = {
    endpoint: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/indexnow`,
    answer: (response: ServerResponse): void => void response.end(),
    /** The orders since the last call. */
    since: () => orders.splice(0),
    /** The addresses in them. */
    addresses: () => orders.splice(0).flatMap(({ body }) => Object(body).urlList),
  };
  return service;
}

/** What search engines were told after a build with the same folders. */
async function told(site: Site, endpoint: string, flags: Partial<BuildOptions> = {}) {
  const services = { hub: noWait(), searchEngines: { endpoint, timeout: 60_000 } };
  const options = { ...optionsFor(site.folder), ...flags };
  const result = await notify(options, services, { told: () => {}, waiting: () => {} });
  expect(result?.problems).toEqual([]);
  return result?.searchEngines;
}

test("the key is published at the root, and the first run sends what is new in the last two days, not the archive", async () => {
  const service = await openService();
  const site = await siteOf({ ...old, ...fresh, ...withKey() });
  expect(site.read(`${KEY}.txt`)).toBe(KEY);
  expect(site.read("sitemap-pages.xml")).not.toContain(KEY);
  expect(await told(site, service.endpoint)).toEqual({ told: 1, unchanged: 1 });
  expect(service.since()).toEqual([
    {
      method: "POST",
      type: "application/json; charset=utf-8",
      body: { host: "post.news", key: KEY, keyLocation: `${HOME}${KEY}.txt`, urlList: [bell] },
    },
  ]);
  expect(await told(site, service.endpoint)).toEqual({ told: 0, unchanged: 2 });
  expect(service.since()).toEqual([]);
});

test("later runs send what was edited, corrected, begun, withdrawn or moved, each once", async () => {
  const service = await openService();
  let site = await siteOf({ ...old, ...fresh, ...withKey(), "seeds/pages/about.md": "---\ntitle: About\n---\nUs." });
  await told(site, service.endpoint);
  service.since();
  const changes = async (files: Record<string, string | null>) => {
    site = await site.again(files);
    await told(site, service.endpoint);
    return service.addresses().sort();
  };
  expect(
    await changes({ "seeds/2026-03-02-wall.md": story({ title: "Wall rises" }, "The council met again.") }),
  ).toEqual([wall]);
  const corrected = story(
    { title: "Wall rises", corrections: [{ date: "2026-05-01", text: "Not so." }] },
    "The council met again.",
  );
  expect(await changes({ "seeds/2026-03-02-wall.md": corrected })).toEqual([wall]);
  expect(await changes({ "seeds/pages/about.md": "---\ntitle: About\n---\nAbout us." })).toEqual([`${HOME}about/`]);
  expect(await changes({ "seeds/bell.md": null, "seeds/withdrawn.yaml": "- /2026/05/31/bell/\n" })).toEqual([bell]);
  const moved = corrected.replace("---\n", "---\naliases: [/2026/03/02/wall/]\n");
  expect(await changes({ "seeds/2026-03-02-wall.md": null, "seeds/2026-03-02-rampart.md": moved })).toEqual([
    `${HOME}2026/03/02/rampart/`,
    wall,
  ]);
  expect(await changes({})).toEqual([]);
});

test("no draft, no story under embargo, none whose original is elsewhere, and none that was not built is sent", async () => {
  const service = await openService();
  const secret = {
    "seeds/draft.md": story({ title: "Draft", date: daysAgo(1), draft: true }),
    "seeds/embargo.md": story({ title: "Later", date: daysAgo(1), embargo: "2026-06-01T12:00Z" }),
    "seeds/other.md": story({ title: "Other", date: daysAgo(1), canonical: "https://other.news/1" }),
  };
  const site = await siteOf({ ...secret, ...fresh, ...withKey() });
  await told(site, service.endpoint, { now: NOW + 0.6 * DAY });
  expect(service.addresses()).toEqual([bell]);
});

test("an order has at most 10,000 addresses, and what was taken before a fault is not sent again", async () => {
  const service = await openService();
  const site = await siteOf({ ...old, ...withKey() });
  const urls = Array.from({ length: 10_002 }, (_, index) => `${HOME}old/${index}/`);
  writeRecord(`${optionsFor(site.folder).output.records}/indexed.json`, { urls, states: urls.map(() => "x") });
  // What is on record and not in the edition has gone.
  let answered = 0;
  service.answer = (response) => void response.writeHead(++answered === 2 ? 503 : 202).end();
  expect(await told(site, service.endpoint)).toEqual({
    told: 10_000,
    unchanged: 0,
    fault: "IndexNow: answered 503 Service Unavailable. Run npm run notify again later.",
  });
  expect(service.since().map(({ body }) => Object(body).urlList.length)).toEqual([10_000, 3]);
  expect(await told(site, service.endpoint)).toEqual({ told: 3, unchanged: 1 });
});

test.each([
  [
    403,
    `answered 403 Forbidden. Check that ${HOME}${KEY}.txt can be read from outside: it proves that the site is yours.`,
  ],
  [429, "answered 429 Too Many Requests. Run npm run notify again later."],
])("a service that answers %i is a line, and the next run sends the same again", async (status, fault) => {
  const service = await openService();
  const site = await siteOf({ ...fresh, ...withKey() });
  service.answer = (response) => void response.writeHead(status).end();
  expect(await told(site, service.endpoint)).toEqual({ told: 0, unchanged: 0, fault: `IndexNow: ${fault}` });
  service.answer = (response) => void response.writeHead(202).end();
  service.since();
  expect(await told(site, service.endpoint)).toEqual({ told: 1, unchanged: 0 });
  expect(service.addresses()).toEqual([bell]);
});

test("a service that cannot be reached, or that sends the order elsewhere, is a line", async () => {
  const site = await siteOf({ ...fresh, ...withKey() });
  expect(await told(site, await deadAddress())).toMatchObject({
    told: 0,
    fault: "IndexNow: cannot be reached (ECONNREFUSED). Run npm run notify again later.",
  });
  const service = await openService();
  service.answer = (response) => void response.writeHead(302, { location: "https://elsewhere.example/" }).end();
  expect(await told(site, service.endpoint)).toMatchObject({
    told: 0,
    fault: "IndexNow: cannot be reached (unexpected redirect). Run npm run notify again later.",
  });
});

test.each([
  "http://localhost:8080/",
  "http://127.0.0.1/",
  "https://post.example/",
  "http://press.local/",
])("nothing is sent for %s, which search engines cannot reach", async (url) => {
  const service = await openService();
  const site = await siteOf({ ...fresh, ...withKey(url) });
  expect(await told(site, service.endpoint)).toEqual({
    told: 0,
    unchanged: 0,
    skipped: `IndexNow: nothing was sent, because search engines cannot reach ${url}`,
  });
  expect(service.since()).toEqual([]);
});

test("nothing is sent for a trial at another address, and below a path the key is there too", async () => {
  const service = await openService();
  const site = await siteOf({ ...fresh, ...withKey() }, { url: "https://trial.post.news/" });
  expect(await told(site, service.endpoint, { url: "https://trial.post.news/" })).toEqual({
    told: 0,
    unchanged: 0,
    skipped: "IndexNow: nothing was sent, because https://trial.post.news/ is not the address in site.ts",
  });
  const below = await siteOf({ ...fresh, ...withKey(`${HOME}daily/`) });
  await told(below, service.endpoint);
  expect(service.since()).toMatchObject([
    { body: { host: "post.news", keyLocation: `${HOME}daily/${KEY}.txt`, urlList: [`${HOME}daily/2026/05/31/bell/`] } },
  ]);
});

test("a key that was written and not built yet proves nothing", async () => {
  const service = await openService();
  const site = await siteOf({ ...fresh, ...withKey() });
  await site.again(withKey(HOME, "another-key"), { hold: false, explain: "/" });
  expect(await told(site, service.endpoint)).toMatchObject({
    told: 0,
    fault: `IndexNow: ${site.folder}/_site/another-key.txt is missing. Build and deploy first.`,
  });
});

test("a key with other letters is a problem", async () => {
  const site = await siteOf({ ...fresh, ...withKey(HOME, "short!") });
  expect(site.said).toEqual([
    '_data/site.ts:5: indexNow: "short!" is no key. Write 8 to 128 letters (a to z), digits and hyphens.',
  ]);
});
