import type { StateCore, Token } from "markdown-it";
import { slugOf } from "../../model/slug.ts";
import type { RenderState } from "./render-state.ts";
import { textOf } from "./token-text.ts";

const OWN_ID = /^\{#([\p{L}\p{N}_.:-]+)(?:[ \t][^{}]*)?\}$/u;
const PLAIN_ID = /^[a-z][\w.-]*$/i;

/** Moves the id of a heading such as `## Motivation {#why}` from its text to its token. Must run before inline text is parsed. */
export function takeIds({ tokens }: StateCore): void {
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const inline = tokens[index + 1];
    if (!inline?.content.endsWith("}")) return;
    const at = inline.content.lastIndexOf("{");
    const [, id] = OWN_ID.exec(inline.content.slice(at)) ?? [];
    if (id === undefined || inline.content[at - 1] === "\\") return;
    inline.content = inline.content.slice(0, at).trimEnd();
    token.meta = { id };
  });
}

/**
 * Warns of a heading with nothing below it: of `npm run init`'s pages, an editor may have deleted the questions alone. It is for standing
 * pages, since an unfinished story may have an outline. Must run before the heading's level is changed.
 */
export function reportEmpty(tokens: readonly Token[], index: number, state: RenderState): void {
  const [open, inline, , next] = tokens.slice(index, index + 4);
  const text = textOf(inline?.children ?? []).trim();
  if (!open || open.level > 0 || text === "") return;
  if (next && !(next.type === "heading_open" && next.tag <= open.tag)) return;
  state.warn(
    open.map?.[0] ?? 0,
    `the heading "${text}" has nothing below it`,
    "Write the text, or delete the heading.",
  );
}

/** The headings of one text. They begin with `h2`, since the headline is `h1`, and no level is skipped, even if the copy skips one. */
export class Headings {
  /** The ids of headings and footnotes, which links may lead to. */
  readonly ids = new Set<string>();
  /** The levels, as in the copy, of the headings that enclose the current place. */
  readonly #above: number[] = [];
  /** How often each id was requested. */
  readonly #times = new Map<string, number>();
  /** Ids that the copy gives to headings. If two have the same id, the first gets it. */
  readonly #own = new Map<string, Token>();

  /** @param tokens the tokens of the whole text */
  constructor(tokens: readonly Token[]) {
    for (const token of tokens) {
      if (token.type !== "heading_open" || typeof token.meta?.id !== "string") continue;
      const own = wantedId(token.meta.id);
      if (!this.#own.has(own)) this.#own.set(own, token);
    }
  }

  /** Sets level and id of a heading. A heading without text is left out. @param text the heading's text */
  add(open: Token, close: Token | undefined, text: string): void {
    if (text.trim() === "") {
      open.hidden = true;
      if (close) close.hidden = true;
      return;
    }
    const level = Number(open.tag.slice(1));
    while ((this.#above.at(-1) ?? 0) >= level) this.#above.pop();
    this.#above.push(level);
    open.tag = `h${Math.min(this.#above.length + 1, 6)}`;
    if (close) close.tag = open.tag;
    open.attrSet("id", this.#id(String(open.meta?.id ?? slugOf(text)), open));
  }

  #id(text: string, open: Token): string {
    const wanted = wantedId(text);
    if (this.#own.get(wanted) === open) {
      this.ids.add(wanted);
      return wanted;
    }
    const before = this.#times.get(wanted) ?? 0;
    this.#times.set(wanted, before + 1);
    const id = before === 0 ? wanted : `${wanted}-${before + 1}`;
    // The id is taken, as after "Why", "Why" and "Why 2". This ends, because the id gets longer each time.
    if (this.ids.has(id) || this.#own.has(id)) return this.#id(id, open);
    this.ids.add(id);
    return id;
  }
}

function wantedId(text: string): string {
  const slug = PLAIN_ID.test(text) ? text : slugOf(text);
  // "fn1" and "fnref1" are ids of footnotes, and an id must begin with a letter.
  return /^(?:fn(?:ref)?\d|\P{L})/iu.test(slug) ? `heading-${slug}` : slug;
}
