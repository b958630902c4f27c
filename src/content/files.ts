import { isAscii, isUtf8 } from "node:buffer";
import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { posix, resolve } from "node:path";
import { type DiskState, isWithin, MEDIA_FOLDER, stateOf } from "../model/disk.ts";
import { fileKinds } from "../model/file-kinds.ts";
import { type Problem, problem, warning } from "../model/problem.ts";
import { composed, legible } from "../model/text.ts";
import { notCopy } from "./not-copy.ts";

/** A file below the seeds folder. */
export interface SeedFile {
  /** The path as the user knows it: `seeds/world/harbour.md`. */
  readonly file: string;
  /** The path below the seeds folder, with `/` between the parts, in normal form C: `world/harbour.md`. */
  readonly path: string;
}

/** A seed file and its state on disk. */
export interface ListedSeed extends SeedFile, DiskState {}

/** The folder of files that are published as they are, each at its own address. */
export const PUBLIC_FOLDER = "public/";
/** The only folder below it whose name may begin with a dot (RFC 8615). */
const WELL_KNOWN = ".well-known";

/** The address at which a file of the public folder is published: `/x/` for `public/x/index.html`. Undefined for any other file. */
export const publicPath = (path: string): string | undefined =>
  path.startsWith(PUBLIC_FOLDER) ? `/${path.slice(PUBLIC_FOLDER.length)}`.replace(/\/index\.html$/, "/") : undefined;

/** The name of a standing page: `about` for `pages/about.md`. Undefined for a story. */
export const standingName = (path: string): string | undefined => /^pages\/([^/]+)\.(?:md|markdown)$/i.exec(path)?.[1];

const HIDDEN = /^[.#]|[~#]$|\.(?:bak|orig|swp|tmp)$|^(?:Thumbs\.db|desktop\.ini)$/i;
const MOST_BYTES = 2_000_000;

/** The seeds folder as the editor knows it: `seeds/`. */
export const seedsFolderOf = ({ file, path }: SeedFile): string => file.normalize("NFC").slice(0, -path.length);

/** Whether a file or folder is ignored: its name is that of a hidden file or of an editor's backup. */
export const isHidden = (name: string): boolean => HIDDEN.test(name);

/**
 * Every file below the seeds folder, sorted by path (code units). Hidden files and editors' backups are ignored. Anything else
 * that cannot be read as a file of this folder is a problem.
 *
 * @param root of the project, absolute
 * @param folder as the user typed it, without a slash at its end; messages name files with it
 */
export function listSeeds(root: string, folder: string): { files: ListedSeed[]; problems: Problem[] } {
  const files: ListedSeed[] = [];
  const problems: Problem[] = [];
  const at = resolve(root, folder);
  const real = realFolder(at);
  if (real === undefined) {
    problems.push(
      problem(
        { file: folder, field: "file" },
        "is not a folder",
        "Create it and put a story into it, or name another with --seeds.",
      ),
    );
    return { files, problems };
  }
  const walk = (below: string): void => {
    for (const entry of readFolder(`${at}/${below}`, `${folder}/${below}`, problems)) {
      if (isHidden(entry.name) && !(below === PUBLIC_FOLDER && entry.name === WELL_KNOWN)) {
        if (below.startsWith(PUBLIC_FOLDER)) problems.push(...hiddenFile(`${folder}/${below}${entry.name}`, entry));
        continue;
      }
      const file = `${folder}/${below}${entry.name}`;
      if (entry.isDirectory()) walk(`${below}${entry.name}/`);
      else {
        const fault = entry.isFile() ? undefined : entryFault(entry, `${at}/${below}${entry.name}`, real);
        if (fault) problems.push(problem({ file, field: "file" }, ...fault));
        else
          files.push({
            file,
            path: composed(`${below}${entry.name}`),
            ...stateOf(`${at}/${below}${entry.name}`),
          });
      }
    }
  };
  walk("");
  files.sort((a, b) => (a.path < b.path || (a.path === b.path && a.file < b.file) ? -1 : 1));
  const distinct = files.filter(({ file, path }, index) => {
    if (path !== files[index - 1]?.path) return true;
    const what = "has the name of another file in the folder, written with letters that only look the same";
    problems.push(problem({ file, field: "file" }, what, "Rename one of the two."));
    return false;
  });
  return { files: distinct, problems };
}

function realFolder(folder: string): string | undefined {
  try {
    return statSync(folder).isDirectory() ? realpathSync(folder) : undefined;
  } catch {
    return undefined;
  }
}

function readFolder(folder: string, name: string, problems: Problem[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    problems.push(
      problem(
        { file: name.replace(/\/$/, ""), field: "file" },
        "cannot be read",
        "Check that you may read the folder.",
      ),
    );
    return [];
  }
}

/** Why an entry that is neither a file nor a folder cannot be read. Undefined for a link to a file in the seeds folder. */
function entryFault(entry: Dirent, file: string, root: string): [what: string, fix: string] | undefined {
  if (!entry.isSymbolicLink()) return ["is not an ordinary file", "Take it out of the folder."];
  try {
    const to = statSync(file);
    if (to.isDirectory()) return ["is a link to a folder", "Put the folder itself here."];
    if (!to.isFile()) return ["is a link to something that is not an ordinary file", "Take it out of the folder."];
    return isWithin(root, realpathSync(file))
      ? undefined
      : ["is a link that leads out of the seeds folder", "Put the file itself here."];
  } catch {
    return ["is a link that leads nowhere", "Put the file itself here."];
  }
}

/** Warns of a hidden file that somebody wanted to publish. Files that operating systems and editors leave behind are ignored silently. */
function hiddenFile(file: string, { name }: Dirent): Problem[] {
  if (!/^\.(?!DS_Store$|_|#|.*\.sw.$)/.test(name)) return [];
  const what = "is not published, because its name begins with a dot";
  return [warning({ file, field: "file" }, what, `Only the folder ${WELL_KNOWN} may, right below public/.`)];
}

/** Warns of a file that no text links to, or of an unknown kind, so that no story disappears silently because of its ending. */
export function strayFile({ file, path }: SeedFile, endings: readonly string[]): Problem {
  // Its line is said, since nobody has to read a large file to find it.
  const place = { file, field: "file", line: 1 };
  const name = posix.basename(path);
  if (fileKinds.has(posix.extname(path).toLowerCase()))
    return warning(
      place,
      "is not published, because no story or page links to it",
      `Link to it: [what it is](${encodeURI(name)}). If it is a story, save it as text: stories end in ${endings.join(" or ")}.`,
    );
  return warning(
    place,
    "is ignored, because Broadsheet does not know this kind of file",
    `Stories end in ${endings.join(" or ")}; pictures go into ${seedsFolderOf({ file, path })}${MEDIA_FOLDER}/.`,
  );
}

// One buffer for all files: reading 19,000 files takes half the time that readFileSync takes, and leaves no garbage to collect.
const buffer = Buffer.allocUnsafe(MOST_BYTES + 1);

/**
 * The legible text of a UTF-8 file without its byte order mark, or the problem that prevents reading it. The text is not normalised
 * yet: normal form C would join the `n` of an escape in YAML and an accent after it into one letter.
 *
 * @param root of the project, absolute
 * @param file as the user knows it
 */
export function readText(root: string, file: string): { text: string } | { problem: Problem } {
  const fault = (what: string, fix: string, line?: number) => ({
    problem: problem({ file, field: "file", ...(line === undefined ? {} : { line }) }, what, fix),
  });
  let length = 0;
  try {
    length = fill(resolve(root, file));
  } catch {
    // Node.js shows a name of other bytes with this sign, and cannot open it.
    return file.includes("\ufffd")
      ? fault("has a name that is not UTF-8", "Rename it.")
      : fault("cannot be read", "Check that the file is there and that you may read it.");
  }
  if (length > MOST_BYTES)
    return fault("is larger than 2 MB", "A story is text: split it, and take out what was pasted by mistake.");
  const bytes = buffer.subarray(0, length);
  const other = notCopy(bytes);
  if (other) return fault(other.what, other.fix, 1);
  // Most copy is ASCII, which is read in half the time.
  if (isAscii(bytes)) return { text: legible(bytes.toString("latin1")) };
  if (!isUtf8(bytes)) return fault("is not UTF-8", "Save it as UTF-8.", lineOfFirstBadByte(bytes));
  const text = bytes.toString("utf8");
  return { text: legible(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
}

function fill(file: string): number {
  const descriptor = openSync(file, "r");
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    return length;
  } finally {
    closeSync(descriptor);
  }
}

/** The number, from 1, of the first line that is not UTF-8. Lines can be tested one by one: no multi-byte character contains a line feed. */
function lineOfFirstBadByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const next = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(start, next))) return line;
    start = next;
  }
  return line;
}
