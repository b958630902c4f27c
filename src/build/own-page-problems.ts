import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type FrontMatter, readFrontMatter } from "../content/front-matter/front-matter.ts";
import { misspellingOf, type Problem, problem, warning } from "../model/problem.ts";

// What is wrong with the keys above pages of the outlet's own, said as it is of a story. `root` is the project, absolute.

/**
 * The warning of a page without a title whose layout shows one. Its line is still to be looked up.
 *
 * @param name the outlet's, which the layout shows instead
 */
export function noTitle(root: string, file: string, name: string): Problem {
  const slip = misspellingOf("title", Object.keys(keysAbove(root, file).metadata));
  return slip === undefined
    ? warning({ file, field: "title" }, `is missing, so that the page is called "${name}"`, 'Add "title: …".')
    : warning({ file, field: slip }, `is not read, so that the page is called "${name}"`, 'Did you mean "title"?');
}

/** The keys of a page that Eleventy reads, and without which the page has no look or another address. */
const READ = ["layout", "permalink"];

/** The warnings of keys that are probably slips of one that Eleventy reads. */
export function misspeltKeys(root: string, file: string): Problem[] {
  const keys = Object.keys(keysAbove(root, file).metadata);
  return READ.flatMap((key) => {
    const slip = keys.includes(key) ? undefined : misspellingOf(key, keys);
    return slip === undefined ? [] : warning({ file, field: slip }, "is not read", `Did you mean "${key}"?`);
  });
}

/**
 * What to say of a page whose text is not a whole HTML document: it was printed without the paper's layout. It may be meant, as a piece
 * that another page loads, and Eleventy prints it; a slip of "layout" is not.
 *
 * @param made the published file
 */
export function withoutLayout(root: string, file: string, made: string): Problem[] {
  const { layout, ...others } = keysAbove(root, file).metadata;
  if (layout === "false") return [];
  const effect = `so that ${made} is no whole page: it has no "<html>"`;
  if (layout !== undefined)
    return [warning({ file, field: "layout" }, `prints no "<html>", so that ${made} is no whole page`, EXTEND)];
  const slip = misspellingOf("layout", Object.keys(others));
  return slip === undefined
    ? [warning({ file, field: "layout" }, `is missing, ${effect}`, ADD_LAYOUT)]
    : [problem({ file, field: slip }, `is not read, ${effect}`, 'Did you mean "layout"?')];
}

const EXTEND = 'Begin the layout with {% extends "layouts/base.njk" %}, or name another.';
const ADD_LAYOUT =
  'Add "layout: layouts/page.njk" to its keys, or "layout: false" if it is a piece that another page loads.';

/** What Eleventy's YAML says of front matter, in our words where we find a fault too; any other problem as it is. */
export function inOurWords(root: string, told: Problem): Problem {
  const { file, line, field } = told;
  if (field !== "front matter") return told;
  const { problems } = keysAbove(root, file);
  const found = problems.find((each) => each.line === line) ?? problems[0];
  if (!found) return told;
  return { ...found, field, what: found.field === field ? found.what : `${found.field}: ${found.what}` };
}

const keysAbove = (root: string, file: string): FrontMatter =>
  readFrontMatter(readFileSync(resolve(root, file), "utf8").replace(/\r\n?/g, "\n"), file);
