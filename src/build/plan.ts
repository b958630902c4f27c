import { fingerprintOfCollections } from "../eleventy/collections.ts";
import type { Announced } from "../eleventy/run.ts";
import { makeImages } from "../media/image-cache.ts";
import { onDemand } from "../model/memoize.ts";
import { Problems } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { obstacleProblem, obstacles } from "../output/commit.ts";
import { type Diff, diffOf } from "../output/diff.ts";
import { type EditionFile, editionFiles, type Reading } from "../output/edition-files.ts";
import type { OwnRecord } from "../output/manifest.ts";
import { fileOf } from "../site/address.ts";
import type { Article } from "../site/article.ts";
import type { Edition, EditionRoute } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";
import { routesThatShow } from "../site/replace-stories.ts";
import { assetsOf } from "./assets.ts";
import { knowsNeeds, type Needs, withoutPages } from "./host-files.ts";
import { ownPagesFingerprint } from "./inputs.ts";
import type { Inspection } from "./inspection.ts";
import type { BuildOptions, Told } from "./options.ts";

/** What a build prints, copies and removes. */
export interface Plan {
  readonly edition: Edition;
  /** Of the edition, the icons, and what the outlet has copied. */
  readonly assets: readonly Asset[];
  /** Every file that layouts print or that is copied. */
  readonly files: readonly EditionFile[];
  readonly diff: Diff;
  /** The pages that are printed, in the order of the edition, which is the same in all processes. */
  readonly due: readonly EditionRoute[];
  /** The kinds of pages whose layouts read collections, and what these pages depend on. */
  readonly reading: Reading;
  /** Fingerprint of what all pages are printed with. */
  readonly layout: string;
  /** What the security policy has to allow for the pages that are not printed again. */
  readonly needs: Needs;
}

/**
 * Compares an edition with the one that was published last.
 *
 * @param last what the last build knew of the outlet's own pages
 * @param announced what this one knows of them
 * @param edited stories of which words changed, if nothing else did since the last edition
 * @throws Problems where it must not be published
 */
export function planOf(
  edition: Edition,
  placed: Placed,
  last: OwnRecord,
  { copies, data }: Pick<Announced, "copies" | "data">,
  { root, output, full = false }: BuildOptions,
  { manifest, isTrusted, code, watch }: Inspection,
  edited?: ReadonlySet<Article>,
): Plan {
  const { assets, problems } = assetsOf(edition, placed, copies, root);
  if (problems.length > 0) throw new Problems(problems);
  const { design, own } = placed.outlet;
  const layout = `${code.layout} ${fingerprintOf(JSON.stringify([edition.globals, design, own, data]))}`;
  const reading = {
    kinds: new Set(manifest.layout === layout ? last.readers : []),
    collections: onDemand(() => fingerprintOf(fingerprintOfCollections(placed) + ownPagesFingerprint(root))),
  };
  const ruled = withoutPages(edition, placed);
  const routes = edition.routes.filter(({ path }) => !ruled.has(path));
  const files = editionFiles(root, { shared: edition.shared, routes, assets }, reading);
  const isKnown = knowsNeeds(edition, last, manifest, layout);
  // A layout that reads collections may show any story.
  const isClear = last.readers.length === 0;
  const shown = edited && isClear ? new Set(routesThatShow(edited, routes).map(({ path }) => fileOf(path))) : undefined;
  const diff = diffOf(files, { manifest, output, layout: isKnown ? layout : "", full, shown, isTrusted });
  const due = routes.filter(({ path }) => diff.print.has(fileOf(path)));
  watch.lap("compare");
  return { edition, assets, files, diff, due, reading, layout, needs: isKnown ? last.needs : {} };
}

/**
 * Routes by the time of the first story that each depends on, and those without stories last. Pages that show the same stories follow one
 * another, so that teasers of some stories have to be kept, and not those of a whole archive. Processes that print together take theirs from
 * the order of the edition instead, which all of them know.
 */
export function byTime(routes: readonly EditionRoute[]): EditionRoute[] {
  const timed = routes.map((route) => ({
    route,
    time: route.dependsOn?.()[0]?.released.at ?? Number.MAX_SAFE_INTEGER,
  }));
  return timed.sort((one, other) => one.time - other.time).map(({ route }) => route);
}

/**
 * Makes the files of pictures that a plan needs.
 *
 * @throws Problems where one is damaged, or where something foreign is in the way of a file
 */
export async function makeReady(
  { assets, diff }: Plan,
  { root, output, clean = false, jobs }: BuildOptions,
  { manifest, watch }: Inspection,
  told: Told | undefined,
): Promise<void> {
  const blocked = obstacles(output, diff.print.keys(), clean ? { ...manifest, strays: [] } : manifest);
  if (blocked.length > 0) throw new Problems(blocked.map((path) => obstacleProblem(output, path)));
  const due = assets.filter(({ file }) => diff.print.has(file));
  const damaged = await makeImages(due, root, { told: told?.pictures, jobs });
  if (damaged.length > 0) throw new Problems(damaged);
  watch.lap("pictures");
}
