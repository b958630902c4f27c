import { expect, test } from "vitest";
import { memoryProblem, mostProcesses } from "../../src/build/memory.ts";
import { format } from "../../src/model/problem.ts";

const seeds = (count: number, folder = "") =>
  Array.from({ length: count }, (_, n) => ({ file: "", path: `${folder}${n}.md`, state: "", changed: 0 }));

test("more stories than Node's memory holds are refused before they are read, with the line to type", () => {
  const problem = memoryProblem("seeds", seeds(400_000), 1.9e9);
  expect(problem && format(problem)).toBe(
    "seeds:1: file: holds 400,000 stories, for which a build needs about 5 GB of memory, and Node gives it 1.9 GB. Set NODE_OPTIONS=--max-old-space-size=5000 and type it again.",
  );
  expect(memoryProblem("seeds", seeds(400_000), 2e9)).toBeUndefined();
  expect(memoryProblem("seeds", seeds(400_000, "media/"), 1.9e9)).toBeUndefined();
});

test("as many processes make an edition as have room in the machine's memory, and at least one", () => {
  expect([1e9, 2e9, 4e9, 8e9].map((memory) => mostProcesses(seeds(95_200), memory))).toEqual([1, 1, 2, 4]);
});
