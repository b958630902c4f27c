import { type Problem, warning } from "../model/problem.ts";
import type { Article } from "./article.ts";
import { leftovers } from "./leftovers.ts";
import { cutsOf } from "./pictures.ts";
import type { Placed } from "./place.ts";
import { subscription } from "./subscription.ts";
import { heavyTypefaces } from "./typefaces.ts";

/** In characters: the length of a headline that Google shows, and its former limit for a NewsArticle. */
const LONGEST_HEADLINE = 110;
/** In pixels: social networks show smaller pictures as a thumbnail beside the link (Open Graph's 600 × 315). */
const SMALLEST_CARD = 600;

/** Warnings about public stories that a validator or an aggregator would give. They do not stop a build. */
export function* adviceOn(placed: Placed): Generator<Problem> {
  for (const article of placed.articles) yield* adviceOnStory(article);
  yield* sameHeadlines(placed);
  yield* emptyFeeds(placed);
  yield* leftovers(placed);
  const { authors, design, folder } = placed.outlet;
  yield* heavyTypefaces(design, `${folder}/design.ts`);
  for (const { kind, id, articles } of placed.listings) {
    if (kind !== "author" || id === undefined || articles.length === 0 || authors[id]?.biography !== undefined)
      continue;
    const place = { file: `${folder}/authors.ts`, field: id };
    yield warning(place, "has no biography, so the page has no description", "Add a sentence or two.");
  }
}

function* adviceOnStory({ story }: Article): Generator<Problem> {
  const { file, headline, summary, image } = story;
  const { length } = [...headline];
  if (length > LONGEST_HEADLINE) {
    const what = `has ${length} characters, and news search shows ${LONGEST_HEADLINE}`;
    yield warning({ file, field: "title" }, what, "Say it in fewer words.");
  }
  if (summary === "")
    yield warning(
      { file, field: "description" },
      "is empty, and the text has no sentence to use instead",
      "Write a standfirst.",
    );
  const [card] = image ? cutsOf(image) : [];
  if (image && (card?.variant.width ?? 0) < SMALLEST_CARD) {
    const what = `has ${image.width} × ${image.height} pixels, too few for a card on social networks and in search`;
    yield warning({ file, field: "image.src" }, what, "Use a picture of 1,200 × 675 or more.");
  }
}

/** Warns of stories with the same headline in one feed, which readers cannot tell apart. Each pair is reported once. */
function* sameHeadlines({ listings }: Placed): Generator<Problem> {
  const named = new Set<Article>();
  for (const listing of listings) {
    const seen = new Map<string, Article>();
    for (const article of [...subscription(listing)].reverse()) {
      const { headline, file } = article.story;
      const first = seen.get(headline);
      seen.set(headline, first ?? article);
      if (!first || named.has(article)) continue;
      named.add(article);
      const what = `"${headline}" is the headline of ${first.story.file} too, in the same feed`;
      yield warning({ file, field: "title" }, what, "Say what is new.");
    }
  }
}

/** Warns of partner feeds without a story. */
function* emptyFeeds({ outlet: { folder }, listings }: Placed): Generator<Problem> {
  for (const { kind, path, articles } of listings) {
    if (kind !== "partner" || articles.length > 0) continue;
    const place = { file: `${folder}/feeds.ts`, field: `partners.${path.split("/")[2]}` };
    yield warning(
      place,
      "contains no story",
      "Check that its sections, tags, types and sources are spelt as in the stories.",
    );
  }
}
