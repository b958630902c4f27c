import { Problems, problem } from "../../model/problem.ts";
import { storageHeaders } from "../hosting/storage-headers.ts";
import { allFolders } from "../manifest.ts";
import { failed, run } from "./programs.ts";
import { MANIFEST, type Session, type Source, type Target } from "./target.ts";

/**
 * Whatever rclone reaches: S3, WebDAV, SFTP and others. Files change one after the other, and nothing keeps two deploys apart.
 *
 * @param path as rclone knows it: `shop:courier`
 * @param state where the manifest lies, as rclone knows it: `shop-private:courier`
 */
export const rcloneTarget = (name: string, path: string, state: string, source: Source): Target => ({
  name,
  isSwitched: false,
  async open() {
    const manifest = await rclone(name, ["cat", "--", below(state, MANIFEST)], "", isAbsent);
    return new RcloneSession(name, path, state, source, manifest);
  },
});

const below = (path: string, name: string): string => (path.endsWith(":") ? path + name : `${path}/${name}`);

/** A bucket that is not there is a name with a typing error: rclone would make it, and nobody would see what lies in it. */
const ENVIRONMENT = { RCLONE_S3_NO_CHECK_BUCKET: "true", RCLONE_GCS_NO_CHECK_BUCKET: "true" };

/** "Directory not found" and "file not found" (rclone, "Exit code"). Some storages say neither, and give nothing. */
const isAbsent = (code: number): boolean => code === 3 || code === 4;

/** @returns what it wrote; nothing where that is empty, or it failed in a way that is allowed */
async function rclone(
  name: string,
  args: readonly string[],
  input: string | Uint8Array = "",
  isAllowed: (code: number) => boolean = () => false,
): Promise<Uint8Array | undefined> {
  const { code, stdout, stderr } = await run(name, "rclone", args, input, ENVIRONMENT);
  if (code === 0) return stdout.length === 0 ? undefined : stdout;
  if (isAllowed(code)) return undefined;
  const [, remote] = /create file system for "([^":]*):[^"]*": didn't find section/.exec(stderr) ?? [];
  if (remote !== undefined)
    throw new Problems([
      problem(
        { file: name, field: "target" },
        `rclone knows no remote "${remote}"`,
        `Say what it is: RCLONE_CONFIG_${remote.toUpperCase()}_TYPE=s3 and its other variables, or run: rclone config.`,
      ),
    ]);
  throw failed(name, "rclone", stderr, "Check the target and the variables RCLONE_CONFIG_…, then deploy again.");
}

/** @returns files by their headers, each on a line: `Content-Type: text/html; charset=utf-8` */
function byHeaders(files: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const headers = storageHeaders(file)
      .map((header) => header.join(": "))
      .join("\n");
    const group = groups.get(headers) ?? [];
    groups.set(headers, group);
    group.push(file);
  }
  return groups;
}

class RcloneSession implements Session {
  readonly manifest: Uint8Array | undefined;
  readonly #name: string;
  readonly #path: string;
  readonly #state: string;
  readonly #source: Source;

  constructor(name: string, path: string, state: string, source: Source, manifest: Uint8Array | undefined) {
    this.#name = name;
    this.#path = path;
    this.#state = state;
    this.#source = source;
    this.manifest = manifest;
  }

  async list(): Promise<string[]> {
    const listed = await rclone(this.#name, ["lsf", "--recursive", "--files-only", "--", this.#path], "", isAbsent);
    return Buffer.from(listed ?? "")
      .toString()
      .split("\n")
      .filter((file) => file !== "");
  }

  async begin(manifest: Uint8Array): Promise<void> {
    await this.#note(manifest);
  }

  /** Times and sizes say nothing: what is to be sent is known. */
  async put(files: readonly string[]): Promise<void> {
    for (const [headers, some] of byHeaders(files)) {
      const flags = [
        "--no-check-dest",
        "--no-traverse",
        ...headers.split("\n").flatMap((header) => ["--header-upload", header]),
      ];
      const args = ["copy", ...flags, "--files-from-raw", "-", "--", this.#source.path, this.#path];
      await rclone(this.#name, args, some.join("\n"));
    }
  }

  async remove(files: readonly string[]): Promise<void> {
    const args = ["delete", "--no-traverse", "--files-from-raw", "-", "--", this.#path];
    await rclone(this.#name, args, files.join("\n"), isAbsent);
    const folders = [...allFolders(files)].filter((folder) => folder !== "");
    if (folders.length === 0 || !(await this.#hasFolders())) return;
    const there = allFolders(await this.list());
    const empty = folders.filter((folder) => !there.has(folder));
    for (const folder of empty.sort().reverse())
      await rclone(this.#name, ["rmdir", "--", below(this.#path, folder)], "", () => true);
  }

  /** Whether the storage keeps a folder in which no file is. Not S3, which only has names with slashes in them. */
  async #hasFolders(): Promise<boolean> {
    const features = await rclone(this.#name, ["backend", "features", this.#path], "", () => true);
    return !/"CanHaveEmptyDirectories": *false/.test(Buffer.from(features ?? "").toString());
  }

  async finish(manifest: Uint8Array): Promise<string[]> {
    await this.#note(manifest);
    return [];
  }

  async #note(manifest: Uint8Array): Promise<void> {
    await rclone(this.#name, ["rcat", "--", below(this.#state, MANIFEST)], manifest);
  }

  async close(): Promise<void> {}
}
