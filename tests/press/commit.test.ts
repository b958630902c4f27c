import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commit, stageOf } from "../../src/press/commit.ts";
import { filesIn } from "../site/site.ts";

/** An output folder in a place of its own, and a way to publish files into it as a build does. */
function press() {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-press-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const output = join(folder, "public/_site");
  const publish = (files: Record<string, string>): number => {
    const stage = stageOf(output);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(stage, file)), { recursive: true });
      writeFileSync(join(stage, file), text);
    }
    return commit(stage, output, Object.keys(files));
  };
  return { output, publish };
}

test("the stage lies beside the output folder and is gone afterwards", () => {
  const { output, publish } = press();
  expect(dirname(stageOf(output))).toBe(dirname(output));
  publish({ "index.html": "one" });
  expect(existsSync(stageOf(output))).toBe(false);
  expect(readFileSync(join(output, "index.html"), "utf8")).toBe("one");
});

test("a later edition replaces, adds and removes, with the folders that are left empty", () => {
  const { output, publish } = press();
  publish({ "index.html": "one", "a/b/index.html": "gone", "a/index.html": "stays" });
  expect(publish({ "index.html": "two", "a/index.html": "stays", "c/index.html": "new" })).toBe(1);
  expect(filesIn(output)).toEqual(["a/index.html", "c/index.html", "index.html"]);
  expect(readFileSync(join(output, "index.html"), "utf8")).toBe("two");
  expect(existsSync(join(output, "a/b"))).toBe(false);
});

test("files of others are left alone, in folders that the edition leaves too", () => {
  const { output, publish } = press();
  publish({ "a/index.html": "one" });
  writeFileSync(join(output, "a/CNAME"), "post.example");
  publish({ "index.html": "two" });
  expect(filesIn(output)).toEqual(["a/CNAME", "index.html"]);
});

test("two output folders do not know of each other's files", () => {
  const [one, two] = [press(), press()];
  one.publish({ "a.html": "one" });
  two.publish({ "b.html": "two" });
  expect(one.publish({ "c.html": "one" })).toBe(1);
  expect(filesIn(two.output)).toEqual(["b.html"]);
});
