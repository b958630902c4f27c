import { expect, it } from "vitest";
import { paper } from "./paper.ts";
import { wall } from "./served.ts";

it("a paper that one machine builds as fast is built alone, without asking Redis", async () => {
  const site = paper(wall);
  expect(await site.run(["build", "--queue", "redis://nowhere.invalid"])).toMatchObject({
    code: 0,
    stderr: "--queue: It pays from 2000 seeds on. This process built alone.\n",
  });
  expect(site.has("_site/2026/03/02/wall/index.html")).toBe(true);
});

it.each([
  [
    ["build", "--queue", "localhost:6379"],
    '--queue: "localhost:6379" is not an address such as redis://localhost or redis://localhost/1.',
  ],
  [["build", "--queue", "redis://localhost", "--shard", "1/2"], "--shard does not go with --queue."],
  [["build", "--queue", "redis://localhost", "--watch"], "--watch does not go with --queue."],
  [["build", "--stage", "x"], "--stage goes with --shard or --queue: say which share, such as --shard 1/3."],
  [["work"], "Name the Redis where builds ask for shards: npm run work -- --queue redis://localhost"],
])("%j is wrong usage", async (argv, says) => {
  const { code, stderr } = await paper(wall).run(argv);
  expect([code, stderr.split("\n")[0]]).toEqual([2, says]);
});
