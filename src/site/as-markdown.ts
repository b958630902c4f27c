import { createRequire } from "node:module";
import type TurndownService from "turndown";

// Turndown rather than node-html-markdown, which is twice as fast but leaves code fences, brackets in alternative texts, the first
// number of a list and tables without a head wrong. Neither knows that `<` and `&` mean something in Markdown.

/**
 * Escapes plain text on one line for any place in Markdown (CommonMark 0.31, section 2.4): all characters that could be markup, HTML or
 * character references.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>&#~!]/g, "\\$&")
    .replace(/^( ?)([-+=])/, "$1\\$2")
    .replace(/^( ?\d+)([.)])/, "$1\\$2");

/** A link in Markdown. */
export const markdownLink = (text: string, url: string): string =>
  `[${escapeMarkdown(text)}](${url.replaceAll("(", "%28").replaceAll(")", "%29")})`;

/** A block that contains no block of its own kind. */
const BLOCK = /<(p|figure|h[2-6])\b[^>]*>(.*?)<\/\1>\n?/gsy;

/**
 * Converts safe HTML to GitHub Flavored Markdown, with tables and footnotes. Of other HTML, only the text is kept.
 *
 * Turndown takes 1 ms for a wire story of ten paragraphs. Paragraphs without tags, which are most of the copy, need no parser.
 */
export function asMarkdown(html: string): string {
  const blocks: string[] = [];
  let rest = 0;
  for (const [block, name, inner = ""] of html.matchAll(BLOCK)) {
    const isText = name === "p" && !/<|&(?!(?:amp|lt|gt|quot);)/.test(inner);
    blocks.push(isText ? escapeMarkdown(unescapeHtml(inner).trim()) : converter().turndown(block));
    rest += block.length;
  }
  if (rest < html.length) blocks.push(converter().turndown(html.slice(rest)));
  return blocks.filter((block) => block !== "").join("\n\n");
}

const unescapeHtml = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

let service: TurndownService | undefined;

/** Creates the converter when it is first needed: most outlets do not need it, and loading takes 0.1 s. */
function converter(): TurndownService {
  if (service) return service;
  const load = createRequire(import.meta.url);
  const Service: typeof TurndownService = load("turndown");
  const { tables, strikethrough }: typeof import("@joplin/turndown-plugin-gfm") = load("@joplin/turndown-plugin-gfm");
  service = new Service({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "-", emDelimiter: "*" });
  service.escape = escapeMarkdown;
  service.use([tables, strikethrough]);
  service.addRule("noteReference", {
    filter: (node: Tag) => node.getAttribute("role") === "doc-noteref",
    replacement: (number) => `[^${number}]`,
  });
  service.addRule("backToText", {
    filter: (node: Tag) => node.getAttribute("role") === "doc-backlink",
    replacement: () => "",
  });
  service.addRule("note", {
    filter: (node: Tag) => node.nodeName === "LI" && /^fn\d+$/.test(node.id),
    replacement: (content, { id }: Tag) => `[^${id.slice(2)}]: ${content.trim().replace(/\n(?=.)/g, "\n    ")}\n\n`,
  });
  return service;
}

/** The properties of an element that are used here. TypeScript's DOM types would add all those of a browser. */
interface Tag {
  readonly nodeName: string;
  readonly id: string;
  getAttribute(name: string): string | null;
}
