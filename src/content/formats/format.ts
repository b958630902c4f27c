import type { Removal, Story } from "../../model/article.ts";
import type { Problem } from "../../model/problem.ts";
import type { RenderedText } from "../markdown/render.ts";
import type { RenderOptions } from "../markdown/render-state.ts";

/** Keys and values as an editor wrote them, not yet checked. */
export type Metadata = Readonly<Record<string, unknown>>;

/** What a text says about itself in its own words: it holds where the metadata say nothing. */
export type Stated = Pick<Story, "title" | "date" | "updated" | "authors" | "source">;

/** A seed, taken apart but not yet set: what it says about itself, and a text. */
export interface ParsedSeed {
  readonly metadata: Metadata;
  /** How its keys are called in the file, where another generator's stand for ours. */
  readonly foreign?: ReadonlyMap<string, string>;
  readonly stated: Stated;
  readonly problems: readonly Problem[];
  /** Whether its metadata could not be read. */
  readonly unread: boolean;
  readonly removals: readonly Removal[];
  render(setting: RenderOptions): RenderedText;
}

/** A way in which stories arrive. */
export interface Format {
  /** Of its files, in small letters; capitals are the same. */
  readonly endings: readonly string[];
  /** How an editor adds a date, for the story that has none: the end of a sentence. @param sidecar the file's name */
  dateGoes(sidecar: string): string;
  /**
   * @param text cleaned, with line feeds only
   * @param file as the editor knows it
   * @param sidecar what the file beside it says
   */
  read(text: string, file: string, sidecar: Metadata): ParsedSeed;
}
