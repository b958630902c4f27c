import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../model/problem.ts";
import { type OwnFile, ownCollisions } from "../output/own-files.ts";
import type { Edition } from "../site/edition.ts";
import { addressesOf, lostLinks, PageReader, type UnknownLink, unknownLinks } from "./check-pages.ts";
import { withoutLayout } from "./own-page-problems.ts";

/** Whether a file is a page of the outlet's own, and neither a copied file nor a template that a plugin made up. */
const isPage = (root: string, file: string): boolean => file.startsWith("src/pages/") && existsSync(join(root, file));

/** The pages of the outlet's own, each once however many files it is printed into. */
export const pagesOf = (root: string, own: readonly OwnFile[]): string[] => [
  ...new Set(own.flatMap(({ from }) => (from !== undefined && isPage(root, from) ? from : []))),
];

/** What the check of the outlet's own pages needs to know of the edition. */
interface Beside {
  /** Of the project, absolute. */
  readonly root: string;
  /** Where Eleventy wrote. */
  readonly folder: string;
  readonly plan: { readonly edition: Edition; readonly assets: readonly { readonly file: string }[] };
  /** All other files of the edition. */
  readonly others: ReadonlySet<string>;
  /** The links of other pages that lead to no page of the edition. */
  readonly links: readonly UnknownLink[];
}

/** What is wrong with what Eleventy wrote: collisions with the edition, links that lead nowhere, and pages without a layout. */
export function ownFaults(own: readonly OwnFile[], { root, folder, plan, others, links }: Beside): Problem[] {
  const known = { edition: plan.edition, assets: plan.assets.map(({ file }) => file) };
  const reader = new PageReader(addressesOf(known, own.length));
  const bare = new Map<string, string>();
  for (const { file, from = ".eleventy.ts" } of own) {
    if (!file.endsWith(".html")) continue;
    const text = readFileSync(join(folder, file), "utf8");
    if (isPage(root, from) && !/<html[\s>]/i.test(text) && !bare.has(from)) bare.set(from, file);
    reader.read(file, text, { file: from, field: "page" });
  }
  return [
    ...ownCollisions(own, others),
    ...[...bare].flatMap(([from, file]) => withoutLayout(root, from, file)),
    ...lostLinks(
      [...links, ...unknownLinks(reader.links(), known)],
      new Set([...others, ...own.map(({ file }) => file)]),
      root,
    ),
  ];
}
