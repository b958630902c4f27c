import type { PictureFinder } from "../../media/pictures.ts";
import type { BodyPicture, Reference } from "../../model/article.ts";
import { type Problem, problem, warning } from "../../model/problem.ts";
import type { Dateline } from "../dateline.ts";

/** What the text of a seed is set with. */
export interface RenderOptions {
  /** As the editor knows it, for problems. */
  readonly file: string;
  /** Below the seeds folder: relative links and pictures are looked up from there. */
  readonly path: string;
  /** BCP 47: of the quotation marks. */
  readonly language: string;
  /** Paths of all stories and standing pages. */
  readonly seeds: Pick<ReadonlySet<string>, "has">;
  readonly pictures: Pick<PictureFinder, "find">;
  /** What the metadata say of the dateline. */
  readonly said: Dateline;
}

/** What comes to light while one text is set; markdown-it hands it from rule to rule. */
export class RenderState {
  readonly options: RenderOptions;
  /** The line in the file, counted from 1, of a line of the text, counted from 0. */
  readonly lineOf: (line: number) => number;
  readonly problems: Problem[] = [];
  readonly references: Reference[] = [];
  readonly pictures: BodyPicture[] = [];
  /** Links within the text, with their lines counted from 0. */
  readonly fragments: Reference[] = [];
  /** Names of HTML tags that were reported, and what was said of them with its lines. */
  readonly refused = new Set<string>();
  dateline: Dateline | undefined;

  constructor(options: RenderOptions, lineOf: (line: number) => number) {
    this.options = options;
    this.lineOf = lineOf;
  }

  /** @param line within the text, counted from 0 as markdown-it does */
  fault(line: number, what: string, fix: string): void {
    this.problems.push(problem(this.#place(line), what, fix));
  }

  warn(line: number, what: string, fix: string): void {
    this.problems.push(warning(this.#place(line), what, fix));
  }

  #place(line: number) {
    return { file: this.options.file, field: "body", line: this.lineOf(line) };
  }
}

export function renderStateOf(env: { readonly state?: unknown } | undefined): RenderState {
  const state = env?.state;
  if (state instanceof RenderState) return state;
  throw new TypeError("markdown-it was run without a state");
}
