import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { PassthroughCopies } from "@11ty/eleventy";
import { Problems, problem } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { CONFIGURATION } from "./code-place.ts";

/**
 * Takes out of Eleventy's hands what the outlet has copied as it is: planned and compared like pictures, a build copies what changed and
 * not all of it into the stage (100 MB, one edit: 1.5 s, and so 0.5). Globs and copies with options stay with Eleventy.
 *
 * @param root of the project, absolute
 * @param input Eleventy's input folder, below it
 * @throws Problems where something is not there
 */
export function takePassthrough(copies: PassthroughCopies, root: string, input: string): Asset[] {
  const assets: Asset[] = [];
  const missing: string[] = [];
  for (const [from, { outputPath, copyOptions = {} }] of Object.entries(copies)) {
    const stats = statSync(resolve(root, from), { throwIfNoEntry: false });
    const isGlob = /[*?{}[\]!]/.test(from);
    if (!stats && !isGlob) missing.push(from);
    if (!stats || Object.keys(copyOptions).length > 0 || isGlob) continue;
    delete copies[from];
    const below = relative(resolve(root, input), resolve(root, from));
    const to =
      outputPath === true ? (below.startsWith("..") ? relative(root, resolve(root, from)) : below) : join(outputPath);
    if (stats.isDirectory())
      for (const file of filesBelow(resolve(root, from)))
        assets.push({ file: tidy(join(to, file)), from: join(from, file), isOwn: true });
    else {
      const isFolder = outputPath === "" || (outputPath !== true && outputPath.endsWith("/"));
      assets.push({
        file: tidy(isFolder ? join(to, basename(from)) : to),
        from: relative(root, resolve(root, from)),
        isOwn: true,
      });
    }
  }
  if (missing.length > 0) throw new Problems(missing.map((from) => notThere(root, from)));
  return assets;
}

function notThere(root: string, from: string) {
  const lines = readFileSync(resolve(root, CONFIGURATION), "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes(from.replace(/^\.\//, ""))) + 1;
  const place = { file: CONFIGURATION, field: "addPassthroughCopy", ...(line > 0 ? { line } : {}) };
  return problem(place, `copies "${from}", which is not there`, "Correct the path, or take the line out.");
}

/** As Eleventy, without what systems leave in folders. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !/(?:^|[\\/])(?:\.DS_Store|Thumbs\.db)$/.test(name) && statSync(join(folder, name)).isFile())
    .sort();

const tidy = (path: string): string => path.replaceAll("\\", "/").replace(/^\.?\//, "");
