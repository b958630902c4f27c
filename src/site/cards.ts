// Share cards that are drawn: for stories without a picture that is large enough, a card with the headline; for those that are older than
// `design.cards.since`, one with the name of their section, so that an archive needs a dozen.

import { directionOf, parseMoment } from "../model/dates.ts";
import { paletteOf } from "../model/design.ts";
import { memoize } from "../model/memoize.ts";
import type { Outlet } from "../model/outlet.ts";
import { shortHash } from "../model/text.ts";
import type { Asset, Card, DrawnCard } from "../model/view.ts";
import type { Base } from "./address.ts";
import type { Article } from "./article.ts";
import { cardOf, cutsOf } from "./pictures.ts";

type Drawing = Pick<Outlet, "site" | "sections" | "design">;

/** In pixels: what social networks ask for (Open Graph). */
const SIZE = { width: 1200, height: 630 };

interface Drawn {
  readonly path: string;
  readonly drawn: DrawnCard;
}

/** The card that is drawn for a story, with its address. Undefined where its picture is one, or where the outlet draws none. */
export function drawnCard({ story, section }: Pick<Article, "story" | "section">, outlet: Drawing): Drawn | undefined {
  const { site, sections, design } = outlet;
  if (design.cards === undefined || (story.image && cutsOf(story.image).length > 0)) return undefined;
  const title = sections[section]?.title ?? section;
  if (story.date.at >= startOf(design.cards.since)(site.timeZone))
    return cardWith({ headline: story.headline, label: title }, story.language ?? site.language, outlet);
  const known = sectionCards.get(outlet) ?? new Map<string, Drawn>();
  sectionCards.set(outlet, known);
  const card = known.get(section) ?? cardWith({ headline: title }, site.language, outlet);
  known.set(section, card);
  return card;
}

/** The cards of older stories, by the outlet and its section: an archive asks for one a hundred thousand times. */
const sectionCards = new WeakMap<Drawing, Map<string, Drawn>>();

function cardWith(said: Pick<DrawnCard, "headline" | "label">, language: string, { site, design }: Drawing): Drawn {
  const { headline, ...label } = said;
  const drawn: DrawnCard = {
    kind: "card",
    ...SIZE,
    headline,
    language,
    direction: directionOf(language),
    ...label,
    name: design.drawn === undefined ? (design.wordmark ?? site.name) : site.name,
    outlet: { language: site.language, direction: directionOf(site.language) },
    colors: colorsOf(design),
  };
  return { path: `/media/card-${shortHash(JSON.stringify([design.typesetter, drawn]), 8)}.png`, drawn };
}

const startOf = memoize((day: string) =>
  memoize((zone: string): number => {
    const parsed = parseMoment(day, zone);
    return "moment" in parsed ? parsed.moment.at : Number.POSITIVE_INFINITY;
  }),
);

const colors = new WeakMap<Outlet["design"], DrawnCard["colors"]>();

function colorsOf(design: Outlet["design"]): DrawnCard["colors"] {
  const known = colors.get(design);
  if (known) return known;
  const { paper, ink, accent } = paletteOf(design, "light");
  colors.set(design, { paper, ink, accent });
  return { paper, ink, accent };
}

/** The card of a story: its picture, or what is drawn, or the outlet's. */
export function cardOfStory(article: Pick<Article, "story" | "section">, base: Base, outlet: Drawing): Card {
  const card = drawnCard(article, outlet);
  if (!card) return cardOf(article.story.image, base, outlet.site.name);
  const alt = card.drawn.label === undefined ? outlet.site.name : article.story.headline;
  return { url: base.url(card.path), ...SIZE, alt, own: true };
}

/** The files of the cards that are drawn for stories. Older ones of a section share one. */
export function cardAssets(articles: readonly Article[], outlet: Drawing): Asset[] {
  const cards = new Map<Drawn, Article>();
  for (const article of articles) {
    const card = drawnCard(article, outlet);
    if (card) cards.set(card, article);
  }
  return [...cards].map(([{ path, drawn }, { story }]) => ({ file: path.slice(1), from: story.file, made: drawn }));
}
