import { expect, test } from "vitest";
import { undo } from "../../../src/output/deploy/deploy.ts";
import { AT, deployTo, edition, folderFor, MemoryTarget, refused } from "./places.ts";

test("what somebody else put into a target stays, and is named; what has a name of the edition is replaced", async () => {
  const output = edition(folderFor(), { "index.html": "ours" });
  const target = new MemoryTarget(output.path);
  target.files.set("index.html", Buffer.from("theirs"));
  target.files.set("old/page.html", Buffer.from("theirs"));
  expect((await deployTo(target, output)).strays).toEqual(["old/page.html"]);
  expect(String(target.files.get("index.html"))).toBe("ours");
  expect(target.files.has("old/page.html")).toBe(true);
  expect((await deployTo(target, output)).steps).toEqual([]);
});

test("a record of another version is not taken for an empty target", async () => {
  const output = edition(folderFor(), { "index.html": "ours" });
  const target = new MemoryTarget(output.path);
  target.manifest = Buffer.from("other");
  expect(await refused(deployTo(target, output))).toEqual([
    "memory:1: target: has a record that this version of Broadsheet cannot read. Deploy with the version that wrote it, or empty the target and its --state folder.",
  ]);
  expect(target.files.size).toBe(0);
});

test("where readers see each file as it changes, no earlier edition is kept", async () => {
  const order = { target: new MemoryTarget(""), who: "ann@desk", at: AT };
  expect(await refused(undo(order))).toEqual([
    "memory:1: target: keeps no earlier edition. Build an earlier edition, and deploy that.",
  ]);
});
