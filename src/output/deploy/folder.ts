import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { copyFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { makeFolder } from "../../model/disk.ts";
import { Problems } from "../../model/problem.ts";
import { foldersOf } from "../folders.ts";
import { lock } from "../lock.ts";
import { entryAt } from "../manifest.ts";
import { lockedByOther, nothingBefore, notOurs } from "./refusals.ts";
import { MANIFEST, SERVER, type Session, type Source, type Target } from "./target.ts";

/**
 * A folder of this machine. It is a link to an edition, `STATE/7/site`, beside which lies its manifest; the edition before is kept. So
 * one rename switches from one edition with its manifest to the next.
 *
 * @param path of the link, absolute
 * @param state the folder with the editions, absolute
 */
export const folderTarget = (name: string, path: string, state: string, source: Source): Target => ({
  name,
  isSwitched: true,
  async open(who) {
    currentEdition(name, path, state);
    if (who === undefined) return new FolderSession(name, path, state, source, () => {});
    makeFolder(state);
    const locked = lock({ records: state, recordsName: state });
    if ("holder" in locked) throw new Problems([lockedByOther(name, heldBy(state), locked.file)]);
    writeFileSync(join(state, HOLDER), who);
    return new FolderSession(name, path, state, source, locked.unlock);
  },
});

const HOLDER = "holder";

const heldBy = (state: string): string =>
  existsSync(join(state, HOLDER)) ? readFileSync(join(state, HOLDER), "utf8") : "another deploy";

/** The number of the edition to which the link leads. @throws Problems where something else is in its place */
function currentEdition(name: string, path: string, state: string): number | undefined {
  const entry = entryAt(path);
  if (!entry) return undefined;
  if (entry.isSymbolicLink()) {
    const site = resolve(dirname(path), readlinkSync(path));
    const number = Number(basename(dirname(site)));
    if (site === join(state, String(number), "site")) return number;
  } else if (entry.isDirectory() && readdirSync(path).length === 0) return undefined;
  throw new Problems([notOurs(name, path, entry.isSymbolicLink())]);
}

class FolderSession implements Session {
  readonly manifest: Uint8Array | undefined;
  readonly close: () => Promise<void>;
  readonly #name: string;
  readonly #path: string;
  readonly #state: string;
  readonly #source: Source;
  #current: number | undefined;
  /** The edition that is being made. */
  #next: number | undefined;

  constructor(name: string, path: string, state: string, source: Source, unlock: () => void) {
    this.#name = name;
    this.#path = path;
    this.#state = state;
    this.#source = source;
    this.#current = currentEdition(name, path, state);
    const file = this.#current === undefined ? undefined : join(this.#folder(this.#current), MANIFEST);
    this.manifest = file !== undefined && existsSync(file) ? readFileSync(file) : undefined;
    this.close = async () => unlock();
  }

  #folder = (edition: number): string => join(this.#state, String(edition));
  #site = (edition: number): string => join(this.#folder(edition), "site");

  #editions = (): number[] => readdirSync(this.#state).flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []));

  /** The edition that was deployed before the current one. */
  #previous = (): number | undefined =>
    this.#editions()
      .filter((each) => each < (this.#current ?? 0))
      .sort((a, b) => b - a)[0];

  #keep(...kept: readonly (number | undefined)[]): void {
    for (const each of this.#editions())
      if (!kept.includes(each)) rmSync(this.#folder(each), { recursive: true, force: true });
  }

  async list(): Promise<string[]> {
    return [];
  }

  async begin(): Promise<void> {
    // What a deploy left that was stopped, or an edition that was undone.
    this.#keep(this.#current, this.#previous());
    this.#next = Math.max(0, ...this.#editions()) + 1;
    mkdirSync(this.#site(this.#next), { recursive: true });
    if (this.#current !== undefined && this.manifest) linkAll(this.#site(this.#current), this.#site(this.#next));
  }

  async put(files: readonly string[]): Promise<void> {
    const site = this.#site(this.#next ?? 0);
    for (const file of files) {
      const to = join(site, file);
      mkdirSync(dirname(to), { recursive: true });
      // The old file is a part of the edition before, too: it must not be written into.
      rmSync(to, { force: true });
      // Ctrl-C is heard between two files.
      await copyFile(join(this.#source.path, file), to);
      chmodSync(to, 0o644);
    }
  }

  async remove(files: readonly string[]): Promise<void> {
    const site = this.#site(this.#next ?? 0);
    for (const file of files) {
      rmSync(join(site, file), { force: true });
      for (const folder of foldersOf(file).reverse()) {
        if (!existsSync(join(site, folder)) || readdirSync(join(site, folder)).length > 0) break;
        rmdirSync(join(site, folder));
      }
    }
  }

  async finish(manifest: Uint8Array): Promise<string[]> {
    const edition = this.#next ?? this.#current;
    if (edition === undefined) throw new Error("nothing was deployed yet");
    const file = join(this.#folder(edition), MANIFEST);
    writeFileSync(`${file}.new`, manifest, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    for (const ending of this.#source.servers)
      copyFileSync(this.#source.path + ending, join(this.#folder(edition), SERVER + ending));
    const changed = this.#putServers(edition);
    if (this.#next !== undefined) {
      const before = this.#current;
      this.#switchTo(this.#next);
      this.#keep(before, this.#next);
    }
    return changed;
  }

  /** Puts the files for servers of an edition beside the link. @returns those that changed */
  #putServers(edition: number): string[] {
    const folder = this.#folder(edition);
    return readdirSync(folder)
      .filter((name) => name.startsWith(`${SERVER}.`))
      .flatMap((name) => {
        const [from, to] = [join(folder, name), this.#path + name.slice(SERVER.length)];
        if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) return [];
        copyFileSync(from, `${to}.new`);
        renameSync(`${to}.new`, to);
        return to;
      });
  }

  async undo(): Promise<string[]> {
    const previous = this.#previous();
    if (previous === undefined) throw new Problems([nothingBefore(this.#name)]);
    const changed = this.#putServers(previous);
    this.#switchTo(previous);
    return changed;
  }

  #switchTo(edition: number): void {
    if (entryAt(this.#path)?.isDirectory()) rmdirSync(this.#path);
    const beside = join(dirname(this.#path), `.${basename(this.#path)}.next`);
    const site = this.#site(edition);
    rmSync(beside, { force: true });
    // A relative link survives when all is moved elsewhere.
    symlinkSync(dirname(this.#state) === dirname(this.#path) ? relative(dirname(this.#path), site) : site, beside);
    renameSync(beside, this.#path);
    this.#current = edition;
  }
}

function linkAll(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(target);
      linkAll(source, target);
    } else linkSync(source, target);
  }
}
