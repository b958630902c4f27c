import { posix } from "node:path";
import type { MarkdownIt } from "markdown-it";
import Token from "markdown-it/lib/token.mjs";
import type { LinkedFile } from "../../model/article.ts";
import { directionOf } from "../../model/dates.ts";
import { fileKinds } from "../../model/file-kinds.ts";
import { mark } from "../../model/mark.ts";
import { suggestion } from "../../model/problem.ts";
import { cleanText, escapeMarkup } from "../../model/text.ts";
import { PUBLIC_FOLDER, publicPath, seedsFolderOf, standingName } from "../files.ts";
import { NO_SEED } from "../lost-seeds.ts";
import type { RenderState } from "./render-state.ts";

/** Where a link leads: a web address, a place of this site (as in `Reference`), a file, or why none of these is the case. */
export type Destination =
  | { web: string }
  | { place: string }
  | { file: LinkedFile; fragment: string }
  | { what: string; fix: string; seed?: string };

/**
 * Renders links. Addresses of this site are put between marks and recorded as references. Links to other sites must have an address that
 * runs no code in a browser.
 */
export function links(md: MarkdownIt): void {
  // Addresses are checked below, where the line is known: markdown-it would silently print a refused link as text. It does so here
  // only for a destination in quotation marks, which is code in running text, such as `list[40]("name")`.
  md.validateLink = (href) => !href.startsWith("%22");
  md.renderer.rules.link_open = (tokens, index, _options, _env, renderer) => {
    const token = tokens[index];
    if (!token) return "";
    token.attrs = token.attrs?.slice(1) ?? null;
    return `<a href="${String(token.meta?.href ?? "")}"${renderer.renderAttrs(token)}>`;
  };
}

/** Checks the link that opens at `children[index]`, and sets its address. @param line the line in the text, from 0 */
export function resolveLink(children: Token[], index: number, line: number, state: RenderState): void {
  const open = children[index];
  if (!open) return;
  const href = String(open.attrGet("href") ?? "");
  const destination = destinationOf(href, state);
  if ("what" in destination && (open.markup === "autolink" || open.markup === "linkify")) {
    // "<NYSE:ABC>" in wire copy is not an address. It stays as it is written.
    makeText(open, open.markup === "autolink" ? "<" : "");
    makeText(children[index + 2], open.markup === "autolink" ? ">" : "");
    return;
  }
  if (children[index + 1]?.type === "link_close" && !("file" in destination)) {
    const place = open.markup === "<a>" ? "<a …> and </a>" : "the square brackets";
    state.fault(line, `the link to "${href}" has no text`, `Write what it leads to between ${place}.`);
  }
  if ("what" in destination) {
    state.fault(line, destination.what, destination.fix, destination.seed);
    return;
  }
  if ("web" in destination) {
    open.meta = { href: escapeMarkup(destination.web) };
    // An address that is shown keeps its order.
    if (/link$/.test(open.markup) && directionOf(state.options.language) === "rtl") open.attrSet("dir", "ltr");
    return;
  }
  if ("file" in destination) {
    open.meta = { href: mark(`file:${state.files.length}${destination.fragment}`) };
    state.files.push(destination.file);
    if (children[index + 1]?.type === "link_close") {
      const name = new Token("text", "", 0);
      name.content = destination.file.name;
      children.splice(index + 1, 0, name);
    }
    return;
  }
  const { place } = destination;
  // `site/` escapes the addresses that it resolves, but prints a fragment of the same page unchanged.
  open.meta = { href: mark(place.startsWith("#") ? escapeMarkup(place) : place) };
  if (place.startsWith("#")) state.fragments.push({ to: place, line });
  else state.references.push({ to: place, line: state.lineOf(line) });
}

function makeText(token: Token | undefined, text: string): void {
  if (!token) return;
  token.type = "text";
  token.tag = "";
  token.nesting = 0;
  token.content = text;
}

/** Classifies an address as markdown-it returns it: percent-encoded. */
function destinationOf(href: string, { options, mediaFolder }: RenderState): Destination {
  if (href.startsWith("#")) return { place: href };
  if (href.startsWith("//")) return webAddress(`https:${href}`);
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(href) ?? [];
  if (scheme !== undefined) {
    if (/^(?:https?|mailto|tel)$/i.test(scheme)) return webAddress(href);
    return {
      what: `the link "${href}" begins with "${scheme}:"`,
      fix: "Links begin with https:, http:, mailto: or tel:, or name a seed or an address of this site.",
    };
  }
  const decoded = decode(href);
  if (decoded.startsWith("/")) return { place: decoded };
  const [path = "", ...fragment] = decoded.split("#");
  const seed = posix.join(posix.dirname(options.path), path);
  if (!options.seeds.has(seed)) {
    const file = options.files.find(path, options.path);
    if (file && "what" in file) {
      const what = `the link leads to "${path}", which ${file.what.replace(/^".*?" /, "")}`;
      return { what, fix: file.fix };
    }
    if (file) return { file, fragment: fragment.map((each) => `#${each}`).join("") };
    return fileKinds.has(posix.extname(path).toLowerCase()) && !path.startsWith("www.")
      ? {
          what: `the link leads to "${path}", and there is no such file`,
          fix: `Put it beside the story, into ${mediaFolder} or, to keep its name, into ${seedsFolderOf(options)}${PUBLIC_FOLDER}.`,
          seed,
        }
      : lostSeed(decoded, seed);
  }
  const name = standingName(seed);
  const place = publicPath(seed) ?? (name === undefined ? `seed:${seed}` : `/${name}/`);
  return { place: [place, ...fragment].join("#") };
}

function lostSeed(href: string, seed: string): Destination {
  const what = `the link leads to "${href}", which ${NO_SEED}`;
  const elsewhere = webAddressIn(href);
  if (elsewhere !== undefined) return { what, fix: elsewhere };
  const fix =
    'Write the name of its file as seen from this one ("../2019/harbour.md"), or an address of this site ("/about/").';
  return { what, fix, seed };
}

/** What to write for an address elsewhere whose beginning was left out. Endings of files are not taken for those of hosts. */
function webAddressIn(href: string): string | undefined {
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(href)) return `Write mailto:${href}`;
  const [, ending = ""] = /^(?:[\p{L}\p{N}-]{1,63}\.){1,9}(\p{L}{2,20})(?=[/:?#]|$)/u.exec(href) ?? [];
  const isHost = ending !== "" && (/^www\./i.test(href) || !/^(?:md|markdown|txt|html?|php|njk|ts)$/i.test(ending));
  return isHost ? `Write https://${href}` : undefined;
}

const webAddress = (href: string): Destination =>
  URL.canParse(href) ? { web: href } : { what: `the link "${href}" is not an address`, fix: "Correct it." };

/** Decodes an address to normal form C. Removes control characters that were percent-encoded (`%01` is our mark). */
export function decode(href: string): string {
  try {
    return cleanText(decodeURIComponent(href));
  } catch {
    return cleanText(href);
  }
}

/** Reports links to a fragment that the text does not have. @param ids the ids of its headings and footnotes */
export function checkFragments(state: RenderState, ids: ReadonlySet<string>): void {
  for (const { to, line } of state.fragments) {
    if (ids.has(decode(to.slice(1)))) continue;
    const fix = ids.size === 0 ? "Take the link out: there is no heading." : suggestion(to.slice(1), [...ids]);
    state.fault(line, `the link leads to "${to}", which is not a heading or footnote of this text`, noteFix(to) ?? fix);
  }
}

/** What to write for a link to a footnote of Word, Google Docs, Substack and others. */
function noteFix(to: string): string | undefined {
  const [, number] = /^#_?(?:foot|end)?(?:note|fn|ftn|ftnt|edn)[-:_]?(?:ref|anchor)?[-:_]?(\d{1,4})$/i.exec(to) ?? [];
  return (
    number &&
    `If it is a footnote, write [^${number}] in the text, and "[^${number}]: " and its words on a line of its own.`
  );
}
