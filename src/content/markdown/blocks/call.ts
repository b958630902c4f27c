import { mark } from "../../../model/mark.ts";
import { type BlockKind, sameEverywhere } from "./block.ts";

/** What the outlet asks of its readers: an entry of `_data/calls.ts`, which is known when pages are printed. */
export const call: BlockKind = {
  name: "call",
  example: "::: call donate",
  argument: "the name of a call in calls.ts",
  mayBeEmpty: true,
  print({ argument, content, line, state, fault }) {
    if (content.length > 0) {
      fault('"::: call" holds words of its own', "Write them below it, or into calls.ts.", content[0]?.map?.[0]);
      return undefined;
    }
    const place = `call:${argument}`;
    state.references.push({ to: place, line: state.lineOf(line) });
    return sameEverywhere(mark(place));
  },
};
