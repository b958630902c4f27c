import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { expect, it } from "vitest";
import { filesIn, story } from "../site/site.ts";
import { paper } from "./paper.ts";

/**
 * Everything that Broadsheet keeps on disk from one run to the next. Any of it may be deleted between two runs. What is damaged or has
 * another shape, as from a newer version, is as good as deleted, and a build says so where more than time is lost. JSON and pictures lie
 * under their CRC-32 (`model/record.ts`).
 *
 * In a folder for each output folder (`output/output-folder.ts`):
 * - `edition.json`: the files of the last edition and how they lay, the outlet's own pages, the result. Builds write it when all is published;
 *   all commands read it. Without it, everything is printed, and what only an earlier edition had is named as not of this one.
 * - `published.json`: the addresses and texts of stories, and the former addresses that are not settled. Builds that publish write it, they
 *   and `moved` read it. Without it, a story that moves before the next build is not known again. Nothing else has what is in it, so that it is
 *   not part of `edition.json`, which may be lost at the cost of a build.
 * - `drafts/`: what was made of each seed (`content/story-cache.ts`). Builds write and read it. Without it, all seeds are read.
 * - `moving.json`: what is on its way from the stage into the output folder. A build writes it before the first file moves and removes it after
 *   the last; the next one finishes what it finds there. Without it, that build compares every file and prints what is not as it should be.
 * - `servers.json`: how each file for a server lay when it had been written beside the output folder (`output/hosting/server-files.ts`); only
 *   where `_data/hosting.ts` names a server. Builds write and read it. Without it, the files are written again, and that of a server that is
 *   not named any more stays.
 * - `search/`: what the search index knows of each segment of stories (`build/search-files.ts`). Builds write and read it. Without it, the
 *   segments are made again.
 * - `built.json`: the clock and the address of the last build (`output/built.ts`). Builds write it and `deploy` reads it.
 * - `lock`: the process that builds. Begin and end of every build. That of a dead process, and one that cannot be read, is taken over.
 * - `told.txt`: feeds of which a hub was told, a line each. `notify` writes and reads it. A line that matches nothing is passed over, and the
 *   hub is told again.
 * - `tasks/`: what a build tells its workers; gone at its end, or when the next one begins. Nothing reads what is left there.
 *
 * A shard has such a folder by the name of its stage, with `lock` and `drafts/` alone.
 *
 * Beside these folders, `made/`: pictures, by what they are made of. Builds write and read it. Without it, they are made again.
 *
 * In `node_modules/.cache/broadsheet`, the program and `_data` as JavaScript, by their sources: a part of the installation, which `npm ci` makes again.
 */
const RECORDS = ["built.json", "drafts", "edition.json", "published.json", "search", "servers.json"];

/** What is there only while a build is at work, or after one was killed, or where a hub was told. */
const PASSING = ["moving.json", "lock", "told.txt"];

const underItsSum = (text: string): string => `${crc32(text).toString(16)}\n${text}`;

const NEWER = "is of a newer version";

const damages: Record<string, (bytes: Buffer) => Buffer | string> = {
  "is empty": () => "",
  "is cut": (bytes) => bytes.subarray(0, bytes.length >> 1),
  "holds garbage": (bytes) => Buffer.alloc(bytes.length, "\0~\n"),
  [NEWER]: () => underItsSum('{"version":99}'),
};

/** Later each time: what was written within two seconds of a build is not relied on by the next. */
const clock = `const { now } = Date;
Date.now = () => now() + Number(process.env.AHEAD);
`;

it("a build makes the same of whatever it finds of its records, and says which are damaged", async () => {
  const site = paper({
    "clock.mjs": clock,
    "_data/hosting.ts": 'export default { hosts: ["caddy"] };',
    "seeds/media/quay.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h40v30"/></svg>',
    "seeds/wall.md": story({ title: "Wall rises", image: { src: "quay.svg", alt: "A quay" } }),
    "seeds/bell.md": story({ title: "Bell rings", date: "2026-05-01" }),
  });
  let builds = 0;
  const build = () => {
    builds++;
    return site.spawn(["build"], { NODE_OPTIONS: "--import ./clock.mjs", AHEAD: String(builds * 10_000) });
  };
  const published = () =>
    new Map(filesIn(join(site.folder, "_site")).map((file) => [file, site.read(join("_site", file))]));
  expect(await build()).toMatchObject({ code: 0, stderr: "" });
  const first = published();
  const below = (...path: string[]) => join(site.folder, ".broadsheet", ...path);
  const [state = ""] = readdirSync(below()).filter((name) => name !== "made");
  expect(readdirSync(below(state)).sort()).toEqual(RECORDS);
  const folder = `.broadsheet/${state}`;
  for (const [kind, damage] of Object.entries(damages)) {
    for (const name of PASSING) writeFileSync(below(state, name), readFileSync(below(state, "edition.json")));
    const isPicture = (file: string) => file.startsWith("made");
    expect(filesIn(below()).some(isPicture), kind).toBe(true);
    // The pictures of each version lie in a folder of their own, and segments of the search are named after it.
    const isOfOneVersion = (file: string) => isPicture(file) || /\/search\/(?!state)/.test(file);
    const files = filesIn(below()).filter((file) => kind !== NEWER || !isOfOneVersion(file));
    for (const file of files) writeFileSync(below(file), damage(readFileSync(below(file))));
    const { code, stdout, stderr } = await build();
    expect([code, stdout], `${kind}: ${stderr}`).toEqual([0, expect.stringMatching(/: (\d+) printed, 0 unchanged/)]);
    // What is lost with the drafts is time, of which not every kind of damage is told.
    expect(stderr.replace(`${folder}/drafts is damaged: all seeds are read again.\n`, ""), kind).toBe(
      `${folder}/edition.json is damaged: everything is printed again.
${folder}/published.json is damaged: the addresses that stories had before are not known. Where a story has moved, write its former address into "aliases".
`,
    );
    expect(published(), kind).toEqual(first);
  }
  expect(await build()).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/: 0 printed/) });
});
