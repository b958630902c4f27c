import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lengthOfPack, pack, seedEntry, unpack } from "../../src/content/cache-entry.ts";
import { readContent } from "../../src/content/content.ts";
import { openCache, StoryCache } from "../../src/content/story-cache.ts";
import { format } from "../../src/model/problem.ts";
import { writeRecord } from "../../src/model/record.ts";
import { story } from "./seeds.ts";

/** Seeds and a cache; each turn is a build whose clock is ten seconds on, so that file times are settled. */
function office() {
  const root = mkdtempSync(join(tmpdir(), "broadsheet-cache-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync("package.json", join(root, "package.json"));
  const folder = join(root, "seeds");
  const drafts = join(root, "drafts");
  let clock = Date.now() + 10_000;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  /** @returns what was content, and the seeds that were read and not remembered */
  const turn = async (key = "key", at?: number) => {
    clock += 10_000;
    const now = at ?? clock;
    const cache = new StoryCache(drafts, key, now);
    const read: string[] = [];
    const keep = cache.keep.bind(cache);
    cache.keep = (seed, ...rest) => {
      read.push(seed.path);
      keep(seed, ...rest);
    };
    const content = await readContent({ root, folder, zone: "Europe/London", language: "en", cache });
    const fresh = await readContent({ root, folder, zone: "Europe/London", language: "en" });
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
    const shown = ({ stories, pages }: typeof fresh) => [...stories, ...pages];
    expect(plain(shown(content))).toEqual(plain(shown(fresh)));
    expect([content.problems, content.removals]).toEqual([fresh.problems, fresh.removals]);
    cache.save();
    cache.close();
    return { read, notice: cache.notice, messages: content.problems.map(format) };
  };
  return { drafts, write, remove: (path: string) => rmSync(join(folder, path)), turn };
}

const quay = {
  "quay.md": story(),
  "bell.txt": "Bell rings\n\n5 September 2019\n\nThe bell rang.\n\n- Advertisement -\n\nOn it went.\n",
};
const writeAll = (write: (path: string, text: string) => void, files: Record<string, string>) => {
  for (const [path, text] of Object.entries(files)) write(path, text);
};

test("a seed that did not change is not read again; one that did is, alone", async () => {
  const { write, turn } = office();
  writeAll(write, { ...quay, "pages/about.md": "---\ntitle: About\n---\nUs.\n" });
  expect((await turn()).read).toEqual(["bell.txt", "pages/about.md", "quay.md"]);
  expect((await turn()).read).toEqual([]);
  write("quay.md", story("", "Another text.\n"));
  write("new.md", story());
  expect((await turn()).read).toEqual(["new.md", "quay.md"]);
  expect((await turn()).read).toEqual([]);
});

test("a seed that was written within two seconds of the last reading is read again, since its state may not tell", async () => {
  const { write, turn } = office();
  writeAll(write, quay);
  await turn("key", Date.now() + 500);
  expect((await turn()).read).toEqual(["bell.txt", "quay.md"]);
  expect((await turn()).read).toEqual([]);
});

test("problems, warnings and removals of a seed that did not change come again", async () => {
  const { write, turn } = office();
  writeAll(write, { ...quay, "broken.md": "---\ntitle: No date\n---\nText.\n" });
  const [first, second] = [await turn(), await turn()];
  expect(second.read).toEqual([]);
  expect(second.messages).toEqual(first.messages);
  expect(second.messages.join()).toContain("date: is missing");
});

test("a sidecar that comes, changes or goes, a picture that changes or moves, a linked seed that goes: the story is read again", async () => {
  const { write, remove, turn } = office();
  writeAll(write, {
    "quay.md": story("image: { src: quay.svg, alt: Quay }"),
    "link.md": story("", "See [the quay](quay.md).\n"),
    "alone.md": story(),
    "media/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>',
  });
  await turn();
  const reads: Record<string, string[]> = {};
  const change = async (name: string, make: () => void) => {
    make();
    reads[name] = (await turn()).read;
  };
  await change("sidecar comes", () => write("alone.11tydata.ts", 'export default { kicker: "One" };'));
  await change("sidecar changes", () => write("alone.11tydata.ts", 'export default { kicker: "Two" };'));
  await change("sidecar goes", () => remove("alone.11tydata.ts"));
  await change("picture changes", () =>
    write("media/quay.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'),
  );
  await change("picture beside the story", () =>
    write("quay.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>'),
  );
  await change("picture goes", () => {
    remove("quay.svg");
    remove("media/quay.svg");
  });
  await change("linked seed goes", () => remove("quay.md"));
  expect(reads).toEqual({
    "sidecar comes": ["alone.md"],
    "sidecar changes": ["alone.md"],
    "sidecar goes": ["alone.md"],
    "picture changes": ["quay.md"],
    "picture beside the story": ["quay.md"],
    "picture goes": ["quay.md"],
    "linked seed goes": ["link.md"],
  });
});

test("a cache of other code, zone or language is begun anew without a word", async () => {
  const { write, turn } = office();
  writeAll(write, quay);
  await turn("one");
  expect(await turn("two")).toMatchObject({ read: ["bell.txt", "quay.md"], notice: undefined });
});

test.each([
  ["its entries", (folder: string) => damage(join(folder, "entries"))],
  ["its head", (folder: string) => damage(join(folder, "head.json"))],
  ["a file cut short", (folder: string) => truncateSync(join(folder, "entries"), 3)],
])("a cache with damage to %s is begun anew, and that is said", async (_, harm) => {
  const { drafts, write, turn } = office();
  writeAll(write, quay);
  await turn();
  harm(drafts);
  expect(await turn()).toMatchObject({
    read: ["bell.txt", "quay.md"],
    notice: `${drafts} is damaged: all seeds are read again.`,
  });
  expect((await turn()).read).toEqual([]);
});

test("what a killed build added is cut off", async () => {
  const { drafts, write, turn } = office();
  writeAll(write, quay);
  await turn();
  writeFileSync(join(drafts, "entries"), "half an ent", { flag: "a" });
  write("new.md", story());
  expect(await turn()).toMatchObject({ read: ["new.md"], notice: undefined });
  expect((await turn()).read).toEqual([]);
});

/** Another letter in the middle of the file. */
function damage(file: string): void {
  const content = readFileSync(file);
  const middle = content.length >> 1;
  content[middle] = content[middle] === 0x61 ? 0x62 : 0x61;
  writeFileSync(file, content);
}

test("the cache is written anew once too many entries are replaced by others, and it is what it was", async () => {
  const { drafts, write, turn } = office();
  writeAll(write, quay);
  await turn();
  const size = () => statSync(join(drafts, "entries")).size;
  const before = size();
  const cache = new StoryCache(drafts, "key", Date.now());
  for (let time = 0; time < 1200; time++) cache.keepPicture("a.png", `${time}`, {});
  const seed = { file: "bell.txt", path: "other.txt", state: "1 1 1", changed: 0 };
  for (let time = 0; time < 1200; time++)
    cache.keep(seed, undefined, { pictures: [], files: [], seeds: [] }, { linked: [], problems: [], removals: [] });
  cache.save();
  cache.close();
  expect(size()).toBeLessThan(before + 400);
  expect(await turn()).toMatchObject({ read: [], notice: undefined });
});

test("what another process wrote is in the cache, and a process that only reads it finds it", async () => {
  const { drafts } = office();
  const seed = (path: string) => ({ file: `seeds/${path}`, path, state: "1 1 1", changed: 0 });
  const made = (name: string) => ({
    linked: [],
    problems: [],
    removals: [{ file: `seeds/${name}.md`, line: 1, text: "Größe", rule: name }],
  });
  const none = { pictures: [], files: [], seeds: [] };
  const theirs = ["b", "c"].map((name) => seedEntry(seed(`${name}.md`), undefined, none, made(name), 1));
  const cache = new StoryCache(drafts, "key", Date.now());
  cache.keep(seed("a.md"), undefined, none, made("a"));
  cache.adopt(pack(theirs));
  cache.keep(seed("d.md"), undefined, none, made("d"));
  cache.save();
  const reader = new StoryCache(drafts, "key", 0, "read");
  for (const each of [cache, reader])
    expect([...each.all()].map(({ removals }) => removals)).toEqual(
      ["a", "b", "c", "d"].map((name) => made(name).removals),
    );
  reader.close();
  cache.close();
  expect(() => new StoryCache(drafts, "another key", 0, "read")).toThrow(`${drafts} is damaged`);
});

test("what a cache of another version left in the folder is removed", async () => {
  const { drafts, write, turn } = office();
  writeAll(write, quay);
  mkdirSync(drafts);
  writeFileSync(join(drafts, "bodies"), "<p>");
  writeRecord(join(drafts, "head.json"), { key: "key", lines: 0, check: 0, bodies: 3 });
  expect(await turn()).toMatchObject({ read: ["bell.txt", "quay.md"], notice: undefined });
  expect(readdirSync(drafts).sort()).toEqual(["entries", "head.json"]);
});

test("what a build noted down and did not save is forgotten by the next one in the same process", () => {
  const { drafts } = office();
  const seed = { file: "seeds/a.md", path: "a.md", state: "1 1 1", changed: 0 };
  const first = openCache(drafts, "key", Date.now());
  first.keep(seed, undefined, { pictures: [], files: [], seeds: [] }, { linked: [], problems: [], removals: [] });
  first.flush();
  const second = openCache(drafts, "key", Date.now());
  expect(first.last("a.md")).toBeDefined();
  expect(second.last("a.md")).toBeUndefined();
  second.close();
});

test("what another process noted down and did not save is cut off by the next build of a process that goes on", () => {
  const { drafts } = office();
  const keep = (path: string) => {
    const cache = openCache(drafts, "key", Date.now());
    const seed = { file: `seeds/${path}`, path, state: "1 1 1", changed: 0 };
    cache.keep(seed, undefined, { pictures: [], files: [], seeds: [] }, { linked: [], problems: [], removals: [] });
    cache.save();
  };
  keep("a.md");
  appendFileSync(join(drafts, "entries"), "what was begu");
  keep("b.md");
  openCache(drafts, "key", Date.now()).close();
  const saved = new StoryCache(drafts, "key", Date.now(), "read");
  expect([saved.last("a.md"), saved.last("b.md")]).not.toContain(undefined);
  saved.close();
});

test("entries of many megabytes are read as they were written", () => {
  const { drafts } = office();
  const cache = new StoryCache(drafts, "key", Date.now());
  const lengths = [10, 3_000_000, 6_000_000, 10, 1_500_000, 9_000_000];
  for (const [index, length] of lengths.entries()) {
    const file = `seeds/${index}.txt`;
    const removal = { file, line: 1, text: "é".repeat(length / 2), rule: "advertisement" };
    const seed = { file, path: `${index}.txt`, state: "1 1 1", changed: 0 };
    cache.keep(
      seed,
      undefined,
      { pictures: [], files: [], seeds: [] },
      { linked: [], problems: [], removals: [removal] },
    );
  }
  cache.save();
  cache.close();
  const again = new StoryCache(drafts, "key", Date.now());
  expect(again.notice).toBeUndefined();
  expect([...again.all()].map(({ removals }) => removals[0]?.text.length)).toEqual(lengths.map((length) => length / 2));
  again.close();
});

test("entries are written two thousand at a time, and what is left when they are flushed or saved", () => {
  const { drafts } = office();
  const cache = new StoryCache(drafts, "key", Date.now());
  const paths = Array.from({ length: 4001 }, (_, n) => `${n}.txt`);
  for (const path of paths)
    cache.keep(
      { file: `seeds/${path}`, path, state: "1 1 1", changed: 0 },
      undefined,
      { pictures: [], files: [], seeds: [] },
      { linked: [path], problems: [], removals: [] },
    );
  const kept = () => paths.filter((path) => cache.last(path)?.linked[0] === path).length;
  expect(kept()).toBe(4000);
  cache.flush();
  expect(kept()).toBe(4001);
  cache.save();
  cache.close();
  const again = new StoryCache(drafts, "key", Date.now(), "read");
  expect([...again.all()].map(({ linked }) => linked[0])).toEqual(paths);
  again.close();
});

test("long texts are written before they fill the memory", async () => {
  const { drafts, write } = office();
  write("quay.md", story());
  const [short] = (
    await readContent({ root: dirname(drafts), folder: join(dirname(drafts), "seeds"), zone: "UTC", language: "en" })
  ).stories;
  if (!short) throw new Error("the story was not read");
  const cache = new StoryCache(drafts, "key", Date.now());
  const keep = (path: string, html: string) =>
    cache.keep(
      { file: `seeds/${path}`, path, state: "1 1 1", changed: 0 },
      undefined,
      { pictures: [], files: [], seeds: [] },
      { story: { ...short, body: { ...short.body, html } }, linked: [], problems: [], removals: [] },
    );
  const isWritten = () => cache.last("a.md") !== undefined;
  keep("a.md", "a".repeat(9_000_000));
  expect(isWritten()).toBe(false);
  keep("b.md", "b".repeat(9_000_000));
  expect(isWritten()).toBe(true);
  cache.close();
});

test("as many entries as an archive has are packed two thousand at a time, since no string holds them all", () => {
  const entries = Array.from({ length: 4001 }, (_, n) => ({ picture: `quay-${n}.jpg`, state: "", seen: 0, answer: n }));
  const bytes = Buffer.from(pack(entries));
  const counts: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + lengthOfPack(bytes.subarray(at));
    counts.push([...unpack(bytes.subarray(at, end))].length);
    at = end;
  }
  expect(counts).toEqual([2000, 2000, 1]);
  expect([...unpack(bytes)]).toEqual(entries);
});

test("stories come back with their letters of all scripts, and with what the tables leave out", async () => {
  const { drafts, write } = office();
  const texts = {
    "quay.md": story("kicker: “Öl” für 5 €\nlocation: قارب 🚢\n"),
    "wall.md": story("description: It is repaired.\n"),
  };
  for (const [path, text] of Object.entries(texts)) write(path, text);
  const root = dirname(drafts);
  const { stories } = await readContent({ root, folder: join(root, "seeds"), zone: "UTC", language: "en" });
  const summarized = stories.flatMap((each) => [each, { ...each, path: `not-${each.path}`, summary: "Another one." }]);
  const entries = summarized.map((each) => {
    const { file, path } = each;
    const read = { story: each, linked: [], problems: [], removals: [] };
    return seedEntry(
      { file, path, state: "1", changed: 0 },
      undefined,
      { pictures: [], files: [], seeds: [] },
      read,
      0,
    );
  });
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  expect(stories.map(({ standfirst, summary }) => standfirst === summary)).toEqual([false, true]);
  expect(plain([...unpack(Buffer.from(pack(entries)))])).toEqual(plain(entries));
});
