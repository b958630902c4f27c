import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { check } from "../../src/build/check.ts";
import { type AiUse, aiCrawlers } from "../../src/model/ai-crawlers.ts";
import { format } from "../../src/model/problem.ts";
import { NOW, optionsFor, type Site, siteOf, story } from "./site.ts";

const policy = (value: unknown) => `export default ${JSON.stringify(value, undefined, 2)};\n`;
const siteWith = (value: unknown, choices = {}) =>
  siteOf({ "_data/policy.ts": policy(value), "seeds/a.md": story() }, choices);

const FILES = [
  ".well-known/security.txt",
  ".well-known/tdmrep.json",
  ".well-known/trust.txt",
  "ads.txt",
  "license.xml",
  "llms.txt",
  "robots.txt",
  "trust.txt",
];

test("an outlet that says nothing lets itself be found and quoted, keeps its archive from training, and promises nothing else", async () => {
  const site = await siteWith({});
  expect(site.said).toEqual([]);
  expect(site.files.filter((file) => FILES.includes(file) || file.endsWith(".md"))).toEqual([
    ".well-known/tdmrep.json",
    "robots.txt",
  ]);
  expect(site.read(".well-known/tdmrep.json")).toBe('[{"location":"/","tdm-reservation":1}]\n');
  const training = aiCrawlers.filter(({ uses }) => uses.includes("train")).map(({ name }) => `User-agent: ${name}\n`);
  expect(training).toContain("User-agent: GPTBot\n");
  expect(site.read("robots.txt")).toBe(`Sitemap: https://post.example/sitemap.xml
Sitemap: https://post.example/sitemap-news.xml

User-agent: *
Content-Signal: search=yes, ai-input=yes, ai-train=no
Allow: /

${training.join("")}Content-Signal: search=yes, ai-input=yes, ai-train=no
Disallow: /
`);
  expect(site.read("index.html")).not.toContain('rel="license"');
});

const everything = {
  ai: { terms: "/terms/" },
  license: {
    holder: "Post & Sons <Ltd>",
    email: "rights@post.example",
    payment: { type: "use", amount: { currency: "GBP", value: "0.05" }, custom: "https://pay.example/?a=1&b=2" },
  },
  security: {
    contact: ["security@post.example", "tel:+44-1632-960142", "https://report.example/hole"],
    expires: "2027-01-31",
    encryption: "https://post.example/key.asc",
    acknowledgments: "/nowhere/",
    languages: ["en-GB", "de"],
    policy: "/terms/#holes",
    hiring: "https://jobs.example/",
  },
  trust: {
    belongto: ["https://guild.example/", "https://council.example/"],
    member: ["https://branch.example/"],
    disclosure: ["/terms/", "/nowhere/"],
    contact: ["desk@post.example"],
  },
  ads: {
    sellers: [
      { domain: "seller.example", account: "pub-1", relation: "DIRECT", certification: "f08c47fec0942fa0" },
      { domain: "broker.example", account: "77", relation: "RESELLER" },
    ],
    contact: "ads@post.example",
    ownerDomain: "owner.example",
    managerDomain: "manager.example",
  },
};
const terms = { "seeds/pages/terms.md": "---\ntitle: Terms\n---\n## Holes\n\nTell us.\n" };

test("an outlet that says everything has every file, and pages that do not exist are left out of them", async () => {
  const site = await siteOf({ "_data/policy.ts": policy(everything), "seeds/a.md": story(), ...terms }, { hold: true });
  expect(site.said).toEqual([
    '_data/policy.ts:25: security.acknowledgments: "/nowhere/" is no page of this site. Correct the address, or write the page.',
    '_data/policy.ts:43: trust.disclosure.1: "/nowhere/" is no page of this site. Correct the address, or write the page.',
  ]);
  expect(site.read(".well-known/security.txt")).toBe(`Contact: mailto:security@post.example
Contact: tel:+44-1632-960142
Contact: https://report.example/hole
Expires: 2027-01-31T00:00:00Z
Encryption: https://post.example/key.asc
Preferred-Languages: en-GB, de
Canonical: https://post.example/.well-known/security.txt
Policy: https://post.example/terms/#holes
Hiring: https://jobs.example/
`);
  expect(site.read("trust.txt")).toBe(`member=https://branch.example/
belongto=https://guild.example/
belongto=https://council.example/
disclosure=https://post.example/terms/
contact=mailto:desk@post.example
datatrainingallowed=no
`);
  expect(site.read(".well-known/trust.txt")).toBe(site.read("trust.txt"));
  expect(site.read("ads.txt")).toBe(`seller.example, pub-1, DIRECT, f08c47fec0942fa0
broker.example, 77, RESELLER
CONTACT=ads@post.example
OWNERDOMAIN=owner.example
MANAGERDOMAIN=manager.example
`);
  expect(site.read(".well-known/tdmrep.json")).toBe(
    '[{"location":"/","tdm-reservation":1,"tdm-policy":"https://post.example/terms/"}]\n',
  );
  expect(site.read("license.xml")).toBe(`<?xml version="1.0" encoding="utf-8"?>
<rsl xmlns="https://rslstandard.org/rsl">
<content url="/">
<license>
<permits type="usage">search ai-index ai-input</permits>
<prohibits type="usage">ai-train</prohibits>
<payment type="use"><custom>https://pay.example/?a=1&amp;b=2</custom><amount currency="GBP">0.05</amount></payment>
</license>
<copyright type="organization" contactEmail="rights@post.example">Post &amp; Sons &lt;Ltd&gt;</copyright>
<terms>https://post.example/terms/</terms>
</content>
</rsl>
`);
  expect(site.read("robots.txt")).toMatch(
    /^(?:Sitemap: .*\n){2}License: https:\/\/post\.example\/license\.xml\n\nUser/,
  );
  expect(site.read("index.html")).toContain(
    '<link rel="license" type="application/rsl+xml" href="https://post.example/license.xml">',
  );
});

test("an outlet whose advertising nobody may sell says so", async () => {
  const site = await siteWith({ ads: { sellers: [] } });
  expect(site.read("ads.txt")).toBe("placeholder.example.com, placeholder, DIRECT, placeholder\n");
});

test("below a path every file speaks of what is below it", async () => {
  const site = await siteWith({ license: { holder: "Post" }, trust: {} }, { url: "https://host.example/n/" });
  expect(site.read("robots.txt")).toMatch(/^Sitemap: https:\/\/host\.example\/n\/sitemap\.xml\n/);
  expect(site.read("robots.txt").match(/^(?:Dis)?[Aa]llow: .*$/gm)).toEqual(["Allow: /n/", "Disallow: /n/"]);
  expect(site.read(".well-known/tdmrep.json")).toContain('"location":"/n/"');
  expect(site.read("license.xml")).toContain('<content url="/n/">');
});

/** What robots.txt says to a crawler about the front page, by RFC 9309; the signals are those of the group that it obeys. */
function readRobots(text: string, crawler: string): { allowed: boolean; signal: Record<string, string> } {
  const groups: { names: string[]; rules: [string, string][] }[] = [];
  for (const line of text.split("\n").filter((each) => each !== "")) {
    const [, name = "", value = ""] = /^([\w-]+): (.+)$/.exec(line) ?? [];
    const last = groups.at(-1);
    if (name === "User-agent") {
      if (last && last.rules.length === 0) last.names.push(value);
      else groups.push({ names: [value], rules: [] });
    } else if (last) last.rules.push([name, value]);
  }
  const mine = groups.filter(({ names }) => names.includes(crawler));
  const rules = (mine.length > 0 ? mine : groups.filter(({ names }) => names.includes("*"))).flatMap((g) => g.rules);
  const signals = rules.filter(([name]) => name === "Content-Signal");
  expect(signals).toHaveLength(1);
  return {
    allowed: !rules.some(([name, value]) => name === "Disallow" && value === "/"),
    signal: Object.fromEntries(signals[0]?.[1].split(", ").map((each) => each.split("=")) ?? []),
  };
}

const bools = [true, false];
const choices = bools.flatMap((search) => bools.flatMap((input) => bools.map((train) => ({ search, input, train }))));

describe.each(choices)("where machines may: %o", (ai) => {
  test("all files say the same", async () => {
    const site = await siteWith({ ai, license: { holder: "Post" }, trust: {} });
    const word = (use: AiUse) => (ai[use] ? "yes" : "no");
    const signal = { search: word("search"), "ai-input": word("input"), "ai-train": word("train") };
    const robots = site.read("robots.txt");
    expect(readRobots(robots, "Googlebot")).toEqual({ allowed: ai.search, signal });
    for (const { name, uses } of aiCrawlers)
      expect(readRobots(robots, name), name).toEqual({ allowed: uses.every((use) => ai[use]), signal });

    const { license } = new XMLParser({ ignoreAttributes: false }).parse(site.read("license.xml")).rsl.content;
    const tokens = (element: unknown) => (element === undefined ? [] : String(Object(element)["#text"]).split(" "));
    const named = { search: ["search"], input: ["ai-index", "ai-input"], train: ["ai-train"] };
    const uses = ["search", "input", "train"] as const;
    expect(tokens(license.permits)).toEqual(uses.flatMap((use) => (ai[use] ? named[use] : [])));
    expect(tokens(license.prohibits)).toEqual(uses.flatMap((use) => (ai[use] ? [] : named[use])));

    expect(JSON.parse(site.read(".well-known/tdmrep.json"))).toEqual([
      { location: "/", "tdm-reservation": ai.train ? 0 : 1 },
    ]);
    expect(site.read("trust.txt")).toBe(`datatrainingallowed=${word("train")}\n`);
  });
});

test("each crawler is named once, by a product token of RFC 9309, and is for something", () => {
  const names = aiCrawlers.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const { name, uses } of aiCrawlers) {
    expect(name).toMatch(/^[A-Za-z_-]+$/);
    expect(uses.length, name).toBeGreaterThan(0);
  }
});

describe("security.txt", () => {
  const until = (expires: string) => ({ security: { contact: ["a@post.example"], expires } });
  const checked = async ({ folder }: Site, now = NOW) => {
    const { problems } = await check({ ...optionsFor(folder), now });
    return problems.map((each) => format(each).replaceAll(`${folder}/`, ""));
  };
  const mend = "See whether the contacts are still right, and give a date less than a year from now.";

  test("that has expired is left out with a warning, and is a problem to check", async () => {
    const site = await siteWith(until("2026-05-31"));
    const said = `security.expires: security.txt expired on 2026-05-31 and is left out. ${mend}`;
    expect(site.said).toEqual([`_data/policy.ts:6: warning: ${said}`]);
    expect(site.files).toContain("index.html");
    expect(site.files).not.toContain(".well-known/security.txt");
    expect(await checked(site)).toEqual([`_data/policy.ts:6: ${said}`]);
    expect((await site.again({}, { hold: true })).said).toEqual(site.said);
    expect(await checked(site, Date.UTC(2026, 4, 30))).toEqual([]);
  });

  test("that is to last for more than a year is left out with a warning until it does not, and is a problem to check", async () => {
    const site = await siteWith(until("2027-09-01"));
    const said = `security.expires: "2027-09-01" is more than a year away, and security.txt is left out. ${mend}`;
    expect(site.said).toEqual([`_data/policy.ts:6: warning: ${said}`]);
    expect(site.files).not.toContain(".well-known/security.txt");
    expect(await checked(site)).toEqual([`_data/policy.ts:6: ${said}`]);
    expect(site.result.edition?.changesAt).toBe(Date.UTC(2026, 8, 1));
    const then = await site.again({}, { now: Date.UTC(2026, 8, 1) });
    expect(then.files).toContain(".well-known/security.txt");
  });

  test("expires as the next change of the edition", async () => {
    const site = await siteWith(until("2026-08-01"));
    expect(site.result.edition?.changesAt).toBe(Date.UTC(2026, 7, 1));
    const then = await site.again({}, { now: Date.UTC(2026, 7, 1) });
    expect(then.files).not.toContain(".well-known/security.txt");
    expect(then.result.edition?.changesAt).toBeUndefined();
  });

  test("of a site that is tried out without https names no address that is not", async () => {
    const site = await siteWith(
      { security: { ...everything.security, acknowledgments: "/", policy: "/" } },
      { url: "http://localhost:8080/" },
    );
    expect(site.read(".well-known/security.txt")).not.toMatch(/http:|Canonical|Policy/);
  });
});
