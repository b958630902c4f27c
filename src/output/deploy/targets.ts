import { basename, dirname, join, posix, resolve } from "node:path";
import { isWithin } from "../../model/disk.ts";
import type { OutputFolder } from "../output-folder.ts";
import { folderTarget } from "./folder.ts";
import { rcloneTarget } from "./rclone.ts";
import { sshTarget } from "./ssh.ts";
import type { Source, Target } from "./target.ts";

interface Wish {
  /** As the user typed it. */
  readonly name: string;
  /** Where the user wants the records of the target. */
  readonly state?: string;
  /** The working directory, absolute. */
  readonly workingDirectory: string;
  readonly output: OutputFolder;
  readonly source: Source;
  /** The path of the site's address: `/news/`. */
  readonly home: string;
}

/** How a target is reached. */
export type Way = "folder" | "ssh" | "rclone";

/** @param name as the user typed it */
export function wayTo(name: string): Way {
  if (name.startsWith("rclone:")) return "rclone";
  return /^[^/]*:/.test(name) ? "ssh" : "folder";
}

/**
 * The target that a user means: `rclone:REMOTE:PATH`, `HOST:PATH`, or else a folder.
 *
 * @returns what is wrong where it is none, in whole sentences
 */
export function targetOf(wish: Wish): Target | { readonly fault: string } {
  const { name, state, home } = wish;
  // It is not repeated: there may be a password in it.
  if (/^\w+:\/\//.test(name)) return { fault: ADDRESS };
  const way = wayTo(name);
  if (way === "rclone") return ofRclone(wish);
  if (state === undefined && home !== "/")
    return {
      fault: `The site is below a path of its host (${home}), so that what lies beside it may be public. Say where the record and the earlier edition may lie: --state DIR`,
    };
  return way === "ssh" ? ofSsh(wish) : ofFolder(wish);
}

const ADDRESS =
  "A target is no address of the web. Name a folder, HOST:FOLDER for ssh, or rclone:REMOTE:PATH for S3, FTP and others.";

function ofRclone({ name, state, source }: Wish): Target | { readonly fault: string } {
  const path = name.slice("rclone:".length).replace(/\/+$/, "");
  // Keys may be part of a remote that is written out.
  const isPlain = (text: string) => /^\w[\w.+@ -]*:[^:,]*$/.test(text);
  if (!isPlain(path)) return { fault: `Write a target of rclone as rclone:REMOTE:PATH. ${KEYS}` };
  if (state === undefined)
    return {
      fault: "Say where the record of what is published may lie, where readers cannot read it: --state REMOTE:PATH",
    };
  const kept = state.replace(/\/+$/, "");
  if (!isPlain(kept) && !kept.startsWith("/")) return { fault: `--state: write REMOTE:PATH. ${KEYS}` };
  if (kept === path || kept.startsWith(path.endsWith(":") ? path : `${path}/`))
    return { fault: `--state: ${state} is in the target, where readers could read it. Name another folder or bucket.` };
  return rcloneTarget(name, path, kept, source);
}

const KEYS = "What REMOTE is, and its keys, are in variables of the environment: RCLONE_CONFIG_REMOTE_TYPE=s3 …";

function ofSsh({ name, state, source }: Wish): Target | { readonly fault: string } {
  const [host = "", ...rest] = name.split(":");
  const path = rest.join(":").replace(/^~\//, "").replace(/\/+$/, "");
  const isPlain = (text: string) => /^[\w.+@%~/-]+$/.test(text) && !/^-|\/\/|(?:^|\/)\.\.?(?:\/|$)/.test(text);
  if (!/^[\w.@%+-]+$/.test(host) || host.startsWith("-") || !isPlain(path))
    return {
      fault: `"${name}" is no target. Write it as HOST:FOLDER, such as deploy@example.org:/srv/www/courier, in letters, digits and . _ - alone.`,
    };
  if (state !== undefined && !(state.startsWith("/") && isPlain(state)))
    return { fault: "--state: name a folder of the other machine from its root on, such as /var/lib/courier." };
  const kept = state?.replace(/\/+$/, "") ?? posix.join(posix.dirname(path), `.${posix.basename(path)}.broadsheet`);
  if (`${kept}/`.startsWith(`${path}/`)) return { fault: inTarget(state) };
  return sshTarget(name, host, path, kept, source);
}

function ofFolder({ name, state, workingDirectory, output, source }: Wish): Target | { readonly fault: string } {
  const path = resolve(workingDirectory, name);
  const kept = resolve(workingDirectory, state ?? join(dirname(path), `.${basename(path)}.broadsheet`));
  const isIn = (folder: string, inner: string) => folder === inner || isWithin(folder, inner);
  if (isIn(path, output.path) || isIn(output.path, path))
    return { fault: `${name} is not apart from ${output.name}, which is deployed. Name another folder.` };
  if (isIn(path, kept) || isIn(output.path, kept)) return { fault: inTarget(state) };
  return folderTarget(name, path, kept, source);
}

const inTarget = (state = ""): string =>
  `--state: ${state} is in the target, where readers could read it. Name another folder.`;
