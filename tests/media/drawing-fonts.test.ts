import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fontsOf } from "../../src/media/drawing-fonts.ts";
import { SVG } from "../content/seeds.ts";

const words = (some: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="400">
<text x="20" y="50" font-family="Georgia, serif" font-size="30">Łódź, ἀρχή, Москва: 1,200 m²</text>
<text x="20" y="100" font-family="Arial" font-weight="bold" font-size="30">${some}</text>
<text x="20" y="150" font-family="monospace" font-style="italic" font-size="30">by year</text>
<text x="20" y="200" font-size="30">العربية עברית हिन्दी ไทย</text></svg>`;

/** Makes a JPEG of a drawing in a process of its own: fonts are looked up once in each. */
const SCRIPT = `
import { readFileSync } from "node:fs";
import { makeFiles } from "./src/media/picture-files.ts";
const [from, fonts, to] = process.argv.slice(1);
const made = { kind: "variant", format: "jpeg", width: 900, height: 400, focus: { x: 0.5, y: 0.5 }, rights: [] };
await makeFiles({ from, fonts, files: [{ to, made }] }, () => {});
process.stdout.write(readFileSync(to).toString("base64"));`;

test("a drawing with words has the same bytes on a machine with fonts and on one without, and the words can be read", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-fonts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const noFonts = join(folder, "none.conf");
  writeFileSync(noFonts, "<fontconfig><dir>/nowhere</dir></fontconfig>");
  const drawn = (svg: string, fonts: string, env: Record<string, string>): string => {
    const from = join(folder, "words.svg");
    writeFileSync(from, svg);
    const node = ["--import", "./src/cli/broadsheet.mjs", "--input-type=module", "--eval", SCRIPT];
    return execFileSync(process.execPath, [...node, from, join(folder, fonts), join(folder, "words.jpg")], {
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
  };
  const bare = { FONTCONFIG_FILE: noFonts, LANG: "ja_JP.UTF-8", PANGO_LANGUAGE: "ja", FC_LANG: "ja" };
  const here = drawn(words("Kelp in tonnes"), "here", {});
  expect(drawn(words("Kelp in tonnes"), "there", bare)).toBe(here);
  // What no font has is a box, whatever it is.
  expect(drawn(words("Help in tonnes"), "there", bare)).not.toBe(here);
});

test("other fonts give a drawing with words another address, and no other drawing", async () => {
  expect(fontsOf(Buffer.from(SVG))).toBe("");
  expect(fontsOf(Buffer.from(words("Kelp")))).toContain("noto-serif 5.");
});
