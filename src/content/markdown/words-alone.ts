import MarkdownIt, { type StateInline, type Token } from "markdown-it";
import { markupOf } from "../../model/left-to-right.ts";
import { holdsTag, shownTag, type Tag, tagAt } from "../tags.ts";
import { links, resolveLink } from "./links.ts";
import type { RenderState } from "./render-state.ts";
import { faultOfTag, placeOfTag, reportTag, type TagFault, tags } from "./tags.ts";

// Texts in which tags are the only markup.

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

/** The parser for values of keys, in which character references are not decoded. */
const ofKeys = parserWith();
/** The parser for text as received, in which character references are decoded. */
const received = parserWith("entity");
received.renderer.rules.text = (tokens, index, _, env) => markupOf(env.language)(tokens[index]?.content ?? "");

/** Reads a backslash before a tag or a comment, which makes it text. */
function readEscaped(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== 0x5c || !tagAt(src, pos + 1)) return false;
  if (!silent) state.pending += "<";
  state.pos += 2;
  return true;
}

/**
 * Removes the tags from a text of one line, such as a headline, for places that hold no markup. A line break becomes a space.
 *
 * @param kind "key" for the value of a key, "received" for text as received, in which character references are decoded too
 */
export function wordsAlone(text: string, kind: "key" | "received"): { words: string; faults: readonly TagFault[] } {
  if (kind === "key" ? !holdsTag(text) : isWords(text)) return { words: text, faults: [] };
  const tokens = parse(text, kind === "key" ? ofKeys : received);
  return { words: wordsOf(tokens), faults: tokens.flatMap((token) => faultOfTag(token) ?? []) };
}

/** Renders paragraphs of plain text. Everything except tags is shown as it is written. */
export class PlainRenderer {
  readonly #source: string;
  readonly #state: RenderState;
  /** The offset in the source after the last tag that was found. */
  #at = 0;
  #line = 0;

  /** @param source the text with its original lines, in which the lines of tags are looked up: paragraphs are on one line each */
  constructor(source: string, state: RenderState) {
    this.#source = source;
    this.#state = state;
  }

  /** @returns the content of the paragraph as HTML, and its words without tags */
  render(paragraph: string): { html: string; words: string } {
    const { language } = this.#state.options;
    if (isWords(paragraph)) return { html: markupOf(language)(paragraph), words: paragraph };
    const children = parse(paragraph, received);
    for (const [index, child] of children.entries()) {
      const [start] = placeOfTag(child) ?? [];
      if (start !== undefined) this.#find(paragraph.slice(start));
      reportTag(child, this.#line, this.#state);
      if (child.type === "link_open") resolveLink(children, index, this.#line, this.#state);
    }
    return {
      html: received.renderer.renderInline(children, received.options, { language }).trim(),
      words: wordsOf(children),
    };
  }

  /** Finds the line of a tag in the source, after the tag before it. */
  #find(tag: string): void {
    const [beginning = ""] = /^<[^\s>]*/.exec(tag) ?? [];
    const found = this.#source.indexOf(beginning, this.#at);
    if (found < 0) return;
    for (; this.#at < found; this.#at++) if (this.#source[this.#at] === "\n") this.#line++;
    this.#at = found + 1;
  }
}

/** Whether a text holds no tag and no character reference. */
const isWords = (text: string): boolean => !text.includes("&") && !holdsTag(text);

function parse(text: string, md: MarkdownIt): Token[] {
  const [inline] = md.parseInline(text, {});
  return inline?.children ?? [];
}

const wordsOf = (tokens: readonly Token[]): string =>
  tokens.map(({ type, content }) => (type === "hardbreak" ? " " : content)).join("");
