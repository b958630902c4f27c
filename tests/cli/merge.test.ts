import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { everything } from "../eleventy/outlet.ts";
import { filesIn, story } from "../site/site.ts";
import { contents } from "./kills.ts";
import { type Paper, paper } from "./paper.ts";

const seeds = {
  "seeds/wall.md": story(
    { title: "Wall rises", image: { src: "quay.svg", alt: "A quay" } },
    "See [the bell](bell.md).",
  ),
  "seeds/bell.md": story({ title: "Bell rings", tags: ["Bells"] }),
  "seeds/media/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  "seeds/pages/about.md": "---\ntitle: About\n---\nUs.\n",
};

const shard = (site: Paper, share: string, stage: string, ...flags: string[]) =>
  site.run(["build", "--shard", share, "--stage", stage, ...flags]);

/** Prints both shards of two. */
async function both(site: Paper): Promise<void> {
  for (const [share, stage] of [
    ["1/2", "one"],
    ["2/2", "two"],
  ] as const)
    expect(await shard(site, share, stage)).toMatchObject({ code: 0, stderr: "" });
}

const NOTHING = "nothing was published, the last edition stays as it was.\n";

/** What a merge says that publishes nothing. */
async function refusal(site: Paper, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await site.run(["merge", ...argv]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(site.has("_site")).toBe(false);
  return stderr.replace(/\d+ problems?: nothing .*\n$/, "");
}

test("a merge publishes what a build would, and the next build finds nothing to do", async () => {
  const site = paper(seeds);
  await both(site);
  expect(site.has("_site")).toBe(false);
  expect(await site.run(["merge", "two", "one"])).toEqual({
    code: 0,
    stderr: "",
    stdout: expect.stringMatching(/^built (\d+) pages: \1 printed, 0 unchanged, 0 removed, in [\d.]+ s\n$/),
  });
  expect((await site.run(["build"])).stdout).toMatch(/: 0 printed, /);
  expect((await site.run(["build", "--output", "alone"])).code).toBe(0);
  expect(contents(join(site.folder, "_site"))).toEqual(contents(join(site.folder, "alone")));
  // The stages are whole: what is merged twice is as it was.
  expect((await site.run(["merge", "one", "two"])).stderr).toMatch(/^one:1: shard: .*after another last edition/);
  expect((await site.run(["merge", "one", "two", "--output", "other"])).stderr).toMatch(/--output other/);
});

test("shards print what changed, and a merge takes it", async () => {
  const site = paper(seeds);
  expect((await site.run(["build"])).code).toBe(0);
  site.write({ "seeds/bell.md": story({ title: "Bell rings twice", tags: ["Bells"] }) });
  await both(site);
  expect([...filesIn(join(site.folder, "one")), ...filesIn(join(site.folder, "two"))]).not.toContain(
    "pages/robots.txt",
  );
  expect((await site.run(["merge", "one", "two"])).stdout).toMatch(/: [1-9]\d* printed, [1-9]\d* unchanged/);
  await site.run(["build", "--output", "alone"]);
  expect(contents(join(site.folder, "_site"))).toEqual(contents(join(site.folder, "alone")));
});

test("a shard says what it printed, and is printed again into the same stage", async () => {
  const site = paper(seeds);
  const said = {
    code: 0,
    stderr: "",
    stdout: expect.stringMatching(/^printed \d+ of \d+ pages: shard 1\/2, in [\d.]+ s\n$/),
  };
  expect(await shard(site, "1/2", "one")).toEqual(said);
  const printed = contents(join(site.folder, "one/pages"));
  // What a killed shard leaves: pages, and no record.
  site.remove("one/shard.json");
  site.write({ "one/pages/half.html": "<p" });
  expect(await shard(site, "1/2", "one")).toEqual(said);
  expect(contents(join(site.folder, "one/pages"))).toEqual(printed);
});

test("a merge says which shards are missing, twice, unfinished or of other numbers", async () => {
  const site = paper(seeds);
  await both(site);
  expect(await refusal(site, "two")).toBe(
    "_site:1: output: cannot be made yet: shard 1/2 is missing. Print it with --shard 1/2 --stage FOLDER, and name its folder too.\n",
  );
  expect(await refusal(site, "one", "two", "two")).toBe(
    "two:1: shard: is shard 2/2, as two is. Name each shard once.\n",
  );
  await shard(site, "3/3", "three");
  expect(await refusal(site, "one", "two", "three")).toBe(
    "three:1: shard: is shard 3/3, and one is one of 2. Name the shards of one edition.\n",
  );
  site.remove("two/shard.json");
  expect(await refusal(site, "one", "two", "nowhere")).toBe(
    "two:1: shard: holds no shard that was printed to its end. Print it again with --shard and --stage.\n" +
      "nowhere:1: shard: holds no shard that was printed to its end. Print it again with --shard and --stage.\n",
  );
});

test("a merge says in what a shard is of another edition", async () => {
  const site = paper(seeds);
  const again = "Give all shards and the merge the same, and print it again with --shard 2/2 --stage two.\n";
  await both(site);
  site.write({ "seeds/bell.md": story({ title: "Bell is silent" }) });
  await shard(site, "1/2", "one");
  expect(await refusal(site, "one", "two")).toBe(
    `two:1: shard: is of another edition: it was printed from other seeds. ${again}`,
  );
  site.edit("_includes/layouts/base.njk", (text) => `${text}<!-- -->`);
  site.edit("_data/site.ts", (text) => text.replace("All the tests", "All of them"));
  await shard(site, "1/2", "one", "--now", "2026-06-01T10:00Z");
  expect(await refusal(site, "one", "two")).toBe(
    `two:1: shard: is of another edition: it was printed as of 2026-06-01T00:00:00.000Z and not of 2026-06-01T10:00:00.000Z (--now), by other code, layouts or styles, from other data (_data), and from other seeds. ${again}`,
  );
  await both(site);
  expect(await refusal(site, "one", "two", "--url", "https://other.example/")).toContain(
    "two:1: shard: is of another edition: it was printed with the flags --seeds seeds --data _data --output _site and not with --seeds seeds --data _data --output _site --url https://other.example/. Give",
  );
  const record = readFileSync(join(site.folder, "two/shard.json"), "utf8");
  writeFileSync(join(site.folder, "two/shard.json"), record.replace('"shard":2', '"shard":1'));
  expect(await refusal(site, "one", "two")).toMatch(/^two:1: shard: holds no shard that was printed to its end\./);
});

test("a merge says which page of a shard was lost on the way", async () => {
  const site = paper(seeds);
  await both(site);
  const page = filesIn(join(site.folder, "two/pages")).find((file) => file.endsWith(".html")) ?? "";
  truncateSync(join(site.folder, "two/pages", page), 10);
  expect(await refusal(site, "one", "two")).toBe(
    `two:1: shard: has lost "${page}", or a part of it. Print it again with --shard 2/2 --stage two.\n`,
  );
});

test("pages of the outlet's own, and problems of the copy, are told by shards and merge as by a build", async () => {
  const site = paper({ ...seeds, ...everything });
  site.write({ "seeds/bad.md": story({ section: "sprots" }) });
  const alone = await site.run(["build", "--output", "alone"]);
  expect(alone.code).toBe(1);
  expect(await shard(site, "1/2", "one")).toEqual(alone);
});

test("a stage must be apart and must be its own", async () => {
  const site = paper({ ...seeds, "desk/notes.txt": "Mine." });
  const said = async (stage: string) => (await shard(site, "1/2", stage)).stderr.replace(`1 problem: ${NOTHING}`, "");
  expect(await said("desk")).toBe(
    'desk:1: stage: holds "notes.txt", which no shard put there. Name an empty folder with --stage.\n',
  );
  expect(await said("_site/one")).toBe(
    "_site/one:1: stage: is not apart from _site. Name another folder with --stage.\n",
  );
  expect(await said("seeds")).toBe("seeds:1: stage: is not apart from seeds. Name another folder with --stage.\n");
});

test("flags that do not go with a shard are refused", async () => {
  const site = paper(seeds);
  const said = async (...argv: string[]) => {
    const { code, stderr } = await site.run(argv);
    expect(code).toBe(2);
    return stderr.split("\n")[0];
  };
  expect(await said("build", "--shard", "1/2")).toBe("--shard goes with --stage: name the folder to print it into.");
  expect(await said("build", "--stage", "one")).toBe(
    "--stage goes with --shard or --queue: say which share, such as --shard 1/3.",
  );
  for (const share of ["3/2", "0/2", "2", "a/b"])
    expect(await said("build", "--shard", share, "--stage", "one")).toBe(
      `--shard: "${share}" is not a share such as 2/3, the second of three.`,
    );
  expect(await said("build", "--shard", "1/2", "--stage", "one", "--jobs", "2")).toBe(
    "--jobs does not go with --shard.",
  );
  expect(await said("merge")).toBe("Name the stage of each shard: npm run merge -- one two three.");
  expect(await said("merge", "one", "--now", "2026-06-01")).toMatch(/^--now works with /);
});

test("the workflow for GitHub Actions prints every share, and merges them", async () => {
  const workflow = readFileSync(".github/more-machines.yml", "utf8");
  const commands = [...workflow.matchAll(/run: npm run (.*)/g)].map(([, command = ""]) => command);
  const [build = "", merge] = commands;
  const shards = /shard: \[(.*)\]/.exec(workflow)?.[1]?.split(", ") ?? [];
  const site = paper(seeds);
  for (const each of shards) {
    const typed = build
      .replace(/\$\{\{ matrix\.shard \}\}/, each)
      .replace("--stage shard", `--stage shards/shard-${each}`);
    const [command = "", , ...flags] = typed.split(" ");
    expect(await site.run([command, ...flags])).toMatchObject({ code: 0, stderr: "" });
  }
  expect(merge).toBe("merge -- shards/*");
  const stages = shards.map((each) => `shards/shard-${each}`);
  expect((await site.run(["merge", ...stages])).stdout).toMatch(/^built /);
});
