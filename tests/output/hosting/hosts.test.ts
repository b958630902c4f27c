import { expect, test } from "vitest";
import type { Hosting } from "../../../src/model/hosting.ts";
import { format } from "../../../src/model/problem.ts";
import { hostFiles } from "../../../src/output/hosting/hosts.ts";
import type { Rules } from "../../../src/output/hosting/rules.ts";
import { redirects, rules } from "./rules.ts";

/** What is written for hosts: files by their names, and messages. */
function written(table: Rules, hosts?: Hosting["hosts"]) {
  const hosting = { ...(hosts ? { hosts } : {}), policy: {} };
  const { files, servers, told } = hostFiles(table, { folder: "_data", hosting });
  return {
    files: Object.fromEntries([...files, ...servers].map(({ file, text }) => [file, text])),
    told: told.map(format),
  };
}

const moved = rules({ redirects: [{ from: "/2009/größe.html", to: "/2026/a/" }], gone: ["/gone/"] });
const headers = "/*\n  Content-Security-Policy: default-src 'none'\n  X-Content-Type-Options: nosniff\n";

test("where no host is named, what is written is right on Netlify and Cloudflare and does no harm elsewhere", () => {
  expect(written(moved)).toEqual({
    files: { _redirects: "/2009/gr%C3%B6%C3%9Fe.html /2026/a/ 301\n", _headers: headers, ".nojekyll": "" },
    told: [],
  });
});

test("where an empty list is named, nothing is written", () => {
  expect(written(moved, [])).toEqual({ files: {}, told: [] });
});

test("Netlify is told that its rules win over pages, and what is gone", () => {
  expect(written(moved, ["netlify"]).files).toEqual({
    _redirects: "/2009/gr%C3%B6%C3%9Fe.html /2026/a/ 301!\n/gone/ /gone/ 410!\n",
    _headers: headers,
  });
});

test("GitHub Pages has the name of the host, but for its own and for those that have none", () => {
  const cname = (url: string) => written(rules({}, url), ["github"]).files.CNAME;
  expect(cname("https://post.example/news/")).toBe("post.example\n");
  expect(cname("https://post.github.io/paper/")).toBeUndefined();
  expect(cname("http://localhost:8080/")).toBeUndefined();
  expect(written(rules(), ["github"]).files[".nojekyll"]).toBe("");
});

test("a host that cannot say that a story is gone is named, with the addresses", () => {
  const gone = ["/a/", "/b/", "/c/", "/d/"];
  expect(written(rules({ gone }), ["cloudflare", "github"]).told).toEqual([
    '_data/hosting.ts:1: notice: hosts: Cloudflare Pages and GitHub Pages cannot answer "410 Gone" at /a/, /b/, /c/ and 1 more. A page says there that the story was withdrawn, and search engines do not list it.',
  ]);
  expect(written(rules({ gone }), ["netlify", "nginx", "apache", "caddy"]).told).toEqual([]);
});

test.each([
  ["cloudflare", "_redirects", 2000, "Cloudflare Pages"],
  ["gitlab", "_redirects", 1000, "GitLab Pages"],
  ["netlify", "_redirects", 10_000, "Netlify"],
  ["apache", ".htaccess", 2000, "Apache"],
] as const)("of 20,000 redirects, %s is told as many as it takes, the newest first, and the rest is named", (host, file, most, label) => {
  const { files, told } = written(rules({ redirects: redirects(20_000) }), [host]);
  const lines = (files[file] ?? "").split("\n").filter((line) => line.includes("/2026/"));
  expect(lines.length).toBe(most);
  expect(lines[0]).toContain("20000");
  expect(lines.at(-1)).toContain(String(20_001 - most));
  const shown = [0, 1, 2].map((index) => `/old/${20_000 - most - index}/`).join(", ");
  expect(told).toEqual([
    `_data/hosting.ts:1: warning: hosts: ${label} takes ${most.toLocaleString("en")} of 20,000 redirects: ${shown} and ${(20_000 - most - 3).toLocaleString("en")} more stay pages that lead on. Nothing has to be done: readers and search engines still arrive.`,
  ]);
});

test.each(["nginx", "caddy"] as const)("%s is told all 20,000 redirects", (host) => {
  const { files, told } = written(rules({ redirects: redirects(20_000) }), [host]);
  expect(
    Object.values(files)
      .join("")
      .match(/\/2026\/\d+\//g)?.length,
  ).toBe(20_000);
  expect(told).toEqual([]);
});

test("a file that two hosts read keeps the limits of both", () => {
  const { files } = written(rules({ redirects: redirects(3000), gone: ["/gone/"] }), ["netlify", "gitlab"]);
  const lines = (files._redirects ?? "").trim().split("\n");
  expect(lines.length).toBe(1000);
  expect(lines.every((line) => line.endsWith(" 301"))).toBe(true);
});

test("GitLab reads no rule of a file over 64 KB, and gets one below", () => {
  const long = redirects(900).map(({ from, to }) => ({ from: from + "a".repeat(80), to }));
  const { files, told } = written(rules({ redirects: long }), ["gitlab"]);
  expect(files._redirects?.length).toBeGreaterThan(65_000);
  expect(files._redirects?.length).toBeLessThanOrEqual(65_536);
  expect(told.length).toBe(1);
});

test("a redirect whose line is too long for Cloudflare stays a page, and the others are written", () => {
  const long = { from: `/${"ß".repeat(100)}/${"ß".repeat(90)}/`, to: "/2026/a/" };
  const { files, told } = written(rules({ redirects: [long, ...redirects(1)] }), ["cloudflare"]);
  expect(files._redirects).toBe("/old/1/ /2026/1/ 301\n");
  expect(told[0]).toContain("takes 1 of 2 redirects");
});

test("below a path, rules are written with it", () => {
  const { files } = written({ ...rules({ redirects: redirects(1), gone: ["/gone/"] }, "https://post.example/news/") }, [
    "netlify",
  ]);
  expect(files._redirects).toBe("/news/old/1/ /2026/1/ 301!\n/news/gone/ /news/gone/ 410!\n");
  expect(files._headers).toMatch(/^\/news\/\*\n/);
});

test("the search page has a policy of its own where a host can be told so, and elsewhere all pages have one that has the hash of its script", () => {
  const table = rules({
    search: { at: { kind: "file", path: "/search/" }, policy: "script-src 'sha256-abc='" },
    policyForAll: "script-src 'sha256-abc='; connect-src 'self'",
  });
  const { files } = written(table, ["nginx", "apache", "caddy", "netlify"]);
  const page = "/search/(?:index";
  for (const name of [".nginx.conf", ".htaccess", ".caddy"]) {
    const lines = files[name]?.split("\n").filter((line) => line.includes("script-src")) ?? [];
    expect(lines).toHaveLength(1);
    expect(files[name]?.replaceAll("\\", "")).toContain(page);
  }
  expect(files._headers).toContain("Content-Security-Policy: script-src 'sha256-abc='; connect-src 'self'");
});
