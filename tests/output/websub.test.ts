import { expect, test } from "vitest";
import { pingHub, type RetryPolicy } from "../../src/output/websub.ts";
import { deadAddress, noWait, openHub } from "./hub-server.ts";

const topicsUpTo = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `https://post.example/${index + 1}.xml`);
const [ONE = "", TWO = ""] = topicsUpTo(2);

/** Tells a hub; returns all that it said of it. */
async function telling(hub: string, topics: readonly string[], patience: RetryPolicy) {
  const told: string[] = [];
  const waiting: string[] = [];
  const untold = await pingHub(hub, topics, patience, {
    told: (topic) => void told.push(topic),
    waiting: (line) => void waiting.push(line),
  });
  return { told: told.sort(), untold, waiting };
}

test("a ping is a POST of a form that names the topic as both kinds of hub read it", async () => {
  const hub = await openHub();
  const topic = "https://post.example/tags/c%2B%2B/rss.xml?a=1&b=2";
  expect(await telling(hub.url, [topic], noWait())).toEqual({ told: [topic], untold: [], waiting: [] });
  expect(hub.pings).toHaveLength(1);
  expect(hub.pings[0]).toMatchObject({ method: "POST", path: "/hub", type: "application/x-www-form-urlencoded" });
  expect([...(hub.pings[0]?.body ?? [])]).toEqual([
    ["hub.mode", "publish"],
    ["hub.topic", topic],
    ["hub.url", topic],
  ]);
});

test("a hub that answers 503 is asked again after a while, and then takes the topic", async () => {
  const hub = await openHub();
  hub.answer = (response) => void response.writeHead(hub.pings.length < 3 ? 503 : 204).end();
  const patience = noWait();
  expect(await telling(hub.url, [ONE], patience)).toEqual({
    told: [ONE],
    untold: [],
    waiting: [
      `${hub.url}: answered 503 Service Unavailable; 1 of 1 feeds still to be told, next try in 2 s`,
      `${hub.url}: answered 503 Service Unavailable; 1 of 1 feeds still to be told, next try in 10 s`,
    ],
  });
  expect(patience.slept).toEqual([2_000, 10_000]);
});

test("it gives up after the last pause, with what the hub said last", async () => {
  const hub = await openHub();
  hub.answer = (response) =>
    void response.writeHead(502, { "content-type": "text/plain" }).end("No\u001b[31m backend.\n");
  const { told, untold } = await telling(hub.url, [ONE], noWait({ pauses: [1, 2] }));
  expect({ told, untold }).toEqual({
    told: [],
    untold: [{ topic: ONE, fault: 'answered 502 Bad Gateway: "No[31m backend" (try 3 of 3)', passing: true }],
  });
  expect(hub.topics).toEqual([ONE, ONE, ONE]);
});

test.each([400, 404, 410])("a %i is not asked again: the same ping would get the same answer", async (status) => {
  const hub = await openHub();
  hub.answer = (response) => void response.writeHead(status, { "content-type": "text/html" }).end("<h1>No</h1>");
  const patience = noWait();
  const { untold } = await telling(hub.url, [ONE], patience);
  expect(untold).toEqual([
    { topic: ONE, fault: expect.stringMatching(new RegExp(`^answered ${status} [A-Z][A-Za-z ]+$`)), passing: false },
  ]);
  expect([hub.topics, patience.slept]).toEqual([[ONE], []]);
});

test("a topic that the hub chokes on does not keep it from the others", async () => {
  const hub = await openHub();
  hub.answer = (response, { topic }) => {
    if (topic === ONE) response.destroy();
    else response.writeHead(204).end();
  };
  const topics = topicsUpTo(40);
  const { told, untold } = await telling(hub.url, topics, noWait());
  expect(told).toEqual(topics.filter((topic) => topic !== ONE).sort());
  expect(untold).toEqual([
    { topic: ONE, fault: expect.stringMatching(/^cannot be reached \(.+\) \(try 4 of 4\)$/), passing: true },
  ]);
});

test.each([
  { headers: { "retry-after": "7" }, status: 429, pause: 7_000 },
  { headers: {}, status: 429, pause: 2_000 },
  { headers: { "retry-after": "7" }, status: 503, pause: 7_000 },
])("a hub that answers $status with $headers gets no more pings before a pause of $pause ms", async (row) => {
  const hub = await openHub();
  const patience = noWait();
  const beforePause: number[] = [];
  hub.answer = (response) =>
    void (patience.slept.length === 0 ? response.writeHead(row.status, row.headers) : response.writeHead(204)).end();
  const sleep = async (time: number) => {
    beforePause.push(hub.pings.length);
    patience.slept.push(time);
  };
  const topics = topicsUpTo(40);
  expect((await telling(hub.url, topics, { ...patience, sleep })).told).toEqual(topics.toSorted());
  expect(patience.slept).toEqual([row.pause]);
  expect(beforePause[0]).toBeLessThanOrEqual(4);
});

test("Retry-After may be a date, by the hub's clock", async () => {
  const hub = await openHub();
  hub.answer = (response) => {
    const date = "Mon, 01 Jun 2026 10:00:00 GMT";
    if (hub.pings.length > 1) response.writeHead(204).end();
    else response.writeHead(503, { date, "retry-after": "Mon, 01 Jun 2026 10:00:42 GMT" }).end();
  };
  const patience = noWait();
  await telling(hub.url, [ONE], patience);
  expect(patience.slept).toEqual([42_000]);
});

test("a hub that asks for more time than there is patience is left alone", async () => {
  const hub = await openHub();
  hub.answer = (response) => void response.writeHead(429, { "retry-after": "3600" }).end();
  const patience = noWait();
  const { untold } = await telling(hub.url, [ONE], patience);
  expect(untold).toEqual([
    { topic: ONE, fault: "answered 429 Too Many Requests and asks to wait 3600 s", passing: true },
  ]);
  expect([hub.topics, patience.slept]).toEqual([[ONE], []]);
});

test("a hub that never answers is waited for no longer than the time-out, by few pings at once", async () => {
  const hub = await openHub();
  hub.answer = () => {};
  const topics = topicsUpTo(30);
  const { untold } = await telling(hub.url, topics, noWait({ timeout: 20, pauses: [1] }));
  expect(untold.map(({ topic }) => topic).sort()).toEqual(topics.toSorted());
  expect(new Set(untold.map(({ fault }) => fault))).toEqual(new Set(["did not answer within 0.02 s (try 2 of 2)"]));
  expect(hub.pings.length).toBeLessThanOrEqual(2 * 4);
});

test("a hub where nothing listens costs the pauses once, not for each topic", async () => {
  const hub = await deadAddress();
  const patience = noWait();
  const topics = topicsUpTo(30);
  const { told, untold } = await telling(hub, topics, patience);
  expect(told).toEqual([]);
  expect(untold.map(({ topic }) => topic).sort()).toEqual(topics.toSorted());
  expect(new Set(untold.map(({ fault }) => fault))).toEqual(new Set(["cannot be reached (ECONNREFUSED) (try 4 of 4)"]));
  expect(patience.slept).toEqual(patience.pauses);
});

test.each([301, 302, 307, 308])("after a %i the ping itself goes to the new address", async (status) => {
  const hub = await openHub();
  hub.answer = (response, { path }) =>
    void (path === "/hub" ? response.writeHead(status, { location: "/moved" }) : response.writeHead(204)).end();
  expect((await telling(hub.url, [ONE], noWait())).told).toEqual([ONE]);
  expect(hub.pings.map(({ method, path, topic }) => [method, path, topic])).toEqual([
    ["POST", "/hub", ONE],
    ["POST", "/moved", ONE],
  ]);
});

test.each([
  "file:///etc/passwd",
  "ftp://post.example/",
  "javascript:alert(1)",
  "http://",
])("a redirect to %s is not followed", async (location) => {
  const hub = await openHub();
  hub.answer = (response) => void response.writeHead(307, { location }).end();
  expect((await telling(hub.url, [ONE], noWait())).untold).toEqual([
    { topic: ONE, fault: `redirects to "${location}", which is no address of the web`, passing: false },
  ]);
  expect(hub.topics).toEqual([ONE]);
});

test("redirects in a circle end", async () => {
  const hub = await openHub();
  hub.answer = (response) => void response.writeHead(308, { location: hub.url }).end();
  expect((await telling(hub.url, [ONE], noWait())).untold).toEqual([
    { topic: ONE, fault: "redirects more than 5 times", passing: false },
  ]);
  expect(hub.pings).toHaveLength(6);
});

test("what one topic is refused for is no fault of another", async () => {
  const hub = await openHub();
  hub.answer = (response, { topic }) =>
    void (topic === ONE ? response.writeHead(404, { "content-type": "text/plain" }) : response.writeHead(204)).end(
      "Unknown topic.",
    );
  expect(await telling(hub.url, [ONE, TWO], noWait())).toEqual({
    told: [TWO],
    untold: [{ topic: ONE, fault: 'answered 404 Not Found: "Unknown topic"', passing: false }],
    waiting: [],
  });
});
