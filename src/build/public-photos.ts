import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { hasPosition } from "../media/metadata/position.ts";
import type { PublicFile } from "../model/article.ts";
import { type Problem, warning } from "../model/problem.ts";

/** Larger ones are no pictures for the web. */
const MOST_BYTES = 50_000_000;

/** Pictures that are published as they are and say where they were taken. @param root of the project, absolute */
export const positionsIn = (root: string, files: readonly PublicFile[]): Problem[] =>
  files
    .filter(
      ({ file }) => /\.(?:jpe?g|png|webp|avif|gif)$/i.test(file) && statSync(resolve(root, file)).size <= MOST_BYTES,
    )
    .filter(({ file }) => hasPosition(readFileSync(resolve(root, file))))
    .map(({ file }) =>
      warning(
        { file, field: "file" },
        "says where it was taken, and is published as it is",
        "Move it to seeds/media/ and show it in a story, where that is taken out; or take it out yourself.",
      ),
    );
