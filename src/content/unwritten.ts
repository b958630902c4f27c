import { type Problem, problem } from "../model/problem.ts";

/** What `npm run new` writes where the story goes. */
export const TEMPLATE = 'Write the story here, and take out "draft: true" when it may be read.';

/** Enough of it to know it by, before the quotes, which editors may turn into others. */
const BEGINNING = "Write the story here, and take out";

/** The template that stands in a story still. @param text of the whole seed */
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
