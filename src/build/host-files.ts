import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Problem, Problems, problem } from "../model/problem.ts";
import { obstacleProblem, obstacles } from "../output/commit.ts";
import type { HostFile } from "../output/hosting/host.ts";
import { hasHeaders, hasTwins, hostFiles, ruledAddresses } from "../output/hosting/hosts.ts";
import { NeedsReader, type PageNeeds } from "../output/hosting/page-needs.ts";
import { contradictedPages } from "../output/hosting/policy.ts";
import { rulesOf } from "../output/hosting/rules.ts";
import { isTwin, makeTwins } from "../output/hosting/twins.ts";
import type { Manifest, Move, OwnRecord, Printed } from "../output/manifest.ts";
import type { OutputFolder } from "../output/output-folder.ts";
import type { OwnFile } from "../output/own-files.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";

/** What pages need of the security policy, by the file that prints them: `_includes/layouts/list.njk`. */
export type Needs = Readonly<Record<string, PageNeeds>>;

/** The layout of a kind of pages, as the outlet knows it. */
export const layoutOf = ({ kind }: { readonly kind: string }): string => `_includes/layouts/${kind}.njk`;

/** The origin of a site: `https://example.org`. */
export const originOf = ({ context }: Pick<Edition, "context">): string => new URL(context.base.url("/")).origin;

/**
 * Adds compressed twins to what is to be moved, where a host hands them out, and takes those away that have no file any more.
 *
 * @throws Problems where something else lies in the place of one
 */
export async function withTwins<Moved extends Pick<Move, "files" | "remove" | "printed">>(
  move: Moved,
  { outlet }: Pick<Placed, "outlet">,
  where: { readonly stage: string; readonly output: OutputFolder; readonly manifest: Manifest },
): Promise<Moved> {
  const { output, manifest } = where;
  const files = hasTwins(outlet.hosting) ? filesAfter(move, manifest) : new Map<string, Printed>();
  const { staged, gone } = await makeTwins(files, where);
  const blocked = obstacles(output, staged.keys(), manifest);
  if (blocked.length > 0) throw new Problems(blocked.map((path) => obstacleProblem(output, path)));
  return {
    ...move,
    files: [...move.files, ...staged.keys()],
    // A server would hand out a twin whose file is gone.
    remove: [...gone, ...move.remove],
    printed: new Map([...move.printed, ...staged]),
  };
}

/** The files of the edition when all is moved, without twins. */
function filesAfter(
  { remove, printed }: Pick<Move, "remove" | "printed">,
  manifest: Manifest,
): ReadonlyMap<string, Printed> {
  const files = new Map([...manifest.files].filter(([, each]) => !isTwin(each)));
  for (const file of remove) files.delete(file);
  for (const [file, each] of printed) files.set(file, each);
  return files;
}

/** Addresses of redirects that must not have a page, since every host would show it instead. */
export const withoutPages = (
  edition: Pick<Edition, "routes" | "context">,
  { outlet: { hosting } }: Pick<Placed, "outlet">,
): ReadonlySet<string> => ruledAddresses(() => rulesOf(edition, hosting, [], []), hosting);

/**
 * Whether a build knows what all pages need that it does not print again. Not where the last one was killed before it could note it down,
 * or the note is gone.
 *
 * @param layout of this build, as the manifest has it
 */
export const knowsNeeds = (
  { routes }: Pick<Edition, "routes">,
  last: Pick<OwnRecord, "needs">,
  { files, layout: before }: Pick<Manifest, "files" | "layout">,
  layout: string,
): boolean =>
  before === layout &&
  routes.every(
    (route) => !isHtml(route.path) || Object.hasOwn(last.needs, layoutOf(route)) || !files.has(fileOf(route.path)),
  );

const isHtml = (path: string): boolean => /(?:\/|\.html)$/.test(path);

/** What is told to hosts of an edition. */
export interface HostAnswers {
  /** For servers, beside the output folder. */
  readonly servers: readonly HostFile[];
  /** What a host cannot do or take. */
  readonly told: readonly Problem[];
  /** Pages that the security policy contradicts. */
  readonly contradicted: readonly Problem[];
  /** Of the layouts that the edition has pages of, for the next build, which prints other pages. */
  readonly needs: Needs;
}

/**
 * Writes what tells hosts what to answer into the folder of the outlet's own files, and is published, compared and removed like these.
 *
 * @param folder where Eleventy has written
 * @param own the files in it, to which those are added that are written here
 * @param layouts what layouts need of the policy, also those of pages that are gone
 * @param copies what else the outlet has copied
 * @throws Problems where the outlet has a file of its own in the place of one
 */
export function writeHostFiles(
  folder: string,
  own: OwnFile[],
  edition: Edition,
  placed: Pick<Placed, "outlet" | "articles" | "copy">,
  layouts: Needs,
  copies: readonly OwnFile[] = [],
): HostAnswers {
  const { outlet } = placed;
  const used = new Set(edition.routes.map(layoutOf));
  const needs = Object.fromEntries(Object.entries(layouts).filter(([layout]) => used.has(layout)));
  const reader = new NeedsReader(originOf(edition));
  for (const { file, from = ".eleventy.ts" } of own)
    if (file.endsWith(".html")) reader.read(from, file, readFileSync(join(folder, file), "utf8"), true);
  const all = { ...needs, ...reader.needs() };
  const rules = rulesOf(edition, outlet.hosting, Object.values(all), frameOrigins(placed));
  const { files, servers, told } = hostFiles(rules, outlet);
  const theirs = new Map([...own, ...copies].map(({ file, from = ".eleventy.ts" }) => [file, from]));
  const clashes = files.flatMap(({ file }) => {
    const from = theirs.get(file);
    const what = `is published as "${file}", which is made from ${outlet.folder}/hosting.ts too`;
    const fix = `Take it away; or write hosts: [] in ${outlet.folder}/hosting.ts, and nothing is made.`;
    return from === undefined ? [] : problem({ file: from, field: "file" }, what, fix);
  });
  if (clashes.length > 0) throw new Problems(clashes);
  for (const { file, text } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    own.push({ file, from: `${outlet.folder}/hosting.ts` });
  }
  return { servers, told, contradicted: hasHeaders(outlet.hosting) ? contradictedPages(all, outlet) : [], needs };
}

/** The origins of other sites that public stories and pages show frames of, for the security policy. */
function frameOrigins({ articles, copy }: Pick<Placed, "articles" | "copy">): readonly string[] {
  const origins = new Set<string>();
  for (const { body } of [...articles.map(({ story }) => story), ...copy.pages])
    for (const { frames } of body.blocks ?? []) if (frames !== undefined) origins.add(frames);
  return [...origins].sort();
}
