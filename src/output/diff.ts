import type { EditionFile } from "./edition-files.ts";
import { foldersOf } from "./folders.ts";
import { isTwin } from "./hosting/twins.ts";
import { allFolders, isUntouched, type Manifest } from "./manifest.ts";
import type { OutputFolder } from "./output-folder.ts";
import { isOwn } from "./own-files.ts";

/** Why a file is printed. */
export type Reason = "new" | "changed" | "layout" | "touched" | "full";

/** What a build has to do to make the last edition the new one. */
export interface Diff {
  /** In the order given, with the reason. */
  readonly print: ReadonlyMap<string, Reason>;
  /** Files of the last edition that are not in the new one, without those that Eleventy wrote for the outlet, and twins. */
  readonly remove: readonly string[];
}

/** Compares the new edition with the last one and with the output folder. */
export function diffOf(wanted: readonly EditionFile[], circumstances: Circumstances): Diff {
  const names = new Set(wanted.map(({ file }) => file));
  return {
    print: reasonsOf(wanted, circumstances),
    remove: [...circumstances.manifest.files].flatMap(([file, printed]) =>
      names.has(file) || isOwn(printed) || isTwin(printed) ? [] : file,
    ),
  };
}

interface Circumstances {
  readonly manifest: Manifest;
  readonly output: OutputFolder;
  /** Fingerprint of what all pages are printed with. */
  readonly layout: string;
  /** Whether to print everything. */
  readonly full: boolean;
  /** The pages that can have changed. Left out: any. */
  readonly shown?: ReadonlySet<string> | undefined;
  /** Whether this process published the last edition: then no file is looked at. */
  readonly isTrusted?: boolean | undefined;
}

/** What is to be printed of some files of the new edition, and why. */
export function reasonsOf(
  wanted: readonly EditionFile[],
  { manifest, output, layout, full, shown, isTrusted }: Circumstances,
): ReadonlyMap<string, Reason> {
  const print = new Map<string, Reason>();
  for (const each of wanted) {
    const { file, isPage } = each;
    const printed = manifest.files.get(file);
    if (printed === undefined) print.set(file, "new");
    // The name of a picture says what is in it, and 20,000 of them take an hour to read.
    else if (full && isPage) print.set(file, "full");
    else if (isPage && manifest.layout !== layout) print.set(file, "layout");
    else if ((!isPage || !shown || shown.has(file)) && printed.fingerprint !== each.fingerprint())
      print.set(file, "changed");
    else if (!isTrusted && !isUntouched(`${output.path}/${file}`, printed)) print.set(file, "touched");
  }
  return print;
}

/** The files to be removed that have to go first: the new edition has a folder of that name, or a file in the place of a folder above. */
export function inTheWay(remove: readonly string[], wanted: readonly Pick<EditionFile, "file">[]): string[] {
  if (remove.length === 0) return [];
  const files = new Set(wanted.map(({ file }) => file));
  const folders = allFolders(files);
  return remove.filter((file) => folders.has(file) || foldersOf(file).some((folder) => files.has(folder)));
}
