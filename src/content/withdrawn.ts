import type { Withdrawal } from "../model/article.ts";
import { type Problem, problem } from "../model/problem.ts";
import { readText } from "./files.ts";
import { decode } from "./markdown/links.ts";

/** Lists addresses whose stories were withdrawn, below the seeds folder. */
export const WITHDRAWN = "withdrawn.yaml";

/**
 * Reads the list: one address a line behind a hyphen, as `npm run moved` writes it, with comments and empty lines between.
 *
 * @param root of the project, absolute
 * @param file as the editor knows it
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
