import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { endMove, readManifest } from "../../src/output/manifest.ts";
import { optionsFor, type Site, siteOf, story } from "../site/site.ts";

const seeds = {
  "seeds/wall.md": story({ title: "Wall rises", section: "world" }),
  "seeds/bell.md": story({ title: "Bell rings", section: "town", date: "2024-05-01" }),
  "seeds/lamp.md": story({ title: "Lamp lit", section: "town", date: "2022-05-01" }),
};
/** Of the oldest story: it shows the one after it, and not the newest. */
const LAMP = "2022/05/01/lamp/index.html";

/** Lets a page differ from what the manifest says: only who computes its fingerprint finds that. */
function falsify({ folder }: Site, file: string): void {
  const { output } = optionsFor(folder);
  const { manifest } = readManifest(output);
  const printed = manifest.files.get(file);
  if (!printed) throw new Error(`there is no ${file}`);
  endMove(output, { ...manifest, files: new Map([...manifest.files, [file, { ...printed, fingerprint: "another" }]]) });
}

test.each([
  ["of words, fingerprints are computed only of pages that show them", { description: "It falls." }, false],
  ["of a date, fingerprints are computed of all pages", { date: "2026-03-03" }, true],
  ["of a story that has a problem to tell, fingerprints are computed of all pages", { tags: ["Econom"] }, true],
])("after an edit %s", async (_, keys, isCompared) => {
  const site = await siteOf(seeds);
  falsify(site, LAMP);
  const { result } = await site.again({ "seeds/wall.md": story({ title: "Wall rises", section: "world", ...keys }) });
  expect(result.published).toBe(true);
  const { manifest } = readManifest(optionsFor(site.folder).output);
  expect(manifest.files.get(LAMP)?.fingerprint !== "another").toBe(isCompared);
});

test("a build after an edit of words tells what the last one told, and prints what others changed in the output folder", async () => {
  const site = await siteOf({ ...seeds, "seeds/about.pdf": "%PDF-1.4" });
  expect(site.said).not.toEqual([]);
  const lamp = site.read(LAMP);
  writeFileSync(join(site.folder, "_site", LAMP), "gone");
  const edited = await site.again({ "seeds/wall.md": story({ title: "Wall falls", section: "world" }) });
  expect(edited.said).toEqual(site.said);
  expect(edited.read(LAMP)).toBe(lamp);
});
