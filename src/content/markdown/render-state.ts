import type { FileFinder } from "../../media/files.ts";
import type { PictureFinder } from "../../media/pictures.ts";
import type { BodyBlock, BodyPicture, LinkedFile, Reference } from "../../model/article.ts";
import { MEDIA_FOLDER } from "../../model/disk.ts";
import { type Problem, problem, warning } from "../../model/problem.ts";
import type { Dateline } from "../dateline.ts";
import { seedsFolderOf } from "../files.ts";

/** What is needed to render the text of a seed. */
export interface RenderOptions {
  /** The file's path as the editor knows it, for messages. */
  readonly file: string;
  /** The path below the seeds folder. Relative links and pictures are looked up from there. */
  readonly path: string;
  /** The language (BCP 47), which decides the quotation marks. */
  readonly language: string;
  /** Paths of all stories and standing pages. */
  readonly seeds: Pick<ReadonlySet<string>, "has">;
  readonly pictures: Pick<PictureFinder, "find">;
  readonly files: Pick<FileFinder, "find">;
  /** Place and source as the metadata name them. */
  readonly said: Dateline;
}

/** What is found while one text is rendered. markdown-it passes it to every rule. */
export class RenderState {
  readonly options: RenderOptions;
  /** Converts a line of the text, counted from 0, to a line of the file, counted from 1. */
  readonly lineOf: (line: number) => number;
  readonly problems: Problem[] = [];
  readonly references: Reference[] = [];
  readonly pictures: BodyPicture[] = [];
  readonly blocks: BodyBlock[] = [];
  readonly files: LinkedFile[] = [];
  /** The links to fragments of the text itself, with their lines counted from 0. */
  readonly fragments: Reference[] = [];
  /** The names of reported HTML tags, and the reported messages with their lines. Both are reported once. */
  readonly refused = new Set<string>();
  dateline: Dateline | undefined;

  constructor(options: RenderOptions, lineOf: (line: number) => number) {
    this.options = options;
    this.lineOf = lineOf;
  }

  /** The folder of pictures and files, as the editor knows it: `seeds/media/`. */
  get mediaFolder(): string {
    return `${seedsFolderOf(this.options)}${MEDIA_FOLDER}/`;
  }

  /** Reports a problem. @param line the line in the text, counted from 0 as in markdown-it @param seed as in `Problem` */
  fault(line: number, what: string, fix: string, seed?: string): void {
    this.problems.push(problem({ ...this.#place(line), ...(seed === undefined ? {} : { seed }) }, what, fix));
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
