import type { CheckedStory } from "../model/article.ts";
import { calendarOf } from "../model/dates.ts";
import { memoize } from "../model/memoize.ts";
import { slugOf } from "../model/slug.ts";

const partsOf = memoize((pattern: string) => pattern.split(/\{(\w+)\}/));

/** What of a story its address may be made of. */
type Tokens = Pick<CheckedStory, "id" | "slug" | "date">;

/** Fills a pattern like `/{year}/{month}/{slug}/` to make a story's address. @param zone the IANA time zone of the date */
export const filledIn = (pattern: string, story: Tokens, section: string, zone: string): string =>
  partsOf(pattern)
    // Parts with an even index are text, the others are tokens.
    .map((part, index) => (index % 2 === 0 ? part : tokenValue(part, story, section, zone)))
    .join("");

/** The value of a token for a story. */
function tokenValue(token: string, story: Tokens, section: string, zone: string): string {
  switch (token) {
    case "year":
    case "month":
    case "day":
      return calendarOf(story.date.at, zone)[token];
    case "section":
      return section;
    case "slug":
      return story.slug;
    case "id":
      return slugOf(story.id);
    default:
      return "";
  }
}
