import { type Problem, problem } from "../model/problem.ts";

const FAULTS: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  ENOSPC: ["cannot be written: the disk is full", "Make room, then build again."],
  EDQUOT: ["cannot be written: your share of the disk is used up", "Make room, then build again."],
  EROFS: ["cannot be written: the disk is read-only", "Name another folder with --output."],
  EACCES: ["cannot be written", "Name a folder that you may write to with --output."],
  EPERM: ["cannot be written", "Name a folder that you may write to with --output."],
};

/** What the disk refused, as a problem of the output folder; nothing where the error is another one. */
export function diskFaultOf(error: unknown, output: string): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const fault = "code" in error && typeof error.code === "string" ? FAULTS[error.code] : undefined;
  return fault && problem({ file: output, field: "output" }, ...fault);
}
