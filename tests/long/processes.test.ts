import { expect, it } from "vitest";
import { archive, contents, differences, STORIES } from "../cli/archive.ts";
import { story } from "../site/site.ts";

it("several processes print the same as one, say the same of the copy and hold the same stories back", async () => {
  const site = archive();
  const build = (jobs: number, ...flags: string[]) =>
    site.run(["build", "--output", `site-${jobs}`, "--jobs", String(jobs), ...flags]);
  for (const jobs of [1, 3])
    expect(await build(jobs), `${jobs} jobs`).toEqual({
      code: 0,
      stdout: expect.stringMatching(/: (\d+) printed, 0 unchanged/),
      stderr: "",
    });
  const printed = contents(site, "site-1");
  expect(printed.size).toBeGreaterThan(STORIES);
  expect(differences(printed, contents(site, "site-3"))).toEqual([]);
  // What they noted down is what one alone would have: the next build finds nothing to do.
  const again = await site.run(["build", "--output", "site-3", "--jobs", "1"]);
  expect(again.stdout).toMatch(/: 0 printed, \d+ unchanged, 0 removed/);

  site.write({
    "seeds/a-first.md": story({ title: "First", section: "nowhere" }),
    "seeds/m-middle.md": "---\ntitle: No date\n---\nText.\n",
    "seeds/z-last.md": story({ title: "Last", section: "elsewhere" }),
    "seeds/new.md": story({ title: "New" }),
  });
  const [one, several] = [await build(1), await build(3)];
  expect([one.code, several.code]).toEqual([1, 1]);
  expect(one.stderr).toMatch(/a-first.md.*\n.*m-middle.md.*\n.*z-last.md/);
  expect(several.stderr).toBe(one.stderr);
  for (const outcome of [await build(1, "--hold"), await build(3, "--hold", "--full")])
    expect(outcome).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/held back: seeds\/m-middle.md\nheld back: seeds\/z-last.md\n$/),
    });
  expect(differences(contents(site, "site-1"), contents(site, "site-3"))).toEqual([]);
  expect(site.has("site-1/2026/03/02/new/index.html")).toBe(true);
});
