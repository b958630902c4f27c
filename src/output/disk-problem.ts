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
  ENOTDIR: ["is below a file, not in a folder", "Name another folder, or move that file away."],
  ELOOP: ["is a link that leads to itself", "Remove the link."],
};

/** What an error of the disk says, and of which file or folder; nothing where the error is of another kind. */
export function diskFault(error: unknown): { path?: string; what: string; fix: string } | undefined {
  const [what, fix] = (error instanceof Error ? FAULTS[codeOf(error) ?? ""] : undefined) ?? [];
  if (!(error instanceof Error) || what === undefined || fix === undefined) return undefined;
  // Of a copy, the disk that is full is that of the new file.
  const path = "dest" in error ? error.dest : "path" in error ? error.path : undefined;
  return { ...(typeof path === "string" ? { path } : {}), what, fix };
}

/**
 * An error of the disk as a problem of the file or folder; nothing where the error is of another kind.
 *
 * @param root of the project, absolute
 * @param output the output folder, which is named for every path but those in `.broadsheet`
 */
export function diskProblem(error: unknown, root: string, output?: OutputFolder): Problem | undefined {
  const fault = diskFault(error);
  const path = fault?.path === undefined ? undefined : relative(root, resolve(root, fault.path));
  if (!fault || (output === undefined && path === undefined)) return undefined;
  const isOutput = output !== undefined && path?.split(sep)[0] !== ".broadsheet";
  const place = isOutput ? { file: output.name, field: "output" } : { file: path ?? ".", field: "file" };
  return problem(place, fault.what, fault.fix);
}
