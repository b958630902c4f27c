import type { Draft } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { Article } from "./article.ts";
import { asOf } from "./as-of.ts";
import type { Newsroom } from "./newsroom.ts";
import type { Slot } from "./slot.ts";

/** An edition that is kept. */
interface Kept {
  readonly newsroom: Newsroom;
  /** Public or not. */
  readonly stories: readonly Article[];
  readonly pages: readonly Slot[];
  readonly problems: readonly Problem[];
}

/**
 * Puts new drafts into the stories of an edition. While a story keeps its place (date, section, tags, authors, links, pictures: all but
 * its words), every address, list and order stays, and only pages that show one of these stories can change.
 *
 * @returns the slots of these pages; nothing, and nothing is done, where a draft is of no story of the edition, or is elsewhere now
 */
export function revise(
  { newsroom, stories, pages, problems }: Kept,
  drafts: readonly Draft[],
): readonly Slot[] | undefined {
  const edited = new Map(drafts.map((draft) => [draft.file, draft]));
  const articles = stories.filter(({ draft }) => edited.has(draft.file));
  const stays = ({ draft }: Article) => {
    const now = edited.get(draft.file);
    // What will be corrected later changes the edition by itself.
    return (
      now !== undefined &&
      asOf(now, newsroom.now, newsroom.outlet.site.timeZone) === now &&
      placeOf(now) === placeOf(draft)
    );
  };
  // What was said of a story may have to be said otherwise, or of another line.
  const isQuiet = !problems.some(({ file }) => edited.has(file));
  if (articles.length < drafts.length || !isQuiet || !articles.every(stays)) return undefined;
  for (const article of articles) newsroom.revise(article, edited.get(article.draft.file) ?? article.draft);
  const shown = new Set(articles);
  return pages.filter(
    (slot) => slot.stories?.().some((article) => article !== undefined && shown.has(article)) ?? true,
  );
}

/** Everything of a draft but its words. */
function placeOf({
  headline: _h,
  standfirst: _s,
  summary: _m,
  kicker: _k,
  fingerprint: _f,
  body,
  ...place
}: Draft): string {
  return JSON.stringify([place, body.references.map(({ to }) => to), body.pictures]);
}
