/** Reads printed pages before they are published: what a layout got wrong must not reach readers. */
export class PageChecker {
  readonly #addresses: ReadonlySet<string>;
  readonly #exists: (address: string) => boolean;

  /**
   * @param addresses of the edition's pages and files, relative to the host, as they are mostly written
   * @param exists whether the edition has a page or file at an address that is not among them, without fragment or query
   */
  constructor(addresses: ReadonlySet<string>, exists: (address: string) => boolean) {
    this.#addresses = addresses;
    this.#exists = exists;
  }

  /** @throws Error naming the file and what is wrong with it */
  check(file: string, text: string): void {
    if (!/\S/.test(text)) throw new Error(`${file} is empty`);
    if (file.endsWith(".html")) this.#checkLinks(file, text);
    else if (file.endsWith(".xml")) checkXml(file, text);
  }

  /** Addresses of this host in attributes: `href="/a/"`, `src="/media/a.png"`. By hand, since a page has fifty: a third of the time. */
  #checkLinks(file: string, text: string): void {
    for (let at = text.indexOf('="/'); at >= 0; at = text.indexOf('="/', at + 3)) {
      if (text[at + 3] === "/" || !(text.startsWith("href", at - 4) || text.startsWith("src", at - 3))) continue;
      const written = text.slice(at + 2, text.indexOf('"', at + 3));
      // What is found is a slice that keeps its page alive: nothing of it may be kept.
      if (this.#addresses.has(written)) continue;
      const address = written.replaceAll("&#39;", "'").replace(/[?#].*$/, "");
      if (!this.#addresses.has(address) && !this.#exists(address))
        throw new Error(`${file} links to "${address}", which is not in the edition`);
    }
  }
}

const NAME = String.raw`[\p{L}_:][\p{L}\p{N}_:.·-]*`;
const REFERENCE = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);/y;
const TAG = new RegExp(
  `<(?:(?<open>${NAME})(?:\\s+${NAME}\\s*=\\s*(?:"[^<"]*"|'[^<']*'))*\\s*(?<empty>/?)|/(?<close>${NAME})\\s*)>`,
  "uy",
);

interface Tag {
  /** The name of the element that it opens or closes. */
  readonly open?: string | undefined;
  readonly close?: string | undefined;
  readonly isEmpty: boolean;
  readonly length: number;
}

function tagAt(text: string, at: number): Tag | undefined {
  TAG.lastIndex = at;
  const { open, close, empty } = TAG.exec(text)?.groups ?? {};
  const isTag = open !== undefined || close !== undefined;
  return isTag ? { open, close, isEmpty: empty === "/", length: TAG.lastIndex - at } : undefined;
}

/** A tag without attributes, given alone: layouts have a few dozen, and write each by the hundred. */
function plainTag(written: string): Tag | null {
  const known = plainTags.get(written);
  if (known !== undefined) return known;
  const found = tagAt(written, 0);
  const tag = found?.length === written.length ? found : null;
  // A string of its own: what is given is a slice that keeps its page alive.
  plainTags.set(` ${written}`.slice(1), tag);
  return tag;
}
const plainTags = new Map<string, Tag | null>();

/** What is passed over as a whole, with what ends it. */
const CLOSED = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
] as const;

/**
 * Well-formed as far as layouts can break it: elements closed in order, one root, no stray `<` or `&`, no control characters. For 13 MB
 * of feeds fast-xml-parser's validator takes 375 ms, and an expression that reads every letter 93.
 */
export function checkXml(file: string, text: string): void {
  const fault = (what: string, at: number) =>
    new Error(`${file} is not well-formed XML: ${what} in line ${text.slice(0, at).split("\n").length}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 § 2.2 forbids them
  const control = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/.exec(text);
  if (control) throw fault("a control character", control.index);
  const open: string[] = [];
  let roots = 0;
  let reference = text.indexOf("&");
  const readReferences = (end: number): void => {
    for (; reference >= 0 && reference < end; reference = text.indexOf("&", reference + 1)) {
      REFERENCE.lastIndex = reference;
      if (!REFERENCE.test(text)) throw fault(`"${text.slice(reference, reference + 20)}"`, reference);
    }
  };
  for (let at = 0; at < text.length; ) {
    const tag = text.indexOf("<", at);
    const end = tag < 0 ? text.length : tag;
    readReferences(end);
    if (open.length === 0 && text.slice(at, end).trim() !== "") throw fault("text outside of the root", at);
    if (tag < 0) break;
    const closed = /[!?]/.test(text.charAt(tag + 1)) && CLOSED.find(([begins]) => text.startsWith(begins, tag));
    if (closed) {
      const ends = text.indexOf(closed[1], tag + closed[0].length);
      if (ends < 0) throw fault(`"${text.slice(tag, tag + 20)}"`, tag);
      at = ends + closed[1].length;
      if (reference >= 0 && reference < at) reference = text.indexOf("&", at);
      continue;
    }
    const written = text.slice(tag, text.indexOf(">", tag) + 1);
    const found = (written.includes(" ") ? null : plainTag(written)) ?? tagAt(text, tag);
    if (!found) throw fault(`"${text.slice(tag, tag + 20)}"`, tag);
    at = tag + found.length;
    readReferences(at);
    if (found.open !== undefined) {
      if (open.length === 0) roots++;
      if (!found.isEmpty) open.push(found.open);
    } else {
      const last = open.pop();
      if (last !== found.close) throw fault(`"</${found.close}>" where "</${last ?? ""}>" should be`, tag);
    }
  }
  if (open.length > 0) throw fault(`"<${open.at(-1)}>" is not closed`, text.length);
  if (roots !== 1) throw fault(`${roots} roots`, text.length);
}
