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

export interface PageCheck {
  /** @throws Problems where a page must not be published */
  read(file: string, text: string, origin: Origin): void;
  links(): readonly UnknownLink[];
}

/** Reads pages against what the edition has. @param count how many will be read */
export function pageCheckFor(
  { routes, globals, isOpen }: Pick<Edition, "routes" | "globals" | "isOpen">,
  assets: readonly string[],
  count = routes.length,
): PageCheck {
  const { home } = globals.site;
  const root = home.slice(0, -1);
  const files = new Set(assets);
  const links = new Map<string, UnknownLink>();
  let now: Origin & { readonly on: string } = { file: "", field: "", on: "" };
  const exists = (path: string) =>
    isOpen(path) || isOpen(path.replace(/\/index\.html$/, "/")) || files.has(fileOf(path));
  const reader = new PageChecker(
    // For a few pages it is not worth while to know every address as it is written.
    new Set(
      count < 100
        ? []
        : [...routes.map(({ path }) => path), ...assets.map((file) => `/${file}`)].map(
            (path) => root + encodePath(path),
          ),
    ),
    (address) => {
      if (!address.startsWith(home)) {
        const what = `prints a link to "${address}" on ${now.on}, and the site is below "${home}"`;
        throw new Problems([problem({ file: now.file, field: now.field }, what, `Write {{ "${address}" | url }}.`)]);
      }
      const path = decodePath(address.slice(root.length));
      // What Eleventy writes is known at the end.
      if (!exists(path)) links.set(`${now.file} ${path}`, { ...now, path });
      return true;
    },
  );
  return {
    read(file, text, origin) {
      now = { ...origin, on: file };
      try {
        reader.check(file, text);
      } catch (error) {
        if (error instanceof Problems || !(error instanceof Error)) throw error;
        throw new Problems([problem(origin, error.message, "Correct what prints it.")]);
      }
    },
    links: () => [...links.values()],
  };
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
