import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { listSeeds, publicPath } from "../content/files.ts";
import type { unusedFiles } from "../media/image-cache.ts";
import { isPicture } from "../media/pictures.ts";
import { type Problem, warning } from "../model/problem.ts";
import type { Placed } from "../site/place.ts";

/** In bytes: no camera of a newsroom makes a JPEG of that size. */
const LARGE = 20_000_000;

/** In bytes: a cache with less that no story needs is not worth a word. A photograph has about 300 kB in it. */
const MUCH = 100_000_000;

/**
 * A warning if the cache of a project holds much that nothing needs. It is not pruned by itself: another branch may be built from it next.
 *
 * @param unused `unusedFiles` of the cache
 */
export function cacheAdvice({ folder, files, bytes }: ReturnType<typeof unusedFiles>): Problem[] {
  if (bytes <= MUCH) return [];
  const size = `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
  return [
    warning(
      { file: folder, field: "file" },
      `keeps ${files.toLocaleString("en")} files (${size}) that no story, page or author shows now`,
      "If no other branch is built from this cache, delete the folder: the next build encodes again what it needs, in about two seconds a photograph.",
    ),
  ];
}

/**
 * Warnings about the picture files of a seeds folder: those that nothing shows, and those that are needlessly large.
 *
 * @param root of the project, absolute
 */
export function* pictureAdvice(
  root: string,
  seeds: string,
  { copy, outlet }: Pick<Placed, "copy" | "outlet">,
): Generator<Problem> {
  const shown = new Set([
    ...copy.stories.flatMap(({ image }) => image?.from ?? []),
    ...[...copy.stories, ...copy.pages].flatMap(({ body }) =>
      [...body.pictures, ...(body.files ?? [])].map(({ from }) => from),
    ),
    ...Object.values(outlet.authors).flatMap(({ portrait }) => portrait?.from ?? []),
  ]);
  for (const { file, path } of listSeeds(root, seeds).files) {
    if (!isPicture(file) || publicPath(path) !== undefined) continue;
    const place = { file, field: "file" };
    if (!shown.has(join(file)))
      yield warning(place, "is shown by no story, page or author", "Delete it, or name it where it belongs.");
    const { size = 0 } = statSync(resolve(root, file), { throwIfNoEntry: false }) ?? {};
    if (size > LARGE)
      yield warning(
        place,
        `has ${Math.round(size / 1e6)} MB, which makes every first build and every copy of the paper slow`,
        "Save it as JPEG, 4,000 pixels across at most.",
      );
  }
}
