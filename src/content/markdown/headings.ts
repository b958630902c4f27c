import type { StateCore, Token } from "markdown-it";
import { slugOf } from "../../model/slug.ts";

const OWN_ID = /^\{#([\p{L}\p{N}_.:-]+)(?:[ \t][^{}]*)?\}$/u;
const PLAIN_ID = /^[a-z][\w.-]*$/i;

/** Takes the id off a heading that gives itself one: `## Motivation {#why}`. Before the text is parsed. */
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

/** The headings of one text: the page's headline is `h1`, so they begin with `h2`, and no level is skipped, whatever the copy does. */
export class Headings {
  /** For links to a heading. */
  readonly ids = new Set<string>();
  /** Levels, as the copy has them, of the headings above the present place. */
  readonly #above: number[] = [];
  /** How often an id was wanted. */
  readonly #times = new Map<string, number>();
  /** Ids that headings give themselves; the first of two has it. */
  readonly #own = new Map<string, Token>();

  /** @param tokens of the whole text */
  constructor(tokens: readonly Token[]) {
    for (const token of tokens) {
      if (token.type !== "heading_open" || typeof token.meta?.id !== "string") continue;
      const own = wantedId(token.meta.id);
      if (!this.#own.has(own)) this.#own.set(own, token);
    }
  }

  /** Settles a heading by its tokens; one without text is left out. @param text what it says */
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
    // "Why", "Why" and "Why 2" end here; each time the name grows.
    if (this.ids.has(id) || this.#own.has(id)) return this.#id(id, open);
    this.ids.add(id);
    return id;
  }
}

function wantedId(text: string): string {
  const slug = PLAIN_ID.test(text) ? text : slugOf(text);
  // fn1 and fnref1 are footnotes, and an id begins with a letter.
  return /^(?:fn(?:ref)?\d|\P{L})/iu.test(slug) ? `heading-${slug}` : slug;
}
