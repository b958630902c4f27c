import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { story } from "../site/site.ts";
import { contents } from "./archive.ts";
import { paper } from "./paper.ts";
import { PATIENCE, wall } from "./served.ts";
import { watched } from "./watched.ts";

const page = "2026/03/02/wall/index.html";

it("build --watch publishes what is saved, keeps the last edition while there are problems, and leaves what a build leaves", async () => {
  const site = paper({ ...wall, "seeds/2026-04-01-draft.md": story({ title: "Gulls", draft: true }) });
  const { has, lacks, says, end } = watched(site);
  await has(page, "Wall rises</h1>");
  await says(/^built (\d+) pages: \1 printed, 0 unchanged, 0 removed, in \d+\.\d\d s\n$/);

  site.write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  await has(page, "Wall falls</h1>");
  site.write({ "seeds/2026-03-03-bell.md": story({ title: "Bell rings", date: "2026-03-03" }) });
  await has("2026/03/03/bell/index.html", "Bell rings</h1>");
  await has("index.html", "Bell rings");

  const mend = site.edit("seeds/2026-03-02-wall.md", (text) => text.replace("title:", "kicker: Quay\nstrap:"));
  await says(/^seeds\/2026-03-02-wall\.md:1: title: is missing\. Write the headline: "title: …"\.$/m);
  await says(/^\d problems?: nothing was published, the last edition stays as it was\.$/m);
  await has(page, "Wall falls</h1>");
  mend();
  site.remove("seeds/2026-03-03-bell.md");
  await lacks("2026/03/03/bell/index.html");
  await has(page, "Wall falls</h1>");
  expect(site.has("_site/2026/03/02/draft")).toBe(false);

  expect((await end("SIGINT")).code).toBe(0);
  await site.run(["build", "--output", "clean"]);
  expect(contents(site, "_site")).toEqual(contents(site, "clean"));
  expect(site.has(join(".broadsheet", "lock"))).toBe(false);
});

it("what is saved while build --watch gets ready, after a start that had nothing to print, is reported as printed", async () => {
  const site = paper(wall);
  await site.run(["build"]);
  const { says, has } = watched(site);
  await says(/^built (\d+) pages: 0 printed, \1 unchanged, 0 removed, /m);
  site.write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  await has(page, "Wall falls</h1>");
  await says(/^built \d+ pages: [1-9]\d* printed, /m);
});

it("build --watch takes a renamed story for one change, and follows a folder that was moved away and is there again", async () => {
  const site = paper(wall);
  const { says, has, lacks, terminal } = watched(site);
  await has(page, "Wall rises</h1>");
  await says(/^built /m);
  const move = (from: string, to: string) => renameSync(join(site.folder, from), join(site.folder, to));
  move("seeds/2026-03-02-wall.md", "seeds/2026-03-02-quay.md");
  await has("2026/03/02/quay/index.html", "Wall rises</h1>");
  await lacks(page);
  await says(/^built \d+ pages: \d+ printed, \d+ unchanged, 1 removed, /m);
  expect(terminal()).not.toMatch(/cannot be read|nothing was published/);

  for (const title of ["Wall falls", "Wall stands"]) {
    const before = terminal().length;
    move("seeds", "elsewhere");
    await expect.poll(() => terminal().slice(before), PATIENCE).toMatch(/^seeds:1: file: is not a folder\./m);
    move("elsewhere", "seeds");
    await expect.poll(() => terminal().slice(before), PATIENCE).toMatch(/^built /m);
    site.write({ "seeds/2026-03-02-quay.md": story({ title }) });
    await has("2026/03/02/quay/index.html", `${title}</h1>`);
  }
});

it("build --watch says a warning once, and then how many are as before", async () => {
  const link = (title: string) => story({ title }, "The [Lamp](2026-04-01-lamp.md) is lit.");
  const lamp = story({ title: "Lamp", draft: true });
  const site = paper({ ...wall, "seeds/2026-04-01-lamp.md": lamp, "seeds/2026-03-01-pier.md": link("Pier") });
  const { says, has, terminal } = watched(site);
  await says(/^built /m);
  const warnings = () => terminal().match(/^seeds\/.* warning: body: the link to .*$/gm) ?? [];
  expect(warnings()).toHaveLength(1);
  site.write({ "seeds/2026-03-02-wall.md": story({ title: "Wall falls" }) });
  await has(page, "Wall falls</h1>");
  await says(/^1 warning as before\.$/m);
  expect(warnings()).toHaveLength(1);
  site.write({ "seeds/2026-03-03-quay.md": link("Quay") });
  // What is said and what is warned of come by two ways, in either order.
  await says(/^seeds\/2026-03-03-quay\.md:\d+: warning: body: the link to /m);
  expect(warnings()).toHaveLength(2);
});

it.each(["--full", "--clean", "--json", "--explain=/"])("build --watch %s is wrong usage", async (flag) => {
  const { code, stderr } = await paper(wall).run(["build", "--watch", flag]);
  expect([code, stderr.split("\n")[0]]).toEqual([
    2,
    "--watch publishes what changes. Leave out --full, --clean, --explain, --shard and --json.",
  ]);
});
