import { presentAddress } from "../../model/addresses.ts";
import { type FeedFormat, feedFormat, feedFormatNames } from "../../model/feed.ts";
import type { Outlet } from "../../model/outlet.ts";
import { HASHED_FOLDER, HEAD_FILE, SEARCH_FOLDER } from "../../search/format.ts";
import { fileOf } from "../../site/address.ts";
import type { Edition, EditionRoute } from "../../site/edition.ts";
import { paths } from "../../site/paths.ts";
import type { PageNeeds } from "./page-needs.ts";
import { forSearch, policyOf, type Sources } from "./policy.ts";

/** What a request may ask for. Paths are decoded and below the site. */
export type Place =
  /** Everything below a folder: `/media/`. */
  | { readonly kind: "folder"; readonly path: string }
  /** One page or file: `/`, `/feeds.opml`. */
  | { readonly kind: "file"; readonly path: string }
  /** A file of that name in any folder: `rss.xml`. */
  | { readonly kind: "name"; readonly name: string }
  /** Files that end so: `.webp`. */
  | { readonly kind: "ending"; readonly ending: string };

export interface Redirect {
  /** Decoded, below the site. */
  readonly from: string;
  /** Percent-encoded, relative to the host: behind a proxy, a server does not know its own address. */
  readonly to: string;
}

/** What every host is told, whatever the form: the right answer to each request. */
export interface Rules {
  /** The address of the front page below the host: `/`, `/news/`. */
  readonly home: string;
  /** The host of the site, without a port. */
  readonly host: string;
  /** A path below the site as an address relative to the host, percent-encoded. */
  href(path: string): string;
  /** Former addresses of the paper's own pages and feeds, then of public stories, those of the newest first. None leads to another. */
  readonly redirects: readonly Redirect[];
  /** Addresses of withdrawn stories, at each of which there is a page that says so. */
  readonly gone: readonly string[];
  /** The page that stands in for what is not there. */
  readonly notFound: string;
  /** The Content-Security-Policy, for pages: browsers show files of text and XML with styles of their own, which they would then refuse. */
  readonly policy: string;
  /** The search page, and its own policy. Absent where there is none. */
  readonly search?: { readonly at: Place; readonly policy: string } | undefined;
  /** For hosts that cannot give one page another policy than the others: here too, no script may run but that of the search. */
  readonly policyForAll: string;
  /** Headers of every answer. */
  readonly everywhere: readonly (readonly [name: string, value: string])[];
  /** `Cache-Control` by place. No two overlap where both are folders or files. */
  readonly cache: readonly { readonly at: Place; readonly value: string }[];
  /** `Cache-Control` of all other pages and files. */
  readonly cacheElsewhere: string;
  /** Media types; the first that fits. */
  readonly types: readonly { readonly at: Place; readonly type: string }[];
}

/** Names of files below hold a hash of what is in them: another content has another name (RFC 8246). */
const FOREVER = "public, max-age=31536000, immutable";
/** What a new story changes. A cache may show the last edition while it fetches the next one (RFC 5861). */
export const FRESH = "public, max-age=60, s-maxage=60, stale-while-revalidate=600";
/** Stories and other pages: a correction is to be seen within minutes. */
export const PAGE = "public, max-age=300, s-maxage=300, stale-while-revalidate=3600";

const MEDIA_CACHE: Rules["cache"] = [{ at: { kind: "folder", path: "/media/" }, value: FOREVER }];

/** Files of the index have a hash in their names, and one file names them: an old copy of it names files that are gone. */
const SEARCH_CACHE: Rules["cache"] = [
  { at: { kind: "folder", path: `/${SEARCH_FOLDER}${HASHED_FOLDER}` }, value: FOREVER },
  { at: { kind: "file", path: `/${SEARCH_FOLDER}${HEAD_FILE}` }, value: "public, no-cache" },
];

/** The places that every outlet has. */
export const knownCache = [...MEDIA_CACHE, ...SEARCH_CACHE];

/** Kinds of pages and files that a new story changes. */
const freshKinds: ReadonlySet<EditionRoute["kind"]> = new Set([
  "front",
  "list",
  "directory",
  "archive",
  "year",
  "feed",
  "newsSitemap",
  "sitemapIndex",
]);

/** Folders in which stories may lie by their date: no place of lists alone. */
const isYear = (folder: string): boolean => /^\/\d{4}\/$/.test(folder);

/** The table of an edition. @param needs of all its pages @param frames the origins of other sites that its stories show frames of */
export function rulesOf(
  { routes, context: { base, outlet } }: Pick<Edition, "routes" | "context">,
  hosting: Outlet["hosting"],
  needs: readonly PageNeeds[],
  frames: readonly string[],
): Rules {
  const redirects = routes.flatMap((route) => {
    const { kind, path } = route;
    if (kind === "redirect") return { from: path, to: route.view().href };
    const present = kind === "feed" ? presentAddress(path, outlet.site.addresses) : undefined;
    return present === undefined ? [] : { from: path, to: base.href(present) };
  });
  const hasSearch = routes.some(({ kind }) => kind === "search");
  const ofSearch = hasSearch ? forSearch(needs, fileOf(outlet.site.addresses.search)) : {};
  const ofStories: Sources = frames.length === 0 ? {} : { "frame-src": frames };
  const fresh = new Set<string>();
  for (const { kind, path } of routes) if (freshKinds.has(kind)) fresh.add(placeOf(path));
  return {
    home: base.href("/"),
    host: new URL(base.url("/")).hostname,
    href: base.href,
    redirects: redirects.reverse(),
    gone: routes.flatMap(({ kind, path }) => (kind === "withdrawn" ? path : [])),
    notFound: "/404.html",
    policy: policyOf(needs, hosting, ofStories),
    search: hasSearch
      ? { at: { kind: "file", path: outlet.site.addresses.search }, policy: policyOf(needs, hosting, ofSearch) }
      : undefined,
    policyForAll: policyOf(needs, hosting, { ...ofStories, ...ofSearch }),
    everywhere: headersOf(hosting, outlet.policy.license && base.url(paths.license)),
    cache: [
      ...MEDIA_CACHE,
      ...(hasSearch ? SEARCH_CACHE : []),
      ...[...fresh]
        .filter((path) => !isYear(path))
        .map((path) => ({
          at:
            path.length > 1 && path.endsWith("/")
              ? ({ kind: "folder", path } as const)
              : ({ kind: "file", path } as const),
          value: FRESH,
        })),
    ],
    cacheElsewhere: PAGE,
    types,
  };
}

/** The first folder of a path, or the path itself where it lies at the root. */
const placeOf = (path: string): string => /^\/[^/]+\//.exec(path)?.[0] ?? path;

/** @param license the address of the RSL licence: also for what has no `<link>`, such as feeds and pictures (RSL 1.0, section 4.5) */
function headersOf({ hsts }: Outlet["hosting"], license: string | undefined): Rules["everywhere"] {
  return [
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
    ...(license === undefined ? [] : [["Link", `<${license}>; rel="license"; type="application/rsl+xml"`] as const]),
    ...(hsts
      ? [
          [
            "Strict-Transport-Security",
            `max-age=${hsts.days * 86_400}${hsts.subdomains ? "; includeSubDomains" : ""}`,
          ] as const,
        ]
      : []),
  ];
}

const feedType = (name: FeedFormat) => {
  const { file, type } = feedFormat(name);
  return { at: { kind: "name", name: file }, type: type.endsWith("json") ? type : `${type}; charset=utf-8` } as const;
};

const ending = (name: string, type: string) => ({ at: { kind: "ending", ending: `.${name}` }, type }) as const;

/** What a file's ending does not tell first, then what servers of some age do not know, or tell without a character set. */
export const types: Rules["types"] = [
  ...feedFormatNames.map(feedType),
  { at: { kind: "file", path: paths.opml }, type: "text/x-opml; charset=utf-8" },
  { at: { kind: "file", path: paths.manifest }, type: "application/manifest+json" },
  { at: { kind: "file", path: paths.license }, type: "application/rsl+xml; charset=utf-8" },
  ending("opml", "text/x-opml; charset=utf-8"),
  ending("webmanifest", "application/manifest+json"),
  ending("html", "text/html; charset=utf-8"),
  ending("xml", "application/xml; charset=utf-8"),
  ending("css", "text/css; charset=utf-8"),
  ending("js", "text/javascript; charset=utf-8"),
  ending("txt", "text/plain; charset=utf-8"),
  ending("md", "text/markdown; charset=utf-8"),
  ending("vtt", "text/vtt; charset=utf-8"),
  ending("json", "application/json"),
  ending("avif", "image/avif"),
  ending("webp", "image/webp"),
  ending("svg", "image/svg+xml"),
  ending("woff2", "font/woff2"),
];
