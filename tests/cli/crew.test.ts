import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Crew } from "../../src/cli/crew.ts";
import { digestOf, plan } from "../../src/cli/plan.ts";
import { print } from "../../src/eleventy/print.ts";
import { filesIn, NOW, siteOf, story } from "../site/site.ts";

it("two processes print the bytes that one prints, and a share made from other copy is handed back", async () => {
  const seeds = Array.from({ length: 60 }, (_, n) => [
    `seeds/2026-03-02-story-${n}.md`,
    story({ title: `Story ${n}` }),
  ]);
  const site = await siteOf(Object.fromEntries(seeds));
  const choices = { seeds: join(site.folder, "seeds"), data: join(site.folder, "_data"), now: NOW, hold: false };
  const { edition, copy } = await plan(choices);
  if (!edition || !copy) throw new Error("the site has problems");
  const stage = mkdtempSync(join(tmpdir(), "broadsheet-crew-"));
  onTestFinished(() => rmSync(stage, { recursive: true, force: true }));
  mkdirSync(stage, { recursive: true });

  const crew = new Crew(choices, stage, 2, 60);
  onTestFinished(() => crew.dismiss());
  expect(crew.shares).toBe(2);
  await print(edition, stage, { nth: 0, of: crew.shares });
  expect(await crew.done(digestOf(copy))).toEqual([]);
  expect(await crew.done("another copy")).toEqual([1]);

  const printed = site.files.filter((file) => !file.startsWith("assets/"));
  expect(filesIn(stage)).toEqual(printed);
  for (const file of printed) expect(readFileSync(join(stage, file), "utf8")).toBe(site.read(file));
});

it("a small outlet gets one process, however many it may have", () => {
  expect(new Crew({ seeds: "seeds", data: "_data", now: NOW, hold: false }, "nowhere", 8).shares).toBe(1);
});
