import type { MarkdownIt, StateInline, Token } from "markdown-it";
import { attributeOf, shownTag, type Tag, tagAt, UNDERSTOOD } from "../tags.ts";
import type { RenderState } from "./render-state.ts";

export interface TagFault {
  readonly what: string;
  readonly mend: string;
}

interface ReadTag {
  readonly tag: Tag;
  /** Where it stands in the text that was parsed. */
  readonly at: number;
  /** Whether a word begins right behind it. */
  readonly isTight: boolean;
  fault?: TagFault;
}

/** What is known of tokens that were made of tags. */
const known = new WeakMap<Token, ReadTag>();

/**
 * HTML tags: `br`, `b`, `i`, `em`, `strong` and `a href` are set as Markdown would set them, without other attributes; any other tag
 * becomes a token with a fault. A "<" that begins no tag stays text.
 *
 * @param fix what to write instead of a tag that is not understood
 */
export function tags(md: MarkdownIt, fix: (tag: Tag) => string): void {
  md.inline.ruler.at("html_inline", readTag);
  md.inline.ruler2.before("fragments_join", "tags", (state) => settleTags(state, fix));
  md.renderer.rules.tag = () => "";
  md.enable("html_inline");
}

/** The place of a token in the text that was parsed, if it was made of a tag: where it begins, and where it ends. */
export function placeOfTag(token: Token): readonly [start: number, end: number] | undefined {
  const { at, tag } = known.get(token) ?? {};
  return at === undefined || tag === undefined ? undefined : [at, at + tag.source.length];
}

export const faultOfTag = (token: Token): TagFault | undefined => known.get(token)?.fault;

/** Reports the fault of a tag: once a line, and an element by its opening tag alone. */
export function reportTag(token: Token, line: number, state: RenderState): void {
  const { tag, fault } = known.get(token) ?? {};
  if (!tag || !fault || (tag.closes && state.refused.has(tag.name))) return;
  const here = `${line} ${fault.what}`;
  if (!state.refused.has(here)) state.fault(line, fault.what, fault.mend);
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
const WITHIN_LINK: readonly [what: string, mend: string] = [
  "a link stands within another",
  "Let one end before the other begins.",
];

/** What is open at a place of a paragraph: tags, and what Markdown began, which has no tag. */
class Open {
  readonly #all: { readonly token: Token; readonly read?: ReadTag | undefined }[] = [];
  readonly #count = new Map<string, number>();
  /** Names of tags that are at fault as openings, whose closings need no word of their own. */
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

  /** Leaves open what is above the last thing that Markdown began, or above the last tag of a name. */
  leaveTo(name: string | undefined, within: string): void {
    for (let last = this.#all.at(-1); last?.read && last.read.tag.name !== name; last = this.#all.at(-1)) {
      this.pop();
      leaveOpen(last.token, last.read, within, this.faulty);
    }
  }

  /** The open tag of a link. */
  get link(): ReadTag | undefined {
    return this.has("a") ? this.#all.find(({ read }) => read?.tag.name === "a")?.read : undefined;
  }

  /** The last thing, if it is a tag. */
  get last(): ReadTag | undefined {
    return this.#all.at(-1)?.read;
  }
}

/** Pairs the tags of a paragraph. What is left alone or crosses another is a fault, so that all that is printed is well-formed. */
function settleTags({ tokens, md }: StateInline, fix: (tag: Tag) => string): boolean {
  const open = new Open();
  for (const token of tokens) {
    const read = known.get(token);
    if (read) settleTag(token, read, open, md, fix);
    else if (token.markup === "linkify" && open.has("a")) unlink(token);
    else if (token.nesting === 1) {
      if (token.type === "link_open" && open.link) blame(open.link, ...WITHIN_LINK);
      open.push(token);
    } else if (token.nesting === -1) {
      open.leaveTo(undefined, "the emphasis or link around it");
      open.pop();
    }
  }
  while (open.size > 0) {
    open.leaveTo(undefined, "its paragraph");
    open.pop();
  }
  return true;
}

function settleTag(token: Token, read: ReadTag, open: Open, md: MarkdownIt, fix: (tag: Tag) => string): void {
  const { tag } = read;
  const { name } = tag;
  if (!UNDERSTOOD.has(name)) refuse(token, read, open, fix);
  else if (name === "br") {
    token.type = "hardbreak";
    token.tag = name;
  } else if (!tag.closes) {
    if (open.size >= MOST_WITHIN_EACH_OTHER) {
      open.faulty.add(name);
      blame(read, `${shownTag(tag)} stands within too many others`, "Take it out.");
      return;
    }
    if (name === "a") setLink(token, read, open, md);
    open.push(token, read);
  } else if (open.has(name)) {
    open.leaveTo(name, `<${name}>`);
    if (open.last) pair(open.pop()?.token, token, name);
    else {
      open.faulty.add(name);
      blame(
        read,
        `${shownTag(tag)} comes before what began after <${name}> is closed`,
        "Close first what was opened last.",
      );
    }
  } else if (!open.faulty.has(name))
    blame(read, `${shownTag(tag)} closes nothing`, `Write <${name}> where it begins, or take it out.`);
}

function refuse(token: Token, read: ReadTag, open: Open, fix: (tag: Tag) => string): void {
  const { tag } = read;
  if (tag.isDoubtful) spell(token, tag);
  else if (tag.name === "!--")
    blame(read, 'a comment ("<!--") begins within code', "Put the comment on lines of its own, between empty lines.");
  else if (!tag.closes || !open.faulty.has(tag.name)) {
    open.faulty.add(tag.name);
    blame(read, `the HTML tag ${shownTag(tag)} cannot be used here`, fix(tag));
  }
}

/** A tag that nobody would write as one is text: "Entertainment Marketing <em> said". */
function leaveOpen(token: Token, read: ReadTag, within: string, faulty: Set<string>): void {
  const { tag, isTight } = read;
  if (tag.isDoubtful || (!isTight && tag.attributes === "")) {
    spell(token, tag);
    return;
  }
  const name = shownTag(tag);
  if (!faulty.has(tag.name))
    blame(
      read,
      `${name} is not closed within ${within}`,
      `Write </${tag.name}> where it ends, or \\${name} to show the tag itself.`,
    );
  faulty.add(tag.name);
}

/** The first fault of a tag stays. */
function blame(read: ReadTag, what: string, fix: string): void {
  read.fault ??= { what, mend: fix };
}

/** A bare address as the words of a link. */
function unlink(token: Token): void {
  token.type = "text";
  token.nesting = 0;
}

function spell(token: Token, tag: Tag): void {
  token.type = "text";
  token.content = tag.source;
}

function setLink(token: Token, read: ReadTag, open: Open, md: MarkdownIt): void {
  const href = attributeOf(read.tag, "href");
  if (href === undefined) blame(read, "<a> without an address leads nowhere", "Take it out; the words within it stay.");
  else if (open.isWithinLink()) blame(read, ...WITHIN_LINK);
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
