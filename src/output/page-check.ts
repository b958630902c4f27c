import { SaxesParser } from "saxes";

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

/**
 * Layouts may print anything into a feed, and one stray `&` leaves its readers with nothing.
 *
 * @throws Error where a text is not well-formed (Namespaces in XML 1.0), naming the line in which that shows
 */
export function checkXml(file: string, text: string): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("error", ({ message }) => {
    const what = message.replace(/\.$/, "");
    throw new Error(`${file} is not well-formed XML: ${what}, in line ${parser.line} or above`);
  });
  parser.write(text).close();
}
