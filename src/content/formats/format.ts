import type { Removal, Story } from "../../model/article.ts";
import type { Problem } from "../../model/problem.ts";
import type { RenderedText } from "../markdown/render.ts";
import type { RenderOptions } from "../markdown/render-state.ts";

/** Keys and values as an editor wrote them, not yet checked. */
export type Metadata = Readonly<Record<string, unknown>>;

/** Whether a value is a group of keys. */
export const isGroup = (value: unknown): value is Metadata =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the text of a story states, such as its byline. It is used where the metadata have no value. */
export type Stated = Pick<Story, "title" | "date" | "updated" | "authors" | "source">;

/** A parsed seed whose text has not been rendered yet. */
export interface ParsedSeed {
  readonly metadata: Metadata;
  /** Our key → the other generator's key that the file has instead of it. */
  readonly foreign?: ReadonlyMap<string, string>;
  readonly stated: Stated;
  readonly problems: readonly Problem[];
  /** Whether the metadata could not be read. */
  readonly unread: boolean;
  readonly removals: readonly Removal[];
  render(options: RenderOptions): RenderedText;
}

/** A file format of stories. */
export interface Format {
  /** The endings of such files, in lower case. A file may have them in capitals too. */
  readonly endings: readonly string[];
  /** Where an editor writes a missing date: the end of a sentence of a message. @param sidecar the name of the story's sidecar */
  dateGoes(sidecar: string): string;
  /**
   * @param text cleaned, with line feeds only
   * @param file the path as the editor knows it
   * @param sidecar the keys of the story's sidecar
   */
  read(text: string, file: string, sidecar: Metadata): ParsedSeed;
}
