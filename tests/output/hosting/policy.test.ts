import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { addressesSchema } from "../../../src/model/addresses.ts";
import type { Hosting } from "../../../src/model/hosting.ts";
import { format } from "../../../src/model/problem.ts";
import { mergeNeeds, NeedsReader } from "../../../src/output/hosting/page-needs.ts";
import { contradictedPages, forSearch, policyOf } from "../../../src/output/hosting/policy.ts";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const addresses = addressesSchema.parse(undefined);

/** What is said of a page under the policy that is computed for it. */
function said(html: string, policy: Hosting["policy"] = {}): string[] {
  const reader = new NeedsReader("https://post.example");
  reader.read("src/pages/quiz.njk", "quiz/index.html", html, true);
  return contradictedPages(reader.needs(), { folder: "_data", hosting: { policy }, site: { addresses } }).map(format);
}

const FORBIDS = "which the security policy of the site forbids, so that browsers refuse it.";

test("the policy has the hash of every style block once, and nothing that runs", () => {
  const reader = new NeedsReader("https://post.example");
  reader.read("a", "a.html", "<style>b{}</style><p>", true);
  reader.read("a", "b.html", '<STYLE></STYLE><style media="print">a{}</style>', true);
  reader.read("b", "c.html", "<style>b{}</style>", true);
  const policy = policyOf(Object.values(reader.needs()), { policy: {} }, {});
  const styles = [hash("a{}"), hash("b{}")].sort().join(" ");
  expect(policy).toBe(
    `default-src 'none'; style-src 'self' ${styles}; img-src 'self'; media-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'`,
  );
});

test("the script of the search page alone is learnt from its page, by its hash", () => {
  const reader = new NeedsReader("https://post.example");
  reader.read(
    "search",
    "search/index.html",
    '<script type="module">find()</script><script src="/a.js"></script>',
    true,
  );
  reader.read("article", "a/index.html", "<script>stray()</script>", true);
  const needs = reader.needs();
  expect(forSearch(Object.values(needs), "search/index.html")).toEqual({
    "script-src": [hash("find()")],
    "connect-src": ["'self'"],
  });
  const told = contradictedPages(needs, { folder: "_data", hosting: { policy: {} }, site: { addresses } }).map(
    ({ what }) => what,
  );
  expect(told).toEqual([
    expect.stringContaining('"search/index.html" loads a script from "/a.js"'),
    expect.stringContaining('"a/index.html" runs a script that is written on the page'),
  ]);
});

test("what _data/hosting.ts adds is in the policy", () => {
  const policy = policyOf([], { policy: { "script-src": ["'self'"], "img-src": ["data:", "'self'"] } }, {});
  expect(policy).toContain("; img-src 'self' data:;");
  expect(policy).toContain("; script-src 'self'");
});

test.each([
  ["<style>a{}</style>"],
  ['<link rel="stylesheet" href="/a.css"><link rel="preconnect" href="https://a.example">'],
  ['<script type="application/ld+json">{"a":"<img src=https://b.example onload=x>"}</script>'],
  ['<img src="/a.png" srcset="/b.png 2x, https://post.example/c.png 3x"><video src=/a.mp4 poster="/a.png"></video>'],
  ['<form action="/search/"><input formaction="/a/"></form>'],
  ['<p>style="a" onclick="b" &lt;script&gt;</p><a href="https://a.example" title="on=1">a</a>'],
])("%s is what the policy allows", (html) => {
  expect(said(html)).toEqual([]);
});

test.each([
  ["<script>let a;</script>", "runs a script that is written on the page", "script-src", hash("let a;")],
  ['<script type="module" src="/a.js"></script>', 'loads a script from "/a.js"', "script-src", "'self'"],
  [
    "<script src=https://a.example/b.js></script>",
    'loads a script from "https://a.example/b.js"',
    "script-src",
    "https://a.example",
  ],
  ['<button onclick="a()">', "runs a script in the attribute onclick", "script-src-attr", "'unsafe-inline'"],
  ["<P STYLE='color:red'>", "has a style in an attribute", "style-src-attr", "'unsafe-inline'"],
  [
    '<link href="//a.example/b.css" rel="stylesheet">',
    'loads something from "//a.example/b.css"',
    "style-src",
    "https://a.example",
  ],
  [
    '<img src="https://a.example/b.gif">',
    'loads something from "https://a.example/b.gif"',
    "img-src",
    "https://a.example",
  ],
  ['<img src="data:image/gif;base64,R0">', 'loads something from "data:image/gif;base64,R0"', "img-src", "data:"],
  [
    '<iframe src="https://a.example/b?c=1&amp;d=2"></iframe>',
    'loads something from "https://a.example/b?c=1&d=2"',
    "frame-src",
    "https://a.example",
  ],
  [
    '<form method="post" action="https://a.example/b">',
    'loads something from "https://a.example/b"',
    "form-action",
    "https://a.example",
  ],
  ['<object data="/a.pdf"></object>', 'loads something from "/a.pdf"', "object-src", "'self'"],
])("%s is named, with what to write to allow it", (html, what, directive, source) => {
  expect(said(html)).toEqual([
    `src/pages/quiz.njk:1: page: "quiz/index.html" ${what}, ${FORBIDS} Take it out, or allow it in _data/hosting.ts: policy: { "${directive}": ["${source}"] }.`,
  ]);
  expect(said(html, { [directive]: [source] })).toEqual([]);
});

test.each([
  ["https://*.example", true],
  ["*.example", true],
  ["a.example", true],
  ["https:", true],
  ["http://a.example", true],
  ["https://b.example", false],
  ["'self'", false],
])("a script from https://a.example is allowed by %s: %s", (source, isAllowed) => {
  expect(said('<script src="https://a.example/b.js"></script>', { "script-src": [source] }).length).toBe(
    isAllowed ? 0 : 1,
  );
});

test("a script in an attribute is not allowed by 'unsafe-inline' beside a hash, which browsers then ignore", () => {
  const html = '<button onclick="a()">';
  expect(said(html, { "script-src": ["'unsafe-inline'"] })).toEqual([]);
  expect(said(html, { "script-src": ["'unsafe-inline'", hash("b")] }).length).toBe(1);
});

test("of many pages of a layout the first is read thoroughly, and of all the style blocks", () => {
  const reader = new NeedsReader("https://post.example");
  reader.read("a", "a.html", "<script>a</script>", false);
  reader.read("a", "b.html", "<style>b</style><script>b</script>", false);
  expect(reader.needs()).toEqual({
    a: {
      styles: [hash("b")],
      wants: [
        { directive: "script-src", source: hash("a"), what: "runs a script that is written on the page", on: "a.html" },
      ],
    },
  });
});

test("what several processes found is as if one had", () => {
  const one = new NeedsReader("https://post.example");
  const other = new NeedsReader("https://post.example");
  one.read("a", "a.html", "<style>b</style><script>a</script>", true);
  other.read("a", "b.html", "<style>a</style><script>a</script>", true);
  other.read("b", "c.html", "", true);
  const both = new NeedsReader("https://post.example");
  both.read("a", "a.html", "<style>b</style><style>a</style><script>a</script>", true);
  both.read("b", "c.html", "", true);
  expect(mergeNeeds([one.needs(), other.needs()])).toEqual(both.needs());
});

test("the policy names the origins of frames in use, and those that hosting.ts adds; without any it has no directive for frames", () => {
  expect(policyOf([], { policy: {} }, {})).not.toContain("frame-src");
  expect(policyOf([], { policy: {} }, { "frame-src": ["https://player.vimeo.com"] })).toContain(
    "; frame-src https://player.vimeo.com",
  );
  expect(
    policyOf([], { policy: { "frame-src": ["https://a.example"] } }, { "frame-src": ["https://player.vimeo.com"] }),
  ).toContain("; frame-src https://player.vimeo.com https://a.example");
});
