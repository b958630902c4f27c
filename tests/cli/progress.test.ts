import { expect, it } from "vitest";
import { barOn } from "../../src/cli/progress-bar.ts";

/** What a bar writes, when it is told that many of 100 are done at those times. */
function drawn(isTTY: boolean, ...told: [done: number, at: number][]): string[] {
  const lines: string[] = [];
  let now = 0;
  const bar = barOn({ isTTY, write: (text) => lines.push(text.replace("\r\u001b[2K", "")) }, "pages", () => now);
  for (const [done, at] of told) {
    now = at;
    bar(done, 100);
  }
  return lines;
}

it("shows how many are done, how fast, and how long the rest will take", () => {
  expect(drawn(true, [0, 1000], [50, 2000], [100, 3000])).toEqual([
    "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 100 pages",
    "███████████████░░░░░░░░░░░░░░░ 50 of 100 pages, 50 a second, 1 s left",
    "██████████████████████████████ 100 of 100 pages\n",
  ]);
});

it("draws nothing for what is done within a second, and nothing where there is no terminal", () => {
  expect(drawn(true, [50, 500], [100, 900])).toEqual([]);
  expect(drawn(false, [50, 2000], [100, 3000])).toEqual([]);
});
