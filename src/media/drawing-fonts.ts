// The words of drawings are drawn with the fonts of share cards, whatever fonts a drawing names and a machine has: two machines would make
// two pictures under one name. Fontconfig, which finds fonts for librsvg, is shown these and no others.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { packagesIn } from "../model/card-fonts.ts";
import { escapeMarkup, shortHash } from "../model/text.ts";
import { unpackWoff } from "./cards/woff.ts";
import { familyOf, fontFile, installedFonts, subsetsOf } from "./font-packages.ts";

const STYLES = ["400-normal", "400-italic", "700-normal", "700-italic"];

const CONFIG_FILE = "fonts.conf";

/** Fonts take their turns in the order of the packages, behind one of them that the drawing names. Nothing is kept outside of the folder. */
const configOf = (folder: string, families: readonly string[]): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escapeMarkup(join(folder, "fonts"))}</dir>
<cachedir>${escapeMarkup(join(folder, "cache"))}</cachedir>
<match target="pattern"><edit name="family" mode="append" binding="strong">${families.map((each) => `<string>${escapeMarkup(each)}</string>`).join("")}</edit></match>
</fontconfig>
`;

/** What the words of a drawing are drawn with: the fonts and their versions. Empty where it has no words. */
export const fontsOf = (drawing: Buffer): string => (drawing.includes("<text") ? installedFonts().join() : "");

/**
 * Has this process draw words with the fonts of packages. It must not have drawn any before.
 *
 * @param folder where they are kept, absolute: librsvg knows no packed fonts
 */
export function useInstalledFonts(folder: string): void {
  const own = join(folder, shortHash(configOf(folder, installedFonts())));
  if (!existsSync(own)) unpackInto(own);
  process.env.FONTCONFIG_FILE = join(own, CONFIG_FILE);
}

/** Under its name once it is complete, since another process may be making the same one. */
function unpackInto(folder: string): void {
  const part = `${folder}-unfinished-${process.pid}`;
  mkdirSync(join(part, "fonts"), { recursive: true });
  const families: string[] = [];
  for (const { name } of packagesIn("")) {
    const subsets = subsetsOf(name);
    if (subsets.length > 0) families.push(familyOf(name));
    for (const [subset] of subsets)
      for (const style of STYLES) {
        const woff = fontFile(name, subset, style);
        if (existsSync(woff))
          writeFileSync(join(part, "fonts", `${basename(woff)}.ttf`), unpackWoff(readFileSync(woff)));
      }
  }
  writeFileSync(join(part, CONFIG_FILE), configOf(folder, families));
  try {
    renameSync(part, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(part, { recursive: true });
  }
}
