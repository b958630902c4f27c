import { causesOf } from "../model/error-text.ts";
import { type Problem, problem } from "../model/problem.ts";
import { stackOf } from "./code-place.ts";

/**
 * What Eleventy says of the keys `date` and `permalink` of a page of the outlet's own, in our words; nothing where it is of none of them.
 * The line is still to be looked up.
 */
export function keyProblem(error: unknown, file: string): Problem | undefined {
  const chain = causesOf(error);
  const all = chain.map((each) => (each instanceof Error ? each.message : String(each))).join("\n");
  const date = /Data cascade value for `date` \((.*?)\) is invalid/.exec(all)?.[1];
  if (date !== undefined)
    return problem({ file, field: "date" }, `"${date}" is not a date`, "Write it like 2026-11-26, or take it out.");
  const [, address] = /\(via `permalink` value: '(.*?)'\), which is a target/.exec(all) ?? [];
  if (address !== undefined) {
    const what = `"${address}" ends neither with a slash nor with the ending of a file, such as ".json"`;
    return problem({ file, field: "permalink" }, what, `For a page, write "${address.replace(/\/?$/, "/")}".`);
  }
  // Eleventy makes a permalink with the same template engine as the text, and does not say which of them it was.
  const isOfPermalink = /attempted to output null/.test(all) && /\b_getLink\b/.test(stackOf(chain));
  return isOfPermalink
    ? problem({ file, field: "permalink" }, "has a name without a value between {{ and }}", "Correct the name.")
    : undefined;
}
