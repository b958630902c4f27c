import { calendarOf, monthName } from "../../model/dates.ts";
import { SEARCH_FOLDER } from "../../search/format.ts";
import { sectionPath } from "../paths.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/**
 * `addresses.search`: the form, and what leads to every story without it. The only page with a script, which looks words up in the files of
 * `search/index/`.
 */
export function* searchRoutes(placed: Placed) {
  if (!placed.outlet.site.search) return;
  yield route("search", {
    path: placed.outlet.site.addresses.search,
    indexable: false,
    view: (context, path) => searchView(placed, context, path),
    dependsOn: () => [],
  });
}

function searchView(placed: Placed, context: SiteContext, path: string) {
  const { base, outlet } = context;
  const words = context.words();
  const { title, results, none, missing, searching, failed } = words.search;
  const sections = Object.entries(outlet.sections).map(([id, { title }]) => ({
    id,
    text: title,
    href: base.href(sectionPath(id)),
  }));
  return {
    ...context.frame(path, { title, description: `${title}: ${outlet.site.description}` }),
    heading: title,
    action: base.href(path),
    /** Where the files of the index are. */
    index: base.href(`/${SEARCH_FOLDER}`),
    /** What the script says, in the language of the page. */
    said: { results, none, missing, searching, failed },
    sections,
    authors: placed.listings
      .filter(({ kind, id, articles }) => kind === "author" && id !== undefined && articles.length > 0)
      .sort(context.byTitle)
      .flatMap(({ title, byline }) => (byline ? [{ id: byline.slug, text: title }] : [])),
    years: yearsOf(placed, context),
    directories: [
      { text: words.allTags, href: base.href(outlet.site.addresses.tags) },
      { text: words.allAuthors, href: base.href(outlet.site.addresses.authors) },
      { text: words.archive, href: base.href(outlet.site.addresses.archive) },
    ],
  };
}

/** The years with stories, newest first, and the months of each. */
function yearsOf({ articles, outlet }: Placed, { base }: SiteContext) {
  const { language, timeZone } = outlet.site;
  const years = new Map<string, Set<string>>();
  for (const { released } of articles) {
    const { year, month } = calendarOf(released.at, timeZone);
    years.set(year, (years.get(year) ?? new Set()).add(month));
  }
  return [...years].reverse().map(([year, months]) => ({
    text: year,
    href: base.href(`/${year}/`),
    months: [...months].map((month) => ({
      text: monthName(Number(year), Number(month), language, false),
      href: base.href(`/${year}/${month}/`),
    })),
  }));
}
