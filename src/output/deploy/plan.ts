import { fileOf } from "../../site/address.ts";
import { inTheWay } from "../diff.ts";
import type { SiteFile, TargetManifest } from "./manifest.ts";

/** Files that are put or removed one after the other, in any order. */
export interface Step {
  readonly kind: "put" | "remove";
  readonly files: readonly string[];
}

export interface DeployPlan {
  readonly steps: readonly Step[];
  /** What is at the target when all is done, in the words of the manifest. */
  readonly after: Pick<TargetManifest, "files" | "left">;
  /** The same while the steps are being done. */
  readonly meanwhile: Site;
}

/** What the planner needs to know of an edition. */
export type Site = Pick<TargetManifest, "files" | "left" | "groups" | "stories">;

/**
 * Plans how the edition at a target becomes another one, file by file. After every single file:
 *
 * 1. From the front and from every page of the old edition that is in the new one, links lead only to files that are there. (What the old
 *    or the new edition itself links to in vain is excepted, and so is a file that has to make room for a folder.) A compressed twin
 *    counts as its page.
 * 2. What goes with a withdrawn story, file or picture goes first: only what the pages need that are to name it no longer is put before.
 *    Nothing that has gone is put again.
 *
 * @param have what is at the target: each of its files is there
 */
export function planDeploy(have: Site, want: Site): DeployPlan {
  const due = new Set([...want.files].flatMap(([file, { hash }]) => (have.files.get(file)?.hash === hash ? [] : file)));
  const gone = [...have.files.keys()].filter((file) => !want.files.has(file));
  const wanted = [...want.files.keys()].map((file) => ({ file }));
  const clear = new Set(inTheWay(gone, wanted));
  // A server would go on handing out an old twin.
  for (const file of gone) if (isTwinOf(file, want.files)) clear.add(file);
  const going = gone.filter((file) => !clear.has(file));
  const lastLeft = going.filter((file) => have.left.has(file));
  const justGone = going.filter((file) => !have.left.has(file));
  const left = leftFrom(justGone, have, want);
  const withdrawn = justGone.filter((file) => !left.has(file));

  // A page is there once its plain file or its twin is: a twin that comes to a page that is there changes that page.
  const isThere = (file: string) => have.files.has(plainOf(file, want.files));
  const isNew = (file: string) => due.has(file) && !isThere(file);
  const urgent = urgentPages(due, new Set(withdrawn), have, want).filter(isThere);
  const needed = neededBy(urgent, want.files, (file) => isNew(file) && file !== FRONT);
  const early = new Set([...needed, ...urgent]);
  const rest = [...due].filter((file) => !early.has(file));
  const fresh = rest.filter((file) => isNew(file) && file !== FRONT);
  const steps: Step[] = [
    { kind: "remove", files: [...clear] },
    { kind: "put", files: [...needed] },
    { kind: "put", files: urgent },
    { kind: "remove", files: withdrawn },
    { kind: "put", files: fresh.filter((file) => rankOf(file) === "asset") },
    { kind: "put", files: fresh.filter((file) => rankOf(file) !== "asset") },
    ...(["asset", "page", "front", "feed", "sitemap"] as const).map((rank): Step => {
      const isTurn = (file: string) => rankOf(file) === rank && (!isNew(file) || file === FRONT);
      return { kind: "put", files: rest.filter(isTurn) };
    }),
    { kind: "remove", files: lastLeft },
  ];
  const files = new Map(want.files);
  for (const file of left) files.set(file, have.files.get(file) ?? UNKNOWN);
  const groups = [[...needed], fresh, [...withdrawn, ...lastLeft]];
  return {
    steps: steps.filter((step) => step.files.length > 0),
    after: { files, left },
    meanwhile: underWay(have, want, groups),
  };
}

/**
 * What the manifest of a target says while a plan is carried out: files that change have bytes of the old or of the new edition, and name
 * what either names.
 */
function underWay(have: Site, want: Site, groups: Site["groups"]): Site {
  const files = new Map(have.files);
  for (const [file, { hash, size, names }] of want.files) {
    const before = have.files.get(file);
    if (before?.hash === hash) continue;
    files.set(file, { hash: "", size, names: [...new Set([...(before?.names ?? []), ...names])] });
  }
  // What the new edition has again is no longer left over: it may name what goes with the edition.
  const left = new Set([...have.left].filter((file) => !want.files.has(file)));
  return { files, left, groups, stories: [...new Set([...want.stories, ...have.stories])] };
}

/** The same once some files of a step are done. */
export function withDone(meanwhile: Site, { kind, files: done }: Step, want: Pick<Site, "files">): Site {
  const files = new Map(meanwhile.files);
  for (const file of done) {
    const put = kind === "put" ? want.files.get(file) : undefined;
    if (put) files.set(file, put);
    else files.delete(file);
  }
  return { ...meanwhile, files };
}

/**
 * What a stopped deploy left behind.
 *
 * @param meanwhile as its plan said
 * @param there the files that are at the target now
 * @returns also what has to be removed before anything else: files of a group that is not whole. No page leads to them, and they may name
 * what is not there; but pictures that are known to be whole may stay
 */
export function afterStop(meanwhile: Site, there: ReadonlySet<string>): { have: Site; remove: readonly string[] } {
  const mayName = (file: string) => {
    const { hash, names } = meanwhile.files.get(file) ?? UNKNOWN;
    return hash === "" || names.length > 0;
  };
  const remove = meanwhile.groups.flatMap((group) =>
    group.every((file) => there.has(file)) ? [] : group.filter((file) => there.has(file) && mayName(file)),
  );
  const isGone = new Set(remove);
  const files = [...meanwhile.files].filter(([file]) => there.has(file) && !isGone.has(file));
  return { have: { ...meanwhile, files: new Map(files) }, remove };
}

const UNKNOWN: SiteFile = { hash: "", size: 0, names: [] };

/** What has to be replaced before withdrawn files can go: pages and feeds that name them, and the pages of withdrawn stories themselves. */
function urgentPages(due: ReadonlySet<string>, withdrawn: ReadonlySet<string>, have: Site, want: Site): string[] {
  const stories = new Set(want.stories);
  const former = new Set(have.stories.flatMap((path) => (stories.has(path) ? [] : fileOf(path))));
  const isMeant = (file: string) => withdrawn.has(file) || former.has(file);
  const named = [...due].filter((file) => {
    const plain = plainOf(file, want.files);
    return isMeant(plain) || (have.files.get(plain)?.names.some(isMeant) ?? false);
  });
  if (withdrawn.size + named.length === 0) return [];
  // Hosts are told before that the address leads elsewhere, or is gone.
  const told = [...due].filter((file) => HOST_FILES.has(file) && !named.includes(file));
  return [
    ...told,
    ...named.filter((file) => former.has(plainOf(file, want.files))),
    ...named.filter((file) => !former.has(plainOf(file, want.files))),
  ];
}

const HOST_FILES: ReadonlySet<string> = new Set(["_headers", "_redirects", ".htaccess"]);

/** The new files that can be reached from some files of the new edition by way of new files. */
function neededBy(from: readonly string[], files: Site["files"], isNew: (file: string) => boolean): Set<string> {
  const needed = new Set<string>();
  const queue = [...from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const name of files.get(at)?.names ?? []) {
      if (needed.has(name) || !isNew(name)) continue;
      needed.add(name);
      queue.push(name);
    }
  return needed;
}

/** At the first deploy, nothing can be reached before it is there. */
const FRONT = "index.html";

function rankOf(file: string): "asset" | "page" | "front" | "feed" | "sitemap" {
  const plain = file.replace(TWIN, "");
  if (plain === FRONT) return "front";
  if (plain.endsWith(".html")) return "page";
  if (/(?:^|\/)sitemap[^/]*\.xml$/.test(plain)) return "sitemap";
  return /\.(?:xml|json|opml|md|txt)$/.test(plain) && !plain.startsWith(SEARCH) ? "feed" : "asset";
}

/** The folder of files that the head of the search index names. */
export const SEARCH = "search/index/";

const TWIN = /\.(?:br|gz)$/;

/** Whether a file is a compressed twin of another one. */
const isTwinOf = (file: string, files: ReadonlyMap<string, unknown>): boolean =>
  TWIN.test(file) && files.has(file.replace(TWIN, ""));

/** The file of which a file is the compressed twin, or else the file itself. */
export const plainOf = (file: string, files: ReadonlyMap<string, unknown>): string =>
  isTwinOf(file, files) ? file.replace(TWIN, "") : file;

/** `media/harbour-wall-da4592ad` of `media/harbour-wall-da4592ad-3x2-60-50-1200.avif`: the picture, and a hash of its bytes. */
const PHOTO = /^media\/.+?-[0-9a-f]{8}(?=[-.])/;

const photoOf = (file: string): string | undefined => PHOTO.exec(file)?.[0];

/**
 * Which files that left the edition stay until the next deploy, for pages that browsers still have: styles, scripts and fonts, and
 * sizes of a picture that is still in the edition. Any other picture may have been withdrawn, or its licence may have ended. What names a
 * file that goes cannot stay.
 *
 * @param gone files of the last edition that are not in the new one
 */
function leftFrom(gone: readonly string[], have: Site, want: Site): Set<string> {
  const photos = new Set([...want.files.keys()].flatMap((file) => photoOf(file) ?? []));
  const isCode = (file: string) => /\.(?:css|m?js|woff2?)$/.test(file.replace(TWIN, ""));
  const left = new Set(gone.filter((file) => isCode(file) || photos.has(photoOf(file) ?? "")));
  const stays = (name: string) => want.files.has(name) || left.has(name);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const file of left) if (!have.files.get(file)?.names.every(stays)) left.delete(file);
  }
  return left;
}
