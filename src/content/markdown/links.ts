import { posix } from "node:path";
import type { MarkdownIt, Token } from "markdown-it";
import { mark } from "../../model/mark.ts";
import { suggestion } from "../../model/problem.ts";
import { cleanText, escapeMarkup } from "../../model/text.ts";
import { publicPath, standingName } from "../files.ts";
import type { RenderState } from "./render-state.ts";

/** Where a link leads: an address of the web, or a place of this site as a reference of the draft names it. */
export type Destination = { web: string } | { place: string } | { what: string; mend: string };

/**
 * Links: places of this site stand between marks and are noted; other sites must have an address that browsers follow without
 * running anything.
 */
export function links(md: MarkdownIt): void {
  // Judged below, where the line is known; markdown-it would print what it refuses as text, silently. That is right for a
  // destination in quotes alone: code in running text, such as `list[40]("name")`.
  md.validateLink = (href) => !href.startsWith("%22");
  md.renderer.rules.link_open = (tokens, index, _options, _env, renderer) => {
    const token = tokens[index];
    if (!token) return "";
    token.attrs = token.attrs?.slice(1) ?? null;
    return `<a href="${String(token.meta?.href ?? "")}"${renderer.renderAttrs(token)}>`;
  };
}

/** Settles the link that opens at `children[index]`. @param line within the text, from 0 */
export function resolveLink(children: Token[], index: number, line: number, state: RenderState): void {
  const open = children[index];
  if (!open) return;
  const href = String(open.attrGet("href") ?? "");
  const destination = destinationOf(href, state);
  if ("what" in destination && (open.markup === "autolink" || open.markup === "linkify")) {
    // "<NYSE:ABC>" in wire copy is no address: it stays as it was written.
    spell(open, open.markup === "autolink" ? "<" : "");
    spell(children[index + 2], open.markup === "autolink" ? ">" : "");
    return;
  }
  if (children[index + 1]?.type === "link_close") {
    const place = open.markup === "<a>" ? "<a …> and </a>" : "the square brackets";
    state.fault(line, `the link to "${href}" has no text`, `Write what it leads to between ${place}.`);
  }
  if ("what" in destination) {
    state.fault(line, destination.what, destination.mend);
    return;
  }
  if ("web" in destination) {
    open.meta = { href: escapeMarkup(destination.web) };
    return;
  }
  const { place } = destination;
  // `site/` escapes what it makes of a reference, but prints a fragment of the same page as it stands.
  open.meta = { href: mark(place.startsWith("#") ? escapeMarkup(place) : place) };
  if (place.startsWith("#")) state.fragments.push({ to: place, line });
  else state.references.push({ to: place, line: state.lineOf(line) });
}

function spell(token: Token | undefined, text: string): void {
  if (!token) return;
  token.type = "text";
  token.tag = "";
  token.nesting = 0;
  token.content = text;
}

/** Reads an address as markdown-it gives it: percent-encoded. */
function destinationOf(href: string, { options }: RenderState): Destination {
  if (href.startsWith("#")) return { place: href };
  if (href.startsWith("//")) return webAddress(`https:${href}`);
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(href) ?? [];
  if (scheme !== undefined) {
    if (/^(?:https?|mailto|tel)$/i.test(scheme)) return webAddress(href);
    return {
      what: `the link "${href}" begins with "${scheme}:"`,
      mend: "Links begin with https:, http:, mailto: or tel:, or name a seed or an address of this site.",
    };
  }
  const decoded = decode(href);
  if (decoded.startsWith("/")) return { place: decoded };
  const [path = "", ...fragment] = decoded.split("#");
  const seed = posix.join(posix.dirname(options.path), path);
  if (!options.seeds.has(seed)) {
    return {
      what: `the link leads to "${decoded}", which is no seed`,
      mend: 'Name a file relative to this one, or an address of this site that begins with "/".',
    };
  }
  const name = standingName(seed);
  const place = publicPath(seed) ?? (name === undefined ? `seed:${seed}` : `/${name}/`);
  return { place: [place, ...fragment].join("#") };
}

const webAddress = (href: string): Destination =>
  URL.canParse(href) ? { web: href } : { what: `the link "${href}" is not an address`, mend: "Correct it." };

/** In normal form C, and without what percent-encoding could smuggle in (`%01` is our mark). */
export function decode(href: string): string {
  try {
    return cleanText(decodeURIComponent(href));
  } catch {
    return cleanText(href);
  }
}

/** Links within the text to a place that it does not have. @param ids of its headings and footnotes */
export function checkFragments(state: RenderState, ids: ReadonlySet<string>): void {
  for (const { to, line } of state.fragments) {
    if (ids.has(decode(to.slice(1)))) continue;
    const fix = ids.size === 0 ? "Take the link out: there is no heading." : suggestion(to.slice(1), [...ids]);
    state.fault(line, `the link leads to "${to}", which is no heading here`, fix);
  }
}
