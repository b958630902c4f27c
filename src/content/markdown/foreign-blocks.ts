import { cleanLine, shorten } from "../../model/text.ts";
import { embeddable } from "./blocks/providers.ts";
import { blockKinds } from "./blocks/registry.ts";

// Which block to write in place of what other systems embed with: for messages, with the address filled in.

/** What stands for a title that the markup does not say. */
const TITLE = "What it shows";

/** The attributes that say an address, of the page where the markup has both. */
const ADDRESS =
  /\b(?:cite|data-instgrm-permalink|data-src|data-url|src|href|url|data|mp4|m4v|webm|mp3|m4a|ogg)\s*=\s*(?:"([^"]*)"|'([^']*)'|[“”„]([^“”]*)[“”]|([^\s"'“”„>]+))/gi;
const BARE = /(?:https?:)?\/\/[^\s"'<>[\]“”]+/gi;

/** The block for a piece of HTML: an element, or several with a script. Undefined where nothing in it can be shown. */
export function blockOf(html: string): string | undefined {
  const address = addressIn(html, /^<blockquote/i.test(html));
  return address === undefined ? ownFile(html) : line("embed", address, titleIn(html));
}

/** The address of something that can be shown. @param isLast whether the last one counts: a post ends with its own */
function addressIn(markup: string, isLast: boolean): string | undefined {
  const text = markup.replaceAll("&amp;", "&");
  const { bluesky, flourish } =
    /data-bluesky-uri="at:\/\/(?<bluesky>[^"]+)"|data-src="(?<flourish>(?:visualisation|story)\/\d+)/i.exec(text)
      ?.groups ?? {};
  if (bluesky !== undefined) return embeddable(`https://embed.bsky.app/embed/${bluesky}`)?.page;
  if (flourish !== undefined) return embeddable(`https://flo.uri.sh/${flourish}/embed`)?.page;
  const pages = [...addressesOf(text)].flatMap((each) => embeddable(each)?.page ?? []);
  return isLast ? pages.at(-1) : pages[0];
}

function* addressesOf(text: string): Generator<string> {
  for (const [, ...values] of text.matchAll(ADDRESS)) yield values.find((value) => value !== undefined) ?? "";
  for (const [address] of text.matchAll(BARE)) yield address;
}

/** The block for a video or a sound of the outlet's own. */
function ownFile(markup: string): string | undefined {
  for (const address of addressesOf(markup)) {
    const [, ending = ""] = /^(?![a-z]+:|\/\/)[^\s?#]+\.(\w+)$/i.exec(address) ?? [];
    const name = /^(?:mp4|m4v|webm|mov)$/i.test(ending)
      ? "video"
      : /^(?:mp3|m4a|ogg|opus|wav)$/i.test(ending)
        ? "audio"
        : "";
    if (blockKinds.some((kind) => kind.name === name)) return line(name, address, titleIn(markup));
  }
  return undefined;
}

const line = (name: string, address: string, title: string): string => `::: ${name} ${address} ${title} :::`;

/** What players call themselves. */
const GENERIC =
  /^(?:youtube|vimeo|spotify|twitter|x|soundcloud|tiktok|instagram|bluesky|mastodon)?\s*(?:video|embed|post)?\s*(?:player)?$/i;

/** The title that the markup says, or the words of a post. */
function titleIn(html: string): string {
  const [, ...titles] = /\btitle\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(html) ?? [];
  const post = /^<blockquote/i.test(html) ? html.slice(/<p\b/i.exec(html)?.index ?? html.length).split("</p>", 1) : [];
  for (const each of [...titles, ...post]) {
    const words = cleanLine(
      (each ?? "")
        .replace(/<[^<>]*>/g, " ")
        .replace(/&(?:#?\w+);/g, (entity) => (entity === "&amp;" ? "and" : " "))
        .replace(/https?:\S+|[[\]<>`*_\\{}]|:{3,}/g, " ")
        .replace(/^Spotify Embed: /, ""),
    );
    if (!GENERIC.test(words)) return shorten(words, 80);
  }
  return TITLE;
}

/** Name of a shortcode → the address of what it shows. `id` is its first word or its key `id`. */
const SHORTCODES: Readonly<Record<string, (id: string, user: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  tweet: (id, user) => `https://x.com/${user}/status/${id}`,
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
  tiktok: (id) => `https://www.tiktok.com/@/video/${id}`,
  datawrapper: (id) => `https://datawrapper.dwcdn.net/${id}/`,
  flourish: (id) => `https://public.flourish.studio/visualisation/${id}/`,
  documentcloud: (id) => `https://www.documentcloud.org/documents/${id}/`,
  soundcloud: (id) => `https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/${id}`,
  spotify: (id) => id.replace(/^spotify:(\w+):/, "https://open.spotify.com/$1/"),
};
const SAME: Readonly<Record<string, string>> = { yt: "youtube", embedyt: "youtube", x: "tweet", twitter: "tweet" };

/**
 * What to write in place of a shortcode: a block, or a picture. Undefined where it is not known.
 *
 * @param name in lower or upper case, with what Hugo and Jekyll add to it: `x_simple`, `include`
 * @param rest what follows the name, and what is between a pair
 */
export function embedOf(name: string, rest: string): string | undefined {
  if (/^(?:figure|img|image)$/i.test(name)) return pictureOf(rest);
  const words = rest.replace(/[“”„]/g, '"');
  const block = blockOf(words);
  if (block !== undefined) return block;
  const [, included = name] =
    /^\s*(?:embeds\/|embed\/)?([\w-]+?)(?:[-_]?(?:player|embed|video))?\.html/i.exec(words) ?? [];
  const key = included
    .toLowerCase()
    .replace(/[-_](?:simple|lite|enhanced|embed|video|player)$|^(?:lite|embed)[-_]/, "");
  const addressOf = SHORTCODES[SAME[key] ?? key];
  const [, bare = ""] = /(?:^|[\s=:])["']?([\w:-]+)["']?(?=\s|$)/.exec(words.replace(/\b[\w/-]+\.html\b/, "")) ?? [];
  const [, user = "i"] = /\buser(?:name)?\s*=\s*["']?@?(\w+)/i.exec(words) ?? [];
  const page = addressOf && embeddable(addressOf(idIn(words) ?? bare, user))?.page;
  return page === undefined ? undefined : line("embed", page, titleIn(words));
}

/** The value of the key `id`, wherever it stands. */
const idIn = (words: string): string | undefined => /\b(?:id|v|video_?id)\s*=\s*["']?([\w:-]+)/i.exec(words)?.[1];

function pictureOf(rest: string): string | undefined {
  const attribute = (key: string): string =>
    cleanLine(new RegExp(`\\b${key}\\s*=\\s*["“”]([^"“”]*)["“”]`, "i").exec(rest)?.[1] ?? "").replace(/["[\]]/g, "");
  const src = attribute("src");
  if (src === "") return undefined;
  const caption = attribute("caption") || attribute("title");
  return `![${attribute("alt") || "what it shows"}](${encodeURI(src)}${caption === "" ? "" : ` "${caption}"`})`;
}
