import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Problem, Problems, problem } from "../model/problem.ts";
import { PageChecker } from "../output/page-check.ts";
import { decodePath, encodePath, fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";

/** What a printed page is made from, as a problem names it. */
type Origin = Pick<Problem, "file" | "field">;

/** A link of this site that leads to nothing that is known so far. */
export interface UnknownLink extends Origin {
  readonly on: string;
  /** Decoded, below the front page. */
  readonly path: string;
}

/** A link to an address of this host that the reader of its page did not know. */
export interface OpenLink extends Origin {
  readonly on: string;
  /** As it is written, without fragment or query. */
  readonly address: string;
}

/** The pages and files of an edition. */
interface Known {
  readonly edition: Pick<Edition, "routes" | "globals" | "isOpen">;
  /** Files that are copied. */
  readonly assets: readonly string[];
}

/**
 * The addresses of all pages and files as they are mostly written, for a `PageReader`.
 *
 * @param count how many pages will be read: for a few it is not worth while to know the addresses, and none is returned
 */
export function addressesOf({ edition: { routes, globals }, assets }: Known, count: number): string[] {
  const root = rootOf(globals.site.home);
  const paths = count < 100 ? [] : [...routes.map(({ path }) => path), ...assets.map((file) => `/${file}`)];
  return paths.map((path) => root + encodePath(path));
}

const rootOf = (home: string): string => home.slice(0, -1);

/** Reads printed pages, and notes their links to other addresses than these. */
export class PageReader {
  readonly #checker: PageChecker;
  readonly #links = new Map<string, OpenLink>();
  #now: Origin & { readonly on: string } = { file: "", field: "", on: "" };

  constructor(addresses: Iterable<string>) {
    this.#checker = new PageChecker(new Set(addresses), (address) => {
      const key = `${this.#now.file} ${address}`;
      if (!this.#links.has(key)) this.#links.set(key, { ...this.#now, address });
      return true;
    });
  }

  /** @throws Problems where a page must not be published */
  read(file: string, text: string, origin: Origin): void {
    this.#now = { ...origin, on: file };
    try {
      this.#checker.check(file, text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw new Problems([problem(origin, error.message, "Correct what prints it.")]);
    }
  }

  links(): OpenLink[] {
    return [...this.#links.values()];
  }
}

/**
 * The links that lead to nothing that is known so far, each once however it is written: what Eleventy writes is known at the end.
 *
 * @throws Problems where a link leaves the site's prefix
 */
export function unknownLinks(
  links: readonly OpenLink[],
  { edition: { globals, isOpen }, assets }: Known,
): UnknownLink[] {
  const { home } = globals.site;
  const files = new Set(assets);
  const exists = (path: string) =>
    isOpen(path) || isOpen(path.replace(/\/index\.html$/, "/")) || files.has(fileOf(path));
  const outside = links.filter(({ address }) => !address.startsWith(home));
  if (outside.length > 0)
    throw new Problems(
      outside.map(({ file, field, on, address }) => {
        const what = `prints a link to "${address}" on ${on}, and the site is below "${home}"`;
        return problem({ file, field }, what, `Write {{ "${address}" | url }}.`);
      }),
    );
  const unknown = new Map<string, UnknownLink>();
  for (const { address, ...rest } of links) {
    const path = decodePath(address.slice(rootOf(home).length));
    const key = `${rest.file} ${path}`;
    if (!exists(path) && !unknown.has(key)) unknown.set(key, { ...rest, path });
  }
  return [...unknown.values()];
}

/**
 * Links that lead nowhere, now that every file is known.
 *
 * @param files below the output folder
 * @param root of the project, absolute
 */
export const lostLinks = (links: readonly UnknownLink[], files: ReadonlySet<string>, root: string): Problem[] =>
  links.flatMap(({ on, path, file, field }) => {
    const isThere = [path, `${path}/`].some((each) => files.has(fileOf(each)));
    const what = `prints a link to "${path}" on ${on}, which is no page or file of this site`;
    return isThere ? [] : problem({ file, field, ...lineOf(path, resolve(root, file)) }, what, "Correct the address.");
  });

/** The first line that says an address; none where a template puts the address together. */
function lineOf(address: string, file: string): { line?: number } {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const line = text.split("\n").findIndex((each) => each.includes(address)) + 1;
  return line > 0 ? { line } : {};
}
