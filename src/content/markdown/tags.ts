import type { MarkdownIt, StateInline, Token } from "markdown-it";
import { attributeOf, shownTag, type Tag, tagAt, UNDERSTOOD } from "../tags.ts";
import type { RenderState } from "./render-state.ts";

export interface TagFault {
  readonly what: string;
  readonly fix: string;
}

interface ReadTag {
  readonly tag: Tag;
  /** The offset of the tag in the text that was parsed. */
  readonly at: number;
  /** Whether a word follows the tag without a space. */
  readonly isTight: boolean;
  fault?: TagFault;
}

/** Token → the tag that it was made from. */
const known = new WeakMap<Token, ReadTag>();

/**
 * Renders the HTML tags `br`, `b`, `i`, `em`, `strong` and `a href` like the same markup in Markdown, without other attributes. Any other
 * tag becomes a token with a fault. A "<" that does not begin a tag stays text.
 *
 * @param fix how to fix a tag that is not allowed
 */
export function tags(md: MarkdownIt, fix: (tag: Tag) => string): void {
  md.inline.ruler.at("html_inline", readTag);
  md.inline.ruler2.before("fragments_join", "tags", (state) => pairTags(state, fix));
  md.renderer.rules.tag = () => "";
  md.enable("html_inline");
}

/** The offsets at which a tag begins and ends in the text that was parsed. Undefined for a token that was not made from a tag. */
export function placeOfTag(token: Token): readonly [start: number, end: number] | undefined {
  const { at, tag } = known.get(token) ?? {};
  return at === undefined || tag === undefined ? undefined : [at, at + tag.source.length];
}

export const faultOfTag = (token: Token): TagFault | undefined => known.get(token)?.fault;

/** Reports the fault of a tag, once per line. A closing tag is not reported if its opening tag was. */
export function reportTag(token: Token, line: number, state: RenderState): void {
  const { tag, fault } = known.get(token) ?? {};
  if (!tag || !fault || (tag.closes && state.refused.has(tag.name))) return;
  const here = `${line} ${fault.what}`;
  if (!state.refused.has(here)) state.fault(line, fault.what, fault.fix);
  state.refused.add(here).add(tag.name);
}

function readTag(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== 0x3c) return false;
  const tag = tagAt(src, pos);
  if (!tag || pos + tag.source.length > posMax) return false;
  state.pos += tag.source.length;
  if (silent) return true;
  known.set(state.push("tag", "", 0), { tag, at: pos, isTight: /[^\s.,;:!?)\]]/.test(src[state.pos] ?? " ") });
  return true;
}

const MOST_WITHIN_EACH_OTHER = 20;
const WITHIN_LINK: readonly [what: string, fix: string] = [
  "a link is inside another link",
  "Close the first link before the second begins.",
];

/** The tags and the Markdown markup that are open at a place in a paragraph. */
class Open {
  readonly #all: { readonly token: Token; readonly read?: ReadTag | undefined }[] = [];
  readonly #count = new Map<string, number>();
  /** The names of opening tags with a fault. Their closing tags are not reported. */
  readonly faulty = new Set<string>();

  get size(): number {
    return this.#all.length;
  }

  has(name: string): boolean {
    return (this.#count.get(name) ?? 0) > 0;
  }

  isWithinLink(): boolean {
    return this.has("a") || this.#all.some(({ token: { type } }) => type === "link_open");
  }

  push(token: Token, read?: ReadTag): void {
    this.#all.push({ token, read });
    if (read) this.#count.set(read.tag.name, (this.#count.get(read.tag.name) ?? 0) + 1);
  }

  pop() {
    const last = this.#all.pop();
    if (last?.read) this.#count.set(last.read.tag.name, (this.#count.get(last.read.tag.name) ?? 0) - 1);
    return last;
  }

  /** Reports the tags as unclosed that were opened after the last Markdown markup, or after the last tag of a name. */
  closeTo(name: string | undefined, within: string): void {
    for (let last = this.#all.at(-1); last?.read && last.read.tag.name !== name; last = this.#all.at(-1)) {
      this.pop();
      reportUnclosed(last.token, last.read, within, this.faulty);
    }
  }

  /** The open tag of a link. */
  get link(): ReadTag | undefined {
    return this.has("a") ? this.#all.find(({ read }) => read?.tag.name === "a")?.read : undefined;
  }

  /** The innermost open markup, if it is a tag. */
  get last(): ReadTag | undefined {
    return this.#all.at(-1)?.read;
  }
}

/** Pairs the tags of a paragraph. Tags without a partner and tags that overlap are faults, so that the HTML is always well-formed. */
function pairTags({ tokens, md }: StateInline, fix: (tag: Tag) => string): boolean {
  const open = new Open();
  for (const token of tokens) {
    const read = known.get(token);
    if (read) pairTag(token, read, open, md, fix);
    else if (token.markup === "linkify" && open.has("a")) unlink(token);
    else if (token.nesting === 1) {
      if (token.type === "link_open" && open.link) setFault(open.link, ...WITHIN_LINK);
      open.push(token);
    } else if (token.nesting === -1) {
      open.closeTo(undefined, "the emphasis or link around it");
      open.pop();
    }
  }
  while (open.size > 0) {
    open.closeTo(undefined, "its paragraph");
    open.pop();
  }
  return true;
}

function pairTag(token: Token, read: ReadTag, open: Open, md: MarkdownIt, fix: (tag: Tag) => string): void {
  const { tag } = read;
  const { name } = tag;
  if (!UNDERSTOOD.has(name)) refuse(token, read, open, fix);
  else if (name === "br") {
    token.type = "hardbreak";
    token.tag = name;
  } else if (!tag.closes) {
    if (open.size >= MOST_WITHIN_EACH_OTHER) {
      open.faulty.add(name);
      setFault(read, `${shownTag(tag)} is inside too many other tags`, "Take it out.");
      return;
    }
    if (name === "a") openLink(token, read, open, md);
    open.push(token, read);
  } else if (open.has(name)) {
    open.closeTo(name, `<${name}>`);
    if (open.last) pair(open.pop()?.token, token, name);
    else {
      open.faulty.add(name);
      setFault(
        read,
        `${shownTag(tag)} comes before the markup that was opened after <${name}> is closed`,
        "Close first what was opened last.",
      );
    }
  } else if (!open.faulty.has(name))
    setFault(read, `${shownTag(tag)} closes nothing`, `Write <${name}> where it begins, or take it out.`);
}

function refuse(token: Token, read: ReadTag, open: Open, fix: (tag: Tag) => string): void {
  const { tag } = read;
  if (tag.isDoubtful) makeText(token, tag);
  else if (tag.name === "!--")
    setFault(
      read,
      'a comment ("<!--") begins within code',
      "Put the comment on lines of its own, between empty lines.",
    );
  else if (!tag.closes || !open.faulty.has(tag.name)) {
    open.faulty.add(tag.name);
    setFault(read, `the HTML tag ${shownTag(tag)} cannot be used here`, fix(tag));
  }
}

/** Reports an unclosed tag, or makes it text if it is not meant as a tag: "Entertainment Marketing <em> said". */
function reportUnclosed(token: Token, read: ReadTag, within: string, faulty: Set<string>): void {
  const { tag, isTight } = read;
  if (tag.isDoubtful || (!isTight && tag.attributes === "")) {
    makeText(token, tag);
    return;
  }
  const name = shownTag(tag);
  if (!faulty.has(tag.name))
    setFault(
      read,
      `${name} is not closed within ${within}`,
      `Write </${tag.name}> where it ends, or \\${name} to show the tag itself.`,
    );
  faulty.add(tag.name);
}

/** Sets the fault of a tag. If it has one already, that one is kept. */
function setFault(read: ReadTag, what: string, fix: string): void {
  read.fault ??= { what, fix };
}

/** Turns a bare address back into text, because it is inside a link. */
function unlink(token: Token): void {
  token.type = "text";
  token.nesting = 0;
}

function makeText(token: Token, tag: Tag): void {
  token.type = "text";
  token.content = tag.source;
}

function openLink(token: Token, read: ReadTag, open: Open, md: MarkdownIt): void {
  const href = attributeOf(read.tag, "href");
  if (href === undefined)
    setFault(read, "<a> without an address leads nowhere", "Take it out; the words within it stay.");
  else if (open.isWithinLink()) setFault(read, ...WITHIN_LINK);
  token.attrs = [["href", md.normalizeLink(md.utils.unescapeAll(href ?? "").trim())]];
}

function pair(opening: Token | undefined, closing: Token, name: string): void {
  if (!opening || faultOfTag(opening)) return;
  const type = name === "a" ? "link" : name;
  opening.type = `${type}_open`;
  closing.type = `${type}_close`;
  opening.nesting = 1;
  closing.nesting = -1;
  opening.tag = closing.tag = name;
  opening.markup = `<${name}>`;
}
