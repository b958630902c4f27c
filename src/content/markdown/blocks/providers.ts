/** Sites whose pages a story can show in a frame. */
export interface Provider {
  readonly name: string;
  /** The host of its pages, and further ones, without "www.". Left out: any host, as in the fediverse. */
  readonly hosts?: readonly string[];
  /** What follows the host in addresses of its pages and of its frames. Named groups are the parts of the others below. */
  readonly patterns: readonly RegExp[];
  /** The address for readers. */
  page(parts: Parts): string;
  /**
   * The address of the frame. Left out where only a script of the provider's makes one: then a card with a link is all. Undefined where
   * this page has none.
   */
  readonly frame?: (parts: Parts) => string | undefined;
  /** The shape of the frame (`blocks.css`). */
  readonly shape: "video" | "upright" | "map" | "chart" | "post" | "player" | "list" | "document";
  /** Whether the frame shows nothing unless it is told the origin of the page around it. */
  readonly asksOrigin?: true;
}

/** The named groups of the pattern that fits, `host`, and the parameters of the address. Those that are absent are empty. */
type Parts = (name: string) => string;

const or = (value: string, otherwise: string): string => (value === "" ? otherwise : value);

// Frames as the providers document them, or as their own scripts make them. Looked up in November 2026. X and Instagram document a script
// alone, which sets the height of a post too.
export const providers: readonly Provider[] = [
  {
    name: "YouTube",
    hosts: ["youtube.com", "youtu.be", "youtube-nocookie.com", "m.youtube.com", "music.youtube.com"],
    patterns: [
      /^\/(?:watch)\?(?:.*&)?v=(?<id>[\w-]{11})(?!\w)/,
      /^\/(?<kind>embed|shorts|live|v)\/(?!videoseries)(?<id>[\w-]{11})(?![\w-])/,
      /^\/(?:playlist|embed\/videoseries)\?(?:.*&)?list=(?<list>[\w-]+)/,
      /^\/(?<id>[\w-]{11})(?:[?#/]|$)/,
    ],
    page: (of) =>
      of("id") === ""
        ? `https://www.youtube.com/playlist?list=${of("list")}`
        : `https://www.youtube.com/${of("kind") === "shorts" ? "shorts/" : "watch?v="}${of("id")}${and("t", seconds(of))}`,
    frame: (of) =>
      of("id") === ""
        ? `https://www.youtube-nocookie.com/embed/videoseries?list=${of("list")}`
        : `https://www.youtube-nocookie.com/embed/${of("id")}${query("start", seconds(of))}`,
    shape: "video",
    asksOrigin: true,
  },
  {
    name: "Vimeo",
    hosts: ["vimeo.com", "player.vimeo.com"],
    patterns: [
      /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(?<id>\d+)(?:\/(?<key>[0-9a-f]{6,}))?(?:[?#/]|$)/,
    ],
    page: (of) => `https://vimeo.com/${of("id")}${after("/", or(of("key"), encodeURIComponent(of("h"))))}`,
    frame: (of) =>
      `https://player.vimeo.com/video/${of("id")}?dnt=1${and("h", or(of("key"), encodeURIComponent(of("h"))))}`,
    shape: "video",
    asksOrigin: true,
  },
  {
    name: "Bluesky",
    hosts: ["bsky.app", "embed.bsky.app"],
    patterns: [
      /^\/profile\/(?<user>[\w.:-]+)\/post\/(?<id>\w+)/,
      /^\/embed\/(?<user>[\w.:-]+)\/app\.bsky\.feed\.post\/(?<id>\w+)/,
    ],
    page: (of) => `https://bsky.app/profile/${of("user")}/post/${of("id")}`,
    frame: (of) => `https://embed.bsky.app/embed/${of("user")}/app.bsky.feed.post/${of("id")}`,
    shape: "post",
  },
  {
    name: "Datawrapper",
    hosts: ["datawrapper.dwcdn.net", "datawrapper.de"],
    patterns: [/^\/(?:_\/)?(?<id>[A-Za-z0-9]{5})(?:\/(?<version>\d+))?(?:[?#/]|$)/],
    page: (of) => `https://datawrapper.dwcdn.net/${of("id")}/${after("", of("version"), "/")}`,
    frame: (of) => `https://datawrapper.dwcdn.net/${of("id")}/${after("", of("version"), "/")}`,
    shape: "chart",
  },
  {
    name: "Flourish",
    hosts: ["public.flourish.studio", "flo.uri.sh"],
    patterns: [/^\/(?<kind>visualisation|story)\/(?<id>\d+)/],
    page: (of) => `https://public.flourish.studio/${of("kind")}/${of("id")}/`,
    frame: (of) => `https://flo.uri.sh/${of("kind")}/${of("id")}/embed`,
    shape: "chart",
  },
  {
    name: "Spotify",
    hosts: ["open.spotify.com"],
    patterns: [
      /^\/(?:intl-[a-z]+\/)?(?:embed(?:-podcast)?\/)?(?<kind>track|episode|album|playlist|show|artist)\/(?<id>[A-Za-z0-9]{22})/,
    ],
    page: (of) => `https://open.spotify.com/${of("kind")}/${of("id")}`,
    frame: (of) => `https://open.spotify.com/embed/${of("kind")}/${of("id")}`,
    shape: "player",
  },
  {
    name: "SoundCloud",
    hosts: ["soundcloud.com", "w.soundcloud.com", "m.soundcloud.com", "api.soundcloud.com"],
    patterns: [
      /^\/player\/?\?/,
      /^\/(?<sound>(?:tracks|playlists)\/\d+)(?:[?#/]|$)/,
      /^\/(?<path>[\w-]+\/(?:sets\/)?[\w-]+)(?:[?#/]|$)/,
    ],
    // An address of the API is nothing to read, but its player is.
    page: (of) => (/^https:\/\/soundcloud\.com/.test(soundOf(of)) ? soundOf(of) : soundPlayer(of)),
    frame: (of) => soundPlayer(of),
    shape: "player",
  },
  {
    name: "OpenStreetMap",
    hosts: ["openstreetmap.org"],
    patterns: [
      /^\/export\/embed\.html\?/,
      /^\/(?:[^#]*)#(?:.*&)?map=(?<zoom>\d+)(?:\.\d+)?\/(?<latitude>-?\d+(?:\.\d+)?)\/(?<longitude>-?\d+(?:\.\d+)?)/,
    ],
    page: (of) => (of("zoom") === "" ? boxPage(of) : mapPage(of)),
    frame: (of) => (of("bbox") === "" && of("zoom") === "" ? undefined : mapFrame(of)),
    shape: "map",
  },
  {
    name: "X",
    hosts: ["x.com", "twitter.com", "mobile.twitter.com", "platform.twitter.com"],
    patterns: [
      /^\/(?<user>\w+)\/status(?:es)?\/(?<post>\d+)/,
      /^\/embed\/Tweet\.html\?/,
      /^\/i\/web\/status\/(?<post>\d+)/,
    ],
    page: (of) => `https://x.com/${or(of("user"), "i")}/status/${or(of("post"), of("id"))}`,
    shape: "post",
  },
  {
    name: "Instagram",
    hosts: ["instagram.com"],
    patterns: [/^\/(?:[\w.]+\/)?(?<kind>p|reel|tv)\/(?<id>[\w-]+)/],
    page: (of) => `https://www.instagram.com/${of("kind")}/${of("id")}/`,
    shape: "post",
  },
  {
    name: "TikTok",
    hosts: ["tiktok.com"],
    patterns: [/^\/@(?<user>[\w.-]*)\/video\/(?<id>\d+)/, /^\/(?:embed(?:\/v\d+)?|player\/v\d+)\/(?<id>\d+)/],
    page: (of) => `https://www.tiktok.com/@${of("user")}/video/${of("id")}`,
    frame: (of) => `https://www.tiktok.com/player/v1/${of("id")}`,
    shape: "upright",
  },
  {
    name: "DocumentCloud",
    hosts: ["documentcloud.org", "embed.documentcloud.org", "beta.documentcloud.org"],
    patterns: [/^\/documents\/(?<id>\d+-[\w%-]+?)(?:\.html)?(?:[?#/]|$)/, /^\/documents\/(?<id>\d+)(?:[?#/]|$)/],
    page: (of) => `https://www.documentcloud.org/documents/${of("id")}/`,
    frame: (of) => `https://embed.documentcloud.org/documents/${of("id")}/?embed=1`,
    shape: "document",
  },
  {
    name: "Mastodon",
    patterns: [
      /^\/@(?<user>\w[\w.-]*)\/(?<id>\d{6,})(?:\/embed)?\/?$/,
      /^\/users\/(?<user>\w[\w.-]*)\/statuses\/(?<id>\d{6,})(?:\/embed)?\/?$/,
    ],
    page: (of) => `https://${of("host")}/@${of("user")}/${of("id")}`,
    frame: (of) => `https://${of("host")}/@${of("user")}/${of("id")}/embed`,
    shape: "post",
  },
];

const after = (before: string, value: string, behind = ""): string => (value === "" ? "" : before + value + behind);
const and = (name: string, value: string): string => after(`&${name}=`, value);
const query = (name: string, value: string): string => after(`?${name}=`, value);

/** The address of a sound, of its page or of the API: that of its player holds it. */
function soundOf(of: Parts): string {
  if (of("path") !== "") return `https://soundcloud.com/${of("path")}`;
  const [, host = "", path = ""] = /^https?:\/\/(api\.|www\.)?soundcloud\.com\/([\w/-]+)/.exec(of("url")) ?? [];
  const sound = or(of("sound"), host === "api." ? path : "");
  return sound !== "" ? `https://api.soundcloud.com/${sound}` : after("https://soundcloud.com/", path);
}

const soundPlayer = (of: Parts): string =>
  after("https://w.soundcloud.com/player/?url=", encodeURIComponent(soundOf(of)));

/** Where a video begins, in seconds: `90`, `90s`, `1m30s`. */
function seconds(of: Parts): string {
  const [, hours, minutes, rest] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(or(of("t"), of("start"))) ?? [];
  const sum = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0);
  return sum > 0 ? String(sum) : "";
}

/** A map of so many pixels is what a zoom means; the world has 256 of them at zoom 0. */
const MAP = { width: 576, height: 432 };

const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text);

function mapFrame(of: Parts): string {
  const [west = "", south = "", east = "", north = ""] = of("zoom") === "" ? of("bbox").split(",") : boxOf(of);
  const marker = isNumber(of("mlat")) && isNumber(of("mlon")) ? `${of("mlat")},${of("mlon")}` : of("marker");
  const layer = /^[a-z]+$/.test(of("layer")) ? of("layer") : "mapnik";
  const box = [west, south, east, north].map(encodeURIComponent).join("%2C");
  return `https://www.openstreetmap.org/export/embed.html?bbox=${box}&layer=${layer}${and("marker", encodeURIComponent(marker))}`;
}

/** West, south, east and north of a map, in degrees. Latitudes lie closer on the map the farther they are from the equator (Mercator). */
function boxOf(of: Parts): string[] {
  const [zoom, latitude, longitude] = [Number(of("zoom")), Number(of("latitude")), Number(of("longitude"))];
  const across = (360 * MAP.width) / (256 * 2 ** zoom);
  const down = ((360 * MAP.height) / (256 * 2 ** zoom)) * Math.cos((latitude * Math.PI) / 180);
  return [longitude - across / 2, latitude - down / 2, longitude + across / 2, latitude + down / 2].map((each) =>
    each.toFixed(5),
  );
}

const markerQuery = (latitude: string, longitude: string): string =>
  isNumber(latitude) && isNumber(longitude) ? `?mlat=${latitude}&mlon=${longitude}` : "";

const mapPage = (of: Parts): string =>
  `https://www.openstreetmap.org/${markerQuery(of("mlat"), of("mlon"))}#map=${of("zoom")}/${of("latitude")}/${of("longitude")}`;

/** The page that shows about as much as a box. */
function boxPage(of: Parts): string {
  const [west = 0, south = 0, east = 0, north = 0] = of("bbox").split(",").map(Number);
  const zoom = Math.round(Math.log2((360 * MAP.width) / (256 * (east - west))));
  const [latitude, longitude] = [(south + north) / 2, (west + east) / 2];
  if (![zoom, latitude, longitude].every(Number.isFinite)) return "";
  const [markedLatitude = "", markedLongitude = ""] = of("marker").split(",");
  return `https://www.openstreetmap.org/${markerQuery(markedLatitude, markedLongitude)}#map=${Math.max(0, zoom)}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
}

/** What can be shown of a page. */
export interface Embeddable {
  readonly provider: Provider;
  readonly page: string;
  /** Left out: a link is all. */
  readonly frame?: string;
}

/** Finds the provider of an address, of a page or of its frame. @param written with https:, http: or "//" before it, or without */
export function embeddable(written: string): Embeddable | undefined {
  const address = /^(?:https?:)?\/\//i.test(written)
    ? written.replace(/^(?:https?:)?/i, "https:")
    : `https://${written}`;
  if (!URL.canParse(address)) return undefined;
  const { host, pathname, search, hash, searchParams } = new URL(address);
  const rest = pathname + search + hash;
  for (const provider of providers) {
    if (provider.hosts && !provider.hosts.includes(host.replace(/^www\./, ""))) continue;
    for (const pattern of provider.patterns) {
      const found = pattern.exec(rest);
      if (!found) continue;
      const parts: Parts = (name) => found.groups?.[name] ?? (name === "host" ? host : (searchParams.get(name) ?? ""));
      const [page, frame] = [provider.page(parts), provider.frame?.(parts)];
      if (!URL.canParse(page) || !/^https?:/.test(page)) return undefined;
      return { provider, page, ...(frame === undefined ? {} : { frame }) };
    }
  }
  return undefined;
}
