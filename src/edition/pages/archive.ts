import { calendarOf, dayName, monthName } from "../../model/dates.ts";
import type { DirectoryPage, MonthPage } from "../../model/page.ts";
import type { Article } from "../article.ts";
import type { Newsroom } from "../newsroom.ts";
import { numbered } from "../numbered.ts";

/** Months of a busy outlet hold thousands of stories. */
const STORIES_A_PAGE = 100;

const ARCHIVE = "/archive/";

/** `/archive/` lists the years, `/2019/` its months, `/2019/09/` the stories by day: where a reader lands who shortens an address. */
export function* archivePages(newsroom: Newsroom): Generator<DirectoryPage | MonthPage> {
  const { base, outlet } = newsroom;
  const { language, timeZone } = outlet.site;
  const heading = newsroom.words().archive;
  const up = { text: heading, href: base.href(ARCHIVE) };
  const years = groupBy([...newsroom.articles].reverse(), ({ draft }) => calendarOf(draft.date.at, timeZone).year);
  const directory = (
    path: string,
    title: string,
    groups: ReadonlyMap<string, readonly Article[]>,
    nameOf: (key: string) => string,
  ): DirectoryPage => ({
    kind: "directory",
    ...newsroom.frame({
      path,
      title,
      description: `${title}: ${outlet.site.description}`,
      crumbs: path === ARCHIVE ? [] : [up],
    }),
    heading: title,
    groups: [
      {
        entries: [...groups].map(([key, { length }]) => ({
          text: nameOf(key),
          href: base.href(`${path === ARCHIVE ? "/" : path}${key}/`),
          count: newsroom.storyCount(length),
        })),
      },
    ],
  });

  yield directory(ARCHIVE, heading, years, (year) => year);
  for (const [year, stories] of years) {
    const months = groupBy(stories, ({ draft }) => calendarOf(draft.date.at, timeZone).month);
    yield directory(`/${year}/`, year, months, (month) => monthName(Number(year), Number(month), language, false));
    for (const [month, ofMonth] of months) {
      const title = monthName(Number(year), Number(month), language);
      yield* monthPages(newsroom, `/${year}/${month}/`, title, [...ofMonth].reverse(), [
        up,
        { text: year, href: base.href(`/${year}/`) },
      ]);
    }
  }
}

function* monthPages(
  newsroom: Newsroom,
  root: string,
  title: string,
  stories: readonly Article[],
  crumbs: MonthPage["breadcrumb"],
): Generator<MonthPage> {
  const { base, outlet } = newsroom;
  const { language, timeZone } = outlet.site;
  for (const { path, number, items, newer, older } of numbered(root, stories, STORIES_A_PAGE)) {
    const heading = number === undefined ? title : `${title} (${newsroom.words().page.replace("{n}", String(number))})`;
    const days = groupBy(items, ({ draft }) => calendarOf(draft.date.at, timeZone).day);
    yield {
      kind: "month",
      ...newsroom.frame({ path, title: heading, description: `${heading}: ${outlet.site.description}`, crumbs }),
      heading,
      days: [...days.values()].map((ofDay) => ({
        heading: dayName(ofDay[0]?.draft.date.at ?? 0, timeZone, language),
        teasers: ofDay.map((each) => newsroom.teaser(each)),
      })),
      ...(newer === undefined ? {} : { newer: base.href(newer) }),
      ...(older === undefined ? {} : { older: base.href(older) }),
    };
  }
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
