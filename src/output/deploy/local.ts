import { createHash } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { type Problem, problem } from "../../model/problem.ts";
import type { OutputFolder } from "../output-folder.ts";
import type { SiteFile } from "./manifest.ts";
import { canName, namesIn } from "./names.ts";
import { plainOf } from "./plan.ts";

/**
 * Every file of the output folder, also those that the editor put there, with hash and size.
 *
 * @returns the same with problems where something lies there that cannot be deployed
 */
export function siteFiles(output: OutputFolder): { files: Map<string, SiteFile>; problems: Problem[] } {
  const files = new Map<string, SiteFile>();
  const problems: Problem[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(output.path, folder), { withFileTypes: true })) {
      const file = folder + entry.name;
      // A repository for the pages of a host.
      if (file === ".git") continue;
      const fault = faultOf(entry);
      if (fault) problems.push(problem({ file: join(output.name, file), field: "file" }, ...fault));
      else if (entry.isDirectory()) visit(`${file}/`);
      else files.set(file, { ...hashOf(join(output.path, file)), names: [] });
    }
  };
  visit("");
  return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), problems };
}

interface Entry {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

function faultOf(entry: Entry): [what: string, fix: string] | undefined {
  if (entry.isSymbolicLink()) return ["is a link", "Put the file itself there, or remove it."];
  if (!entry.isFile() && !entry.isDirectory()) return ["is neither a file nor a folder", "Remove it."];
  // Lists of names have one a line, and some hosts take a backslash for a slash.
  if (/[\p{Cc}\\]/u.test(entry.name))
    return ["has a line break, backslash or the like in its name", "Rename it, or remove it."];
  return undefined;
}

const CHUNK = 1 << 20;

/** A film does not fit into memory. */
function hashOf(path: string): Pick<SiteFile, "hash" | "size"> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK);
  const descriptor = openSync(path, "r");
  try {
    let size = 0;
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) {
      hash.update(buffer.subarray(0, read));
      size += read;
    }
    return { hash: hash.digest("base64url"), size };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The same files with what each names. Files that the target has are not read again.
 *
 * @param home the site's absolute address
 * @param have files of the target
 */
export function withNames(
  output: OutputFolder,
  files: ReadonlyMap<string, SiteFile>,
  home: string,
  have: ReadonlyMap<string, SiteFile>,
): Map<string, SiteFile> {
  const named = new Map<string, SiteFile>();
  const namesOfText = namesIn(home, files);
  const namesOf = (file: string): readonly string[] => {
    const before = have.get(file);
    if (before?.hash === files.get(file)?.hash) return before?.names ?? [];
    return canName(file) ? namesOfText(readFileSync(join(output.path, file), "utf8"), file) : [];
  };
  for (const [file, each] of files)
    if (plainOf(file, files) === file) named.set(file, { ...each, names: namesOf(file) });
  // A twin has the names of its plain file.
  for (const [file, each] of files)
    if (!named.has(file)) named.set(file, { ...each, names: named.get(plainOf(file, files))?.names ?? [] });
  return named;
}
