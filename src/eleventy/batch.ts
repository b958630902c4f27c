import type { UserConfig } from "@11ty/eleventy";
import type { Route, ViewAddress } from "../site/route.ts";
import type { Library } from "./library.ts";
import type { Run } from "./run.ts";
import { transformed, transformsFor } from "./transforms.ts";

/** What the layouts of several kinds of pages failed with, one error a kind. */
export class LayoutsFailed extends Error {
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super("layouts failed", { cause: errors[0] });
    this.errors = errors;
  }
}

/**
 * Prints routes, one after the other: no page is made before it is needed, and none is kept. As templates of its own, a page would cost
 * Eleventy 0.1 ms of clones, paths and merges, 2.5 of 9 seconds for 24,000 pages.
 *
 * @returns the kinds of pages whose layouts read collections
 * @throws LayoutsFailed when every layout has been tried, so that the faults of all are told at once
 */
export async function printBatch(
  config: UserConfig,
  routes: Iterable<Route>,
  { make, deliver, placed, output }: Run,
  library: Library,
): Promise<Set<string>> {
  const readers = new Set<string>();
  const tried = new Set<string>();
  const failed: unknown[] = [];
  const transforms = transformsFor(config, placed.base.href("/"));
  const language = placed.outlet.site.language;
  for (const route of routes) {
    // After a failure, one page of each other kind tells what is wrong with its layout.
    if (failed.length > 0 && tried.has(route.kind)) continue;
    tried.add(route.kind);
    const view = make(route);
    const page = pageOf(route, view, language, output);
    const before = library.reads;
    let text: string;
    try {
      const rendered = library.render(`layouts/${view.kind}.njk`, { view, page });
      text = typeof rendered === "string" ? rendered : await rendered;
    } catch (error) {
      failed.push(error);
      continue;
    }
    if (library.reads > before) readers.add(view.kind);
    const due = transforms(view.file, text);
    if (due.length > 0) {
      const { inputPath, outputPath, url } = page;
      text = await transformed(text, due, { inputPath, outputPath, url, page, baseHref: undefined });
    }
    const pause = deliver(route, view, text);
    if (pause) await pause;
  }
  if (failed.length > 0) throw new LayoutsFailed(failed);
  return readers;
}

/** What Eleventy says of a page. A page that is not one seed's is made from its layout and has no date. */
function pageOf(route: Route, view: ViewAddress, language: string, output: string) {
  const { path, file, kind } = view;
  const source = route.source?.();
  const place = source?.file ?? path;
  const last = place.slice(place.lastIndexOf("/", place.length - 2) + 1).replace("/", "");
  return {
    url: path,
    outputPath: `./${output}/${file}`,
    inputPath: source ? `./${source.file}` : `./_includes/layouts/${kind}.njk`,
    fileSlug: source ? last.replace(/\.\w+$/, "").replace(/^\d{4}-\d\d-\d\d-/, "") : last,
    filePathStem: path.replace(/(?:index\.html|\/)$/, "") || "/",
    outputFileExtension: file.slice(file.lastIndexOf(".") + 1),
    templateSyntax: "njk",
    lang: "language" in view && typeof view.language === "string" ? view.language : language,
    ...(source?.at === undefined ? {} : { date: new Date(source.at) }),
  };
}
