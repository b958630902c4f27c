import type { Withdrawal } from "../model/article.ts";
import { type Problem, problem } from "../model/problem.ts";
import { readText } from "./files.ts";
import { decode } from "./markdown/links.ts";

/** The file, below the seeds folder, that lists the addresses of withdrawn stories. */
export const WITHDRAWN = "withdrawn.yaml";

/**
 * Reads the list of withdrawn addresses: one address a line after a hyphen, as `npm run moved` writes it. Comments and empty lines are allowed.
 *
 * @param root the project's folder, absolute
 * @param file the list's path as the editor knows it
 */
export function readWithdrawn(root: string, file: string): { withdrawn: Withdrawal[]; problems: Problem[] } {
  const source = readText(root, file);
  if ("problem" in source) return { withdrawn: [], problems: [source.problem] };
  const withdrawn: Withdrawal[] = [];
  const problems: Problem[] = [];
  for (const [index, text] of source.text.split("\n").entries()) {
    const line = index + 1;
    if (/^\s*(?:#.*)?$/.test(text)) continue;
    const [, plain, quoted] = /^- *(?:(\/[^\s"'#]*)|"(\/[^"\\]*)") *(?:#.*)?$/.exec(text) ?? [];
    const path = plain ?? quoted;
    if (path !== undefined) withdrawn.push({ path: decode(path), file, line });
    else
      problems.push(
        problem(
          { file, field: "file", line },
          `"${text.trim()}" is not an address of this site`,
          "Write it like - /2019/09/05/harbour/.",
        ),
      );
  }
  return { withdrawn, problems };
}
