import type { Token } from "markdown-it";
import { slugOf } from "../../model/slug.ts";

/** The headings of one text: the page's headline is `h1`, so they begin with `h2`, and no level is skipped, whatever the copy does. */
export class Headings {
  /** For links to a heading. */
  readonly ids = new Set<string>();
  /** Levels, as the copy has them, of the headings above the present place. */
  readonly #above: number[] = [];
  /** How often an id was wanted. */
  readonly #times = new Map<string, number>();

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
    open.attrSet("id", this.#id(text));
  }

  #id(text: string): string {
    const slug = slugOf(text);
    // fn1 and fnref1 are footnotes, and an id begins with a letter.
    const wanted = /^(?:fn(?:ref)?\d|\P{L})/u.test(slug) ? `heading-${slug}` : slug;
    const before = this.#times.get(wanted) ?? 0;
    this.#times.set(wanted, before + 1);
    const id = before === 0 ? wanted : `${wanted}-${before + 1}`;
    // "Why", "Why" and "Why 2" end here; each time the name grows.
    if (this.ids.has(id)) return this.#id(id);
    this.ids.add(id);
    return id;
  }
}
