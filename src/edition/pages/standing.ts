import { stampOf } from "../../model/dates.ts";
import type { CorrectionsPage, NotFoundPage, StandingPage } from "../../model/page.ts";
import type { Newsroom } from "../newsroom.ts";

const CORRECTIONS = "corrections";

/** The outlet's own pages: `seeds/pages/about.md` is `/about/`. */
export function* standingPages(newsroom: Newsroom): Generator<StandingPage> {
  const { timeZone } = newsroom.outlet.site;
  for (const { name, title, description, language, updated, body } of newsroom.standing) {
    if (name === CORRECTIONS) continue;
    const own = newsroom.languageFor(language);
    yield {
      kind: "standing",
      ...newsroom.frame({ path: `/${name}/`, title, description, language: own }),
      heading: title,
      get body() {
        return newsroom.bodyForPage(body);
      },
      ...(updated === undefined ? {} : { updated: stampOf(updated, timeZone, own) }),
    };
  }
}

/** `/corrections/`: every correction, newest first, under the text of `seeds/pages/corrections.md` if there is one. */
export function* correctionsPage(newsroom: Newsroom): Generator<CorrectionsPage> {
  const { language, timeZone } = newsroom.outlet.site;
  const introduction = newsroom.standing.find(({ name }) => name === CORRECTIONS);
  const heading = introduction?.title ?? newsroom.words().corrections;
  const corrections = newsroom.articles
    .flatMap((article) => article.draft.corrections.map((correction) => ({ article, ...correction })))
    .sort((a, b) => b.date.at - a.date.at || (a.article.path < b.article.path ? -1 : 1));
  yield {
    kind: "corrections",
    ...newsroom.frame({
      path: `/${CORRECTIONS}/`,
      title: heading,
      description: introduction?.description ?? `${heading}: ${newsroom.outlet.site.description}`,
    }),
    heading,
    get body() {
      return introduction ? newsroom.bodyForPage(introduction.body) : "";
    },
    entries: corrections.map(({ article, date, text }) => ({
      story: newsroom.storyLink(article),
      stamp: stampOf(date, timeZone, language),
      text,
    })),
  };
}

/** `/404.html`, where static hosts look for it. */
export function* notFoundPage(newsroom: Newsroom): Generator<NotFoundPage> {
  const words = newsroom.words();
  yield {
    kind: "notFound",
    ...newsroom.frame({ path: "/404.html", title: words.notFound, description: words.notFoundText, indexable: false }),
    heading: words.notFound,
    latest: newsroom.articles
      .slice(-5)
      .reverse()
      .map((article) => newsroom.teaser(article)),
  };
}
