import { directionOf } from "../../../model/dates.ts";
import { mark } from "../../../model/mark.ts";
import { escapeMarkup } from "../../../model/text.ts";
import type { BlockKind, WrittenBlock } from "./block.ts";
import { picturesIn } from "./pictures-in.ts";
import { type Embeddable, embeddable, providers } from "./providers.ts";

/**
 * What another site shows: a video, a post, a map. Nothing is asked of that site before a reader wants it. The frame holds a card of ours
 * (`srcdoc`) with a link to what it is to show: a click leads the frame there, without a script. `loading="lazy"` would not do, since
 * browsers ignore it where scripts are off.
 */
export const embed: BlockKind = {
  name: "embed",
  example: "::: embed https://www.youtube.com/watch?v=… What it shows",
  argument: "an address",
  title: "text",
  mayBeEmpty: true,
  print(block) {
    const { argument, title, content, fault } = block;
    const found = embeddable(argument);
    if (!found) {
      fault(...unknown(argument, title));
      return undefined;
    }
    if (title === "") {
      fault(
        `"::: embed ${argument}" has no title`,
        `Say on the same line what it shows: ::: embed ${argument} What it shows.`,
      );
      return undefined;
    }
    const { images, other } = picturesIn(content);
    if (images.length > 1 || other !== undefined) {
      fault(
        '"::: embed" holds one picture at most, and nothing else',
        "Put the rest above or below it.",
        other?.map?.[0],
      );
      return undefined;
    }
    const still = images.length === 0 ? "" : mark(`picture:${images[0]?.meta?.place}`);
    return { ...framed(found, still, block), feed: figure("", still, found, title) };
  },
};

function unknown(address: string, title: string): [what: string, fix: string] {
  const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(address)?.[1];
  if (host === undefined)
    return [`"${address}" is not an address`, "Write it with https:// before it, as the browser shows it."];
  const known = providers.find(({ hosts }) => hosts?.includes(host.replace(/^(?:www|m)\./, "")));
  const link = `write a link on a line of its own instead: [${title === "" ? "What it shows" : title}](${address})`;
  if (known)
    return [
      `"::: embed" does not know what to show of this address of ${known.name}`,
      `Take the address of one post, video or the like; or ${link}.`,
    ];
  const names = providers.map(({ name }) => name).join(", ");
  return [`"::: embed" does not know "${host}"`, `It knows ${names}. For others, ${link}.`];
}

/** The card in the frame. It is a document of its own, which the stylesheet of the page does not reach. The policy learns its hash. */
const STYLE =
  "<style>:root{color-scheme:light dark;height:100%}body{margin:0;height:100%;font:600 1rem/1.4 system-ui,sans-serif}a{box-sizing:border-box;display:flex;flex-direction:column;align-items:center;justify-content:center;min-height:100%;padding:1rem;color:CanvasText;text-align:center;text-decoration:none}a:focus-visible{outline:3px solid;outline-offset:-3px}img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}:is(img,picture)~span{align-self:start;margin-top:auto;text-align:start}span{position:relative;max-width:100%;box-sizing:border-box;padding:.5rem .75rem;background:Canvas}b{text-decoration:underline}small{display:block;font-weight:400}</style>";

/** What a frame may do. A site needs its own origin and scripts to show anything; it may not lead the page elsewhere. */
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** The policy of the site decides which sites there can be in the frame. */
const ALLOW = "encrypted-media *; fullscreen *; picture-in-picture *";

/** The form for pages. */
function framed(found: Embeddable, still: string, { title, state }: WrittenBlock) {
  const { provider, frame } = found;
  if (frame === undefined) return { page: figure(' class="embed"', still, found, title) };
  const { name, shape, asksOrigin } = provider;
  const { language } = state.options;
  const referrer = asksOrigin ? "strict-origin" : "no-referrer";
  const head = `<html lang="${escapeMarkup(language)}" dir="${directionOf(language)}"><head><title>${escapeMarkup(title)}</title>`;
  const card = `</head><body><a href="${escapeMarkup(frame)}" referrerpolicy="${referrer}">${still}<span><b>${mark(`word:show:${name}`)}</b><small>${mark(`word:showNote:${name}`)}</small></span></a></body></html>`;
  const element = `<iframe title="${escapeMarkup(`${title} (${name})`)}" sandbox="${SANDBOX}" allow="${ALLOW}" referrerpolicy="${referrer}" srcdoc="${escapeMarkup(head)}${STYLE}${mark("card")}"></iframe>\n`;
  return { page: figure(` class="embed ${shape}"`, element, found, title), card, frames: new URL(frame).origin };
}

/** What it shows, and where it is: for readers who do not want the frame, on paper and in feeds. */
const figure = (attributes: string, content: string, { provider, page }: Embeddable, title: string): string =>
  `<figure${attributes}>\n${content}<figcaption>${escapeMarkup(title)} <a href="${escapeMarkup(page)}">${mark(`word:source:${provider.name}`)}</a></figcaption>\n</figure>\n`;
