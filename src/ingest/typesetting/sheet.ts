import type { Picture, Reference } from "../../model/article.ts";
import { type Problem, problem, warning } from "../../model/problem.ts";
import type { Dateline } from "../dateline.ts";
import type { PictureDesk } from "../media.ts";

/** What the text of a seed is set with. */
export interface Setting {
  /** As the editor knows it, for problems. */
  readonly file: string;
  /** Below the seeds folder: relative links and pictures are looked up from there. */
  readonly path: string;
  /** BCP 47: of the quotation marks. */
  readonly language: string;
  /** Paths of all stories and standing pages. */
  readonly seeds: Pick<ReadonlySet<string>, "has">;
  readonly pictures: Pick<PictureDesk, "find">;
  /** What the metadata say of the dateline. */
  readonly said: Dateline;
}

/** What comes to light while one text is set; markdown-it hands it from rule to rule. */
export class Sheet {
  readonly setting: Setting;
  /** The line in the file, counted from 1, of a line of the text, counted from 0. */
  readonly lineOf: (line: number) => number;
  readonly problems: Problem[] = [];
  readonly references: Reference[] = [];
  readonly pictures: Picture[] = [];
  /** Links within the text, with their lines counted from 0. */
  readonly fragments: Reference[] = [];
  /** Names of HTML tags that were reported, and what was said of them with its lines. */
  readonly refused = new Set<string>();
  dateline: Dateline | undefined;

  constructor(setting: Setting, lineOf: (line: number) => number) {
    this.setting = setting;
    this.lineOf = lineOf;
  }

  /** @param line within the text, counted from 0 as markdown-it does */
  fault(line: number, what: string, mend: string): void {
    this.problems.push(problem(this.#place(line), what, mend));
  }

  warn(line: number, what: string, mend: string): void {
    this.problems.push(warning(this.#place(line), what, mend));
  }

  #place(line: number) {
    return { file: this.setting.file, field: "body", line: this.lineOf(line) };
  }
}

export function sheetOf(env: { readonly sheet?: unknown } | undefined): Sheet {
  const sheet = env?.sheet;
  if (sheet instanceof Sheet) return sheet;
  throw new TypeError("markdown-it was run without a sheet");
}
