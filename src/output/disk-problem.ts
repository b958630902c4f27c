import { relative, resolve, sep } from "node:path";
import { codeOf } from "../model/error-code.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { OutputFolder } from "./output-folder.ts";

const ACCESS = "Check who owns it, and who may read and write there.";

const FAULTS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  ENOSPC: ["cannot be written: the disk is full", "Make room, then try again."],
  EDQUOT: ["cannot be written: your share of the disk is used up", "Make room, then try again."],
  EROFS: ["cannot be written: the disk is read-only", ACCESS],
  EACCES: ["access is refused", ACCESS],
  EPERM: ["access is refused", ACCESS],
  ENAMETOOLONG: ["has too long a name", "Name it with fewer letters."],
};

/**
 * An error of the disk as a problem of the file or folder; nothing where the error is of another kind.
 *
 * @param root of the project, absolute
 * @param output the output folder, which is named for every path but those in `.broadsheet`
 */
export function diskProblem(error: unknown, root: string, output?: OutputFolder): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const fault = FAULTS[codeOf(error) ?? ""];
  const path =
    "path" in error && typeof error.path === "string" ? relative(root, resolve(root, error.path)) : undefined;
  if (!fault || (output === undefined && path === undefined)) return undefined;
  const isOutput = output !== undefined && path?.split(sep)[0] !== ".broadsheet";
  return problem(isOutput ? { file: output.name, field: "output" } : { file: path ?? ".", field: "file" }, ...fault);
}
