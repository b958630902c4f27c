import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { BuildOptions } from "../../build/options.ts";
import { prepare } from "../../build/prepare.ts";
import { splitFrontMatter } from "../../content/front-matter.ts";
import { SIDECAR, stemOf } from "../../content/sidecars.ts";
import { WITHDRAWN } from "../../content/withdrawn.ts";
import { format, forTerminal, type Problem, problem } from "../../model/problem.ts";
import { movedAddresses, readPublished } from "../../output/moved.ts";
import { readOwnRecord } from "../../output/own-record.ts";
import { tell } from "../report.ts";
import { type Command, exit } from "./command.ts";

export interface Settled {
  /** What was written where. */
  readonly lines: readonly string[];
  /** What kept some or all from being written. */
  readonly problems: readonly Problem[];
}

/**
 * Writes down where former addresses lead, so that a build from nothing knows it too: into the `aliases` of the story that moved, or into
 * the list of addresses that were withdrawn.
 */
export async function settleMoved(options: BuildOptions): Promise<Settled> {
  const { edition, problems, held } = await prepare(options, readOwnRecord(options.output).pages);
  if (!edition) return { lines: [], problems };
  const moved = movedAddresses(readPublished(options.output), edition, existsSync);
  const lines: string[] = [];
  const failed: Problem[] = [];
  for (const { path, to } of moved) {
    if (to === undefined && held.length > 0) {
      const what = `"${path}" may be where a story was that is held back`;
      failed.push(problem({ file: held[0] ?? "", field: "file" }, what, "Mend it first, then try again."));
    } else if (to === undefined) {
      withdraw(join(options.seeds, WITHDRAWN), path);
      lines.push(`${path} was withdrawn: ${join(options.seeds, WITHDRAWN)}`);
    } else if (addAlias(to.file, path)) lines.push(`${path} leads to ${to.path}: ${to.file}`);
    else
      failed.push(
        problem({ file: to.file, field: "aliases" }, "could not be changed", `Add the address by hand: ${path}.`),
      );
  }
  return { lines, problems: failed };
}

function withdraw(file: string, path: string): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "# Addresses whose stories were withdrawn.\n";
  const line = `- ${/^[^\s"'#]*$/.test(path) ? path : JSON.stringify(path)}\n`;
  if (existsSync(file)) appendFileSync(file, `${before === "" || before.endsWith("\n") ? "" : "\n"}${line}`);
  else writeFileSync(file, before + line);
}

/** @returns whether the seed, or the file beside it, has the alias now */
function addAlias(file: string, path: string): boolean {
  const text = readFileSync(file, "utf8");
  const parts = splitFrontMatter(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const sidecar = stemOf(file) + SIDECAR;
  if (parts?.closed && !saysAliases(sidecar)) return addToFrontMatter(file, text, path);
  return addToSidecar(sidecar, path);
}

const saysAliases = (file: string): boolean => existsSync(file) && /\baliases\b/.test(readFileSync(file, "utf8"));

/** Lines that need no change stay as they are, byte for byte. */
function addToFrontMatter(file: string, text: string, path: string): boolean {
  const [head = "", yaml = "", rest = ""] =
    /^(\ufeff?---[^\n]*\n)([\s\S]*?)(^---[ \t]*\r?$[\s\S]*)$/m.exec(text)?.slice(1) ?? [];
  if (head === "") return false;
  if (!/^aliases *:/m.test(yaml)) {
    const end = yaml.includes("\r\n") ? "\r\n" : "\n";
    writeFileSync(file, `${head}${yaml}aliases: [${JSON.stringify(path)}]${end}${rest}`);
    return true;
  }
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return false;
  // A key without a value.
  if (document.get("aliases") === undefined) document.set("aliases", [path]);
  else document.addIn(["aliases"], path);
  writeFileSync(file, head + document.toString({ lineWidth: 0 }) + rest);
  return true;
}

function addToSidecar(file: string, path: string): boolean {
  const alias = JSON.stringify(path);
  if (!existsSync(file)) {
    writeFileSync(file, `export default { aliases: [${alias}] };\n`);
    return true;
  }
  const text = readFileSync(file, "utf8");
  const changed = /\baliases: *\[/.test(text)
    ? text.replace(/\baliases: *\[/, (found) => `${found}${alias}, `)
    : text.replace(/export default \{/, (found) => `${found} aliases: [${alias}],`);
  if (changed === text) return false;
  writeFileSync(file, changed);
  return true;
}

/** `npm run moved`: leaves something at addresses that stories had before. */
export const moved: Command = async (options) => {
  const settled = await settleMoved(options);
  for (const line of settled.lines) console.log(forTerminal(line));
  if (settled.problems.length > 0) return tell(settled.problems.map(format), exit.problems);
  console.log(settled.lines.length === 0 ? "every former address is settled" : "build again to publish this");
  return exit.done;
};
