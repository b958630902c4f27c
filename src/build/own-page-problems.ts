import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readFrontMatter } from "../content/front-matter/front-matter.ts";
import { type Problem, slipOf, warning } from "../model/problem.ts";

// What is wrong with the keys above pages of the outlet's own, said as it is of a story. `root` is the project, absolute.

/**
 * The warning of a page without a title whose layout shows one. Its line is still to be looked up.
 *
 * @param name the outlet's, which the layout shows instead
 */
export function noTitle(root: string, file: string, name: string): Problem {
  const slip = slipOf("title", Object.keys(readFrontMatter(textOf(root, file), file).metadata));
  return slip === undefined
    ? warning({ file, field: "title" }, `is missing, so that the page is called "${name}"`, 'Add "title: …".')
    : warning({ file, field: slip }, `is not read, so that the page is called "${name}"`, 'Did you mean "title"?');
}

/** What Eleventy's YAML says of front matter, in our words where we find a fault too; any other problem as it is. */
export function inOurWords(root: string, told: Problem): Problem {
  const { file, line, field } = told;
  if (field !== "front matter") return told;
  const { problems } = readFrontMatter(textOf(root, file), file);
  const found = problems.find((each) => each.line === line) ?? problems[0];
  if (!found) return told;
  return { ...found, field, what: found.field === field ? found.what : `${found.field}: ${found.what}` };
}

const textOf = (root: string, file: string): string =>
  readFileSync(resolve(root, file), "utf8").replace(/\r\n?/g, "\n");
