import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { fileAt, linkOf, metaOf, pagesOf, tagsOf } from "./head.ts";
import { shipped } from "./shipped.ts";
import { type Site, siteOf, story } from "./site.ts";

// How a link to a page looks on social networks, in search results, in a tab and on a home screen.

const paper = await shipped();

const one = (html: string, name: string): string => {
  const [value, ...more] = metaOf(html, name);
  if (value === undefined || more.length > 0)
    throw new Error(`${more.length + (value === undefined ? 0 : 1)} × ${name}`);
  return value;
};

const page = (site: Site, name: string): string => site.read(`2026/03/02/${name}/index.html`);

/** Width, height and format of a picture of a site, by its address. */
async function measured(folder: string, home: string, address: string): Promise<string> {
  const { width, height, format } = await sharp(join(folder, fileAt(address, home) ?? "no file")).metadata();
  return `${width} × ${height} ${format}`;
}

test("every page of the paper has one of each, and they agree", () => {
  for (const { file, html } of pagesOf(paper)) {
    if (html.includes('http-equiv="refresh"')) continue;
    const [canonical, ...others] = linkOf(html, "canonical");
    expect(others, file).toEqual([]);
    expect(one(html, "og:url"), file).toBe(canonical);
    const title = html.slice(html.indexOf("<title>"));
    expect(title, file).toMatch(/^<title>.+ &mdash; .+<\/title>/);
    expect(one(html, "og:title").length, file).toBeGreaterThan(0);
    expect(one(html, "og:description"), file).toBe(one(html, "description"));
    expect(one(html, "og:type"), file).toBe(metaOf(html, "article:published_time").length > 0 ? "article" : "website");
    expect(one(html, "og:locale"), file).toMatch(/^[a-z]{2,3}(?:_[A-Z]{2})?$/);
    expect(one(html, "og:image:alt"), file).not.toBe("");
    expect(["max-image-preview:large", "noindex"], file).toContain(one(html, "robots"));
    expect(metaOf(html, "theme-color"), file).toHaveLength(2);
  }
});

test("every card of the paper is a raster file, as large as it is said to be and large enough", async () => {
  const cards = new Map(
    pagesOf(paper).flatMap(({ html }) =>
      metaOf(html, "og:image").map((url): [string, string] => [
        url,
        `${one(html, "og:image:width")} × ${one(html, "og:image:height")}`,
      ]),
    ),
  );
  const home = one(paper.read("index.html"), "og:url");
  expect(cards.size).toBeGreaterThan(2);
  for (const [url, size] of cards) {
    const read = await measured(paper.folder, home, url);
    expect(
      ["jpeg", "png"].map((format) => `${size} ${format}`),
      url,
    ).toContain(read);
    expect(Number.parseInt(read, 10), url).toBeGreaterThanOrEqual(600);
  }
});

test("every icon that a page names is there, as large as it is said to be", async () => {
  const html = paper.read("index.html");
  const home = one(html, "og:url");
  const address = (href = "") => new URL(href, home).href;
  const icons = tagsOf(html, "link").filter(({ rel = "" }) => /icon|manifest/.test(rel));
  expect(icons.map(({ rel, sizes, href = "" }) => [rel, sizes, href.replace(/^.*\//, "")])).toEqual([
    ["icon", "48x48", "favicon.ico"],
    ["icon", undefined, "favicon.svg"],
    ["apple-touch-icon", undefined, "apple-touch-icon.png"],
    ["manifest", undefined, "manifest.webmanifest"],
  ]);
  for (const { href } of icons) expect(paper.files).toContain(fileAt(address(href), home));
  const ico = readFileSync(join(paper.folder, "favicon.ico"));
  expect(`${ico.readUInt8(6)}x${ico.readUInt8(7)}`).toBe("48x48");
  expect(await measured(paper.folder, home, address("assets/apple-touch-icon.png"))).toBe("180 × 180 png");
  expect(await measured(paper.folder, home, address("assets/favicon.svg"))).toMatch(/ svg$/);
});

/** Colours, fediverse and a path prefix. */
const outlet = {
  "_data/site.ts": (before: string) =>
    before
      .replace("https://post.example/", "https://post.example/paper/")
      .replace("place:", 'fediverse: "@post@social.example", place:'),
  "_data/design.ts": `export default { colors: { light: { paper: "#ABCDEF" }, dark: { paper: "#012345" } } };`,
  "_data/authors.ts": `export default {
    "ada-reed": { name: "Ada Reed", fediverse: "@ada@social.example" }, "bo-ito": { name: "Bo Ito", fediverse: "@bo@social.example" } };`,
};
const home = "https://post.example/paper/";
const png = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#369" } })
    .png()
    .toBuffer();

test("a story says when, where, by whom and on what it is, and shows its picture if that is large enough", async () => {
  const site = await siteOf({
    ...outlet,
    "seeds/media/large.png": await png(1000, 800),
    "seeds/media/tiny.png": await png(40, 30),
    "seeds/full.md": story({
      title: 'He said "no" & <left>',
      description: "Why it's so.",
      authors: ["ada-reed", "bo-ito", "Jo Plain"],
      tags: ["Economy", 'A "B" & C'],
      section: "sport",
      image: { src: "large.png", alt: 'A "wall"' },
      updated: "2026-04-05T09:00:00Z",
    }),
    "seeds/plain.md": story({ image: { src: "tiny.png", alt: "A stamp" } }),
    "seeds/other.md": story({ authors: ["Jo Plain"], canonical: "https://elsewhere.example/x" }),
    "seeds/arabic.md": story({ language: "ar" }),
    "seeds/welsh.md": story({ language: "cy" }),
  });
  const full = page(site, "full");
  const said = Object.fromEntries(
    tagsOf(full, "meta").flatMap(({ name, property, content = "" }) =>
      [name, property].flatMap((each) =>
        each === undefined ? [] : [[each, metaOf(full, each).join(" | ") || content]],
      ),
    ),
  );
  expect(said).toMatchObject({
    "og:site_name": "The Test Post",
    "og:title": "He said “no” & <left>",
    "og:description": "Why it’s so.",
    "og:type": "article",
    "og:url": `${home}2026/03/02/full/`,
    "og:locale": "en_GB",
    "og:image:width": "1000",
    "og:image:height": "563",
    "og:image:alt": 'A "wall"',
    "article:published_time": "2026-03-02T10:00:00Z",
    "article:modified_time": "2026-04-05T10:00:00+01:00",
    "article:section": "Sport",
    "article:author": `${home}authors/ada-reed/ | ${home}authors/bo-ito/ | ${home}authors/jo-plain/`,
    "article:tag": 'Economy | A "B" & C',
    "twitter:card": "summary_large_image",
    "fediverse:creator": "@ada@social.example | @bo@social.example",
    robots: "max-image-preview:large",
    "theme-color": "#012345 | #ABCDEF",
  });
  expect(await measured(join(site.folder, "_site"), home, one(full, "og:image"))).toBe("1000 × 563 jpeg");

  const plain = page(site, "plain");
  expect(metaOf(plain, "article:modified_time")).toEqual([]);
  expect(metaOf(plain, "article:author")).toEqual([]);
  expect(metaOf(plain, "fediverse:creator"), "nobody signed: the outlet").toEqual(["@post@social.example"]);
  expect(one(plain, "og:image"), "too small").toBe(`${home}assets/card.png`);
  expect(one(plain, "og:image:alt")).toBe("The Test Post");
  expect(one(plain, "twitter:card")).toBe("summary");
  expect(await measured(join(site.folder, "_site"), home, `${home}assets/card.png`)).toBe("1200 × 630 png");
  expect(one(site.read("town/index.html"), "og:image")).toBe(`${home}assets/card.png`);
  expect(one(page(site, "arabic"), "og:locale")).toBe("ar");
  expect(one(page(site, "welsh"), "og:locale"), "of the story, though the outlet has no Welsh words").toBe("cy");

  const other = page(site, "other");
  expect(linkOf(other, "canonical")).toEqual(["https://elsewhere.example/x"]);
  expect(one(other, "og:url")).toBe("https://elsewhere.example/x");
  expect(one(other, "robots")).toBe("noindex");
  expect(metaOf(other, "fediverse:creator"), "who signed has no account: the outlet").toEqual(["@post@social.example"]);

  const manifest: Record<string, unknown> & { icons: { src: string; sizes: string; type: string }[] } = JSON.parse(
    site.read("assets/manifest.webmanifest"),
  );
  expect(manifest).toMatchObject({
    name: "The Test Post",
    lang: "en-GB",
    start_url: "/paper/",
    scope: "/paper/",
    id: "/paper/",
  });
  expect(manifest).toMatchObject({ theme_color: "#ABCDEF", background_color: "#ABCDEF" });
  expect(manifest.icons.length).toBeGreaterThan(1);
  for (const { src, sizes, type } of manifest.icons) {
    const read = await measured(join(site.folder, "_site"), home, new URL(src, home).href);
    expect(read).toBe(`${sizes.replace("x", " × ")} ${type.replace("image/", "")}`);
  }
  // The outlet's ground, on which its icons stand.
  const { data } = await sharp(join(site.folder, "_site/assets/icon-192.png"))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([0xab, 0xcd, 0xef]);
});

/** `hreflang → address` of a page, in its order. */
const languages = (html: string): string[] =>
  tagsOf(html, "link").flatMap(({ hreflang, href }) => (hreflang === undefined ? [] : `${hreflang} ${href}`));

test("translations name each other and themselves, the original for everybody else", async () => {
  const at = (name: string) => `https://post.example/2026/03/02/${name}/`;
  const site = await siteOf({
    "seeds/a.md": story({ title: "Wall" }),
    "seeds/b.md": story({ title: "Mauer", language: "de", translationOf: "2026-03-02-a" }),
    "seeds/c.md": story({ title: "Mur", language: "fr", translationOf: "2026-03-02-b" }),
    "seeds/alone.md": story({ title: "Bell" }),
    "seeds/hidden.md": story({
      title: "Glocke",
      language: "de",
      translationOf: "2026-03-02-alone",
      embargo: "2099-01-01",
    }),
    "seeds/guest.md": story({
      language: "ar",
      translationOf: "2026-03-02-a",
      canonical: "https://elsewhere.example/ar",
    }),
    "seeds/draft.md": story({ title: "Entwurf", language: "de", draft: true }),
    "seeds/orphan.md": story({ title: "Draft", translationOf: "2026-03-02-draft" }),
  });
  const all = [`en-GB ${at("a")}`, `x-default ${at("a")}`, `de ${at("b")}`, `fr ${at("c")}`];
  for (const name of ["a", "b", "c"]) expect(languages(page(site, name)), name).toEqual(all);
  for (const name of ["alone", "orphan", "guest"]) expect(languages(page(site, name)), name).toEqual([]);
  expect(languages(site.read("index.html"))).toEqual([]);
});
