import { calendarOf, dayName, monthName } from "../../model/dates.ts";
import { groupBy } from "../../model/group-by.ts";
import { weekdaysIn, weeksOf } from "../../model/month-grid.ts";
import type { Link } from "../../model/view.ts";
import type { Article } from "../article.ts";
import { type NumberedPage, numbered } from "../numbered.ts";
import { paging } from "../paging.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SharedContext } from "../site-context.ts";

/** Months of a busy outlet hold thousands of stories. */
const STORIES_A_PAGE = 100;

/** `/archive/` has the years with their months, `/2019/` a calendar of its days, `/2019/09/` the stories by day: where a reader lands who shortens an address. */
export function* archiveRoutes({ articles, outlet }: Placed) {
  const { language, timeZone, addresses } = outlet.site;
  const years = groupBy([...articles].reverse(), ({ released }) => calendarOf(released.at, timeZone).year);
  yield route("archive", {
    path: addresses.archive,
    indexable: true,
    view: (context, path) => archiveView(context, path, years),
    dependsOn: () => [],
  });
  for (const [year, stories] of years) {
    const months = groupBy(stories, ({ released }) => calendarOf(released.at, timeZone).month);
    yield route("year", {
      path: `/${year}/`,
      indexable: true,
      view: (context, path) => yearView(context, path, year, months),
      dependsOn: () => [],
    });
    for (const [month, ofMonth] of months) {
      const title = monthName(Number(year), Number(month), language);
      for (const part of pagesOf(year, month, ofMonth)) {
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

/** The numbered pages of a month. @param stories of the month, newest first */
const pagesOf = (year: string, month: string, stories: readonly Article[]) =>
  numbered(`/${year}/${month}/`, [...stories].reverse(), STORIES_A_PAGE);

/** The frame of a page that shows no story. */
const frameOf = (context: SharedContext, path: string, title: string, above: readonly Link[]) =>
  context.frame(path, {
    title,
    description: `${title}: ${context.outlet.site.description}`,
    crumbs: above,
    type: "CollectionPage",
  });

/** The years, the newest first, each with its months in which there are stories, the earliest first. @param years stories of each year, newest first */
function archiveView(context: SharedContext, path: string, years: ReadonlyMap<string, readonly Article[]>) {
  const { language, timeZone } = context.outlet.site;
  const heading = context.words().archive;
  return {
    ...frameOf(context, path, heading, []),
    heading,
    years: [...years].map(([year, stories]) => {
      const months = groupBy(stories, ({ released }) => calendarOf(released.at, timeZone).month);
      return {
        text: year,
        href: context.base.href(`/${year}/`),
        count: context.storyCount(stories.length),
        months: [...months].reverse().map(([month, ofMonth]) => ({
          text: monthName(Number(year), Number(month), language, false),
          href: context.base.href(`/${year}/${month}/`),
          count: context.storyCount(ofMonth.length),
        })),
      };
    }),
  };
}

/** The months of a year in which there are stories, each as a calendar, in their order. @param months stories of each month, newest first */
function yearView(context: SharedContext, path: string, year: string, months: ReadonlyMap<string, readonly Article[]>) {
  const { language } = context.outlet.site;
  return {
    ...frameOf(context, path, year, crumbs(context)),
    heading: year,
    weekdays: weekdaysIn(language).map(({ short, long }) => ({ short, long })),
    months: [...months].reverse().map(([month, stories]) => {
      const days = daysOf(context, year, month, stories);
      const name = monthName(Number(year), Number(month), language, false);
      return {
        text: name,
        href: context.base.href(`/${year}/${month}/`),
        count: context.storyCount(stories.length),
        weeks: weeksOf(Number(year), Number(month), language).map((week) =>
          week.map((day) => (day === undefined ? {} : (days.get(day) ?? { text: String(day) }))),
        ),
      };
    }),
  };
}

/** The days on which there are stories, with where they begin on the pages of the month. */
function daysOf(
  context: SharedContext,
  year: string,
  month: string,
  stories: readonly Article[],
): ReadonlyMap<number, Link & { readonly label: string }> {
  const { language, timeZone } = context.outlet.site;
  const days = new Map<number, { text: string; href: string; label: string }>();
  for (const { path, items } of pagesOf(year, month, stories)) {
    for (const { released } of items) {
      const { day } = calendarOf(released.at, timeZone);
      const known = days.get(Number(day));
      days.set(
        Number(day),
        known ?? {
          text: String(Number(day)),
          href: `${context.base.href(path)}#${dayId(day)}`,
          label: dayName(released.at, timeZone, language),
        },
      );
    }
  }
  return days;
}

/** The id of a day on the page of its month. */
const dayId = (day: string): string => `day_${Number(day)}`;

/** The stories of a month by day, newest first. */
function monthView(context: SharedContext, title: string, year: string, part: NumberedPage<Article>) {
  const { base, outlet } = context;
  const { language, timeZone } = outlet.site;
  const { path } = part;
  const { mark, shown } = paging(context, part);
  const days = groupBy(part.items, ({ released }) => calendarOf(released.at, timeZone).day);
  return {
    ...context.frame(path, {
      title: title + mark,
      description: `${title}${mark}: ${outlet.site.description}`,
      crumbs: crumbs(context, year),
      type: "CollectionPage",
      about: context.data.list(base.url(path), part.items),
    }),
    heading: title,
    days: [...days].map(([day, ofDay], index) => ({
      id: dayId(day),
      heading: dayName(ofDay[0]?.released.at ?? 0, timeZone, language, false),
      teasers:
        index === 0
          ? context.teasers.list(ofDay, "thumbnail")
          : ofDay.map((each) => context.teasers.one(each, "thumbnail")),
    })),
    ...shown,
  };
}
