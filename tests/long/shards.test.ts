import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contents, killer, mornings, noon } from "../cli/kills.ts";
import { paper } from "../cli/paper.ts";
import { compareAfterEach } from "../site/edits.ts";
import { sharded } from "../site/sharded.ts";

test("after every edit, 1, 2, 3 and 7 shards merged in any order are, byte for byte, one build from nothing", async () => {
  await compareAfterEach({ stories: 40, steps: 60, builder: sharded([1, 2, 3, 7]) });
});

test("a shard that was killed at any moment is merged only when it has been printed again", async () => {
  const site = paper({ ...mornings, "seeds/bell.md": noon["seeds/bell.md"] ?? "", "kill.mjs": killer });
  const shard = ["build", "--shard", "1/2", "--stage", "one"];
  const env = { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "kill.mjs"))}` };
  expect((await site.run(["build", "--output", "alone"])).code).toBe(0);
  expect((await site.run([...shard.slice(0, 2), "2/2", "--stage", "two"])).code).toBe(0);
  await site.spawn(shard, { ...env, KILL_AT: "0", COUNT: join(site.folder, "count") });
  const [calls]: number[] = JSON.parse(readFileSync(join(site.folder, "count"), "utf8"));
  expect(calls).toBeGreaterThan(30);
  for (let moment = 1; moment <= 12; moment++) {
    const at = Math.floor(((calls ?? 0) * moment) / 13);
    expect((await site.spawn(shard, { ...env, KILL_AT: String(at) })).code, `call ${at}`).toBe(null);
    // Killed before it touches what an earlier one has left, or after it has written its record, it is whole.
    const early = await site.run(["merge", "one", "two"]);
    if (early.code !== 0) expect(early.stderr).toMatch(/^one:1: shard: holds no shard that was printed to its end\./);
    else expect(contents(join(site.folder, "_site")), `call ${at}`).toEqual(contents(join(site.folder, "alone")));
    site.remove(".broadsheet");
    if (site.has("_site")) site.remove("_site");
    expect((await site.run(shard)).code, `after call ${at}`).toBe(0);
    expect((await site.run(["merge", "one", "two"])).code, `after call ${at}`).toBe(0);
    expect(contents(join(site.folder, "_site")), `after call ${at}`).toEqual(contents(join(site.folder, "alone")));
    site.remove("_site");
    site.remove(".broadsheet");
  }
});
