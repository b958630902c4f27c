import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { Problems, problem } from "../../model/problem.ts";
import { failed, run } from "./programs.ts";
import { lockedByOther, nothingBefore, notOurs } from "./refusals.ts";
import { FIX, RemoteShell } from "./remote-shell.ts";
import { MANIFEST, SERVER, type Session, type Source, type Target } from "./target.ts";

/**
 * A folder of another machine, laid out as that of `folder.ts`: a link to `STATE/7/site`. One shell there holds the lock as long as it
 * lives, and only it switches, so that the lock goes with a deploy that dies, and a deploy that has lost the lock changes nothing.
 *
 * @param host as ssh knows it: `deploy@example.org`
 * @param path of the link there. Like `state`, it has no letters that mean something to a shell
 */
export const sshTarget = (name: string, host: string, path: string, state: string, source: Source): Target => ({
  name,
  isSwitched: true,
  async open(who) {
    const shell = new RemoteShell(name, host);
    try {
      const said = await shell.say(look(path, state, who));
      const { current, manifest } = seen(name, path, said);
      const read = manifest ? await readRemote(name, `${host}:${state}/${current}/${MANIFEST}`) : undefined;
      return new SshSession({ name, host, path, state, source }, shell, current, read);
    } catch (error) {
      await shell.close();
      throw error;
    }
  },
});

/** The name of an edition's folder, as `begin` makes it, for `grep -E` and for us. */
const EDITION = "^[0-9]+[.][0-9a-f]+$";

/** Locks where somebody asks for that, and says what is there, a line each. */
const look = (path: string, state: string, who: string | undefined): string => `
umask 022
look() {
  if [ ! -L ${path} ] && [ -e ${path} ] && ! { [ -d ${path} ] && [ -z "$(ls -A ${path})" ]; }; then echo other folder; return; fi
  if ! command -v rsync >/dev/null; then echo no rsync; return; fi
${who === undefined ? "" : lockFor(who.replace(/[^\w@.:+ -]/g, ""), state)}
  if [ ! -L ${path} ]; then return; fi
  link=$(readlink ${path})
  case $link in
    ${linkText(path, state, "*")}) n=$(basename "$(dirname "$link")"); echo "current $n"; if [ -f "${state}/$n/${MANIFEST}" ]; then echo manifest; fi;;
    *) echo other link;;
  esac
}
look`;

const lockFor = (who: string, state: string): string => `
  if ! command -v flock >/dev/null; then echo no flock; return; fi
  if ! mkdir -p ${state} || ! exec 9>>${state}/lock; then echo no folder; return; fi
  if ! flock -n 9; then echo held $(cat ${state}/holder); return; fi
  echo ${who} > ${state}/holder`;

/** A relative link survives when all is moved elsewhere. */
const linkText = (path: string, state: string, edition: string): string =>
  `${posix.dirname(state) === posix.dirname(path) ? posix.basename(state) : state}/${edition}/site`;

/** @throws Problems where the target cannot be used */
function seen(name: string, path: string, lines: readonly string[]): { current: string; manifest: boolean } {
  let current = "";
  let manifest = false;
  const place = { file: name, field: "target" };
  for (const line of lines) {
    const [word = "", rest = ""] = line.split(/ (.*)/s);
    if (word === "no" && rest === "folder")
      throw new Problems([
        problem(place, "cannot be written to", "Check who owns the folder above it, and who may write there."),
      ]);
    if (word === "no")
      throw new Problems([
        problem(
          place,
          `needs ${rest} on the other machine`,
          `Install it there: apt-get install ${rest === "flock" ? "util-linux" : rest} (Debian, Ubuntu).`,
        ),
      ]);
    if (word === "held") throw new Problems([lockedByOther(name, rest)]);
    if (word === "other") throw new Problems([notOurs(name, path, rest === "link")]);
    // Whoever may write beside the target could give a link a name that a shell would run.
    if (word === "current" && !new RegExp(EDITION).test(rest)) throw new Problems([notOurs(name, path, true)]);
    if (word === "current") current = rest;
    if (word === "manifest") manifest = true;
  }
  return { current, manifest };
}

async function rsync(name: string, args: readonly string[], input: string | Uint8Array = ""): Promise<void> {
  const { code, stderr } = await run(name, "rsync", ["-e", "ssh", ...args], input);
  if (code !== 0) throw failed(name, "rsync", stderr, FIX);
}

async function readRemote(name: string, from: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-deploy-"));
  try {
    await rsync(name, ["--", from, `${folder}/`]);
    return readFileSync(join(folder, MANIFEST));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly name: string;
  readonly host: string;
  readonly path: string;
  readonly state: string;
  readonly source: Source;
}

class SshSession implements Session {
  readonly manifest: Uint8Array | undefined;
  readonly close: () => Promise<void>;
  readonly #place: Place;
  readonly #shell: RemoteShell;
  /** The edition to which the link leads, or nothing: `7.9f86d081`. */
  readonly #current: string;
  /** The edition that is being made, or nothing. */
  #next = "";

  constructor(place: Place, shell: RemoteShell, current: string, manifest: Uint8Array | undefined) {
    this.#place = place;
    this.#shell = shell;
    this.#current = current;
    this.manifest = manifest;
    this.close = () => shell.close();
  }

  async list(): Promise<string[]> {
    return [];
  }

  async begin(): Promise<void> {
    const { state } = this.#place;
    const before = await this.#previous();
    // A name of its own: what a deploy that has lost its lock still sends ends up in no other edition.
    this.#next = `${Number.parseInt(this.#current || "0", 10) + 1}.${randomUUID().slice(0, 8)}`;
    const edition = `${state}/${this.#next}`;
    const isCopied = this.#current !== "" && this.manifest !== undefined;
    await this.#shell.say(`
set -e
${this.#keep(this.#current, before)}
mkdir ${edition}
${isCopied ? `cp -al ${state}/${this.#current}/site ${edition}/site` : `mkdir ${edition}/site`}
set +e`);
  }

  /** The edition that was deployed before the current one, or nothing. */
  async #previous(): Promise<string> {
    if (this.#current === "") return "";
    const said = await this.#shell.say(`${this.#editions} | sed '/^${this.#current}$/,$d' | tail -n 1`);
    return said.at(-1) ?? "";
  }

  get #editions(): string {
    return `ls ${this.#place.state} | grep -E '${EDITION}' | sort -n`;
  }

  #keep = (...kept: readonly string[]): string =>
    `for n in $(${this.#editions}); do case $n in ${kept.map((each) => each || "none").join("|")}) ;; *) rm -rf ${this.#place.state}/$n;; esac; done`;

  async put(files: readonly string[]): Promise<void> {
    const { name, host, state, source } = this.#place;
    // What is to be sent is known: neither size nor time says that a file is the same.
    const args = ["-z", "--ignore-times", "--chmod=D755,F644", "--from0", "--files-from=-", "--"];
    await rsync(name, [...args, `${source.path}/`, `${host}:${state}/${this.#next}/site/`], files.join("\0"));
  }

  async remove(files: readonly string[]): Promise<void> {
    const edition = `${this.#place.state}/${this.#next}`;
    await this.#send(edition, { gone: `${files.join("\0")}\0` });
    await this.#shell.say(
      `(cd ${edition}/site && xargs -0 rm -f -- < ../gone && find . -mindepth 1 -depth -type d -empty -exec rmdir {} \\; && rm ../gone)`,
    );
  }

  async finish(manifest: Uint8Array): Promise<string[]> {
    const { state, source } = this.#place;
    const edition = `${state}/${this.#next || this.#current}`;
    const servers = Object.fromEntries(
      source.servers.map((ending) => [SERVER + ending, readFileSync(source.path + ending)]),
    );
    await this.#send(edition, { [`${MANIFEST}.new`]: manifest, ...servers });
    const changed = await this.#shell.say(`
set -e
chmod 600 ${edition}/${MANIFEST}.new
mv -f ${edition}/${MANIFEST}.new ${edition}/${MANIFEST}
${this.#putServers(edition)}
${this.#next === "" ? "" : this.#switchTo(this.#next)}
${this.#next === "" ? "" : this.#keep(this.#current, this.#next)}
set +e`);
    return changed;
  }

  #switchTo(edition: string): string {
    const { path, state } = this.#place;
    const beside = posix.join(posix.dirname(path), `.${posix.basename(path)}.next`);
    // GNU and BusyBox, or else BSD: the link itself is replaced, not what it leads to.
    return `[ -L ${path} ] || [ ! -d ${path} ] || rmdir ${path}
rm -f ${beside}
ln -s ${linkText(path, state, edition)} ${beside}
mv -fT ${beside} ${path} 2>/dev/null || mv -fh ${beside} ${path}`;
  }

  /** Puts the files for servers of an edition beside the link, and prints those that changed. @param folder of the edition */
  #putServers(folder: string): string {
    const { path } = this.#place;
    return `for file in ${folder}/${SERVER}.*; do
[ -f "$file" ] || continue
to=${path}"\${file##*/${SERVER}}"
cmp -s "$file" "$to" || { cp -f "$file" "$to.new"; mv -f "$to.new" "$to"; echo "$to"; }
done`;
  }

  async undo(): Promise<string[]> {
    const previous = await this.#previous();
    if (previous === "") throw new Problems([nothingBefore(this.#place.name)]);
    const servers = this.#putServers(`${this.#place.state}/${previous}`);
    return this.#shell.say(`set -e\n${servers}\n${this.#switchTo(previous)}\nset +e`);
  }

  /** Sends files that are no part of the site into the folder of an edition. */
  async #send(edition: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const { name, host } = this.#place;
    const folder = mkdtempSync(join(tmpdir(), "broadsheet-deploy-"));
    try {
      for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
      const names = Object.keys(files).join("\0");
      await rsync(
        name,
        ["-z", "--chmod=F644", "--from0", "--files-from=-", "--", `${folder}/`, `${host}:${edition}/`],
        names,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
