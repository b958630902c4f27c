// Renders Markdown to HTML: markdown-it with its plugins, and one pass over its tokens that does everything markdown-it does not do.

import MarkdownIt, { type StateCore, type Token } from "markdown-it";
import definitionLists from "markdown-it-deflist";
import type { Body } from "../../model/article.ts";
import { directionOf } from "../../model/dates.ts";
import { markupOf } from "../../model/left-to-right.ts";
import { mark } from "../../model/mark.ts";
import { memoize } from "../../model/memoize.ts";
import type { Problem } from "../../model/problem.ts";
import { cleanLine, cleanText } from "../../model/text.ts";
import { cutDateline, type Dateline } from "../dateline.ts";
import { standingName } from "../files.ts";
import { fixOf, type Tag } from "../tags.ts";
import { countWords } from "../words.ts";
import { bareAddresses } from "./addresses.ts";
import { apostrophes } from "./apostrophes.ts";
import { blocks, printBlocks } from "./blocks.ts";
import { cjkEmphasis } from "./cjk.ts";
import { replaceDashes } from "./dashes.ts";
import { destinations, reportUnread } from "./destinations.ts";
import { figures, makeFigure, resolvePicture, splitPictures } from "./figures.ts";
import { checkNotes, definedNotes, footnotes } from "./footnotes.ts";
import { foreign, reportAlone, reportShortcode } from "./foreign.ts";
import { blockOf } from "./foreign-blocks.ts";
import { Headings, reportEmpty, takeIds } from "./headings.ts";
import { checkFragments, links, resolveLink } from "./links.ts";
import { mixedQuotes } from "./mixed-quotes.ts";
import { plainParagraphs, typesetter } from "./plain-copy.ts";
import { quotesOf } from "./quotes.ts";
import { type RenderOptions, RenderState, renderStateOf } from "./render-state.ts";
import { placeOfTag, reportTag, tags } from "./tags.ts";
import { makeTask } from "./task-lists.ts";
import { textOf } from "./token-text.ts";
import { reportBullets, reportIndented, reportNumber } from "./typed-lists.ts";
import { wordsAlone } from "./words-alone.ts";

/** A rendered text. */
export interface RenderedText extends Omit<Body, "fingerprint"> {
  /** The first paragraph without markup, for a summary. */
  readonly opening: string;
  /** The dateline that was removed from the first paragraph. */
  readonly dateline?: Dateline | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Renders a Markdown text: CommonMark with tables, footnotes, definition and task lists, figures and blocks. A few HTML tags are
 * allowed (`tags.ts`).
 *
 * @param markdown the text, without comments
 * @param lineOf converts a line of the text, counted from 0, to a line of the file, counted from 1
 */
export function renderMarkdown(
  markdown: string,
  options: RenderOptions,
  lineOf: (line: number) => number,
): RenderedText {
  const paragraphs = plainParagraphs(markdown);
  return paragraphs ? renderPlain(paragraphs, options) : renderParsed(markdown, options, lineOf);
}

/** Renders copy without markup. The result is that of `renderParsed`, in a third of the time. */
function renderPlain([first = "", ...others]: readonly string[], { language, said }: RenderOptions): RenderedText {
  const cut = cutDateline(first, said);
  const texts = [cut?.rest ?? first, ...others].map(typesetter(language));
  const shown = markupOf(language);
  return {
    // `join` makes one flat string.
    html: texts.map((text) => `<p>${shown(text)}</p>\n`).join(""),
    words: texts.reduce((sum, text) => sum + countWords(text), 0),
    opening: cleanLine(texts.find((text) => text !== "") ?? ""),
    references: [],
    pictures: [],
    dateline: cut && datelineOf(cut),
    problems: [],
  };
}

const datelineOf = ({ rest: _, ...dateline }: Dateline & { readonly rest: string }): Dateline => dateline;

/** Renders a text with markdown-it. @see renderMarkdown */
export function renderParsed(markdown: string, options: RenderOptions, lineOf: (line: number) => number): RenderedText {
  const md = parserFor(options.language);
  const state = new RenderState(options, lineOf);
  const env = { state };
  const tokens = md.parse(markdown, env);
  // Remove `&#12;` and `&#13;`, the only control characters that markdown-it decodes (isValidEntityCode). Replacing also makes one flat
  // string of the parts. They are slices of the source, and would keep all of it in memory.
  const print = (some: readonly Token[]): string =>
    md.renderer.render([...some], md.options, env).replace(/[\f\r]/g, "");
  const html = print(printBlocks(tokens, state, print));
  const { problems, references, pictures, dateline, blocks, files } = state;
  return {
    html,
    ...readingOf(tokens),
    references,
    pictures,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(files.length > 0 ? { files } : {}),
    dateline,
    problems,
  };
}

const parserFor = memoize((language: string) => {
  const md = new MarkdownIt({ html: false, typographer: true, quotes: [...quotesOf(language)] });
  // An autolink shows its address decoded. Remove control characters, since `%01` is our mark.
  const { normalizeLinkText } = md;
  md.normalizeLinkText = (address) => cleanText(normalizeLinkText(address));
  md.use(footnotes)
    .use(blocks)
    .use(destinations)
    .use(links)
    .use(figures)
    .use(tags, (tag: Tag) => fixOf(tag, blockOf))
    .use(foreign)
    .use(definitionLists)
    .use(cjkEmphasis)
    .use(bareAddresses);
  // `readText` has normalised the line ends already.
  md.disable("normalize");
  if (directionOf(language) === "rtl") {
    const shown = markupOf(language);
    md.renderer.rules.text = (tokens, index) => shown(tokens[index]?.content ?? "");
  }
  md.renderer.rules.table_open = () =>
    `<div class="table" role="group" tabindex="0" aria-label="${mark("label:table")}">\n<table>\n`;
  md.renderer.rules.table_close = () => "</table>\n</div>\n";
  md.core.ruler.after("inline", "pictures", splitPictures);
  md.core.ruler.before("inline", "dateline", takeDateline);
  md.core.ruler.before("inline", "ids", takeIds);
  md.core.ruler.at("replacements", replaceDashes);
  md.core.ruler.before("smartquotes", "mixed quotes", mixedQuotes(language));
  md.core.ruler.before("smartquotes", "apostrophes", apostrophes(language));
  md.core.ruler.after("linkify", "resolve", resolveTokens);
  md.core.ruler.before("footnote_tail", "notes", (state) => {
    state.env.notes = definedNotes(state.tokens);
  });
  return md;
});

function takeDateline({ tokens, env }: StateCore): void {
  const first = tokens.findIndex(
    ({ type, level }, index) =>
      type === "paragraph_open" && level === 0 && !/^!\[[^\n]*\)$/.test(tokens[index + 1]?.content ?? ""),
  );
  const inline = tokens[first + 1];
  if (first < 0 || !inline) return;
  const state = renderStateOf(env);
  // The whole dateline may be in bold or italics.
  const [whole = "", , marked, , tagged] =
    /^(?:(\*\*|__|\*|_)(?=\S)(.+?)\1|<(b|strong|i|em)>(?=\S)(.+?)<\/\3>)/i.exec(inline.content) ?? [];
  const emphasis = marked ?? tagged ?? "";
  const text = emphasis + inline.content.slice(whole.length);
  const cut = cutDateline(text, state.options.said);
  if (!cut || text.length - cut.rest.length < emphasis.length) return;
  state.dateline = datelineOf(cut);
  inline.content = cut.rest;
}

/** The depth at which markdown-it drops text (`maxNesting`). */
const DEEPEST = 99;

/** One pass over the tokens: finishes headings, tables and figures, and resolves every link and picture with its line. */
function resolveTokens({ tokens, env, md }: StateCore): void {
  const state = renderStateOf(env);
  const headings = new Headings(tokens);
  let line = 0;
  tokens.forEach((token, index) => {
    line = token.map?.[0] ?? line;
    if (token.nesting === 1 && token.level === DEEPEST)
      state.fault(line, "is nested too deeply", "Use fewer lists and quotations inside each other.");
    switch (token.type) {
      case "heading_open":
        if (standingName(state.options.path) !== undefined) reportEmpty(tokens, index, state);
        headings.add(token, tokens[index + 2], textOf(tokens[index + 1]?.children ?? []));
        break;
      case "paragraph_open":
        trimBreaks(tokens, index);
        makeFigure(tokens, index);
        break;
      case "list_item_open":
        makeTask(tokens, index);
        break;
      case "th_open":
      case "td_open":
        finishCell(tokens, index);
        break;
      case "footnote_open":
        headings.ids.add(`fn${Number(token.meta?.id) + 1}`);
        break;
      case "ordered_list_open":
        reportNumber(tokens, index, state);
        break;
      case "code_block":
        reportIndented(token, line, state);
        break;
      case "inline":
        resolveInline(token, line, state, md);
        reportBullets(token, line, state);
        if (tokens[index - 1]?.type === "paragraph_open") reportAlone(token, line, state);
    }
  });
  checkFragments(state, headings.ids);
  if (env.notes instanceof Map) checkNotes(tokens, env.notes, state);
}

function resolveInline({ content, children }: Token, firstLine: number, state: RenderState, md: StateCore["md"]): void {
  // Text without markup needs nothing, unless it refers to a missing footnote or has a link that was not read.
  if (!children || (children.length === 1 && children[0]?.type === "text" && !/\[\^|\]\(/.test(content))) return;
  let line = firstLine;
  /** The offset up to which line ends have been counted. */
  let at = 0;
  let counted = 0;
  const countTo = (end: number): void => {
    for (; at < end; at++) if (content[at] === "\n") counted++;
    line = firstLine + counted;
  };
  children.forEach((child, index) => {
    const [start, end] = placeOfTag(child) ?? [];
    if (start !== undefined) countTo(start);
    else if (child.type === "softbreak" || child.type === "hardbreak") line++;
    if (child.type === "image" || child.type === "link_open") cleanTitle(child, content, line, state);
    if (child.type === "tag") reportTag(child, line, state);
    else if (child.type === "shortcode") reportShortcode(child, line, state);
    else if (child.type === "link_open") resolveLink(children, index, line, state);
    else if (child.type === "image") {
      for (const each of child.children ?? []) reportTag(each, line, state);
      resolvePicture(child, line, state, md);
    } else if (child.type === "text") {
      const [reference] = (child.content.includes("[^") && /\[\^[^\][\s]{1,80}\]/.exec(child.content)) || [];
      if (reference)
        state.fault(line, `there is no footnote ${reference}`, `Write it on a line of its own: ${reference}: …`);
      reportUnread(child.content, line, state);
    }
    if (end !== undefined) countTo(end);
  });
}

/** Removes `<br>` at the start and end of a paragraph. It is meant as space between paragraphs, which the stylesheet makes. */
function trimBreaks(tokens: readonly Token[], index: number): void {
  const [open, inline, close] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  const children = inline?.children ?? [];
  if (!inline?.content.includes("<")) return;
  const isSpace = ({ type, content }: Token): boolean => type.endsWith("break") || (type === "text" && content === "");
  const first = children.findIndex((child) => !isSpace(child));
  const last = children.findLastIndex((child) => !isSpace(child));
  children.forEach((child, at) => {
    if ((at < first || at > last) && placeOfTag(child)) child.type = "tag";
  });
  if (open && close && first < 0 && children.some(placeOfTag)) open.hidden = close.hidden = true;
}

/** Removes tags from captions and titles of links, which hold words only. If the text has an escaped "<", it cannot be told from a tag. */
function cleanTitle(token: Token, content: string, line: number, state: RenderState): void {
  const title = String(token.attrGet("title") ?? "");
  if (!title.includes("<") || /\\<|&(?:lt|#0*60|#x0*3c);/i.test(content)) return;
  const { words, faults } = wordsAlone(title, "key");
  for (const { what, fix } of faults) state.fault(line, what, fix);
  token.attrSet("title", words);
}

/** Adds `scope` to column headings, except an empty corner. Alignment becomes a class, since pages do not allow inline styles. */
function finishCell(tokens: readonly Token[], index: number): void {
  const [open, inline, close] = tokens.slice(index, index + 3);
  if (!open || !close) return;
  const alignment = /center|right/.exec(String(open.attrGet("style") ?? ""));
  open.attrs = alignment ? [["class", alignment[0]]] : null;
  if (open.type !== "th_open") return;
  if (inline?.content === "") {
    open.tag = "td";
    close.tag = "td";
  } else open.attrPush(["scope", "col"]);
}

/** Counts the words that are shown, and finds the first paragraph; if there is none, the opening is the whole text. */
function readingOf(tokens: readonly Token[]): { words: number; opening: string } {
  let words = 0;
  let opening = "";
  const all: string[] = [];
  tokens.forEach((token, index) => {
    if (token.type === "fence" || token.type === "code_block") words += countWords(token.content);
    if (token.type !== "inline") return;
    const text = textOf(token.children ?? []);
    words += countWords(text);
    const before = tokens[index - 1];
    if (opening === "" && before?.type === "paragraph_open" && before.level === 0) opening = text;
    if (opening === "") all.push(text);
  });
  return { words, opening: cleanLine(opening === "" ? all.join(" ") : opening) };
}
