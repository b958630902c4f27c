import { isUtf8 } from "node:buffer";
import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { type Problem, problem, warning } from "../model/problem.ts";
import { legible } from "../model/text.ts";

/** A file below the seeds folder. */
export interface SeedFile {
  /** As the user knows it: `seeds/world/harbour.md`. */
  readonly file: string;
  /** Below the seeds folder, `/` between the parts, in normal form C: `world/harbour.md`. */
  readonly path: string;
}

/** The same as it lies on the disk. */
export interface ListedSeed extends SeedFile {
  /** Size, and when it was last written and last changed in any way, in nanoseconds: another content has another state. */
  readonly state: string;
  /** When it was last changed in any way, in milliseconds. */
  readonly changed: number;
}

/** Where pictures lie that belong to no story in particular; nothing in it is a story. */
export const MEDIA_FOLDER = "media";

/** Where files lie that are published as they are, each at its own address. */
const PUBLIC_FOLDER = "public/";
/** The one folder with a dot before its name that may be among them (RFC 8615). */
const WELL_KNOWN = ".well-known";

/** The address at which a file of that folder is published: `/x/` for `public/x/index.html`. Nothing for a seed of any other kind. */
export const publicPath = (path: string): string | undefined =>
  path.startsWith(PUBLIC_FOLDER) ? `/${path.slice(PUBLIC_FOLDER.length)}`.replace(/\/index\.html$/, "/") : undefined;

/** The name of the standing page that a seed is: `about` for `pages/about.md`. Nothing for a story. */
export const standingName = (path: string): string | undefined => /^pages\/([^/]+)\.(?:md|markdown)$/i.exec(path)?.[1];

const HIDDEN = /^[.#]|[~#]$|\.(?:bak|orig|swp|tmp)$|^(?:Thumbs\.db|desktop\.ini)$/i;
const MOST_BYTES = 2_000_000;

/**
 * Every file below the seeds folder, sorted by path (code units). Hidden files and editors' backups are passed over; what cannot
 * be read as a file of this folder is a problem.
 *
 * @param root of the project, absolute
 * @param folder as the user typed it, without a slash at its end: files are named by it
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
        "is no folder",
        "Create it and put a story into it, or name another with --seeds.",
      ),
    );
    return { files, problems };
  }
  const walk = (below: string): void => {
    for (const entry of readFolder(`${at}/${below}`, `${folder}/${below}`, problems)) {
      if (HIDDEN.test(entry.name) && !(below === PUBLIC_FOLDER && entry.name === WELL_KNOWN)) {
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
            path: `${below}${entry.name}`.normalize("NFC"),
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

/** How a file lies on the disk. @param file absolute */
export function stateOf(file: string): Pick<ListedSeed, "state" | "changed"> {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  // Gone since the folder was read: reading it will say so.
  if (!stats) return { state: "", changed: Number.POSITIVE_INFINITY };
  const { size, mtimeNs, ctimeNs } = stats;
  return {
    state: `${size} ${mtimeNs} ${ctimeNs}`,
    changed: Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n),
  };
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

/** Why an entry that is neither file nor folder is left out; nothing for a link to a file of the seeds folder. */
function entryFault(entry: Dirent, file: string, root: string): [what: string, mend: string] | undefined {
  if (!entry.isSymbolicLink()) return ["is no ordinary file", "Take it out of the folder."];
  try {
    const to = statSync(file);
    if (to.isDirectory()) return ["is a link to a folder", "Put the folder itself here."];
    if (!to.isFile()) return ["is a link to what is no ordinary file", "Take it out of the folder."];
    return isWithin(root, realpathSync(file))
      ? undefined
      : ["is a link that leads out of the seeds folder", "Put the file itself here."];
  } catch {
    return ["is a link that leads nowhere", "Put the file itself here."];
  }
}

/** Whether a real path is below a real folder. */
export const isWithin = (root: string, path: string): boolean => path.startsWith(join(root, sep));

/** What systems and editors leave behind goes without saying; of what somebody put there to be published, we say that it is not. */
function hiddenFile(file: string, { name }: Dirent): Problem[] {
  if (!/^\.(?!DS_Store$|_|#|.*\.sw.$)/.test(name)) return [];
  const what = "is not published, since its name begins with a dot";
  return [warning({ file, field: "file" }, what, `Only the folder ${WELL_KNOWN} may, right below public/.`)];
}

/** A file that is none of ours, said aloud, so that no story vanishes because of its ending. */
export const strayFile = ({ file }: SeedFile, endings: readonly string[]): Problem =>
  warning(
    { file, field: "file" },
    "is passed over, since its ending says nothing to Broadsheet",
    `Stories end in ${endings.join(" or ")}; pictures go into ${MEDIA_FOLDER}/.`,
  );

// One buffer for all files: 19,000 of them are read in half the time that readFileSync takes, and leave nothing behind.
const buffer = Buffer.allocUnsafe(MOST_BYTES + 1);

/**
 * The legible text of a UTF-8 file, without byte order mark, or why there is none. It is in no normal form yet: that would make one
 * letter of the `n` of an escape in YAML and an accent after it.
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
    return fault("cannot be read", "Check that the file is there and that you may read it.");
  }
  if (length > MOST_BYTES)
    return fault("is larger than 2 MB", "A story is text: split it, and take out what was pasted by mistake.");
  const bytes = buffer.subarray(0, length);
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

/** Counted from 1: of the first line that is not UTF-8 on its own (no byte of a longer sequence is a line feed). */
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
