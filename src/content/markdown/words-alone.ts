import MarkdownIt, { type StateInline, type Token } from "markdown-it";
import { escapeMarkup } from "../../model/text.ts";
import { holdsTag, shownTag, type Tag, tagAt } from "../tags.ts";
import { links, resolveLink } from "./links.ts";
import type { RenderState } from "./render-state.ts";
import { faultOfTag, placeOfTag, reportTag, type TagFault, tags } from "./tags.ts";

// Texts in which nothing but a tag is markup.

function parserWith(...rules: string[]): MarkdownIt {
  const md = new MarkdownIt("zero")
    .enable(rules)
    .use(links)
    .use(tags, (tag: Tag) =>
      /^\w/.test(tag.name) ? `Take it out, or write \\${shownTag(tag)} to show the tag itself.` : "Take it out.",
    );
  md.disable("normalize");
  md.inline.ruler.before("html_inline", "escaped tag", readEscaped);
  return md;
}

/** Of values of keys, which are what they say. */
const ofKeys = parserWith();
/** Of text as received, in which character references are decoded. */
const received = parserWith("entity");

/** A backslash before what would be a tag or a comment. */
function readEscaped(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x5c || !tagAt(src, pos + 1)) return false;
  if (!silent) state.pending += "<";
  state.pos += 2;
  return true;
}

/**
 * A text of one line for places that hold no markup, such as a headline: without its tags, a space for a line break.
 *
 * @param kind "key" for what an editor wrote into a key, "received" for text in which character references are decoded too
 */
export function wordsAlone(text: string, kind: "key" | "received"): { words: string; faults: readonly TagFault[] } {
  if (kind === "key" ? !holdsTag(text) : isWords(text)) return { words: text, faults: [] };
  const tokens = parse(text, kind === "key" ? ofKeys : received);
  return { words: wordsOf(tokens), faults: tokens.flatMap((token) => faultOfTag(token) ?? []) };
}

/** Sets paragraphs of plain text: all is shown as it is written, but for tags. */
export class PlainSetter {
  readonly #source: string;
  readonly #state: RenderState;
  /** Up to where tags of the source were found. */
  #at = 0;
  #line = 0;

  /** @param source the text that the paragraphs are of, where the lines of tags are looked up: lines may have been joined */
  constructor(source: string, state: RenderState) {
    this.#source = source;
    this.#state = state;
  }

  /** @returns what the paragraph holds as HTML, and its words without tags */
  set(paragraph: string): { html: string; words: string } {
    if (isWords(paragraph)) return { html: escapeMarkup(paragraph), words: paragraph };
    const children = parse(paragraph, received);
    for (const [index, child] of children.entries()) {
      const [start] = placeOfTag(child) ?? [];
      if (start !== undefined) this.#find(paragraph.slice(start));
      reportTag(child, this.#line, this.#state);
      if (child.type === "link_open") resolveLink(children, index, this.#line, this.#state);
    }
    return { html: received.renderer.renderInline(children, received.options, {}).trim(), words: wordsOf(children) };
  }

  /** Looks up the line of a tag, behind the one before it. */
  #find(tag: string): void {
    const [beginning = ""] = /^<[^\s>]*/.exec(tag) ?? [];
    const found = this.#source.indexOf(beginning, this.#at);
    if (found < 0) return;
    for (; this.#at < found; this.#at++) if (this.#source[this.#at] === "\n") this.#line++;
    this.#at = found + 1;
  }
}

/** Without a tag or a character reference. */
const isWords = (text: string): boolean => !text.includes("&") && !holdsTag(text);

function parse(text: string, md: MarkdownIt): Token[] {
  const [inline] = md.parseInline(text, {});
  return inline?.children ?? [];
}

const wordsOf = (tokens: readonly Token[]): string =>
  tokens.map(({ type, content }) => (type === "hardbreak" ? " " : content)).join("");
