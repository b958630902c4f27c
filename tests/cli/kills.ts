import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import {
  fileName,
  HASH_LETTERS,
  HASHED_FOLDER,
  HEAD_FILE,
  type Head,
  hashAt,
  SEARCH_FOLDER,
} from "../../src/search/format.ts";
import { filesIn, story } from "../site/site.ts";
import { type Paper, paper } from "./paper.ts";

/** Loaded before the program: ends the process as SIGKILL does, before the call of that number that changes something on the disk. */
export const killer = `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
let calls = 0;
const moves = [];
const last = Number(process.env.KILL_AT);
for (const name of ["writeFileSync", "writeSync", "renameSync", "rmSync", "rmdirSync", "mkdirSync", "copyFileSync", "linkSync", "ftruncateSync"]) {
  const call = fs[name];
  fs[name] = (...args) => {
    if (++calls === last) process.kill(process.pid, "SIGKILL");
    if (name === "renameSync" && /[\\\\/]_site[\\\\/]/.test(args[1])) moves.push(calls);
    return call(...args);
  };
}
syncBuiltinESMExports();
if (process.env.COUNT)
  process.on("exit", () => fs.writeFileSync(process.env.COUNT, JSON.stringify([calls, moves[0], moves.at(-1)])));
`;

export const quay = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
/** Two editions of one paper. */
export const mornings: Record<string, string> = {
  "seeds/wall.md": story({ title: "Wall rises", tags: ["Harbour"] }),
  "seeds/gone.md": story({ title: "Gone by noon", tags: ["Morning"] }, "It was here in the morning."),
};
export const noon: Record<string, string> = {
  "seeds/wall.md": story({ title: "Wall falls", tags: ["Harbour"], image: { src: "quay.svg", alt: "A quay" } }),
  "seeds/bell.md": story({ title: "Bell rings", tags: ["Noon"] }),
};

/** Replaces the seeds by those of one of the two editions. */
export function turn(site: Paper, to: Record<string, string>, from: Record<string, string>): void {
  for (const file of Object.keys(from)) if (!(file in to) && site.has(file)) site.remove(file);
  site.write(to);
}

/** Every file of an output folder. */
export const contents = (folder: string): Map<string, string> =>
  new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), "latin1")]));

/** Files that the head of the search index names, and that are not there. */
function missingFromIndex(files: ReadonlyMap<string, string>): string[] {
  const head: Head = JSON.parse(files.get(SEARCH_FOLDER + HEAD_FILE) ?? "");
  const named = [
    fileName("n", "", head.positions),
    ...head.segments.map(([first, , names]) => fileName("s", first.toString(36), names)),
    ...head.tiers.flatMap(({ terms }, tier) =>
      Array.from({ length: terms.length / HASH_LETTERS }, (_, bucket) =>
        fileName("t", `${tier}.${bucket.toString(36)}`, hashAt(terms, bucket)),
      ),
    ),
  ];
  return named.filter((name) => !files.has(SEARCH_FOLDER + HASHED_FOLDER + name));
}

/**
 * Kills that many builds of a paper which goes to and fro between two editions, each at another moment, and builds again after each.
 * Each file is old or new then, nothing is removed too early, and the next build finishes.
 */
export async function killBuilds(times: number): Promise<void> {
  const site = paper({
    ...mornings,
    ...Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`seeds/s${n}.md`, story({ title: `Story ${n}` })])),
    "seeds/media/quay.svg": quay,
    "kill.mjs": killer,
  });
  const output = join(site.folder, "_site");
  const editions: Map<string, string>[] = [];
  for (const [to, from] of [
    [noon, mornings],
    [mornings, noon],
  ] as const) {
    turn(site, to, from);
    expect((await site.run(["build"])).code).toBe(0);
    editions.push(contents(output));
  }
  const [atNoon = new Map<string, string>(), atMorning = new Map<string, string>()] = editions;
  let now = { seeds: mornings, edition: atMorning };
  let next = { seeds: noon, edition: atNoon };
  const env = { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "kill.mjs"))}` };
  const swap = () => {
    [now, next] = [next, now];
  };
  /** The number of calls of a build to the next edition, and those of the first and last move into the output folder. */
  const countCalls = async (): Promise<[all: number, first: number, last: number]> => {
    const count = join(site.folder, "count");
    turn(site, next.seeds, now.seeds);
    await site.spawn(["build"], { ...env, KILL_AT: "0", COUNT: count });
    swap();
    return JSON.parse(readFileSync(count, "utf8"));
  };
  const counts = [await countCalls(), await countCalls()] as const;
  for (const [all, first, last] of counts) expect([all > 30, last - first > 5]).toEqual([true, true]);

  const moments = new Set<string>();
  for (let kill = 0; kill < times; kill++) {
    turn(site, next.seeds, now.seeds);
    // Two of four builds are killed during the move, which is short.
    const [all, first, last] = counts[kill % 2 === 0 ? 0 : 1];
    const [from, to] = kill % 4 < 2 ? [1, all] : [first, last];
    const at = from + Math.floor(((kill + 0.5) * (to - from)) / times);
    await site.spawn(["build"], { ...env, KILL_AT: String(at) });
    const left = contents(output);
    const old = [...now.edition].filter(([file, text]) => left.get(file) === text).map(([file]) => file);
    const fresh = [...next.edition].filter(([file, text]) => left.get(file) === text).map(([file]) => file);
    for (const file of left.keys()) expect([...old, ...fresh], `killed before call ${at}`).toContain(file);
    expect(missingFromIndex(left), `killed before call ${at}`).toEqual([]);
    const isMoved = fresh.length === next.edition.size;
    if (!isMoved)
      expect([...left.keys()], `killed before call ${at}`).toEqual(expect.arrayContaining([...now.edition.keys()]));
    moments.add(old.length === now.edition.size ? "before" : isMoved ? "after" : "between");

    const finished = await site.run(["build"]);
    expect(finished.code, finished.stderr).toBe(0);
    expect(contents(output), `killed before call ${at}`).toEqual(next.edition);
    swap();
  }
  expect([...moments]).toEqual(expect.arrayContaining(["before", "between"]));
}
