import { type Problem, problem } from "../model/problem.ts";

/** The text that `npm run new` puts in place of a story. */
export const TEMPLATE = 'Write the story here, and take out "draft: true" when it may be read.';

/** The beginning that identifies it: the part before the quotation marks, which an editor's program may change. */
const BEGINNING = "Write the story here, and take out";

/** Reports a story that still contains the template. @param text the whole seed */
export function unwritten(text: string, file: string): Problem | undefined {
  const at = text.indexOf(BEGINNING);
  if (at < 0) return undefined;
  const place = { file, field: "body", line: text.slice(0, at).split("\n").length };
  return problem(
    place,
    `"${BEGINNING} …" is what "npm run new" wrote`,
    "Write the story in its place, or make it a draft again: draft: true.",
  );
}
