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
}

/** What the planner needs to know of an edition. */
export type Site = Pick<TargetManifest, "files" | "left" | "stories">;

/**
 * Plans how the edition at a target becomes another one, file by file. After every single file:
 *
 * 1. From the front and from every page of the old edition that is in the new one, links lead only to files that are there. (What the old or the new edition itself
 *    links to in vain is excepted, and so is a file that has to make room for a folder.) A compressed twin counts as its page.
 * 2. What goes with a withdrawn story, file or picture goes first: only what the pages need that are to name it no longer is put before.
 *    Nothing that has gone is put again.
 *
 * @param have what is at the target: each of its files is there
 */
export function planDeploy(have: Site, want: Site): DeployPlan {
  const due = new Set([...want.files].flatMap(([file, { hash }]) => (have.files.get(file)?.hash === hash ? [] : file)));
  const gone = [...have.files.keys()].filter((file) => !want.files.has(file));
  const clear = new Set(
    inTheWay(
      gone,
      [...want.files.keys()].map((file) => ({ file })),
    ),
  );
  // A server would go on handing out an old twin.
  for (const file of gone) if (isTwinOf(file, want.files)) clear.add(file);
  const staysFor = photosOf(want.files.keys());
  const left = new Set(gone.filter((file) => !clear.has(file) && !have.left.has(file) && mayStay(file, staysFor)));
  const withdrawn = gone.filter((file) => !clear.has(file) && !left.has(file) && !have.left.has(file));

  // A page is there once its plain file or its twin is: a twin that comes to a page that is there changes that page.
  const isThere = (file: string) => have.files.has(plainOf(file, want.files));
  const isNew = (file: string) => due.has(file) && !isThere(file);
  const urgent = urgentPages(due, new Set(withdrawn), have, want).filter(isThere);
  const needed = neededBy(urgent, want.files, (file) => isNew(file) && !ENTRIES.has(file));
  const early = new Set([...needed, ...urgent]);
  const rest = [...due].filter((file) => !early.has(file));
  const steps: Step[] = [
    { kind: "remove", files: [...clear] },
    { kind: "put", files: [...needed] },
    { kind: "put", files: urgent },
    { kind: "remove", files: withdrawn },
    { kind: "put", files: rest.filter((file) => isNew(file) && rankOf(file) === "asset") },
    { kind: "put", files: rest.filter((file) => isNew(file) && rankOf(file) !== "asset" && !ENTRIES.has(file)) },
    ...(["asset", "page", "front", "feed", "sitemap"] as const).map((rank): Step => {
      const isTurn = (file: string) => rankOf(file) === rank && (!isNew(file) || ENTRIES.has(file));
      return { kind: "put", files: rest.filter(isTurn) };
    }),
    { kind: "remove", files: gone.filter((file) => have.left.has(file) && !clear.has(file)) },
  ];
  const files = new Map(want.files);
  for (const file of left) files.set(file, have.files.get(file) ?? UNKNOWN);
  return { steps: steps.filter((step) => step.files.length > 0), after: { files, left } };
}

/**
 * What the manifest of a target says while a plan is carried out: files that change have bytes of the old or of the new edition, and name
 * what either names.
 */
export function underWay(have: Site, want: Site): Site {
  const files = new Map(have.files);
  for (const [file, { hash, size, names }] of want.files) {
    const before = have.files.get(file);
    if (before?.hash !== hash)
      files.set(file, { hash: "", size, names: [...new Set([...(before?.names ?? []), ...names])] });
  }
  const known = new Set(want.stories.map(({ path }) => path));
  return {
    files,
    left: have.left,
    stories: [...want.stories, ...have.stories.filter(({ path }) => !known.has(path))],
  };
}
const UNKNOWN: SiteFile = { hash: "", size: 0, names: [] };

/** What has to be replaced before withdrawn files can go: pages and feeds that name them, and the pages of withdrawn stories themselves. */
function urgentPages(due: ReadonlySet<string>, withdrawn: ReadonlySet<string>, have: Site, want: Site): string[] {
  const stories = new Set(want.stories.map(({ path }) => path));
  const former = new Set(have.stories.flatMap(({ path }) => (stories.has(path) ? [] : fileOf(path))));
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

const FRONT = "index.html";

/** What readers and search engines ask for by themselves: at the first deploy, it comes last. */
const ENTRIES: ReadonlySet<string> = new Set([FRONT, "sitemap.xml", "robots.txt"]);

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

const photosOf = (files: Iterable<string>): Set<string> => new Set([...files].flatMap((file) => photoOf(file) ?? []));

/**
 * Whether a file that left the edition may stay until the next deploy, for pages that browsers still have: styles, scripts and fonts, and
 * sizes of a picture that is still in the edition. Any other picture may have been withdrawn, or its licence may have ended.
 */
const mayStay = (file: string, photos: ReadonlySet<string>): boolean =>
  /\.(?:css|m?js|woff2?)$/.test(file.replace(TWIN, "")) || photos.has(photoOf(file) ?? "");
