import { type Problem, problem, warning } from "../model/problem.ts";

/** Begins a line that only editors may see: a question in a page of `npm run init`, or the place of the text in a story of `npm run new`. */
export const QUESTION = "???";

/** What `npm run new` wrote before it wrote questions. */
const FORMER = "Write the story here, and take out";

/** A question is followed by words, so that a paragraph of question marks alone stays copy. */
const ASKED = new RegExp(`^[ \\t]*(?:\\?\\?\\?[ \\t]+\\S|${FORMER}).*$`, "gm");

/** The lines, counted from 1, on which a seed has a question without an answer. @param text the whole seed */
export function questionsIn(text: string): number[] {
  if (!text.includes(QUESTION) && !text.includes(FORMER)) return [];
  return [...text.matchAll(ASKED)].map(({ index }) => text.slice(0, index).split("\n").length);
}

/** Reports the questions that a story still has. @param lines as `questionsIn` found them */
export const openQuestions = (lines: readonly number[], file: string): Problem[] =>
  lines.map((line) =>
    problem(
      { file, field: "body", line },
      "is a question or a note to the editor, which readers must not see",
      "Write the text in its place, or make the story a draft: draft: true.",
    ),
  );

/** Says that a standing page is not published as long as it has questions. @param lines at least one */
export const unansweredPage = (lines: readonly number[], file: string): Problem =>
  warning(
    { file, field: "body", line: lines[0] ?? 1 },
    `has ${lines.length === 1 ? "a question" : `${lines.length} questions`} without an answer, so the page is not published`,
    `Replace each line that begins with ${QUESTION} with your answer, or delete it.`,
  );
