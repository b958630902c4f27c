import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isWithin } from "../model/disk.ts";
import { type Problem, problem } from "../model/problem.ts";
import { stageOf } from "./commit.ts";
import { entryAt } from "./manifest.ts";
import type { OutputFolder } from "./output-folder.ts";

/**
 * Why a folder cannot take an edition; nothing where it can.
 *
 * @param folders `root` is absolute, `seeds` and `data` are as the user typed them
 */
export function outputProblem({
  root,
  output,
  seeds,
  data,
}: Record<"root" | "seeds" | "data", string> & { readonly output: OutputFolder }): Problem | undefined {
  const say = (what: string) =>
    problem({ file: output.name, field: "output" }, what, "Name another folder with --output.");
  const real = (name: string): string => realPath(resolve(root, name));
  const path = realPath(output.path);
  if (existsSync(path) && !statSync(path).isDirectory()) return say("is a file");
  if (entryAt(path)?.isSymbolicLink()) return say("is a link that leads nowhere");
  // `--clean` would remove them; and what is printed among seeds would be seeds.
  const holds = (folder: string, inner: string) => folder === inner || isWithin(folder, inner);
  if (holds(path, realPath(root))) return say("holds the whole project");
  const sources = [seeds, data].find((folder) => holds(path, real(folder)) || holds(real(folder), path));
  if (sources !== undefined) return say(`is not apart from ${sources}`);
  let nearest = path;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory()) return say("lies below a file");
  try {
    // The stage lies beside the output folder.
    for (const folder of [nearest, existsSync(path) ? dirname(stageOf({ path })) : nearest])
      accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return say("cannot be written to");
  }
}

const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : path);
