import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { prepare } from "../../src/build/prepare.ts";
import { clone, type Outcome, outcomeOf, type Paper } from "../cli/paper.ts";
import { filesIn, NOW, optionsFor, story } from "../site/site.ts";

/** Runs a command of a paper from a folder of its own, which is given back. */
async function runElsewhere(
  { folder }: Paper,
  argv: readonly string[],
): Promise<Outcome & { readonly elsewhere: string }> {
  const elsewhere = mkdtempSync(join(tmpdir(), "broadsheet-elsewhere-"));
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  const program = join(folder, "src/cli/broadsheet.mjs");
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(NOW / 1000) };
  const run = spawn(process.execPath, [program, ...argv], { cwd: elsewhere, env, stdio: ["ignore", "pipe", "pipe"] });
  return { ...(await outcomeOf(run)), elsewhere };
}

const files = {
  "seeds/2026-03-02-wall.md": story({ title: "Wall rises", image: { src: "wall.svg", alt: "The wall" } }),
  "seeds/media/wall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>\n',
  "seeds/bell.txt": "Bell rings\n\nThe bell rang.\n",
  "seeds/bell.11tydata.ts": 'export default { date: "2026-03-02" };\n',
  "src/pages/form.njk": "---\nlayout: layouts/page.njk\ntitle: Form\n---\nA form.\n",
};

test("a paper that is built from another working directory has the same bytes, and both builds know each other's records", async () => {
  const site = clone(files);
  const first = await runElsewhere(site, ["build", "--output", "www"]);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect((await site.run(["build"])).code).toBe(0);
  const [theirs, ours] = [join(first.elsewhere, "www"), join(site.folder, "_site")];
  expect(filesIn(first.elsewhere).every((file) => file.startsWith("www/"))).toBe(true);
  expect(filesIn(theirs)).toEqual(filesIn(ours));
  for (const file of filesIn(ours))
    expect(readFileSync(join(theirs, file)).equals(readFileSync(join(ours, file)))).toBe(true);
  expect((await runElsewhere(site, ["build"])).stdout).toMatch(
    /^built (\d+) pages: 0 printed, \1 unchanged, 0 removed/,
  );
});

test("problems that are found from another working directory name files as they lie in the project", async () => {
  const site = clone({ ...files, "seeds/2026-03-03-gate.md": story({ section: "wrold" }) });
  expect(await runElsewhere(site, ["check"])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^seeds\/2026-03-03-gate\.md:4: section: "wrold" is not a section\. /),
  });
});

test("an edition is made of the project that is named, wherever this process is", async () => {
  const site = clone({ ...files, "_data/site.ts": (before) => before.replace("The Test Post", "The Elsewhere Post") });
  const { edition, problems } = await prepare({ ...optionsFor(""), root: site.folder, seeds: "seeds", data: "_data" });
  expect(problems).toEqual([]);
  expect(edition?.globals.site.name).toBe("The Elsewhere Post");
  expect(edition?.stories.map((each) => each.story.file).sort()).toEqual([
    "seeds/2026-03-02-wall.md",
    "seeds/bell.txt",
  ]);
});
