import { calendarOf, dayName, monthName } from "../../model/dates.ts";
import type { Link } from "../../model/view.ts";
import type { Article } from "../article.ts";
import { type NumberedPage, numbered } from "../numbered.ts";
import { paging } from "../paging.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SharedContext } from "../site-context.ts";
import { directoryRoute } from "./directories.ts";

/** Months of a busy outlet hold thousands of stories. */
const STORIES_A_PAGE = 100;

/** `/archive/` lists the years, `/2019/` its months, `/2019/09/` the stories by day: where a reader lands who shortens an address. */
export function* archiveRoutes({ articles, outlet }: Placed) {
  const { language, timeZone, addresses } = outlet.site;
  const years = groupBy([...articles].reverse(), ({ released }) => calendarOf(released.at, timeZone).year);
  yield directoryRoute(addresses.archive, (context) => ({
    heading: context.words().archive,
    groups: countsOf(context, years, (year) => ({ text: year, href: context.base.href(`/${year}/`) })),
  }));
  for (const [year, stories] of years) {
    const months = groupBy(stories, ({ released }) => calendarOf(released.at, timeZone).month);
    yield directoryRoute(`/${year}/`, (context) => ({
      heading: year,
      crumbs: crumbs(context),
      groups: countsOf(context, months, (month) => ({
        text: monthName(Number(year), Number(month), language, false),
        href: context.base.href(`/${year}/${month}/`),
      })),
    }));
    for (const [month, ofMonth] of months) {
      const title = monthName(Number(year), Number(month), language);
      for (const part of numbered(`/${year}/${month}/`, [...ofMonth].reverse(), STORIES_A_PAGE)) {
        yield route("month", {
          path: part.path,
          indexable: true,
          view: (context) => monthView(context, title, year, part),
          cacheKey: () => [
            title,
            part.number,
            part.newer,
            part.older,
            part.items.map(({ fingerprint }) => fingerprint),
          ],
          dependsOn: () => part.items,
        });
      }
    }
  }
}

/** The archive, and the year where that is above too. */
const crumbs = (context: SharedContext, year?: string): Link[] => [
  { text: context.words().archive, href: context.base.href(context.outlet.site.addresses.archive) },
  ...(year === undefined ? [] : [{ text: year, href: context.base.href(`/${year}/`) }]),
];

/** How many stories there are in a year or a month. @param groups of stories, by the last part of the address */
const countsOf = (
  context: SharedContext,
  groups: ReadonlyMap<string, readonly Article[]>,
  linkTo: (key: string) => Link,
) => [{ entries: [...groups].map(([key, { length }]) => ({ ...linkTo(key), count: context.storyCount(length) })) }];

/** The stories of a month by day, newest first. */
function monthView(context: SharedContext, title: string, year: string, part: NumberedPage<Article>) {
  const { base, outlet } = context;
  const { language, timeZone } = outlet.site;
  const { path } = part;
  const { mark, links } = paging(context, part);
  const heading = title + mark;
  const days = groupBy(part.items, ({ released }) => calendarOf(released.at, timeZone).day);
  return {
    ...context.frame(path, {
      title: heading,
      description: `${heading}: ${outlet.site.description}`,
      crumbs: crumbs(context, year),
      type: "CollectionPage",
      about: context.data.list(base.url(path), part.items),
    }),
    heading,
    days: [...days.values()].map((ofDay, index) => ({
      heading: dayName(ofDay[0]?.released.at ?? 0, timeZone, language),
      teasers:
        index === 0
          ? context.teasers.list(ofDay, "thumbnail")
          : ofDay.map((each) => context.teasers.one(each, "thumbnail")),
    })),
    ...links,
  };
}

/** Groups in the order in which they first appear. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
