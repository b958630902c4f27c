import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { build } from "../../src/build/build.ts";
import { publishedByGit } from "../../src/build/history/history.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import { prepare } from "../../src/build/prepare.ts";
import { recordMoved } from "../../src/cli/commands/moved.ts";
import { format } from "../../src/model/problem.ts";
import { lostAddresses, movedNotices } from "../../src/output/moved.ts";
import { optionsFor, outlet, story, write } from "../site/site.ts";

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A folder in which Git works as for anybody, whatever the user of this machine has configured. */
function repositoryIn(folder: string) {
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_SYSTEM: "/dev/null",
        GIT_AUTHOR_NAME: "Ada",
        GIT_AUTHOR_EMAIL: "ada@post.example",
        GIT_COMMITTER_NAME: "Ada",
        GIT_COMMITTER_EMAIL: "ada@post.example",
      },
    });
  return {
    folder,
    git,
    /** Changes files (null removes one, a string that begins with `from ` moves another one there) and commits. */
    commit(changes: Record<string, string | null>) {
      for (const [path, text] of Object.entries(changes)) {
        if (text === null) rmSync(join(folder, path));
        else if (text.startsWith("from ")) git("mv", text.slice(5), path);
        else write(folder, { [path]: text });
      }
      git("add", "-A");
      git("commit", "-q", "--allow-empty", "-m", "An edition");
    },
    read: (path: string) => readFileSync(join(folder, path), "utf8"),
    clone(...flags: readonly string[]) {
      const to = newFolder();
      git("clone", "-q", ...flags, `file://${folder}`, to);
      return repositoryIn(to);
    },
    /** What a build without a problem says. */
    async build(choices: Partial<BuildOptions> = {}) {
      const { problems, notices } = await build({ ...optionsFor(folder), ...choices });
      expect(problems.filter(({ severity }) => severity === "problem")).toEqual([]);
      return notices;
    },
    /** What a build would say of lost addresses. It prints nothing. */
    async lost(most?: number) {
      const options = optionsFor(folder);
      const { edition, problems } = await prepare(options);
      if (!edition) throw new Error(problems.map(format).join("\n"));
      const { published, notice } = await publishedByGit(options, edition, most);
      const { lost } = lostAddresses(published, edition, (file) => existsSync(file), true);
      return [...(notice === undefined ? [] : [notice]), ...movedNotices(lost)];
    },
    async moved() {
      const { lines, problems, notice } = await recordMoved(optionsFor(folder));
      const here = (line: string) => line.replaceAll(`${folder}/`, "");
      return { lines: lines.map(here), problems: problems.map(format).map(here), notice };
    },
  };
}

/** A paper with these seeds, committed. */
function paper(seeds: Record<string, string>) {
  const repository = repositoryIn(newFolder());
  repository.git("init", "-q", "-b", "main");
  repository.commit({ ...outlet, ...seeds });
  return repository;
}

const WALL = "seeds/2026-03-02-wall.md";
const RAMPART = "seeds/2026-03-02-rampart.md";
const wall = story({ title: "Wall rises" });
const bell = { "seeds/2026-03-01-bell.md": story({ title: "Bell rings" }, "It rang at noon.") };
const leaves = '"npm run moved" leaves a redirect, or a page that says that the story is gone.';
const subscribers =
  " Do it before you deploy: otherwise your subscribers get every moved story a second time, as a new one.";

/** What a notice says of each address, in the order of the alphabet, where commits do not decide the order. */
const fatesIn = ([notice = ""]: readonly string[]): string[] =>
  notice
    .replace(/\. "npm.*/, "")
    .split(", ")
    .sort();

test("a fresh clone knows a story that was renamed: the build says so, and moved mends it", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [RAMPART]: `from ${WALL}` });
  const clone = original.clone();
  expect(await clone.build()).toEqual([`/2026/03/02/wall/ moved to /2026/03/02/rampart/. ${leaves}${subscribers}`]);
  // Not once, and never again: until it is mended.
  expect(await clone.build({ full: true })).toHaveLength(1);
  const other = original.clone();
  expect(await other.moved()).toEqual({
    lines: [`/2026/03/02/wall/ leads to /2026/03/02/rampart/, and its id stays 2026-03-02-wall: ${RAMPART}`],
    problems: [],
    notice: undefined,
  });
  expect(other.read(RAMPART)).toContain('aliases: ["/2026/03/02/wall/"]\nid: "2026-03-02-wall"\n');
  other.commit({});
  expect(await other.clone().build()).toEqual([]);
  expect(await other.build()).toEqual([]);
});

test("a story that has its id in its file is known by it, however much of it was rewritten", async () => {
  const id = "2026-03-02-wall";
  const original = paper({ [WALL]: story({ title: "Wall rises", id }), ...bell });
  original.commit({ [WALL]: null, [RAMPART]: story({ title: "All new", id }, "Not one word is the same.") });
  expect(await original.clone().lost()).toEqual([`/2026/03/02/wall/ moved to /2026/03/02/rampart/. ${leaves}`]);
});

test("a shallow clone says what it cannot know, and knows what is in its commits", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [RAMPART]: `from ${WALL}` });
  const lost = "The addresses that stories had before they were renamed or deleted are not known if that was earlier";
  const fetch = "fetch all commits (git fetch --unshallow; in a workflow, fetch-depth: 0).";
  const one = original.clone("--depth", "1");
  expect(await one.build()).toEqual([`This clone has only the last commit. ${lost}: ${fetch}`]);
  expect(await one.moved()).toMatchObject({ lines: [], problems: [] });
  original.commit({});
  const two = original.clone("--depth", "2");
  expect(await two.build()).toEqual([`This clone has only the last 2 commits. ${lost}: ${fetch}`]);
  original.commit({ "seeds/2026-03-02-bastion.md": `from ${RAMPART}` });
  const notices = await original.clone("--depth", "2").build();
  expect(notices[0]).toMatch(/^This clone has only the last 2 commits/);
  expect(notices[1]).toMatch(/^\/2026\/03\/02\/rampart\/ moved to \/2026\/03\/02\/bastion\/\. /);
});

test("a story that was renamed and edited later is recognized by the text that it had when it was renamed", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [RAMPART]: `from ${WALL}` });
  original.commit({ [RAMPART]: story({ title: "Rampart rises" }, "All of it was written again.") });
  expect(await original.clone().lost()).toEqual([
    `/2026/03/02/wall/ moved to /2026/03/02/rampart/. ${leaves}${subscribers}`,
  ]);
});

test("a story that was renamed twice is found from both of its former addresses", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [RAMPART]: `from ${WALL}` });
  original.commit({ [RAMPART]: story({ title: "Wall rises" }, "The council met again.") });
  original.commit({ "seeds/2026-03-02-bastion.md": `from ${RAMPART}` });
  expect(await original.clone().lost()).toEqual([
    `/2026/03/02/rampart/ moved to /2026/03/02/bastion/, /2026/03/02/wall/ moved to /2026/03/02/bastion/. ${leaves}${subscribers}`,
  ]);
});

test("what was renamed or deleted on a branch is known after the merge, and what the merge itself deleted", async () => {
  const original = paper({ [WALL]: wall, ...bell, "seeds/2026-03-03-quay.md": story({ title: "Quay" }, "The quay.") });
  original.git("checkout", "-q", "-b", "branch");
  original.commit({ [RAMPART]: `from ${WALL}` });
  original.commit({ "seeds/2026-03-01-bell.md": null });
  original.git("checkout", "-q", "main");
  original.commit({ "seeds/2026-03-04-tide.md": story({ title: "Tide" }, "The tide.") });
  original.git("merge", "-q", "--no-commit", "branch");
  original.git("rm", "-q", "seeds/2026-03-03-quay.md");
  original.commit({});
  expect(fatesIn(await original.clone().lost())).toEqual([
    "/2026/03/02/bell/ is gone",
    "/2026/03/02/quay/ is gone",
    "/2026/03/02/wall/ moved to /2026/03/02/rampart/",
  ]);
});

test("a story that was deleted is gone, and moved withdraws it", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [WALL]: null });
  const clone = original.clone();
  expect(await clone.lost()).toEqual([`/2026/03/02/wall/ is gone. ${leaves}`]);
  expect(await clone.moved()).toMatchObject({ lines: ["/2026/03/02/wall/ was withdrawn: seeds/withdrawn.yaml"] });
  clone.commit({});
  expect(await clone.clone().lost()).toEqual([]);
});

test("a story whose date, slug or section changed in its file is known too, also where a sidecar says them", async () => {
  const original = paper({
    [WALL]: wall,
    "seeds/2026-03-01-bell.txt": "Bell rings\n\nIt rang at noon.\n",
    "seeds/2026-03-01-bell.11tydata.ts": 'export default { slug: "bell-rings" };',
  });
  original.commit({ [WALL]: story({ title: "Wall rises", date: "2026-03-09T10:00Z" }) });
  original.commit({ "seeds/2026-03-01-bell.11tydata.ts": 'export default { slug: "the-bell" };' });
  expect(await original.clone().lost()).toEqual([
    `/2026/03/01/bell-rings/ moved to /2026/03/01/the-bell/, /2026/03/02/wall/ moved to /2026/03/09/wall/. ${leaves}${subscribers}`,
  ]);
});

test("after another permalink, every story that was there before is known at its former address, and no younger one", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  const site = outlet["_data/site.ts"] ?? "";
  original.commit({ "_data/site.ts": site.replace("};", 'permalink: "/news/{slug}/" };') });
  original.commit({ "seeds/2026-03-04-tide.md": story({ title: "Tide" }, "The tide.") });
  const sections = outlet["_data/sections.ts"] ?? "";
  original.commit({ "_data/sections.ts": sections.replace('"The world."', '"All the world."') });
  expect(fatesIn(await original.clone().lost())).toEqual([
    "/2026/03/02/bell/ moved to /news/bell/",
    "/2026/03/02/wall/ moved to /news/wall/",
  ]);
});

test("drafts, stories under embargo and what is not a story never had an address", async () => {
  const original = paper({
    ...bell,
    [WALL]: story({ title: "Wall rises", draft: true }),
    "seeds/later.md": story({ title: "Later", embargo: "2126-01-01T00:00Z" }),
    "seeds/pages/about.md": "---\ntitle: About\n---\nUs.",
    "seeds/.hidden.md": wall,
    "seeds/media/notes.md": wall,
  });
  original.commit({
    [RAMPART]: `from ${WALL}`,
    "seeds/later.md": null,
    "seeds/pages/about.md": null,
    "seeds/.hidden.md": null,
    "seeds/media/notes.md": null,
  });
  expect(await original.clone().lost()).toEqual([]);
});

test("a version of site.ts that cannot be read does not end the history", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [WALL]: null });
  original.commit({ "_data/site.ts": "export default {" });
  original.commit({ "_data/site.ts": outlet["_data/site.ts"] ?? "" });
  expect(await original.clone().lost()).toEqual([`/2026/03/02/wall/ is gone. ${leaves}`]);
});

test("a long history is read up to a limit, and that is said", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [WALL]: null });
  original.commit({ "seeds/2026-03-04-tide.md": story({ title: "Tide" }, "The tide.") });
  const cut =
    'Of Git\'s history, only the last commit that changed stories can be looked at. The addresses that stories had before they were renamed or deleted are not known if that was earlier. Where a story has moved, write its former address into "aliases".';
  expect(await original.clone().lost(1)).toEqual([cut]);
});

test("a repository without a commit is a new paper", async () => {
  const folder = newFolder();
  write(folder, { ...outlet, ...bell });
  const repository = repositoryIn(folder);
  repository.git("init", "-q");
  expect(await repository.lost()).toEqual([]);
});

test("the example from which a paper was made is no part of its history, nor is what upgrades bring of it", async () => {
  const example = paper({ [WALL]: wall });
  const own = example.clone();
  const site = outlet["_data/site.ts"]?.replace("post.example,2020", "our.example,2026") ?? "";
  own.commit({ "_data/site.ts": site, [WALL]: null, ...bell });
  example.commit({ "seeds/2026-03-05-example.md": story({ title: "Example" }) });
  example.commit({ "seeds/2026-03-05-example.md": null, "README.md": "More.\n" });
  own.git("pull", "-q", "--no-rebase", "--no-edit");
  expect(await own.clone().lost()).toEqual([]);
});

test("what is not committed yet is compared with the last commit", async () => {
  const clone = paper({ [WALL]: wall, ...bell }).clone();
  renameSync(join(clone.folder, WALL), join(clone.folder, RAMPART));
  expect(await clone.lost()).toEqual([`/2026/03/02/wall/ moved to /2026/03/02/rampart/. ${leaves}${subscribers}`]);
});

test("a story that is only like one that is gone is asked about, and one that was there before is not", async () => {
  const notes = story({ title: "Tide table" }, "High water at six.");
  const original = paper({
    "seeds/2026-03-01-tide.md": notes,
    "seeds/2026-02-01-tide.md": story({ title: "Tide table", date: "2026-02-01T10:00Z" }, "At four."),
  });
  original.commit({
    "seeds/2026-03-01-tide.md": null,
    "seeds/2026-03-08-tides.md": story({ title: "Tide table" }, "At nine."),
  });
  const clone = original.clone();
  expect(await clone.lost()).toEqual([`/2026/03/02/tide/ is gone, or moved to /2026/03/02/tides/. ${leaves}`]);
  expect((await clone.moved()).problems).toEqual([
    'seeds/2026-03-08-tides.md:1: aliases: this may be the story that was at /2026/03/02/tide/, or another one. If it is the same, write "aliases: [/2026/03/02/tide/]" and "id: 2026-03-02-tide" into it. If not, write "- /2026/03/02/tide/" into seeds/withdrawn.yaml.',
  ]);
});

test("a former version whose picture is gone has an address all the same", async () => {
  const image = { src: "wall.svg", alt: "A wall" };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>';
  const original = paper({ [WALL]: story({ title: "Wall rises", image }), "seeds/wall.svg": svg, ...bell });
  original.commit({ [WALL]: null, "seeds/wall.svg": null });
  expect(await original.clone().lost()).toEqual([`/2026/03/02/wall/ is gone. ${leaves}`]);
});

test("where a build has left its record, Git is not asked", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  const clone = original.clone();
  expect(await clone.build()).toEqual([]);
  rmSync(join(clone.folder, ".git"), { recursive: true });
  writeBroken(clone.folder);
  expect(await clone.build({ full: true })).toEqual([]);
});

test("a folder without a repository is built without a word, and moved says what it cannot know", async () => {
  const folder = newFolder();
  write(folder, { ...outlet, ...bell });
  const plain = repositoryIn(folder);
  const notice =
    'The addresses that stories had before they were renamed or deleted are not known: nothing was built here yet, and there is no Git repository. Where a story has moved, write its former address into "aliases".';
  expect(await plain.moved()).toEqual({ lines: [], problems: [], notice });
  expect(await plain.build()).toEqual([]);
});

test("a repository that Git cannot read is a line with what Git says", async () => {
  const folder = newFolder();
  write(folder, { ...outlet, ...bell });
  writeBroken(folder);
  expect(await repositoryIn(folder).build()).toEqual([
    `The addresses that stories had before they were renamed or deleted are not known: git says: fatal: not a git repository: ${folder}/nowhere. Where a story has moved, write its former address into "aliases".`,
  ]);
});

test.runIf(process.getuid?.() === 0)("a clone that belongs to another user, as in a container, is read", async () => {
  const original = paper({ [WALL]: wall, ...bell });
  original.commit({ [WALL]: null });
  const clone = original.clone();
  for (const path of [".", ".git"]) chownSync(join(clone.folder, path), 12_345, 12_345);
  expect(await clone.lost()).toEqual([`/2026/03/02/wall/ is gone. ${leaves}`]);
});

/** Leaves a repository that is none. */
const writeBroken = (folder: string): void => write(folder, { ".git": "gitdir: nowhere\n" });
