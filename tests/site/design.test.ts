import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import shipped from "../../_data/design.ts";
import { stylesheets } from "../../src/eleventy/styles.ts";
import { contrastOf } from "../../src/model/color.ts";
import { type CheckedDesign, type Design, designSchema, modes, paletteOf } from "../../src/model/design.ts";
import { format } from "../../src/model/problem.ts";
import { contrastProblems, designCss } from "../../src/site/design.ts";
import { heavyTypefaces } from "../../src/site/typefaces.ts";
import { siteOf } from "./site.ts";

const checked = (design: Design) => designSchema.parse(design);
const faultsOf = (design: Design) => [...contrastProblems(checked(design), "_data/design.ts")].map(format);

test("two colours are enough: the rest follows from paper, ink and accent, and can be read on both screens", () => {
  const design = checked({ colors: { light: { paper: "#fff1e5", ink: "#33302e", accent: "#0b3c8c" } } });
  const light = paletteOf(design, "light");
  expect(light).toMatchObject({ paper: "#fff1e5", ink: "#33302e", accent: "#0b3c8c" });
  for (const mode of modes) {
    const { paper, tint, ink, soft, accent } = paletteOf(design, mode);
    for (const text of [ink, soft, accent])
      for (const ground of [paper, tint])
        expect(contrastOf(text, ground), `${mode} ${text}`).toBeGreaterThanOrEqual(4.5);
  }
  expect(paletteOf(design, "dark").accent, "a lighter blue").not.toBe("#0b3c8c");
});

test("no design, the shipped one and any dark accent that follows from a light one pass", () => {
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf(shipped)).toEqual([]);
  for (const accent of ["#000000", "#00008b", "#006400", "#5d001e"])
    expect(faultsOf({ colors: { light: { accent } } })).toEqual([]);
});

test("a text that could not be read is a problem with the figure and the nearest shade that can", () => {
  expect(faultsOf({ colors: { light: { accent: "#e8a0a0" }, dark: { accent: "#5d001e" } } })).toEqual([
    '_data/design.ts:1: colors.light.accent: "#e8a0a0" on the paper, "#fdfcf9", has a contrast of 2.0, and text needs 4.5 (WCAG AA). The nearest shade that can be read is "#8b6060".',
    '_data/design.ts:1: colors.dark.accent: "#5d001e" on the paper, "#15171a", has a contrast of 1.2, and text needs 4.5 (WCAG AA). The nearest shade that can be read is "#ab7a8a".',
  ]);
  expect(faultsOf({ colors: { light: { paper: "#ffffff", tint: "#777777", ink: "#101010" } } })).toEqual([
    '_data/design.ts:1: colors.light.ink: "#101010" on the tint, "#777777", has a contrast of 4.2, and text needs 4.5 (WCAG AA). The nearest shade that can be read is "#060606".',
  ]);
});

test("a faulty design stops the build, with the line and what to write", async () => {
  const site = await siteOf({
    "_data/design.ts": `export default {
  colors: {
    light: { paper: "#ffffff", ink: "#aaaaaa" },
    dark: { papier: "#000000" },
  },
  typefaces: { headline: "sharter" },
  density: "tight",
};`,
    "_data/site.ts": (before) => before.replace("place:", 'colors: { light: "#ABCDEF", dark: "#012345" }, place:'),
  });
  expect(site.said).toEqual([
    '_data/design.ts:4: colors.dark.papier: "papier" is not a known key. Did you mean "paper"?',
    '_data/design.ts:6: typefaces.headline: "sharter" is not one of the values of this key. Did you mean "charter"?',
    '_data/design.ts:7: density: "tight" is not one of the values of this key. Use one of: airy, compact.',
    "_data/site.ts:3: colors: a group of keys is not said here any more. Move it to design.ts, where each is a paper: colors: { light: { paper: … }, dark: { paper: … } }.",
  ]);
});

test("every page and feed has the design's colours, typefaces and distances; a wordmark in words stands for the name", async () => {
  const site = await siteOf({
    "_data/design.ts": `export default {
  colors: { light: { paper: "#fff1e5" }, dark: { paper: "#101010" } },
  typefaces: { headline: "didone", text: "old-style", interface: "humanist" },
  wordmark: "THE <POST>",
  density: "compact",
};`,
    "seeds/a.md": "---\ntitle: A\ndate: 2026-03-02\n---\nText.\n",
  });
  expect(site.said).toEqual([]);
  for (const page of ["index.html", "2026/03/02/a/index.html", "404.html"]) {
    const html = site.read(page);
    for (const part of [
      "--paper:#fff1e5",
      "--paper:#101010",
      "--headline:Didot",
      "--text:Iowan Old Style,",
      "--interface:Seravek",
      "--pad:.75rem",
    ])
      expect(html, `${page} ${part}`).toContain(part);
    expect(html).toContain('<meta name="theme-color" media="(prefers-color-scheme:dark)" content="#101010">');
    expect(html).toMatch(/<(?:h1|p class="name"><a href="\/")>THE &lt;POST&gt;</);
  }
  expect(site.read("assets/feed.css")).toMatch(/^@namespace .*--paper:#fff1e5/);
  expect(site.read("assets/favicon.svg")).toContain(".paper{fill:#fff1e5}");
  expect(JSON.parse(site.read("assets/manifest.webmanifest"))).toMatchObject({
    background_color: "#fff1e5",
    theme_color: "#fff1e5",
  });
});

test("a typeface that comes with the page is fetched at once, kept for a year, and has stand-ins of its width; no other paper gains a byte", async () => {
  const files = { "seeds/a.md": "---\ntitle: A\ndate: 2026-03-02\n---\nText.\n" };
  const plain = await siteOf(files);
  expect(plain.read("index.html")).not.toMatch(/preload|font-face/);
  expect(plain.files.filter((file) => file.endsWith(".woff2"))).toEqual([]);
  const site = await siteOf(
    {
      ...files,
      "_data/design.ts": `export default { typefaces: { interface: "@fontsource-variable/public-sans" } };`,
      "_data/hosting.ts": `export default { hosts: ["netlify"] };`,
    },
    { pathPrefix: "/news/" },
  );
  expect(site.said).toEqual([]);
  const fonts = site.files.filter((file) => file.endsWith(".woff2"));
  expect(fonts.map((file) => file.replace(/\.[\da-f]{8}\./, "."))).toEqual([
    "media/public-sans-latin-ext-italic.woff2",
    "media/public-sans-latin-ext.woff2",
    "media/public-sans-latin-italic.woff2",
    "media/public-sans-latin.woff2",
  ]);
  const html = site.read("2026/03/02/a/index.html");
  const [, , , latin] = fonts;
  expect(html.match(/<link rel="preload"[^>]*>/g)).toEqual([
    `<link rel="preload" as="font" type="font/woff2" href="/news/${latin}" crossorigin>`,
  ]);
  expect(html).toContain('--interface:"public-sans","public-sans 1","public-sans 2",system-ui');
  expect(html).toContain(
    `@font-face{font-family:"public-sans";src:url(/news/${latin})format("woff2");font-weight:100 900;font-display:optional;unicode-range:U+0000-00FF,`,
  );
  expect(html).toContain(
    '@font-face{font-family:"public-sans 1";src:local("Arial"),local("Liberation Sans");font-weight:400 500;size-adjust:102.34%;ascent-override:92.82%;descent-override:21.98%;line-gap-override:0%}',
  );
  expect(site.read("_headers")).toContain("font-src 'self'");
  expect(site.read("_headers")).toContain("/media/*\n  Cache-Control: public, max-age=31536000, immutable");
});

test("a typeface that is not installed stops the build and says what to type; a heavy one is warned of", async () => {
  const site = await siteOf({
    "_data/design.ts": `export default {
  typefaces: {
    headline: "@fontsource-variable/newsprint",
    text: "courier.woff2",
    interface: "@fontsource/inter",
  },
};`,
  });
  expect(site.said).toEqual([
    '_data/design.ts:5: typefaces.interface: "@fontsource/inter" is not one of the values of this key. Use one of: charter, old-style, didone, slab, system, grotesque, humanist, @fontsource-variable/NAME, FILE.woff2.',
  ]);
  const next = await site.again({
    "_data/design.ts": `export default {
  typefaces: {
    headline: "@fontsource-variable/newsprint",
    text: "courier.woff2",
  },
};`,
  });
  expect(next.said).toEqual([
    '_data/design.ts:3: typefaces.headline: "@fontsource-variable/newsprint" is not installed. Type: npm install --save-exact @fontsource-variable/newsprint.',
    '_data/design.ts:4: typefaces.text: there is no file "courier.woff2" in src/assets/fonts/. Put it there, and its italic, if it has one, as "courier-italic.woff2".',
  ]);
  const file = { from: "", file: "", isItalic: false, weights: "400", isPreloaded: true };
  const font = { family: "heavy", ascent: 1, descent: 0, lineGap: 0, width: 0.4, hasSerifs: true };
  const design: CheckedDesign = {
    ...checked({ typefaces: { text: "@fontsource-variable/heavy" } }),
    webfonts: {
      "@fontsource-variable/heavy": {
        ...font,
        files: [
          { ...file, bytes: 97_548 },
          { ...file, bytes: 60_000 },
        ],
      },
    },
  };
  expect([...heavyTypefaces(design, "_data/design.ts")].map(format)).toEqual([
    '_data/design.ts:1: warning: typefaces.text: "@fontsource-variable/heavy" has a file of 98 kB, which most readers would not get in time for the first page that they open. Choose one whose files have 60 kB or less.',
  ]);
});

test("a change of the design prints all pages and icons again; a comment in it prints nothing; a drawn wordmark is an image", async () => {
  const design = (paper: string) => `export default { colors: { light: { paper: "${paper}" } } };`;
  const site = await siteOf({
    "_data/design.ts": design("#ffffff"),
    "seeds/a.md": "---\ntitle: A\ndate: 2026-03-02\n---\nText.\n",
  });
  const same = await site.again({ "_data/design.ts": `${design("#ffffff")} // Unchanged.` });
  expect(same.result.printed).toBe(0);
  const other = await site.again({ "_data/design.ts": design("#fffaf0") });
  expect(other.read("index.html")).toContain("--paper:#fffaf0");
  expect(other.read("assets/favicon.svg")).toContain("#fffaf0");
  expect(other.read("index.html")).not.toContain("wordmark");
  const drawn = await other.again({ "_data/design.ts": 'export default { wordmark: "favicon.svg" };' });
  const element = '<img class="wordmark" src="/assets/favicon.svg" alt="The Test Post" width="32" height="32">';
  expect(drawn.read("index.html")).toContain(`<h1>${element}</h1>`);
  expect(drawn.read("404.html")).toContain(`<a href="/">${element}</a>`);
  expect(drawn.read("404.html")).toContain(".masthead .wordmark{");
  const lost = await drawn.again({ "_data/design.ts": 'export default {\n  wordmark: "logo.svg",\n};' });
  expect(lost.said).toEqual([
    '_data/design.ts:2: wordmark: there is no file "logo.svg" in src/assets/icons/. Put it there, or write the words themselves.',
  ]);
});

test("styles name no colour but that of paper in a printer, and use no property that is not defined", () => {
  const sheets = stylesheets(process.cwd(), designCss(checked({}), { href: (path) => path }));
  const all = Object.values(sheets).join("");
  const defined = new Set([...all.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  const files = readdirSync("src/assets/css", { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".css")))
    if (file !== "print.css")
      expect(readFileSync(`src/assets/css/${file}`, "utf8"), file).not.toMatch(/#[\da-f]{3,8}\b|rgba?\(|hsla?\(/i);
});

test("a sheet loses what means nothing, has the shorter of two names for a side, and a folder is a sheet whose files are its parts", () => {
  const root = mkdtempSync(join(tmpdir(), "broadsheet-styles-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const files = {
    "page.css": `/* Why. */\na > b,\na ~ b + b {\n  width: calc(1rem + 0.5px - -0.25em);\n  font: 600 1rem / 1.5 "A, B > 0.5";\n}`,
    "feed.css": `@namespace "http://example.org/ a";\na { margin: 10.05em }`,
    "text/rich.css": '[dir="ltr"] :has(> p) + p {\n  content: "\\"; + ";\n}',
    "text/plain.css": "@media (min-width: 10rem) {\n  p:nth-child(2n + 1) + p {\n    margin: 0;\n  }\n}",
    "sides.css":
      "a { max-inline-size: 1px; min-block-size: 2px; inset-block-start: 0; margin-block-end: 0; border-block-start-width: 0; margin-inline-start: 0; padding-block: 0 }",
    "upright.css": "a { writing-mode: vertical-rl; block-size: 1px }",
  };
  for (const [name, css] of Object.entries(files)) {
    const file = join(root, "src/assets/css", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, css);
  }
  const plain = "@media (min-width:10rem){p:nth-child(2n+1)+p{margin:0}}";
  const rich = '[dir="ltr"] :has(>p)+p{content:"\\"; + "}';
  expect(stylesheets(root, ":root{--x:0.1em}")).toEqual({
    page: ':root{--x:.1em}a>b,a~b+b{width:calc(1rem + .5px - -.25em);font:600 1rem/1.5 "A, B > 0.5"}',
    feed: '@namespace "http://example.org/ a";a{margin:10.05em}:root{--x:.1em}',
    "text/plain": plain,
    "text/rich": rich,
    text: plain + rich,
    sides:
      "a{max-width:1px;min-height:2px;top:0;margin-bottom:0;border-top-width:0;margin-inline-start:0;padding-block:0}",
    upright: "a{writing-mode:vertical-rl;block-size:1px}",
  });
});
