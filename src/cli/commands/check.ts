import { check as checkSite } from "../../build/check.ts";
import { forTerminal } from "../../model/problem.ts";
import { report } from "../report.ts";
import type { Command } from "./command.ts";

/** `npm run check`: all that a build checks and what validators would say; writes nothing. */
export const check: Command = async (options) => {
  const result = await checkSite(options);
  for (const { file, line, text, rule } of options.json ? [] : result.removals)
    console.log(forTerminal(`${file}:${line}: removed (${rule}): ${text}`));
  return report(result, "checked", options);
};
