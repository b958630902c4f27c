import fc from "fast-check";
import { expect, test } from "vitest";
import { Desk, edits } from "./edits.ts";

// The long run: EDITS=1000 STORIES=300 SEED=1605 npx vitest run --config tests/vitest.config.ts --root . --testTimeout 0 incremental
const { EDITS = "25", STORIES = "12", SEED } = process.env;

test("after every edit the site is, byte for byte, what a build from nothing makes of the same state", async () => {
  await fc.assert(
    fc.asyncProperty(edits(Number(EDITS)), async (list) => {
      const desk = new Desk(Number(STORIES));
      try {
        expect(await desk.compare()).toEqual([]);
        for (const [step, edit] of list.entries()) {
          desk.make(edit);
          expect(await desk.compare(), `step ${step}: ${JSON.stringify(edit)}`).toEqual([]);
        }
      } finally {
        desk.close();
      }
    }),
    { numRuns: 1, endOnFailure: true, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
  );
});
