import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { check } from "../../src/build/check.ts";
import { format } from "../../src/model/problem.ts";
import { readRecord, writeRecord } from "../../src/model/record.ts";
import { filesIn, optionsFor, type Site, siteOf, story } from "./site.ts";

const hosting = (text: string): string => `export default { ${text} };`;

const council = story({ aliases: ["/old/council/"] });
const files = {
  "seeds/2026-03-02-council.md": council,
  "seeds/2026-03-03-harbour.md": story({ title: "Harbour", date: "2026-03-03T10:00:00Z", aliases: ["/old/harbour/"] }),
  "seeds/withdrawn.yaml": "- /2020/01/02/gone/\n",
};

/** All that is published, and what lies beside it. */
const everything = ({ folder, files }: Site): Record<string, string> =>
  Object.fromEntries(
    [...files.map((file) => `_site/${file}`), ...beside(folder)].map((file) => [
      file,
      readFileSync(join(folder, file), "latin1"),
    ]),
  );

const beside = (folder: string): string[] =>
  filesIn(folder).filter((file) => file.startsWith("_site.") && !file.includes("/"));

test("removing a story, a redirect, a withdrawn address and a host leaves no line behind, as if it had never been", async () => {
  const site = await siteOf({
    ...files,
    "_data/hosting.ts": hosting(`hosts: ["netlify", "nginx", "apache", "caddy"]`),
  });
  expect(site.read("_redirects")).toBe(
    "/old/harbour/ /2026/03/03/harbour/ 301!\n/old/council/ /2026/03/02/council/ 301!\n/2020/01/02/gone/ /2020/01/02/gone/ 410!\n",
  );
  expect(site.files).toContain(".htaccess");
  expect(beside(site.folder)).toEqual(["_site.caddy", "_site.nginx.conf"]);

  const changed = {
    "seeds/2026-03-02-council.md": story(),
    "seeds/2026-03-03-harbour.md": null,
    "seeds/withdrawn.yaml": null,
    "_data/hosting.ts": hosting(`hosts: ["cloudflare", "caddy"]`),
  };
  const after = await site.again(changed);
  expect(after.result.printed).toBeGreaterThan(0);
  const caddy = readFileSync(join(site.folder, "_site.caddy"), "utf8");
  expect(caddy).not.toMatch(/old|gone|harbour/);
  expect(after.files.filter((file) => /^[._][^/]*$/.test(file))).toEqual(["_headers"]);
  expect(beside(site.folder)).toEqual(["_site.caddy"]);

  const { "seeds/2026-03-02-council.md": seed, "_data/hosting.ts": data } = changed;
  const clean = await siteOf({ "seeds/2026-03-02-council.md": seed, "_data/hosting.ts": data });
  expect(everything(after)).toEqual(everything(clean));
});

test("files that lie compressed beside plain ones change with them, and go with them", async () => {
  const long = "It was said at length. ".repeat(100);
  const site = await siteOf({
    "seeds/2026-03-02-council.md": story({}, long),
    "seeds/2026-03-03-harbour.md": story({ title: "Harbour", date: "2026-03-03T10:00:00Z" }, long),
    "_data/hosting.ts": hosting(`hosts: ["nginx"]`),
  });
  const agree = ({ folder, files }: Site) => {
    const packed = files.filter((file) => /\.(?:br|gz)$/.test(file));
    for (const file of packed) {
      const bytes = readFileSync(join(folder, "_site", file));
      const plain = file.endsWith(".br") ? brotliDecompressSync(bytes) : gunzipSync(bytes);
      expect(plain.equals(readFileSync(join(folder, "_site", file.slice(0, -3)))), file).toBe(true);
    }
    return packed;
  };
  const pages = site.files.filter((file) => file.endsWith(".html"));
  // More than are compressed at once.
  expect(pages.length).toBeGreaterThan(8);
  expect(agree(site)).toEqual(expect.arrayContaining(pages.flatMap((page) => [`${page}.br`, `${page}.gz`])));
  const quiet = await site.again({});
  expect([quiet.result.printed, quiet.result.strays]).toEqual([0, []]);

  rmSync(join(site.folder, "_site/index.html.gz"));
  const edited = await site.again({ "seeds/2026-03-02-council.md": story({}, `${long} Corrected.`) });
  expect(agree(edited)).toContain("index.html.gz");
  const removed = await edited.again({ "seeds/2026-03-03-harbour.md": null });
  expect(agree(removed).filter((file) => file.includes("harbour"))).toEqual([]);
  expect(
    (await removed.again({ "_data/hosting.ts": hosting(`hosts: ["netlify"]`) })).files.filter((file) =>
      /\.(?:br|gz)$/.test(file),
    ),
  ).toEqual([]);
});

test("the policy follows the layouts and pages of the outlet's own that there are, whatever is printed anew", async () => {
  const site = await siteOf(files);
  const hashes = ({ read }: Site) => new Set(read("_headers").match(/'sha256-[^']*'/g));
  // Of the style blocks: a story's, a standing page's and so on, each once; and of the script of the search.
  expect(hashes(site).size).toBe(9);
  const after = await site.again({ "seeds/2026-03-02-council.md": story({ title: "Council meets again" }) });
  expect(hashes(after)).toEqual(hashes(site));
  // As after a build of a version that did not note down what the pages need that it had printed.
  const record = join(optionsFor(site.folder).output.records, "edition.json");
  const noted = readRecord(record);
  if (typeof noted !== "object") throw new Error(`the record is ${noted}`);
  writeRecord(record, JSON.parse(JSON.stringify(noted.value, (key, value) => (key === "needs" ? undefined : value))));
  const later = await after.again({ "seeds/2026-03-02-council.md": story({ title: "Council meets a third time" }) });
  expect(hashes(later)).toEqual(hashes(site));
});

test("a file of somebody else's in the place of one for a server is left alone, and named", async () => {
  const site = await siteOf({ ...files, "_data/hosting.ts": hosting(`hosts: ["caddy"]`) });
  rmSync(join(site.folder, "_site.caddy"));
  // What is gone is written again, though nothing else changed.
  await site.again({});
  expect(existsSync(join(site.folder, "_site.caddy"))).toBe(true);
  writeFileSync(join(site.folder, "_site.nginx.conf"), "server { }\n");
  const { said } = await site.again({ "_data/hosting.ts": hosting(`hosts: ["nginx"]`) });
  expect(said).toEqual([
    "_site.nginx.conf:1: output: is in the way of a file for a server, and Broadsheet did not put it there. Move it elsewhere.",
  ]);
  expect(readFileSync(join(site.folder, "_site.nginx.conf"), "utf8")).toBe("server { }\n");
});

test.each([
  [`hosts: ["netlfy"]`, 'hosts.0: "netlfy" is not one of the values of this key. Did you mean "netlify"?'],
  [`hosts: ["nginx", "nginx"]`, "hosts: a list needs each host only once. Take one of the two out."],
  [`hsts: { days: 0 }`, "hsts.days: "],
  [
    `policy: { "script-src": ["'self'; img-src *"] }`,
    `policy.script-src.0: "'self'; img-src *" is not a source. Write it like`,
  ],
  [`policy: { "scrpt-src": ["'self'"] }`, "policy.scrpt-src: "],
])("_data/hosting.ts with %s is told of", async (text, message) => {
  const { said } = await siteOf({ ...files, "_data/hosting.ts": hosting(text) });
  expect(said.join("\n")).toContain(`_data/hosting.ts:1: ${message}`);
});

test("to insist on HTTPS for a site without is a problem", async () => {
  const { said } = await siteOf({
    ...files,
    "_data/site.ts": (before) => before.replace("https:", "http:"),
    "_data/hosting.ts": hosting("hsts: { days: 365, subdomains: true }"),
  });
  expect(said).toEqual([
    "_data/hosting.ts:1: hsts: tells browsers to insist on HTTPS, and the address in site.ts begins with http:. Take it out, or publish the site by HTTPS.",
  ]);
});

test("where a host shows a page whatever its rules say, an address that it redirects has none; elsewhere it has", async () => {
  const site = await siteOf({ ...files, "_data/hosting.ts": hosting(`hosts: ["gitlab"]`) });
  expect(site.read("_redirects")).toBe(
    "/old/harbour/ /2026/03/03/harbour/ 301\n/old/council/ /2026/03/02/council/ 301\n",
  );
  expect(site.files.filter((file) => file.startsWith("old/"))).toEqual([]);
  const after = await site.again({ "_data/hosting.ts": hosting(`hosts: ["gitlab", "github"]`) });
  expect(after.files.filter((file) => file.startsWith("old/"))).toEqual([
    "old/council/index.html",
    "old/harbour/index.html",
  ]);
});

test("check finds nothing to say of the policy of a plain site", async () => {
  const { folder } = await siteOf(files);
  const { problems } = await check(optionsFor(folder));
  expect(problems.map(format).filter((line) => line.includes("policy"))).toEqual([]);
});
