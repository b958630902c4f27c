import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRecord, writeRecord } from "../../src/model/record.ts";
import { clean, commit, finish, obstacles, stageOf } from "../../src/output/commit.ts";
import { inTheWay } from "../../src/output/diff.ts";
import {
  beginMove,
  fileState,
  isLast,
  type Move,
  NOTHING,
  type Printed,
  readManifest,
} from "../../src/output/manifest.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import { filesIn } from "../site/site.ts";

/** An output folder in a place of its own, and a way to publish files into it as a build does. */
function press() {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-press-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const output = outputFolder(folder, "public/_site");
  /** Puts a whole edition into the stage. */
  const stage = (files: Record<string, string>): Move => {
    const printed = new Map<string, Printed>();
    for (const [file, text] of Object.entries(files)) {
      const path = join(stageOf(output), file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      const lies = fileState(path);
      if (lies) printed.set(file, { fingerprint: text, ...lies });
    }
    const names = Object.keys(files);
    const remove = [...readManifest(output).manifest.files.keys()].filter((file) => !names.includes(file));
    const clear = inTheWay(
      remove,
      names.map((file) => ({ file })),
    );
    return { stage: stageOf(output), files: names, clear, remove, printed, layout: "", own: NOTHING.own };
  };
  return {
    output,
    stage,
    publish: (files: Record<string, string>) => commit(output, stage(files), readManifest(output).manifest),
  };
}

test("the stage lies beside the output folder and is gone afterwards", () => {
  const { output, publish } = press();
  expect(dirname(stageOf(output))).toBe(dirname(output.path));
  publish({ "index.html": "one" });
  expect(existsSync(stageOf(output))).toBe(false);
  expect(readFileSync(join(output.path, "index.html"), "utf8")).toBe("one");
});

test("a later edition replaces, adds and removes, with the folders that are left empty", () => {
  const { output, publish } = press();
  publish({ "index.html": "one", "a/b/index.html": "gone", "a/index.html": "stays" });
  publish({ "index.html": "two", "a/index.html": "stays", "c/index.html": "new" });
  expect(filesIn(output.path)).toEqual(["a/index.html", "c/index.html", "index.html"]);
  expect(readFileSync(join(output.path, "index.html"), "utf8")).toBe("two");
  expect(existsSync(join(output.path, "a/b"))).toBe(false);
});

test("a file that becomes a folder, and a folder that becomes a file", () => {
  const { output, publish } = press();
  publish({ "a.html": "one", "b.html/c/index.html": "two" });
  publish({ "a.html/index.html": "one", "b.html": "two" });
  expect(filesIn(output.path)).toEqual(["a.html/index.html", "b.html"]);
});

test("files of others are left alone and named, again and again, until they are cleaned away", () => {
  const { output, publish } = press();
  publish({ "a/index.html": "one" });
  writeFileSync(join(output.path, "a/CNAME"), "post.example");
  mkdirSync(join(output.path, "widgets"));
  writeFileSync(join(output.path, "widgets/clock.js"), "tick()");
  for (const text of ["two", "three"]) {
    expect(publish({ "a/index.html": text }).strays).toEqual(["a/CNAME", "widgets"]);
    expect(filesIn(output.path)).toEqual(["a/CNAME", "a/index.html", "widgets/clock.js"]);
  }
  expect(clean(output).strays).toEqual([]);
  expect(filesIn(output.path)).toEqual(["a/index.html"]);
});

test("where the edition has a page since then, what others put there is theirs no longer, and is not cleaned away", () => {
  const { output, publish } = press();
  publish({ "index.html": "one" });
  mkdirSync(join(output.path, "about"));
  for (const file of ["about/notes", "CNAME"]) writeFileSync(join(output.path, file), "theirs");
  expect(publish({ "index.html": "two" }).strays).toEqual(["CNAME", "about"]);
  const edition = { "index.html": "two", "about/index.html": "ours", CNAME: "ours" };
  expect(obstacles(output, Object.keys(edition), readManifest(output).manifest)).toEqual(["CNAME"]);
  expect(publish(edition).strays).toEqual(["about/notes"]);
  clean(output);
  expect(filesIn(output.path)).toEqual(["CNAME", "about/index.html", "index.html"]);
});

test("files of others that went with the output folder are named no more", () => {
  const { output, publish } = press();
  publish({ "index.html": "one" });
  writeFileSync(join(output.path, "CNAME"), "post.example");
  expect(publish({ "index.html": "two" }).strays).toEqual(["CNAME"]);
  rmSync(output.path, { recursive: true });
  expect(publish({ "index.html": "three" }).strays).toEqual([]);
});

test("what others put into a folder of the last edition where the new one wants a file is named", () => {
  const { output, publish } = press();
  publish({ "a/x.html/index.html": "one", "a/y.html/index.html": "two" });
  writeFileSync(join(output.path, "a/x.html/notes"), "theirs");
  expect(obstacles(output, ["a/x.html", "a/y.html"], readManifest(output).manifest)).toEqual(["a/x.html"]);
});

test("what others put where the edition wants a file or a folder is named; what the last edition left there is not", () => {
  const { output, publish } = press();
  publish({ "old.html": "one", "was/index.html": "two" });
  mkdirSync(join(output.path, "theirs.html"));
  writeFileSync(join(output.path, "theirs.html/x"), "x");
  writeFileSync(join(output.path, "notes"), "y");
  const { manifest } = readManifest(output);
  const wanted = ["old.html/index.html", "was", "theirs.html", "notes/index.html", "new/index.html"];
  expect(obstacles(output, wanted, manifest)).toEqual(["notes", "theirs.html"]);
});

test("an empty folder of others where the edition wants a file is named", () => {
  const { output, publish } = press();
  publish({ "index.html": "one", "was/index.html": "two" });
  for (const folder of ["old.html", "was/empty"]) mkdirSync(join(output.path, folder));
  expect(obstacles(output, ["old.html", "was"], readManifest(output).manifest)).toEqual(["old.html", "was"]);
});

test("the last edition is known for what it is, in a folder behind a link too", () => {
  const { output } = press();
  mkdirSync(join(dirname(output.path), "real"), { recursive: true });
  symlinkSync("real", output.path);
  const { manifest } = readManifest(output);
  const move = { files: [], clear: [], remove: [], printed: new Map(), layout: "", own: NOTHING.own };
  const published = commit(output, { ...move, stage: stageOf(output) }, manifest);
  expect(isLast(output, published)).toBe(true);
  writeFileSync(join(output.path, "CNAME"), "theirs");
  expect(isLast(output, published)).toBe(false);
});

test("what could not be noted down of a move is for the next build, which makes the edition again", () => {
  const { output, stage, publish } = press();
  const before = publish({ "index.html": "one" });
  const move = { ...stage({ "index.html": "two" }), memo: "nothing changed" };
  const full = () => {
    throw new Error("the disk is full");
  };
  expect(() => commit(output, move, before, full)).toThrow("the disk is full");
  expect(readManifest(output).manifest).toEqual(before);
  expect(finish(output)).toBe(true);
  expect(readManifest(output).manifest).toMatchObject({ layout: "" });
  expect(readManifest(output).manifest.lastResult).toBeUndefined();
});

test("two output folders do not know of each other's files", () => {
  const [one, two] = [press(), press()];
  one.publish({ "a.html": "one" });
  two.publish({ "b.html": "two" });
  one.publish({ "c.html": "one" });
  expect(filesIn(two.output.path)).toEqual(["b.html"]);
  expect(filesIn(one.output.path)).toEqual(["c.html"]);
});

test.each([0, 1, 2, 3])("a move that was killed after %d of 3 files is finished by the next build", (moved) => {
  const { output, stage, publish } = press();
  publish({ "index.html": "one", "gone.html": "one" });
  const move = stage({ "index.html": "two", "a/index.html": "two", "feed.xml": "two" });
  beginMove(output, move);
  for (const file of move.files.slice(0, moved)) {
    mkdirSync(dirname(join(output.path, file)), { recursive: true });
    writeFileSync(join(output.path, file), "two");
    rmSync(join(move.stage, file));
  }
  expect(finish(output)).toBe(true);
  expect(filesIn(output.path)).toEqual(["a/index.html", "feed.xml", "index.html"]);
  expect(readFileSync(join(output.path, "index.html"), "utf8")).toBe("two");
  expect([...readManifest(output).manifest.files.keys()].sort()).toEqual(["a/index.html", "feed.xml", "index.html"]);
  expect([finish(output), existsSync(move.stage)]).toEqual([false, false]);
});

test("a manifest that somebody wrote into is not trusted, and that is said", () => {
  const { output, publish } = press();
  publish({ "index.html": "one" });
  const file = join(output.records, "edition.json");
  writeFileSync(file, readFileSync(file, "utf8").replace("one", "two"));
  const { manifest, notice } = readManifest(output);
  expect([manifest.files, notice]).toEqual([
    new Map(),
    `${join(output.recordsName, "edition.json")} is damaged: everything is printed again.`,
  ]);
});

test("records of an earlier version, with other names in them, are read as what they are", () => {
  const { output, stage, publish } = press();
  const before = publish({ "index.html": "one", "gone.html": "one" });
  inEarlierWords(join(output.records, "edition.json"));
  expect(readManifest(output)).toEqual({ manifest: before });
  beginMove(output, { ...stage({ "index.html": "two", "feed.xml": "two" }), lastResult: "nothing changed" });
  inEarlierWords(join(output.records, "moving.json"));
  expect(finish(output)).toBe(true);
  expect(filesIn(output.path)).toEqual(["feed.xml", "index.html"]);
  const { manifest, notice } = readManifest(output);
  expect([[...manifest.files.keys()].sort(), manifest.layout, notice]).toEqual([filesIn(output.path), "", undefined]);
});

/** Writes a record as the version before the redesign would have. */
function inEarlierWords(file: string): void {
  const read = readRecord(file);
  const { layout, lastResult, ...rest } = (typeof read === "object" ? read.value : {}) as Record<string, unknown>;
  writeRecord(file, { press: layout, memo: lastResult, ...rest });
}
