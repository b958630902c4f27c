import type { CheckedStory } from "../model/article.ts";
import { calendarOf } from "../model/dates.ts";
import { memoize } from "../model/memoize.ts";
import type { Outlet } from "../model/outlet.ts";
import { slugOf } from "../model/slug.ts";
import { decodePath } from "./address.ts";

const partsOf = memoize((pattern: string) => pattern.split(/\{(\w+)\}/));

/** What says where stories are. */
export interface Permalinks {
  readonly site: Pick<Outlet["site"], "permalink" | "permalinkOfType" | "defaultSection" | "timeZone">;
  readonly sections: Readonly<Record<string, Pick<Outlet["sections"][string], "permalink">>>;
}

/** The decoded path of a story: its own `url`, or else by the pattern of its section, its type or the site, in this order. */
export function pathOf(story: CheckedStory, { site, sections }: Permalinks): string {
  if (story.url !== undefined) return decodePath(story.url);
  const section = story.section ?? site.defaultSection;
  const pattern = sections[section]?.permalink ?? site.permalinkOfType?.[story.type] ?? site.permalink;
  return filledIn(pattern, story, section, site.timeZone);
}

/** What of a story its address may be made of. */
type Tokens = Pick<CheckedStory, "id" | "slug" | "date">;

/** Fills a pattern like `/{year}/{month}/{slug}/` to make a story's address. @param zone the IANA time zone of the date */
export function filledIn(pattern: string, story: Tokens, section: string, zone: string): string {
  const filled: string[] = [];
  // Parts with an even index are text, the others are tokens.
  for (const part of partsOf(pattern))
    filled.push(filled.length % 2 === 0 ? part : tokenValue(part, story, section, zone));
  return filled.join("");
}

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
