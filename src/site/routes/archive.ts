import { calendarOf, dayName, monthName } from "../../model/dates.ts";
import type { DirectoryView, Link, MonthView } from "../../model/view.ts";
import type { Article } from "../article.ts";
import { type NumberedPage, numbered } from "../numbered.ts";
import type { Route } from "../route.ts";
import type { SharedContext, SiteContext } from "../site-context.ts";

/** Months of a busy outlet hold thousands of stories. */
const STORIES_A_PAGE = 100;

/** A year, or all years: what is in it, by the last part of the address. */
type Drawer = ReadonlyMap<string, readonly Article[]>;

/** `/archive/` lists the years, `/2019/` its months, `/2019/09/` the stories by day: where a reader lands who shortens an address. */
export function* archiveRoutes(context: SiteContext): Generator<Route> {
  const { base, outlet } = context;
  const { language, timeZone } = outlet.site;
  const heading = context.words().archive;
  const up = { text: heading, href: base.href("/archive/") };
  const years = groupBy([...context.articles].reverse(), ({ released }) => calendarOf(released.at, timeZone).year);
  yield drawer(context, "/archive/", heading, [], years, (year) => ({ text: year, href: base.href(`/${year}/`) }));
  for (const [year, stories] of years) {
    const months = groupBy(stories, ({ released }) => calendarOf(released.at, timeZone).month);
    yield drawer(context, `/${year}/`, year, [up], months, (month) => ({
      text: monthName(Number(year), Number(month), language, false),
      href: base.href(`/${year}/${month}/`),
    }));
    const above = [up, { text: year, href: base.href(`/${year}/`) }];
    for (const [month, ofMonth] of months) {
      const title = monthName(Number(year), Number(month), language);
      for (const part of numbered(`/${year}/${month}/`, [...ofMonth].reverse(), STORIES_A_PAGE)) {
        yield {
          kind: "month",
          path: part.path,
          indexable: true,
          view: () => monthPage(context, title, above, part),
          cacheKey: () => [
            title,
            part.number,
            part.newer,
            part.older,
            part.items.map(({ fingerprint }) => fingerprint),
          ],
          dependsOn: () => part.items,
        };
      }
    }
  }
}

function drawer(
  context: SiteContext,
  path: string,
  title: string,
  crumbs: readonly Link[],
  groups: Drawer,
  linkTo: (key: string) => Link,
): Route {
  const view = (): DirectoryView => ({
    kind: "directory",
    ...context.frame({
      path,
      title,
      description: `${title}: ${context.outlet.site.description}`,
      crumbs,
      type: "CollectionPage",
    }),
    heading: title,
    groups: [
      { entries: [...groups].map(([key, { length }]) => ({ ...linkTo(key), count: context.storyCount(length) })) },
    ],
  });
  return { kind: "directory", path, indexable: true, view, dependsOn: () => [] };
}

function monthPage(
  context: SharedContext,
  title: string,
  crumbs: readonly Link[],
  part: NumberedPage<Article>,
): MonthView {
  const { base, outlet } = context;
  const { language, timeZone } = outlet.site;
  const { path, number, newer, older } = part;
  const heading = number === undefined ? title : `${title} (${context.words().page.replace("{n}", String(number))})`;
  const days = groupBy(part.items, ({ released }) => calendarOf(released.at, timeZone).day);
  return {
    kind: "month",
    ...context.frame({
      path,
      title: heading,
      description: `${heading}: ${outlet.site.description}`,
      crumbs,
      type: "CollectionPage",
      about: context.data.list(base.url(path), part.items),
    }),
    heading,
    days: [...days.values()].map((ofDay) => ({
      heading: dayName(ofDay[0]?.released.at ?? 0, timeZone, language),
      teasers: ofDay.map((each) => context.teaser(each)),
    })),
    ...(newer === undefined ? {} : { newer: base.href(newer) }),
    ...(older === undefined ? {} : { older: base.href(older) }),
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
