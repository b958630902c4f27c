import { gunzipSync, gzipSync } from "node:zlib";
import { hasShape } from "../../model/record.ts";

/** A file of a published site. */
export interface SiteFile {
  /** Of its bytes; empty where they may be those of one edition or of the next, since a deploy was stopped. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** The files of the site that it names. Only recorded for targets that change one file after the other. */
  readonly names: readonly string[];
}

/** What `deploy` put into a target. It lies at the target, where readers cannot see it. */
export interface TargetManifest {
  /** The clock of the edition, in milliseconds. */
  readonly edition: number;
  /** Who deployed it, and when (in milliseconds). */
  readonly by: string;
  readonly at: number;
  /** Whether the target has this edition; false while a deploy changes it, and if that was stopped. */
  readonly isDone: boolean;
  /** By the path below the site's root. */
  readonly files: ReadonlyMap<string, SiteFile>;
  /** Those of the files that are not in this edition, and stay for pages that browsers still have. */
  readonly left: ReadonlySet<string>;
  /** While a deploy is under way: groups of files to which links lead only as long as all of a group are there. */
  readonly groups: readonly (readonly string[])[];
  /** The addresses of its stories, below the site's root: `/2026/11/23/harbour-wall/`. */
  readonly stories: readonly string[];
}

/** As it is written: columns as in the manifest of the output folder, and a name as its place in the list of names. */
interface Noted extends Omit<TargetManifest, "files" | "left" | "groups"> {
  readonly version: 1;
  readonly files: readonly string[];
  readonly hashes: readonly string[];
  readonly sizes: readonly number[];
  readonly names: readonly (readonly number[])[];
  readonly left: readonly number[];
  readonly groups: readonly (readonly number[])[];
}

/** @returns JSON, compressed */
export function encodeManifest({ files, left, groups, ...rest }: TargetManifest): Uint8Array {
  const names = [...files.keys()];
  const places = new Map(names.map((name, place) => [name, place]));
  const placesOf = (some: Iterable<string>) => [...some].flatMap((name) => places.get(name) ?? []);
  const all = [...files.values()];
  const noted: Noted = {
    version: 1,
    ...rest,
    files: names,
    hashes: all.map(({ hash }) => hash),
    sizes: all.map(({ size }) => size),
    names: all.map((file) => placesOf(file.names)),
    left: placesOf(left),
    groups: groups.map(placesOf),
  };
  return gzipSync(JSON.stringify(noted));
}

/** @returns nothing where the bytes are none of this version's manifests */
export function decodeManifest(bytes: Uint8Array): TargetManifest | undefined {
  const noted = notedIn(bytes);
  if (!noted) return undefined;
  const { version: _, files, hashes, sizes, names, left, groups, ...rest } = noted;
  const namesOf = (places: readonly number[]) => places.flatMap((place) => files[place] ?? []);
  return {
    ...rest,
    files: new Map(
      files.map((file, at) => [
        file,
        { hash: hashes[at] ?? "", size: sizes[at] ?? 0, names: namesOf(names[at] ?? []) },
      ]),
    ),
    left: new Set(namesOf(left)),
    groups: groups.map(namesOf),
  };
}

function notedIn(bytes: Uint8Array): Noted | undefined {
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(bytes).toString());
  } catch {
    return undefined;
  }
  return hasShape<Noted>(value, SHAPE) && value.version === 1 ? value : undefined;
}

const SHAPE = {
  version: "number",
  edition: "number",
  by: "text",
  at: "number",
  isDone: "any",
  stories: "list",
  files: "list",
  hashes: "list",
  sizes: "list",
  names: "list",
  left: "list",
  groups: "list",
} as const;
