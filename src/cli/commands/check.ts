import { check as checkSite } from "../../build/check.ts";
import { forTerminal } from "../../model/problem.ts";
import { report } from "../report.ts";
import type { Command } from "./command.ts";

/** `npm run check`: runs all checks of a build, and some of those that validators make. Writes nothing. */
export const check: Command = async (options) => {
  const result = await checkSite(options);
  for (const { file, line, text, rule } of options.json ? [] : result.removals)
    console.log(forTerminal(`${file}:${line}: removed (${rule}): ${text}`));
  return report(result, "checked", options);
};
