import { resolve } from "node:path";
import { type ListedSeed, publicPath } from "../content/files.ts";
import type { Announced } from "../eleventy/run.ts";
import { MEDIA_FOLDER } from "../model/disk.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Edition } from "../site/edition.ts";
import { type CodeFingerprints, contents, hashOf } from "./inputs.ts";
import type { BuildOptions } from "./options.ts";

/** What an edition is made from, so that two machines can tell whether they make the same one. */
export interface EditionInputs {
  /** Milliseconds. */
  readonly now: number;
  /** A fingerprint or a text for each part, equal where the parts are. */
  readonly parts: Readonly<Record<Part, string>>;
}

type Part = "node" | "packages" | "code" | "flags" | "data" | "seeds" | "pictures" | "plugins" | "last";

/** Completes "it was printed …" for each part in which a shard differs from our edition. */
const wording: Readonly<Record<Part, (theirs: string, ours: string) => string>> = {
  node: (theirs, ours) => `by ${theirs} and not by ${ours}`,
  packages: () => "with other packages (package-lock.json)",
  code: () => "by other code, layouts or styles",
  flags: (theirs, ours) => `with the flags ${theirs} and not with ${ours}`,
  data: () => "from other data (_data)",
  seeds: () => "from other seeds",
  pictures: () => "with other pictures",
  plugins: () => "with other pages or data of plugins (src/pages, .eleventy.ts)",
  last: () => "after another last edition",
};
/** They differ wherever another part does. */
const CONSEQUENCES: ReadonlySet<string> = new Set(["plugins", "last"]);

/** Fingerprints of what people write for the paper. */
export interface Sources {
  readonly data: string;
  readonly seeds: string;
}

/**
 * Reads all of `_data`, and every seed but pictures and what is published as it is: 0.4 s for 19,040. A shard does so before it reads its
 * stories and a merge after that, so that a story that is edited meanwhile is found to differ.
 */
export const sourcesOf = (
  { root, data }: Pick<BuildOptions, "root" | "data">,
  { files }: { readonly files: readonly ListedSeed[] },
): Sources => ({
  data: fingerprintOf(contents(root, data)),
  seeds: fingerprintOf(files.map((seed) => textOf(root, seed)).join("\n")),
});

/**
 * @param layout fingerprint of what all pages are printed with, as in a plan
 * @param due the pages that are to be printed, which also depend on the last edition
 */
export function editionInputs(
  options: BuildOptions,
  code: CodeFingerprints,
  sources: Sources,
  announced: Pick<Announced, "pages" | "data">,
  { edition, layout }: { readonly edition: Pick<Edition, "assets">; readonly layout: string },
  due: readonly { readonly path: string }[],
): EditionInputs {
  const { now, parts } = inputsSoFar(options, code, sources);
  return {
    now,
    parts: {
      ...parts,
      // The name of a picture says what is in it.
      pictures: fingerprintOf(edition.assets.map(({ file }) => file).join("\n")),
      plugins: fingerprintOf(JSON.stringify([announced.pages, announced.data, layout])),
      last: fingerprintOf(due.map(({ path }) => path).join("\n")),
    },
  };
}

/** The same, as far as it is known before a story is read: without pictures, and without what follows from the other parts. */
export const inputsSoFar = (
  options: BuildOptions,
  code: CodeFingerprints,
  { data, seeds }: Sources,
): EditionInputs => ({
  now: options.now,
  parts: {
    node: code.node,
    packages: code.packages,
    code: code.layout,
    flags: flagList(options).join(" "),
    data,
    seeds,
    pictures: "",
    plugins: "",
    last: "",
  },
});

/** The flags of `build` that make an edition what it is, but for the clock, as a user types them. */
export const flagList = ({ seeds, data, output, hold, full, url, pathPrefix }: BuildOptions): string[] => [
  ...["--seeds", seeds, "--data", data, "--output", output.name],
  ...(url === undefined ? [] : ["--url", url]),
  ...(pathPrefix === undefined ? [] : ["--path-prefix", pathPrefix]),
  ...(hold ? ["--hold"] : []),
  ...(full ? ["--full"] : []),
];

/** Says in what `theirs` differs from `ours`, each as the end of "it was printed …". @returns nothing for one edition */
export function differences(theirs: EditionInputs, ours: EditionInputs): string[] {
  const found = Object.entries(wording).flatMap(([part, inWords]) => {
    const [one, other] = [Reflect.get(theirs.parts, part), Reflect.get(ours.parts, part)];
    return one === other ? [] : { part, words: inWords(one, other) };
  });
  const causes = found.filter(({ part }) => !CONSEQUENCES.has(part));
  const clock =
    theirs.now === ours.now
      ? []
      : [`as of ${new Date(theirs.now).toISOString()} and not of ${new Date(ours.now).toISOString()} (--now)`];
  return [...clock, ...(clock.length + causes.length > 0 ? causes : found).map(({ words }) => words)];
}

/** Whether a shard is of an edition, as far as `inputsSoFar` knows it. An empty part is not compared. */
export const isOf = (shard: EditionInputs, { now, parts }: EditionInputs): boolean =>
  shard.now === now &&
  Object.entries(parts).every(([part, value]) => value === "" || Reflect.get(shard.parts, part) === value);

/** A seed's name, and a hash of its content where it may be text. */
function textOf(root: string, { file, path }: ListedSeed): string {
  const isText = !path.startsWith(`${MEDIA_FOLDER}/`) && publicPath(path) === undefined;
  return isText ? `${path} ${hashOf(resolve(root, file))}` : path;
}
