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

/** "Directory not found" and "file not found" (rclone, "Exit code"). Some storages say neither, and give nothing. */
const isAbsent = (code: number): boolean => code === 3 || code === 4;

/** @returns what it wrote; nothing where that is empty, or it failed in a way that is allowed */
async function rclone(
  name: string,
  args: readonly string[],
  input: string | Uint8Array = "",
  isAllowed: (code: number) => boolean = () => false,
): Promise<Uint8Array | undefined> {
  const { code, stdout, stderr } = await run(name, "rclone", args, input);
  if (code === 0) return stdout.length === 0 ? undefined : stdout;
  if (isAllowed(code)) return undefined;
  throw failed(name, "rclone", stderr, "Check the target and the variables RCLONE_CONFIG_…, then deploy again.");
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
    const args = [
      "copy",
      "--no-check-dest",
      "--no-traverse",
      "--files-from-raw",
      "-",
      "--",
      this.#source.path,
      this.#path,
    ];
    await rclone(this.#name, args, files.join("\n"));
  }

  async remove(files: readonly string[]): Promise<void> {
    const args = ["delete", "--no-traverse", "--files-from-raw", "-", "--", this.#path];
    await rclone(this.#name, args, files.join("\n"), isAbsent);
    const there = allFolders(await this.list());
    const empty = [...allFolders(files)].filter((folder) => folder !== "" && !there.has(folder));
    // Storages without folders have none to remove.
    for (const folder of empty.sort().reverse())
      await rclone(this.#name, ["rmdir", "--", below(this.#path, folder)], "", () => true);
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
