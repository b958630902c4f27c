import { readFileSync, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { listSeeds } from "../content/files.ts";
import { authorsIn, namesAuthors } from "../media/metadata/document.ts";
import { hasPosition } from "../media/metadata/position.ts";
import { saysWhere } from "../media/recordings/mp4.ts";
import { withSource } from "../media/source.ts";
import type { PublicFile } from "../model/article.ts";
import { MEDIA_FOLDER } from "../model/disk.ts";
import { fileKinds } from "../model/file-kinds.ts";
import type { Outlet } from "../model/outlet.ts";
import { type Problem, warning } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { largestFiles } from "../output/hosting/hosts.ts";
import type { Placed } from "../site/place.ts";

/** In bytes: larger documents are not looked into. */
const MOST_READ = 200_000_000;

/**
 * What is to be said of linked files, and of those that are published as they are: who wrote them, where they were filmed; and of those in
 * `media/` that no text links to.
 *
 * @param root of the project, absolute
 */
export function* fileAdvice(root: string, seeds: string, { copy }: Pick<Placed, "copy">): Generator<Problem> {
  const linked = new Set(
    [...copy.stories, ...copy.pages].flatMap(({ body }) => (body.files ?? []).map(({ from }) => from)),
  );
  const published = [...linked, ...(copy.publicFiles ?? []).map(({ file }) => file)];
  for (const file of published) yield* secretsOf(root, file);
  for (const { file, path } of listSeeds(root, seeds).files)
    if (path.startsWith(`${MEDIA_FOLDER}/`) && fileKinds.has(endingOf(path)) && !linked.has(join(file)))
      yield warning({ file, field: "file", line: 1 }, "is linked from no story or page", "Delete it, or link to it.");
}

const endingOf = (path: string): string => posix.extname(path).toLowerCase();

function* secretsOf(root: string, file: string): Generator<Problem> {
  const ending = endingOf(file);
  const path = resolve(root, file);
  const place = { file, field: "file", line: 1 };
  const isFilm = /^\.(?:mp4|m4v|m4a|mov)$/.test(ending);
  if (isFilm && withSource(path, saysWhere))
    yield warning(
      place,
      "says where it was recorded, and is published as it is",
      `Take it out, if readers should not know: exiftool -all= -overwrite_original "${file}"`,
    );
  if (isFilm || !namesAuthors(ending) || statSync(path).size > MOST_READ) return;
  const authors = authorsIn(readFileSync(path), ending);
  if (authors.length === 0) return;
  const names = authors.map((name) => `"${name}"`).join(", ");
  yield warning(place, `gives ${names} as its author, and is published as it is`, howToRemove(file, ending));
}

/** Exiftool leaves the old text in a PDF, where anyone can bring it back; qpdf writes the file again without it. */
const howToRemove = (file: string, ending: string): string =>
  ending === ".pdf"
    ? `Take it out, if readers should not know: exiftool -all:all= -overwrite_original "${file}" && qpdf --linearize --replace-input "${file}"`
    : ending.startsWith(".od")
      ? 'Take it out, if readers should not know: in LibreOffice "File > Properties > Reset Properties".'
      : 'Take it out, if readers should not know: in Office "File > Info > Check for Issues > Inspect Document".';

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

/** Files that a host of the outlet would refuse because of their size. @param root of the project, absolute */
export const refusedFiles = (
  root: string,
  assets: readonly Asset[],
  outlet: Pick<Outlet, "hosting">,
): readonly Problem[] =>
  largestFiles(outlet.hosting).flatMap(({ label, most }) =>
    assets.flatMap(({ from, made }) => {
      const { size = 0 } = made ? {} : (statSync(resolve(root, from), { throwIfNoEntry: false }) ?? {});
      if (size <= most) return [];
      const what = `has ${megabytes(size)} MB, and ${label} takes files of ${megabytes(most)} MB at most`;
      return warning(
        { file: from, field: "file", line: 1 },
        what,
        "Make it smaller, or publish it elsewhere and link there.",
      );
    }),
  );

/** As hosts count them: 2²⁰ bytes each. A size just above a limit must not look equal to it. */
const megabytes = (bytes: number): number => Math.ceil((bytes / 2 ** 20) * 10) / 10;
