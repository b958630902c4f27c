import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isWithin } from "../content/files.ts";
import { type Problem, problem } from "../model/problem.ts";
import { stageOf } from "./commit.ts";
import { entryAt } from "./manifest.ts";

/** Why a folder cannot take an edition; nothing where it can. Folders are given as the user typed them. */
export function outputProblem({
  output,
  seeds,
  data,
}: Record<"output" | "seeds" | "data", string>): Problem | undefined {
  const say = (what: string) => problem({ file: output, field: "output" }, what, "Name another folder with --output.");
  const path = real(output);
  if (existsSync(path) && !statSync(path).isDirectory()) return say("is a file");
  if (entryAt(path)?.isSymbolicLink()) return say("is a link that leads nowhere");
  // `--clean` would remove them; and what is printed among seeds would be seeds.
  const holds = (folder: string, inner: string) => folder === inner || isWithin(folder, inner);
  if (holds(path, real("."))) return say("holds the whole project");
  const sources = [seeds, data].find((folder) => holds(path, real(folder)) || holds(real(folder), path));
  if (sources !== undefined) return say(`is not apart from ${sources}`);
  let nearest = path;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory()) return say("lies below a file");
  try {
    // The stage lies beside the output folder.
    for (const folder of [nearest, existsSync(path) ? dirname(stageOf(path)) : nearest])
      accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return say("cannot be written to");
  }
}

const real = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));
