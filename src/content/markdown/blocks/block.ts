import type { Token } from "markdown-it";
import type { BodyBlock } from "../../../model/article.ts";
import type { RenderState } from "../render-state.ts";

/**
 * A kind of block. All are written in one way:
 *
 *     ::: NAME ARGUMENT TITLE
 *     content in Markdown
 *     :::
 *
 * or, without content, on one line: `::: NAME ARGUMENT TITLE :::`.
 */
export interface BlockKind {
  readonly name: string;
  /** Its first line as messages show it: `::: figure wide`. */
  readonly example: string;
  /** What the first word after the name is: one of these words, or what a message calls it. Left out: the kind has no argument. */
  readonly argument?: readonly string[] | string;
  /** What the rest of the line becomes: a heading of the content, or a text. Left out: the kind has no title. */
  readonly title?: "heading" | "text";
  /** Left out: a block without content is a fault. */
  readonly mayBeEmpty?: true;
  /** Makes the HTML of a block whose first line is right. Undefined after a fault. */
  print(block: WrittenBlock): BodyBlock | undefined;
}

/** A block as it is written, with its links and pictures resolved. */
export interface WrittenBlock {
  /** The word after the name. Empty for a kind without an argument. */
  readonly argument: string;
  /** The title in words alone. Empty where there is none. */
  readonly title: string;
  /** The content; a heading that was made of the title comes first. */
  readonly content: readonly Token[];
  /** The line of the text where the block begins, counted from 0. */
  readonly line: number;
  readonly state: RenderState;
  /** The HTML of some of the content. */
  html(tokens: readonly Token[]): string;
  /** Reports a problem. @param line left out: the first line of the block */
  fault(what: string, fix: string, line?: number): void;
}

/** A block that is the same HTML everywhere. */
export const sameEverywhere = (html: string): BodyBlock => ({ page: html, feed: html });
