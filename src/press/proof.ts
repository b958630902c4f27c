/** Reads printed pages before they are published: what a layout got wrong must not reach readers. */
export class Proofreader {
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
  read(file: string, text: string): void {
    if (!/\S/.test(text)) throw new Error(`${file} is empty`);
    if (file.endsWith(".html")) this.#checkLinks(file, text);
    else if (file.endsWith(".xml")) checkXml(file, text);
  }

  #checkLinks(file: string, text: string): void {
    for (const [, written = ""] of text.matchAll(LINK)) {
      // What is found is a slice that keeps its page alive: nothing of it may be kept.
      if (this.#addresses.has(written)) continue;
      const address = written.replaceAll("&#39;", "'").replace(/[?#].*$/, "");
      if (!this.#addresses.has(address) && !this.#exists(address))
        throw new Error(`${file} links to "${address}", which the edition has not`);
    }
  }
}

/** Addresses of this host in attributes: `href="/a/"`, `src="/media/a.png"`. */
const LINK = /(?:href|src)="(\/(?!\/)[^"]*)/g;

const NAME = String.raw`[\p{L}_:][\p{L}\p{N}_:.·-]*`;
const REFERENCE = String.raw`&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);`;
// fast-xml-parser's validator takes four times as long (375 ms for 13 MB of feeds).
const TOKEN = new RegExp(
  [
    String.raw`<!\[CDATA\[[^]*?\]\]>`,
    "<!--[^]*?-->",
    String.raw`<\?[^]*?\?>`,
    `<(?<open>${NAME})(?:\\s+${NAME}\\s*=\\s*(?:"(?:[^<&"]|${REFERENCE})*"|'(?:[^<&']|${REFERENCE})*'))*\\s*(?<empty>/?)>`,
    `</(?<close>${NAME})\\s*>`,
    `(?:[^<&]|${REFERENCE})+`,
  ].join("|"),
  "uy",
);

/** Well-formed as far as layouts can break it: elements closed in order, one root, no stray `<` or `&`, no control characters. */
export function checkXml(file: string, text: string): void {
  const open: string[] = [];
  let roots = 0;
  TOKEN.lastIndex = 0;
  const fault = (what: string, at: number) =>
    new Error(`${file} is not well-formed XML: ${what} in line ${text.slice(0, at).split("\n").length}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 § 2.2 forbids them
  const control = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/.exec(text);
  if (control) throw fault("a control character", control.index);
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw fault(`"${text.slice(at, at + 20)}"`, at);
    const { open: opened, empty, close } = found.groups ?? {};
    if (opened !== undefined) {
      if (open.length === 0) roots++;
      if (empty === "") open.push(opened);
    } else if (close !== undefined) {
      const last = open.pop();
      if (last !== close) throw fault(`"</${close}>" where "</${last ?? ""}>" should be`, at);
    } else if (open.length === 0 && found[0].trim() !== "" && !found[0].startsWith("<"))
      throw fault("text outside of the root", at);
  }
  if (open.length > 0) throw fault(`"<${open.at(-1)}>" is not closed`, text.length);
  if (roots !== 1) throw fault(`${roots} roots`, text.length);
}
