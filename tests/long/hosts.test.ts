import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { get, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../src/build/build.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import { openChromium } from "../browser/chromium.ts";
import { optionsFor, outlet, ROOT, story, write } from "../site/site.ts";
import { type Server, servers, startServer } from "./servers.ts";

// Real servers answer from the files that a build writes for them, at the root of a host and below a path.

const names = ["nginx", "apache", "caddy"] as const;

for (const name of names)
  if (!existsSync(servers[name].program))
    console.warn(`${name} is not installed (${servers[name].program}): what it would answer is not tested.`);

const files = {
  ...outlet,
  "_data/hosting.ts": `export default { hosts: ["nginx", "apache", "caddy"], hsts: { days: 365 } };`,
  "_data/policy.ts": `export default { llms: { twins: true }, license: { holder: "The Post" }, security: { contact: ["a@post.example"], expires: "2027-01-01" } };`,
  "seeds/2026-03-02-council.md": story({
    aliases: ["/old/council/", "/2009/größe.html", "/archiv/straße nach süden/", "/p/a+b&c=d/", "/p/$uri;/"],
  }),
  "seeds/2026-03-04-größe.md": story({ title: "Größe", date: "2026-03-04T10:00:00Z", aliases: ["/alt/größe/"] }),
  // What servers would take for variables: it must not keep one from starting.
  "seeds/2026-03-05-braces.md": story({ title: "Braces", date: "2026-03-05T10:00:00Z", aliases: ["/{$HOME}/{host}/"] }),
  "seeds/2026-03-03-harbour.md": story(
    { title: "Harbour", date: "2026-03-03T10:00:00Z", image: { src: "2026-03-03-harbour.svg", alt: "Harbour" } },
    "Text. ".repeat(400),
  ),
  "seeds/2026-03-03-harbour.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><path d="M0 0"/></svg>',
  "seeds/public/a.avif": "picture",
  "seeds/public/a.vtt": "WEBVTT",
  "seeds/withdrawn.yaml": `- /2020/01/02/gone/\n- "/2020/01/03/weg, größer/"\n- /2020/01/04/gone.html\n- /2020/01/05/$host/\n`,
};

/** What caches are told of stories and of what is not there. */
const PAGE = "public, max-age=300, s-maxage=300, stale-while-revalidate=3600";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

const ask = (address: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get(address, { headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }),
      );
    }).on("error", reject);
  });

const folder = mkdtempSync(join(tmpdir(), "broadsheet-hosts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(["/", "/news/"])("below %s", (home) => {
  const root = join(folder, home === "/" ? "at-root" : "below");
  const output = home === "/" ? root : join(root, "news");

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    write(folder, files);
    const { problems } = await build({
      ...optionsFor(folder),
      output: outputFolder(ROOT, output),
      url: `https://post.example${home}`,
    });
    expect(problems).toEqual([]);
  });

  describe.each(names)("%s", (name) => {
    const isThere = existsSync(servers[name].program);
    let server: Server | undefined;
    const at = (path: string, headers?: Record<string, string>) =>
      ask(`${server?.origin}${home}${path.replace(/^\//, "")}`, headers);

    /** Apache cannot leave the host out, and is told by a proxy how the reader came. */
    const here = () => (name === "apache" ? `${server?.origin.replace("http:", "https:")}` : "");

    beforeAll(async () => {
      if (isThere) server = await startServer(name, join(folder, `${name}${home.replaceAll("/", "-")}`), root, output);
    });
    afterAll(() => server?.stop());

    test.skipIf(!isThere)(
      "every former address is a permanent redirect in one step, by the way that the reader came",
      async () => {
        for (const path of ["old/council/", "2009/größe.html", "archiv/straße nach süden/", "p/a+b&c=d/", "p/$uri;/"]) {
          const { status, headers } = await at(encodeURI(path), { "x-forwarded-proto": "https" });
          expect([status, headers.location], path).toEqual([301, `${here()}${home}2026/03/02/council/`]);
        }
      },
    );

    test.skipIf(!isThere)("a redirect to an address in other letters is percent-encoded", async () => {
      const { headers } = await at(encodeURI("alt/größe/"), { "x-forwarded-proto": "https" });
      expect(headers.location).toBe(`${here()}${home}2026/03/04/gr%C3%B6%C3%9Fe/`);
    });

    test.skipIf(!isThere)("every withdrawn address is gone, with the page that says so", async () => {
      for (const path of ["2020/01/02/gone/", "2020/01/03/weg, größer/", "2020/01/04/gone.html"]) {
        const { status, headers, bytes } = await at(encodeURI(path));
        expect([status, headers["content-type"]], path).toEqual([410, "text/html; charset=utf-8"]);
        expect(bytes.toString()).toContain("<h1>Withdrawn</h1>");
      }
    });

    test.skipIf(!isThere)(
      "what is not there is 404 with the page, and so are folders without one and dot files",
      async () => {
        for (const path of [
          "nothing",
          "nothing/",
          "nothing.txt",
          "world/nothing",
          "media/nothing.jpg",
          "nothing.html",
          "assets/",
          "media/",
          ".htaccess",
          ".hidden/x",
          "a/.git/config",
          ".well-known/.git/config",
        ]) {
          const { status, headers, bytes } = await at(path);
          expect(status, path).toBe(404);
          const told = ["content-type", "cache-control", "content-security-policy"].map((name) => headers[name]);
          expect(told, path).toEqual(["text/html; charset=utf-8", PAGE, expect.stringMatching(/^default-src/)]);
          expect(bytes.toString(), path).toContain("<h1>Page not found</h1>");
        }
        expect((await at(".well-known/security.txt")).status).toBe(200);
      },
    );

    test.skipIf(!isThere)("an address without its last slash leads to the one with it", async () => {
      const { status, headers } = await at("world", { "x-forwarded-proto": "https" });
      expect([301, 308]).toContain(status);
      expect(headers.location).toBe(`${here()}${home}world/`);
      if (home === "/news/")
        expect((await ask(`${server?.origin}/news`)).headers.location).toMatch(
          /^(?:http:\/\/127\.0\.0\.1:\d+)?\/news\/$/,
        );
    });

    test.skipIf(!isThere).each([
      ["", "text/html; charset=utf-8"],
      ["world/", "text/html; charset=utf-8"],
      ["search/", "text/html; charset=utf-8"],
      ["search/index.json", "application/json"],
      ["404.html", "text/html; charset=utf-8"],
      ["rss.xml", "application/rss+xml; charset=utf-8"],
      ["world/rss.xml", "application/rss+xml; charset=utf-8"],
      ["atom.xml", "application/atom+xml; charset=utf-8"],
      ["world/feed.json", "application/feed+json"],
      ["feeds.opml", "text/x-opml; charset=utf-8"],
      ["license.xml", "application/rsl+xml; charset=utf-8"],
      ["sitemap.xml", "application/xml; charset=utf-8"],
      ["assets/manifest.webmanifest", "application/manifest+json"],
      ["assets/favicon.svg", "image/svg+xml"],
      ["robots.txt", "text/plain; charset=utf-8"],
      [".well-known/tdmrep.json", "application/json"],
      ["a.avif", "image/avif"],
      ["a.vtt", "text/vtt; charset=utf-8"],
      ["2026/03/02/council/index.html.md", "text/markdown; charset=utf-8"],
    ])("%s is %s", async (path, type) => {
      for (const encoding of ["identity", "br", "gzip"]) {
        const answer = await at(path, { "accept-encoding": encoding });
        expect([answer.status, answer.headers["content-type"]]).toEqual([200, type]);
      }
    });

    test.skipIf(!isThere)("caches are told by kind", async () => {
      const cacheOf = async (path: string) => (await at(path)).headers["cache-control"];
      const pictures = readdirSync(join(output, "media")).filter((name) => !/\.(?:br|gz)$/.test(name));
      expect(pictures.length).toBeGreaterThan(0);
      for (const name of pictures) expect(await cacheOf(`media/${name}`)).toBe("public, max-age=31536000, immutable");
      const fresh = "public, max-age=60, s-maxage=60, stale-while-revalidate=600";
      for (const path of ["", "world/", "tags/", "latest/", "rss.xml", "world/rss.xml", "sitemap-news.xml"])
        expect(await cacheOf(path), path).toBe(fresh);
      for (const path of ["2026/03/02/council/", "robots.txt", "404.html"])
        expect(await cacheOf(path), path).toBe(PAGE);
      expect(await cacheOf("search/index.json")).toBe("public, no-cache");
    });

    test.skipIf(!isThere)(
      "files of the search index are text, kept for ever, and 404 where they are not there",
      async () => {
        const index = readdirSync(join(output, "search/index")).filter((name) => name.endsWith(".txt"));
        // Terms, positions, cards, and the names of files of the last two.
        expect(new Set(index.map((name) => name[0]))).toEqual(new Set("tpcsn"));
        for (const kind of "tpcsn") {
          const { status, headers } = await at(`search/index/${index.find((name) => name.startsWith(kind))}`);
          expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
            200,
            "text/plain; charset=utf-8",
            "public, max-age=31536000, immutable",
          ]);
        }
        expect((await at("search/index/t0.0-zzzzz.txt")).status).toBe(404);
      },
    );

    test.skipIf(!isThere)("a script may run on the search page alone", async () => {
      const policyOf = async (path: string) => (await at(path)).headers["content-security-policy"];
      expect(await policyOf("search/")).toMatch(/; script-src 'sha256-[^' ]+'; connect-src 'self'$/);
      for (const path of ["", "2026/03/02/council/", "404.html", "nothing/"])
        expect(await policyOf(path), path).not.toContain("script-src");
    });

    test.skipIf(!isThere)("a browser finds a story, and says so where a file of the index is missing", async () => {
      const tab = await (await openChromium()).newPage();
      const said: string[] = [];
      tab.on("console", (message) => said.push(message.text()));
      const status = (text: string) => tab.locator("#search_status").filter({ hasText: text }).waitFor();
      await tab.goto(`${server?.origin}${home}search/?q=harbour`);
      await status("1 result");
      expect(said).toEqual([]);
      await tab.getByRole("link", { name: "Harbour" }).click();
      await tab.getByRole("heading", { name: "Harbour" }).waitFor();
      expect(new URL(tab.url()).pathname).toBe(`${home}2026/03/03/harbour/`);
      renameSync(join(output, "search/index"), join(output, "search/away"));
      await tab.goto(`${server?.origin}${home}search/?q=council`);
      await status("The search did not work");
      renameSync(join(output, "search/away"), join(output, "search/index"));
      await tab.getByRole("button", { name: "Search" }).click();
      await status("result");
      await tab.close();
    });

    test.skipIf(!isThere)(
      "security headers are on pages, files, redirects and errors, the policy on pages",
      async () => {
        for (const path of [
          "",
          "2026/03/02/council/",
          "404.html",
          "rss.xml",
          "nothing/",
          "2020/01/02/gone/",
          "old/council/",
        ]) {
          const { headers } = await at(path);
          if (path === "rss.xml") expect(headers["content-security-policy"]).toBeUndefined();
          else
            expect(headers["content-security-policy"], path).toMatch(/^default-src 'none'; style-src 'self' 'sha256-/);
          expect(headers["x-content-type-options"], path).toBe("nosniff");
          expect(headers.link, path).toBe(
            `<https://post.example${home}license.xml>; rel="license"; type="application/rsl+xml"`,
          );
          expect(headers["strict-transport-security"], path).toBe("max-age=31536000");
          expect(headers["referrer-policy"], path).toBe("strict-origin-when-cross-origin");
        }
      },
    );

    test.skipIf(!isThere).each([
      ["br", brotliDecompressSync],
      ["gzip", gunzipSync],
    ])("who takes %s gets the file that lies compressed beside the plain one", async (encoding, decode) => {
      for (const path of ["", "2026/03/03/harbour/", "world/", "search/", "rss.xml", "feeds.opml"]) {
        const plain = await at(path);
        const packed = await at(path, { "accept-encoding": `identity;q=0.1, ${encoding};q=1` });
        const headers = ["content-encoding", "content-type", "cache-control"].map((name) => packed.headers[name]);
        const expected = [encoding, plain.headers["content-type"], plain.headers["cache-control"]];
        expect(headers, path).toEqual(expected);
        expect(decode(packed.bytes).equals(plain.bytes), path).toBe(true);
        expect(plain.headers["content-encoding"]).toBeUndefined();
        for (const { headers } of [plain, packed]) expect(headers.vary, path).toMatch(/^accept-encoding$/i);
        expect(packed.headers.etag).toMatch(/^(?:W\/)?"[^"]+"$/);
        expect(packed.headers.etag).not.toBe(plain.headers.etag);
        const again = await at(path, { "accept-encoding": encoding, "if-none-match": packed.headers.etag ?? "" });
        expect(again.status, path).toBe(304);
        const other = await at(path, { "if-none-match": packed.headers.etag ?? "" });
        expect(other.status, path).toBe(200);
      }
    });

    test.skipIf(!isThere)("who refuses an encoding does not get it", async () => {
      for (const encoding of ["br;q=0", "gzip;q=0, br;q=0.0", "brotli"])
        expect((await at("", { "accept-encoding": encoding })).headers["content-encoding"], encoding).toBeUndefined();
    });

    test.skipIf(!isThere)("a part of a file can be asked for", async () => {
      const { status, headers, bytes } = await at("assets/favicon.svg", { range: "bytes=0-9" });
      expect([status, headers["content-range"]?.replace(/\d+$/, ""), bytes.length]).toEqual([206, "bytes 0-9/", 10]);
    });
  });
});
