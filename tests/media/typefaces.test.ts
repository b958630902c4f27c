import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { metricsOf } from "../../src/media/typefaces/metrics.ts";
import { webfontOf } from "../../src/media/typefaces/webfont.ts";
import { type Files, write } from "../site/site.ts";

const fontOf = (path: string) => readFileSync(join("node_modules", path));
const notoSerif = fontOf("@fontsource/noto-serif/files/noto-serif-latin-400-normal.woff2");
const notoItalic = fontOf("@fontsource/noto-serif/files/noto-serif-latin-400-italic.woff2");
const naskh = fontOf("@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2");
const publicSans = fontOf("@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2");

function projectOf(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), "broadsheet-fonts-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(root, { recursive: true });
  write(root, { "package.json": "{}", ...files });
  return root;
}

const none = { named: "", all: "" };

/** A package with a file for each set of characters. */
function packageOf(name: string, sets: Record<string, string>, font: Uint8Array): Files {
  const folder = `node_modules/@fontsource-variable/${name}`;
  return {
    [`${folder}/package.json`]: JSON.stringify({ name: `@fontsource-variable/${name}` }),
    [`${folder}/unicode.json`]: JSON.stringify(sets),
    [`${folder}/metadata.json`]: '{"category":"serif"}',
    ...Object.fromEntries(Object.keys(sets).map((set) => [`${folder}/files/${name}-${set}-wght-normal.woff2`, font])),
  };
}

test("a font says how high and wide its letters are, in which weights, and whether they have serifs", () => {
  expect(metricsOf(notoSerif)).toMatchObject({
    ascent: 1.069,
    descent: 0.293,
    lineGap: 0,
    weights: "400",
    hasSerifs: true,
  });
  expect(metricsOf(notoSerif).width).toBeCloseTo(0.4804, 4);
  expect(metricsOf(publicSans)).toMatchObject({ ascent: 0.95, descent: 0.225, weights: "100 900" });
  expect(metricsOf(naskh), "no Latin letters").not.toHaveProperty("width");
  expect(() => metricsOf(notoSerif.subarray(0, 9000))).toThrow();
  expect(() => metricsOf(Buffer.from("<html>"))).toThrow("is not a WOFF2 file");
});

test("of a package, pages fetch the letters that the outlet writes, and have accented ones at hand for names", () => {
  const files = (words: string) => {
    const font = webfontOf(process.cwd(), "@fontsource-variable/public-sans", false, { named: words, all: words });
    if ("what" in font) throw new Error(font.what);
    expect(font).toMatchObject({ family: "public-sans", hasSerifs: false, ascent: 0.95 });
    return Object.fromEntries(
      font.files.map(({ file, isPreloaded }) => [file.replace(/\.\w+\.woff2$/, ""), isPreloaded]),
    );
  };
  expect(files("The Test Post")).toEqual({
    "media/public-sans-latin": true,
    "media/public-sans-latin-italic": false,
    "media/public-sans-latin-ext": false,
    "media/public-sans-latin-ext-italic": false,
  });
  expect(files("Gazeta Łódzka")).toMatchObject({ "media/public-sans-latin-ext": true });
  expect(files("Tin tức Việt Nam")).toMatchObject({ "media/public-sans-vietnamese": true });
});

test("a package that is not installed, or comes in too many files, and a font that is none, are said with what to type", () => {
  const name = "@fontsource-variable/noto-serif-jp";
  const root = projectOf({
    "src/assets/fonts/broken.woff2": "<html>",
    ...packageOf(
      "noto-serif-jp",
      { a: "U+3041-3050", b: "U+3051-3060", c: "U+3061-3070", d: "U+4E00", e: "U+65B0" },
      notoSerif,
    ),
  });
  expect(webfontOf(root, "@fontsource-variable/newsreader", true, none)).toEqual({
    what: '"@fontsource-variable/newsreader" is not installed',
    fix: "Type: npm install --save-exact @fontsource-variable/newsreader.",
  });
  expect(webfontOf(root, name, true, { named: "いけな一新", all: "いけな一新" })).toEqual({
    what: `"${name}" comes in 5 files for the words of your paper alone, which is too much for a page`,
    fix: "Leave it out: readers' machines have fonts for your language.",
  });
  expect(webfontOf(root, name, true, { named: "Новости с моря", all: "Новости с моря" })).toEqual({
    what: `"${name}" has no letters of your language`,
    fix: "Choose one that has, or leave it out.",
  });
  expect(webfontOf(root, "broken.woff2", true, none)).toEqual({
    what: '"src/assets/fonts/broken.woff2" cannot be read as a WOFF2 font',
    fix: "Save it again as WOFF2.",
  });
  expect(webfontOf(root, "courier.woff2", true, none)).toEqual({
    what: 'there is no file "courier.woff2" in src/assets/fonts/',
    fix: 'Put it there, and its italic, if it has one, as "courier-italic.woff2".',
  });
});

test("a font of the outlet's own needs no more than its file; an italic beside it goes along", () => {
  const root = projectOf({
    "src/assets/fonts/courier.woff2": notoSerif,
    "src/assets/fonts/courier-italic.woff2": notoItalic,
  });
  const font = webfontOf(root, "courier.woff2", false, none);
  expect(font).toMatchObject({
    family: "courier",
    hasSerifs: true,
    files: [
      { from: "src/assets/fonts/courier.woff2", isItalic: false, weights: "400", isPreloaded: true },
      { from: "src/assets/fonts/courier-italic.woff2", isItalic: true, weights: "400", isPreloaded: false },
    ],
  });
});
