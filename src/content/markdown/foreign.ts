import type { MarkdownIt, StateBlock, StateInline, Token } from "markdown-it";
import { notice } from "../../model/problem.ts";
import { cleanLine, shorten } from "../../model/text.ts";
import { blockOf, embedOf } from "./foreign-blocks.ts";
import { type RenderState, renderStateOf } from "./render-state.ts";

/**
 * Finds what other systems embed with, and says which block to write: widgets of HTML over several lines (a post's blockquote with its
 * script), and shortcodes of WordPress, Hugo and Liquid. A single tag within a paragraph is the matter of `tags.ts`.
 */
export function foreign(md: MarkdownIt): void {
  md.block.ruler.before("block", "widget", readWidget, { alt: ["paragraph", "reference", "blockquote", "list"] });
  md.inline.ruler.before("link", "shortcode", readShortcode);
  md.renderer.rules.shortcode = () => "";
}

const WIDGET = /^<(iframe|script|blockquote|div|figure|section|center|object|video|audio)\b[^<]*/i;
/** Lines. A widget is shorter. */
const LONGEST = 60;

function readWidget(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3c) return false;
  const [, name] = WIDGET.exec(state.src.slice(start, state.eMarks[startLine])) ?? [];
  if (name === undefined) return false;
  const end = endOf(state, startLine, Math.min(endLine, startLine + LONGEST), name);
  const widget = state.src.slice(start, state.eMarks[end - 1]);
  const block = blockOf(widget);
  if (block === undefined) return false;
  if (silent) return true;
  renderStateOf(state.env).fault(startLine, `the HTML tag <${name.toLowerCase()}> cannot be used here`, instead(block));
  state.line = end;
  return true;
}

/** The line after a widget and its script. */
function endOf(state: StateBlock, startLine: number, endLine: number, name: string): number {
  const text = (line: number): string => state.src.slice(state.bMarks[line], state.eMarks[line]);
  const begins = new RegExp(`<${name}\\b`, "gi");
  const ends = new RegExp(`</${name}\\s*>`, "gi");
  let open = 0;
  let line = startLine;
  do {
    open += (text(line).match(begins)?.length ?? 0) - (text(line).match(ends)?.length ?? 0);
    line++;
  } while (open > 0 && line < endLine);
  // It was never closed.
  if (open > 0) return startLine + 1;
  while (line < endLine && /^\s*(?:<script\b.*|<\/\w+>\s*)$/i.test(text(line))) line++;
  return line;
}

const instead = (block: string): string => `Write on a line of its own: ${block}`;

/** Names of shortcodes in brackets. Other brackets are words: "[sic]", "[Applause]". */
const BRACKETS =
  /\[(?<name>youtube|yt|embed|embedyt|vimeo|tweet|twitter|x|instagram|tiktok|bluesky|mastodon|soundcloud|spotify|documentcloud|datawrapper|flourish|iframe|video|audio|playlist|gallery|caption|googlemaps?|facebook|fb)(?<rest>\b[^\]\n]{0,500})?\](?:(?<content>[^[\n]{0,500})\[\/\k<name>\])?/iy;
const BRACES =
  /\{\{(?<sign>[<%])\s*\/?\s*(?<name>[\w./-]+)(?<rest>[^\n]{0,500}?)[>%]\}\}|\{%-?\s*(?<liquid>[\w-]+)(?<rest2>[^\n]{0,500}?)-?%\}/y;

/** A comment of Obsidian, or the beginning of one of Liquid or Hugo. Its words are not repeated in a message. */
const COMMENT = /(?<marks>%%)[^%\n]{1,500}%%|(?<begin>\{%-?\s*comment\b|\{\{-?\s*\/\*)/y;
const COMMENT_FIX = "Delete it, or write <!-- … -->, which no reader sees.";
/** A list of attributes of kramdown, which belong to the text before it. */
const ATTRIBUTES = /\{:\s?[.#\w-][^{}\n]{0,200}\}/y;

/** Tags of Liquid that show something. Others are words about a template: "{% raw %}". */
const EMBEDDING =
  /^(?:post_url|link|highlight|endhighlight|include(?:_relative|_cached)?|render|embed|youtube\w*|vimeo\w*|tweet|twitter|x|instagram|tiktok|bluesky|mastodon|soundcloud|spotify|figure|img|image|video|audio|gallery)$/i;

/** Token → the shortcode that it was made from. */
const known = new WeakMap<Token, { readonly what: string; readonly fix: string }>();

function readShortcode(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const sign = src.charCodeAt(pos);
  if (sign !== 0x5b && sign !== 0x7b && sign !== 0x25) return false;
  if (sign !== 0x5b && readHidden(state, silent)) return true;
  const pattern = sign === 0x5b ? BRACKETS : BRACES;
  pattern.lastIndex = pos;
  const found = pattern.exec(src);
  if (!found || !isShortcode(found, src[pattern.lastIndex])) return false;
  state.pos = pattern.lastIndex;
  if (!silent) known.set(state.push("shortcode", "", 0), faultOf(found));
  return true;
}

/** Reads what readers of other systems do not see, and would be printed here. */
function readHidden(state: StateInline, silent: boolean): boolean {
  COMMENT.lastIndex = ATTRIBUTES.lastIndex = state.pos;
  const found = COMMENT.exec(state.src) ?? ATTRIBUTES.exec(state.src);
  if (!found) return false;
  const { 0: source, groups = {} } = found;
  state.pos += source.length;
  if (silent) return true;
  const begins = groups.marks ?? groups.begin;
  const fault =
    begins === undefined
      ? { what: `a list of attributes would be printed: ${source}`, fix: "Take it out." }
      : { what: `a comment of another system would be printed: ${begins}`, fix: COMMENT_FIX };
  known.set(state.push("shortcode", "", 0), fault);
  return true;
}

/** "[video]" alone may be words, and "[video](…)" is a link. */
function isShortcode({ groups = {} }: RegExpExecArray, next: string | undefined): boolean {
  if (groups.sign !== undefined) return true;
  if (groups.liquid !== undefined) return EMBEDDING.test(groups.liquid);
  if (next === "(" || next === "[" || next === ":") return false;
  return groups.content !== undefined || /^[\s=:]+\S/.test(groups.rest ?? "");
}

function faultOf({ 0: source, groups = {} }: RegExpExecArray): { what: string; fix: string } {
  const name = groups.name ?? groups.liquid ?? "";
  const rest = `${groups.rest ?? groups.rest2 ?? ""} ${groups.content ?? ""}`;
  const block = embedOf(name, rest);
  const what = `the shortcode ${shorten(cleanLine(source), 60)} cannot be used here`;
  if (/^(?:rel)?ref$|^post_url$|^link$/.test(name)) {
    const [, file = "2026-11-23-harbour-wall"] = /([\w./-]+?)(?:\.md)?["'\s]*$/.exec(rest) ?? [];
    return { what, fix: `Write the name of the story's file: [words](${file}.md)` };
  }
  if (/^(?:end)?highlight$/.test(name)) return { what, fix: 'Put a line "```" above the code and one below it.' };
  if (block !== undefined) return { what, fix: block.startsWith("!") ? `Write: ${block}` : instead(block) };
  if (/^gallery$/i.test(name))
    return {
      what,
      fix: 'Write "::: gallery", below it a line ![what it shows](file.jpg) for each picture, and ":::".',
    };
  if (/^caption$/i.test(name)) return { what, fix: 'Write ![what it shows](file.jpg "Caption | Credit: Name").' };
  if (groups.sign === undefined && groups.liquid === undefined)
    return {
      what,
      fix: "Write on a line of its own, with the address of what it shows: ::: embed https://… What it shows :::",
    };
  return { what, fix: "Take it out, or put it between backticks, `…`, to show the shortcode itself." };
}

/** Reports a shortcode. @param line of the text, from 0 */
export function reportShortcode(token: Token, line: number, state: RenderState): void {
  const fault = known.get(token);
  if (fault) state.fault(line, fault.what, fault.fix);
}

/**
 * Says how to show what a paragraph leads to that is nothing but an address. WordPress would embed it, and here it is a link, which may be
 * what is meant.
 */
export function reportAlone({ children }: Token, line: number, state: RenderState): void {
  const [link] = children ?? [];
  if (children?.length !== 3 || (link?.markup !== "linkify" && link?.markup !== "autolink")) return;
  const address = String(link.attrGet("href") ?? "");
  const block = blockOf(`src="${address}"`);
  if (block === undefined) return;
  const place = { file: state.options.file, field: "body", line: state.lineOf(line) };
  state.problems.push(
    notice(place, "an address on a line of its own is printed as a link", `To show what is there: ${block}`),
  );
}
