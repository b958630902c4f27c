import { createHash } from "node:crypto";
import type { Directive } from "../../model/hosting.ts";

/** Something on a page that a browser loads or runs only where the Content-Security-Policy has this source. */
export interface Want {
  readonly directive: Directive;
  /** As the policy writes it: `'self'`, `https://video.example`, `'sha256-…'`. */
  readonly source: string;
  /** For a message: `runs a script that is written on the page`. */
  readonly what: string;
  /** The first page that has it, below the output folder. */
  readonly on: string;
}

/** What pages need of the policy. Plain lists, since workers hand them over and builds note them down. */
export interface PageNeeds {
  /** Hashes of the style blocks, as the policy writes them. */
  readonly styles: readonly string[];
  readonly wants: readonly Want[];
}

/** The hash of a style block or script as a source (CSP 3, section 2.3.1). */
const hashSource = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Collects what pages need, by the file that prints them: a layout, or a page of the outlet's own. */
export class NeedsReader {
  readonly #styles = new Map<string, Set<string>>();
  readonly #wants = new Map<string, Map<string, Want>>();
  /** The style blocks that were found, with their hashes, by their length: all pages of a site have a few between them. */
  readonly #blocks = new Map<number, { readonly text: string; readonly hash: string }[]>();
  readonly #origin: string;

  /** @param origin of the site: `https://example.org` */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /**
   * Reads the style blocks of a page; of the first page from each file and wherever it is asked for, also everything else. What a layout
   * loads shows on its first page, and to take every tag of 28,000 pages apart costs more than to check their links.
   */
  read(from: string, file: string, html: string, isThorough: boolean): void {
    const known = this.#styles.get(from);
    const styles = known ?? new Set();
    this.#styles.set(from, styles);
    for (const [begin, end] of blocksIn(html)) styles.add(this.#hashOf(html.slice(begin, end)));
    if (known && !isThorough) return;
    const wants = this.#wants.get(from) ?? new Map<string, Want>();
    this.#wants.set(from, wants);
    for (const want of wantsIn(html, this.#origin)) {
      const key = `${want.directive} ${want.source}`;
      if (!wants.has(key)) wants.set(key, { ...want, on: file });
    }
  }

  needs(): Record<string, PageNeeds> {
    return Object.fromEntries(
      [...this.#styles].map(([from, styles]) => [
        from,
        { styles: [...styles].sort(), wants: [...(this.#wants.get(from)?.values() ?? [])] },
      ]),
    );
  }

  /** The hash of a style block. To compare it with the one or two that are as long is faster than to look it up. */
  #hashOf(block: string): string {
    const known = this.#blocks.get(block.length) ?? [];
    this.#blocks.set(block.length, known);
    const same = known.find(({ text }) => text === block);
    if (same) return same.hash;
    const hash = hashSource(block);
    // A string of its own: a slice would keep the whole page alive.
    known.push({ text: Buffer.from(block).toString(), hash });
    return hash;
  }
}

/** What several readers found, as one. */
export function mergeNeeds(all: readonly Readonly<Record<string, PageNeeds>>[]): Record<string, PageNeeds> {
  const merged: Record<string, PageNeeds> = {};
  for (const [from, { styles, wants }] of all.flatMap((each) => Object.entries(each))) {
    const before = merged[from] ?? { styles: [], wants: [] };
    const isNew = (want: Want) =>
      !before.wants.some(({ directive, source }) => directive === want.directive && source === want.source);
    merged[from] = {
      styles: [...new Set([...before.styles, ...styles])].sort(),
      wants: [...before.wants, ...wants.filter(isNew)],
    };
  }
  return merged;
}

const STYLE_END = "</style";

/** Where the texts of a page's style blocks begin and end. One without an end tag is none. */
function* blocksIn(html: string): Generator<[begin: number, end: number]> {
  let end = 0;
  for (let at = html.indexOf("<style"); at >= 0; at = html.indexOf("<style", end)) {
    const begin = html.indexOf(">", at) + 1;
    end = begin > 0 ? html.indexOf(STYLE_END, begin) : -1;
    if (end < 0) return;
    yield [begin, end];
  }
}

const NAME = String.raw`[^\s"'<>/=]+`;
const VALUE = String.raw`"[^"]*"|'[^']*'|[^\s"'=<>]+`;
const TAG = new RegExp(`<([a-z][\\w-]*)((?:\\s+${NAME}(?:\\s*=\\s*(?:${VALUE}))?)*)\\s*/?>`, "gi");
const ATTRIBUTE = new RegExp(`(${NAME})(?:\\s*=\\s*(${VALUE}))?`, "g");

/** Which attributes of which elements load something, and which directive decides about it. */
const LOADS: Readonly<Record<string, readonly (readonly [attribute: string, directive: Directive])[]>> = {
  img: [
    ["src", "img-src"],
    ["srcset", "img-src"],
  ],
  source: [
    ["src", "media-src"],
    ["srcset", "img-src"],
  ],
  video: [
    ["src", "media-src"],
    ["poster", "img-src"],
  ],
  audio: [["src", "media-src"]],
  track: [["src", "media-src"]],
  iframe: [["src", "frame-src"]],
  embed: [["src", "object-src"]],
  object: [["data", "object-src"]],
  form: [["action", "form-action"]],
  button: [["formaction", "form-action"]],
  input: [["formaction", "form-action"]],
};

/** What of a page is the business of the policy beside its style blocks. */
function* wantsIn(html: string, origin: string): Generator<Omit<Want, "on">> {
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    const name = (tag[1] ?? "").toLowerCase();
    const attributes = attributesIn(tag[2] ?? "");
    const end = name === "script" || name === "style" ? html.indexOf(`</${name}`, TAG.lastIndex) : -1;
    const text = end < 0 ? "" : html.slice(TAG.lastIndex, end);
    // What looks like a tag in there is none.
    if (end >= 0) TAG.lastIndex = end;
    if (name === "script") yield* wantsOfScript(attributes, text, origin);
    if (name === "link" && /\bstylesheet\b/i.test(attributes.get("rel") ?? ""))
      yield* wantsOfAddress("style-src", attributes.get("href") ?? "", origin);
    for (const [attribute, directive] of LOADS[name] ?? [])
      for (const address of addressesIn(attribute, attributes.get(attribute) ?? ""))
        yield* wantsOfAddress(directive, address, origin);
    for (const attribute of attributes.keys()) {
      if (/^on./.test(attribute))
        yield {
          directive: "script-src-attr",
          source: "'unsafe-inline'",
          what: `runs a script in the attribute ${attribute}`,
        };
      if (attribute === "style")
        yield { directive: "style-src-attr", source: "'unsafe-inline'", what: "has a style in an attribute" };
    }
  }
}

const attributesIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      value.replace(/^(["'])(.*)\1$/s, "$2"),
    ]),
  );

const addressesIn = (attribute: string, value: string): string[] =>
  attribute === "srcset" ? value.split(",").map((each) => each.trim().split(/\s/, 1)[0] ?? "") : [value];

/** A script element: one that holds data, as JSON-LD, is none. */
function* wantsOfScript(
  attributes: ReadonlyMap<string, string>,
  text: string,
  origin: string,
): Generator<Omit<Want, "on">> {
  const type = attributes.get("type") ?? "";
  if (!/^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script.*)$/i.test(type)) return;
  const address = attributes.get("src");
  if (address === undefined)
    yield { directive: "script-src", source: hashSource(text), what: "runs a script that is written on the page" };
  else yield* wantsOfAddress("script-src", address, origin);
}

function* wantsOfAddress(directive: Directive, address: string, origin: string): Generator<Omit<Want, "on">> {
  const written = address.replaceAll("&amp;", "&").trim();
  if (written === "" || !URL.canParse(written, `${origin}/`)) return;
  const { origin: theirs, protocol } = new URL(written, `${origin}/`);
  // "data:" and "blob:" have no origin of their own.
  const source = theirs === origin ? "'self'" : theirs === "null" ? protocol : theirs;
  yield { directive, source, what: `loads ${directive === "script-src" ? "a script" : "something"} from "${written}"` };
}
