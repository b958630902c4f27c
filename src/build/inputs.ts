import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { ListedSeed, listSeeds } from "../content/files.ts";
import { memoize } from "../model/memoize.ts";
import { fingerprintOf } from "../model/text.ts";
import type { BuildOptions } from "./options.ts";

/** Fingerprints of the code, the layouts, and the versions of Node and of packages. */
export interface CodeFingerprints {
  /** Of what stories are read with. */
  readonly content: string;
  /** Of what pages are printed with, which includes what stories are read with. */
  readonly layout: string;
  /** The version of Node and of what it brings, in words. */
  readonly node: string;
  /** Of the lock file. */
  readonly packages: string;
}

/** Where the outlet's own pages are: they are rendered in every build that prints, and no other page depends on them. */
const OWN_PAGES = join("src", "pages");

/** Reads 600 small files, once each: 20 ms. @param root of the project, absolute */
export function codeFingerprints(root: string): CodeFingerprints {
  const read = memoize((path: string): string => contents(root, path));
  const { icu, tz, unicode, cldr } = process.versions;
  const node = `Node ${process.versions.node} (ICU ${icu}, time zones ${tz}, Unicode ${unicode}, CLDR ${cldr})`;
  const packages = read("package-lock.json");
  const beneath = JSON.stringify([node, packages]);
  const content = fingerprintOf(beneath + ["src/content", "src/media", "src/model"].map(read).join(""));
  const layout = fingerprintOf(content + codeOf(root, read) + ["_includes", ".eleventy.ts"].map(read).join(""));
  return { content, layout, node, packages: fingerprintOf(packages) };
}

/** Fingerprints of everything that an edition is made of but the clock, for which no seed is read. */
interface Listed {
  /** Of the names and states of all seeds. */
  readonly seeds: string;
  /** Of everything else. */
  readonly others: string;
}

/** @param roots what the outlet's configuration has copied and watched */
export function inputsOf(
  { root, seeds, data, url, pathPrefix, hold, isPreview }: BuildOptions,
  { files, problems }: ReturnType<typeof listSeeds>,
  code: CodeFingerprints,
  roots: readonly string[],
): Listed {
  const others = fingerprintOf(
    JSON.stringify([
      code.layout,
      seeds,
      data,
      url,
      pathPrefix,
      hold,
      isPreview,
      contents(root, data),
      problems,
      ownPagesFingerprint(root),
      statesOf(root, roots),
    ]),
  );
  return { seeds: fingerprintOfSeeds(files), others };
}

export const fingerprintOfSeeds = (files: readonly Pick<ListedSeed, "path" | "state">[]): string =>
  fingerprintOf(files.map(({ path, state }) => `${path}\n${state}`).join("\n"));

/** What an edition was made from, for the next build. */
export interface Inputs extends Listed {
  /** Of all inputs but the clock. */
  readonly fingerprint: string;
  /** Files that had changed so lately that their states do not tell whether they change again: their contents are in the fingerprint too. */
  readonly young: readonly string[];
}

/**
 * A fingerprint of inputs that also holds the contents of some files. Without it, a build that follows an edit at once could keep no result,
 * and the next build would make the edition again.
 *
 * @param files as the user knows them
 */
export const withContents = ({ seeds, others }: Listed, root: string, files: readonly string[]): string =>
  fingerprintOf([seeds, others, ...files.map((file) => hashOf(resolve(root, file)))].join(" "));

/** Of a file's bytes; nothing where it cannot be read. */
export function hashOf(file: string): string {
  try {
    return fingerprintOf(readFileSync(file, "latin1"));
  } catch {
    return "";
  }
}

/** Of what the outlet's own pages are made from. */
export const ownPagesFingerprint = (root: string): string => fingerprintOf(contents(root, OWN_PAGES));

/** The rooms of `src` that are not the outlet's: all that is in them is code, or is printed with every page. */
const ROOMS = new Set("assets build cli content eleventy media model output search site".split(" "));

/** Elsewhere in `src`, what `.eleventy.ts` may import; the rest is what the outlet has copied. */
function codeOf(root: string, read: (path: string) => string): string {
  const modulesIn = (path: string): string => {
    if (/\.(?:[cm]?[jt]s|json)$/.test(path)) return contents(root, path);
    return entries(root, path)
      .sort()
      .map((name) => modulesIn(join(path, name)))
      .join("");
  };
  const paths = entries(root, "src")
    .sort()
    .map((name) => join("src", name));
  return paths
    .map((path) => (path === OWN_PAGES ? "" : ROOMS.has(basename(path)) ? read(path) : modulesIn(path)))
    .join("");
}

/** What stands before the first star of a glob. */
const beforeGlob = (path: string): string => path.replace(/^!/, "").replace(/[*{[].*$/, "") || ".";

/** Names, sizes and times of all files below some paths. */
function statesOf(root: string, paths: readonly string[]): string {
  const stateOf = (path: string): string => {
    const stats = statSync(resolve(root, path), { throwIfNoEntry: false });
    if (!stats?.isDirectory()) return stats ? `${path} ${stats.size} ${stats.mtimeMs}\n` : "";
    const names = entries(root, path).filter((name) => name !== "node_modules" && name !== ".git");
    return names
      .sort()
      .map((name) => stateOf(join(path, name)))
      .join("");
  };
  return paths.map((path) => stateOf(beforeGlob(path))).join("");
}

/** The names and contents of a file, or of a folder's files, as one text; nothing where there is none. */
export function contents(root: string, path: string): string {
  try {
    return `${path}\0${readFileSync(resolve(root, path), "utf8")}\0`;
  } catch {
    return entries(root, path)
      .sort()
      .map((name) => contents(root, join(path, name)))
      .join("");
  }
}

function entries(root: string, folder: string): string[] {
  try {
    return readdirSync(resolve(root, folder));
  } catch {
    return [];
  }
}
