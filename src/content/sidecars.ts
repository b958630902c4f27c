import type { Removal } from "../model/article.ts";
import { type Problem, problem } from "../model/problem.ts";
import { COMMENT, dropComments, reportComments } from "./comments.ts";
import { loadDataFile } from "./data-file.ts";
import { readText, type SeedFile } from "./files.ts";
import type { Metadata } from "./formats/format.ts";

/** Ends the name of a file that holds the metadata of the story beside it. */
export const SIDECAR = ".11tydata.ts";

export const isSidecar = (path: string): boolean => path.toLowerCase().endsWith(SIDECAR);

/** A path without its ending: what a story and its sidecar share. */
export const stemOf = (path: string): string =>
  isSidecar(path) ? path.slice(0, -SIDECAR.length) : path.replace(/\.[^./]*$/, "");

export interface Sidecar {
  readonly file: string;
  readonly metadata: Metadata;
  /** If there is one, the metadata are not known. */
  readonly problems: readonly Problem[];
  /** Comments in its texts. */
  readonly removals: readonly Removal[];
}

/** Loads the sidecars, by the stem that they share with a story. */
export async function loadSidecars(root: string, files: readonly SeedFile[]): Promise<Map<string, Sidecar>> {
  const sidecars = await Promise.all(
    files.map(async ({ file, path }): Promise<[string, Sidecar]> => {
      const loaded = await loadDataFile(root, file);
      if ("problems" in loaded) return [stemOf(path), { file, metadata: {}, problems: loaded.problems, removals: [] }];
      const { value } = loaded;
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        return [stemOf(path), { file, metadata: { ...value }, problems: [], removals: commentsIn(value, root, file) }];
      const fault = problem(
        { file, field: "file" },
        "exports no keys",
        'Write "export default { date: …, tags: […] }".',
      );
      return [stemOf(path), { file, metadata: {}, problems: [fault], removals: [] }];
    }),
  );
  return new Map(sidecars);
}

function commentsIn(value: object, root: string, file: string): readonly Removal[] {
  const source = JSON.stringify(value).includes(COMMENT) ? readText(root, file) : undefined;
  return source && "text" in source ? reportComments(dropComments(source.text), file).removals : [];
}
