// The addresses that stories had, as Git knows them: for a clone in which nothing was built yet. Every commit is taken for an edition, so
// that an address may be named that was never public; to redirect it does no harm, and to lose one does.

import { join, relative, resolve } from "node:path";
import { listSeeds } from "../../content/files.ts";
import type { Published } from "../../output/fates.ts";
import type { Article } from "../../site/article.ts";
import type { Edition } from "../../site/edition.ts";
import type { BuildOptions } from "../options.ts";
import { formerAddresses } from "./addresses.ts";
import { withFates } from "./fates.ts";
import { GitError, Repository, topOf } from "./git.ts";
import { FormerSettings } from "./settings.ts";
import { type Version, Walk } from "./walk.ts";

/** So many commits, each with a few stories, are read in a few seconds. */
const MOST_COMMITS = 20_000;

type Place = Pick<BuildOptions, "root" | "seeds" | "data" | "now">;

/**
 * What was published as far as Git knows: every story of the edition, and before them those that were at addresses at which the edition has
 * none. Nothing where no address was lost.
 *
 * @param most of the commits that changed stories or settings, so many are read, the newest
 * @returns also a line for the terminal where Git does not know everything
 */
export async function publishedByGit(
  options: Place,
  { stories, context }: Edition,
  most = MOST_COMMITS,
): Promise<{ published: readonly Published[]; notice?: string }> {
  const top = topOf(resolve(options.root, options.seeds));
  if (top === undefined)
    return { published: [], notice: `${LOST}: nothing was built here yet, and there is no Git repository. ${BY_HAND}` };
  try {
    const repository = new Repository(top);
    if (!repository.hasCommits()) return { published: [] };
    const { versions, isCut } = await versionsIn(repository, top, options, context.outlet, most);
    const { timeZone: zone, language } = context.outlet.site;
    const choices = { root: options.root, folder: options.seeds, zone, language };
    const { former, beginnings } = await formerAddresses(versions, stories, repository, choices);
    const published =
      former.length === 0 ? [] : [...withFates(former, stories, beginnings), ...stories.map(asPublished)];
    const notice = isCut ? cutNotice(most) : shallowNotice(repository.shallowCount());
    return { published, notice };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { published: [], notice: `${LOST}: ${error.message}. ${BY_HAND}` };
  }
}

const LOST = "The addresses that stories had before they were renamed or deleted are not known";
const BY_HAND = 'Where a story has moved, write its former address into "aliases".';

const last = (count: number): string =>
  count === 1 ? "the last commit" : `the last ${count.toLocaleString("en")} commits`;

const cutNotice = (most: number): string =>
  `Of Git's history, only ${last(most)} that changed stories can be looked at. ${LOST} if that was earlier. ${BY_HAND}`;

/** @param count of the commits that a shallow clone has */
function shallowNotice(count: number | undefined): string | undefined {
  if (count === undefined) return undefined;
  return `This clone has only ${last(count)}. ${LOST} if that was earlier: fetch all commits (git fetch --unshallow; in a workflow, fetch-depth: 0).`;
}

const asPublished = ({ path, story: { id, file, headline, body }, hidden }: Article): Published => ({
  path,
  id,
  file,
  headline,
  text: body.fingerprint,
  isSecret: hidden !== undefined,
});

/** The former versions of stems that a commit changed, and of all where it changed the permalinks, the newest first. */
async function versionsIn(
  repository: Repository,
  top: string,
  { root, seeds, data, now }: Place,
  outlet: Edition["context"]["outlet"],
  most: number,
): Promise<{ versions: ReadonlyMap<string, readonly Version[]>; isCut: boolean }> {
  const inTop = (path: string): string => relative(top, resolve(root, path)).replaceAll("\\", "/");
  const [site, sections] = [inTop(join(data, "site.ts")), inTop(join(data, "sections.ts"))];
  const settings = new FormerSettings(repository);
  const beginning = await settings.beginning(site, outlet.site.idAuthority);
  const walk = new Walk(outlet, listSeeds(root, seeds).files);
  if (beginning === undefined) return { versions: walk.versions, isCut: false };
  const folder = inTop(seeds);
  const paths = [folder === "" ? "." : folder, ...[site, sections].filter((path) => !path.startsWith(".."))];
  const below = folder === "" ? "" : `${folder}/`;
  const commits = repository.log(paths, { since: beginning, most });
  for (const { time, changes } of [{ time: now, changes: repository.uncommitted(paths) }, ...commits]) {
    const said = (path: string) => changes.find((change) => change.path === path)?.before;
    const permalinks = await settings.permalinks(walk.permalinks, said(site), said(sections));
    const ofSeeds = changes.flatMap((change) =>
      change.path.startsWith(below) ? { ...change, path: change.path.slice(below.length) } : [],
    );
    walk.before(time, ofSeeds, permalinks);
  }
  return { versions: walk.versions, isCut: commits.length === most };
}
