import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { type FontFile, isPackage, type Webfont } from "../../model/design.ts";
import { shortHash } from "../../model/text.ts";
import { isWithin, type Span, spansOf } from "../unicode-range.ts";
import { type FontMetrics, metricsOf } from "./metrics.ts";

/** Where the outlet's own fonts are. */
const FOLDER = "src/assets/fonts";

/** A typeface of more files than this for one language would be fetched on nearly every page. Chinese and Japanese ones have a hundred. */
const MOST_SETS = 4;

/** A font file before it is read. */
interface Source {
  /** Absolute. */
  readonly path: string;
  /** What its address begins with. */
  readonly name: string;
  readonly isItalic: boolean;
  /** Left out: any character. */
  readonly range?: string;
  readonly isPreloaded: boolean;
}

/** What the outlet itself writes. */
export interface OwnWords {
  /** In the language of the paper: name, tagline and description. */
  readonly named: string;
  /** All of it, sections and words of the interface too: the sets of characters that are in it are fetched with every page. */
  readonly all: string;
}

/** What is wrong with a typeface, and how to mend it. */
interface Fault {
  readonly what: string;
  readonly fix: string;
}

/**
 * Reads a typeface that readers get from the site: a package of npm, or a file of the outlet's own.
 *
 * @param root of the project, absolute
 * @param name as `_data/design.ts` has it
 * @param hasSerifs whether fonts of the system that stand in for it have serifs, where it does not say so
 */
export function webfontOf(root: string, name: string, hasSerifs: boolean, words: OwnWords): Webfont | Fault {
  const found = isPackage(name) ? inPackage(root, name, words) : ownFiles(root, name);
  if ("what" in found) return found;
  const files: FontFile[] = [];
  let first: FontMetrics | undefined;
  for (const { path, name: base, ...source } of found.sources) {
    const content = readFileSync(path);
    let metrics: FontMetrics;
    try {
      metrics = metricsOf(content);
    } catch {
      const fix = isPackage(name) ? "Install it again." : "Save it again as WOFF2.";
      return { what: `"${relative(root, path)}" cannot be read as a WOFF2 font`, fix };
    }
    if (first?.width === undefined && !source.isItalic) first = metrics;
    files.push({
      ...source,
      from: relative(root, path),
      file: `media/${base}.${shortHash(content)}.woff2`,
      bytes: content.length,
      weights: metrics.weights,
    });
  }
  if (!first) return { what: `"${name}" has no variable weights`, fix: "Choose another one." };
  return {
    family: found.family,
    files,
    ascent: first.ascent,
    descent: first.descent,
    lineGap: first.lineGap,
    width: first.width,
    hasSerifs: found.hasSerifs ?? first.hasSerifs ?? hasSerifs,
  };
}

type Found = { readonly family: string; readonly hasSerifs?: boolean | undefined; readonly sources: readonly Source[] };

/** The files of a package that the outlet's words need, and the one with accented Latin letters for the names of people and places. */
function inPackage(root: string, name: string, words: OwnWords): Found | Fault {
  const load = createRequire(join(root, "package.json"));
  const open = (file: string): string => load.resolve(`${name}/${file}`);
  let sets: Record<string, string>;
  let category: string;
  try {
    sets = JSON.parse(readFileSync(open("unicode.json"), "utf8"));
    ({ category } = JSON.parse(readFileSync(open("metadata.json"), "utf8")));
  } catch {
    return { what: `"${name}" is not installed`, fix: `Type: npm install --save-exact ${name}.` };
  }
  const spans = Object.entries(sets).map(([set, range]) => [set, spansOf(range)] as const);
  const letters = lettersOf(words.named).map((letter) => setOf(spans, letter));
  if (letters.filter((set) => set === undefined).length > letters.length / 2)
    return { what: `"${name}" has no letters of your language`, fix: "Choose one that has, or leave it out." };
  const used = new Set([...new Set(lettersOf(words.all))].flatMap((letter) => setOf(spans, letter) ?? []));
  if (used.size > MOST_SETS) {
    const what = `"${name}" comes in ${used.size} files for the words of your paper alone, which is too much for a page`;
    return { what, fix: "Leave it out: readers' machines have fonts for your language." };
  }
  const family = name.slice(name.indexOf("/") + 1);
  const sources = Object.keys(sets).flatMap((set) =>
    used.has(set) || set === "latin-ext"
      ? ["normal", "italic"].flatMap((style): Source[] => {
          const path = pathOf(() => open(`files/${family}-${set}-wght-${style}.woff2`));
          const isItalic = style === "italic";
          return path === undefined
            ? []
            : [
                {
                  path,
                  name: `${family}-${set}${isItalic ? "-italic" : ""}`,
                  isItalic,
                  range: sets[set] ?? "",
                  isPreloaded: used.has(set) && !isItalic,
                },
              ];
        })
      : [],
  );
  const hasSerifs = category === "serif" ? true : category === "sans-serif" ? false : undefined;
  return { family, hasSerifs, sources };
}

/** The file that a package exports by a name, if it has it. */
function pathOf(find: () => string): string | undefined {
  try {
    const path = find();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

const lettersOf = (text: string): string[] => text.normalize().match(/\p{L}/gu) ?? [];

/** The set that a letter is in. Where two have it, browsers take the later one, and so does this. */
const setOf = (
  spans: readonly (readonly [set: string, spans: readonly Span[]])[],
  letter: string,
): string | undefined => spans.findLast(([, each]) => isWithin(letter.codePointAt(0) ?? 0, each))?.[0];

/** `courier.woff2`, and `courier-italic.woff2` where there is one. */
function ownFiles(root: string, name: string): Found | Fault {
  const family = name.slice(0, -".woff2".length);
  const upright = resolve(root, FOLDER, name);
  if (!existsSync(upright)) {
    const fix = `Put it there, and its italic, if it has one, as "${family}-italic.woff2".`;
    return { what: `there is no file "${name}" in ${FOLDER}/`, fix };
  }
  const italic = resolve(root, FOLDER, `${family}-italic.woff2`);
  return {
    family,
    sources: [
      { path: upright, name: family, isItalic: false, isPreloaded: true },
      ...(existsSync(italic) ? [{ path: italic, name: `${family}-italic`, isItalic: true, isPreloaded: false }] : []),
    ],
  };
}
