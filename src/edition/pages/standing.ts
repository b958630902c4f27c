import type { StandingDraft } from "../../model/article.ts";
import { stampOf } from "../../model/dates.ts";
import type { CorrectionsPage, NotFoundPage, StandingPage } from "../../model/page.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

/** `seeds/pages/corrections.md` introduces a page that Broadsheet makes. */
export const CORRECTIONS = "corrections";

/** The outlet's own pages: `seeds/pages/about.md` is `/about/`. */
export function* standingPages(newsroom: Newsroom): Generator<Slot> {
  for (const draft of newsroom.standing) {
    if (draft.name === CORRECTIONS) continue;
    const path = `/${draft.name}/`;
    yield {
      kind: "standing",
      path,
      indexable: true,
      page: () => standingPage(newsroom, path, draft),
      stories: () => [],
    };
  }
}

/** What schema.org calls the pages that every outlet has. */
const pageTypes: ReadonlyMap<string, "AboutPage" | "ContactPage"> = new Map([
  ["about", "AboutPage"],
  ["contact", "ContactPage"],
]);

function standingPage(newsroom: Newsroom, path: string, draft: StandingDraft): StandingPage {
  const { title, description, updated, body } = draft;
  const language = newsroom.languageFor(draft.language);
  return {
    kind: "standing",
    ...newsroom.frame({ path, title, description, language, type: pageTypes.get(draft.name) ?? "WebPage" }),
    heading: title,
    body: newsroom.bodyForPage(body),
    ...(updated === undefined ? {} : { updated: stampOf(updated, newsroom.outlet.site.timeZone, language) }),
  };
}

/** `/corrections/`: every correction, newest first, under the text of `seeds/pages/corrections.md` if there is one. */
export function* correctionsPage(newsroom: Newsroom): Generator<Slot> {
  const path = `/${CORRECTIONS}/`;
  yield { kind: "corrections", path, indexable: true, page: () => allCorrections(newsroom, path) };
}

function allCorrections(newsroom: Newsroom, path: string): CorrectionsPage {
  const { language, timeZone } = newsroom.outlet.site;
  const introduction = newsroom.standing.find(({ name }) => name === CORRECTIONS);
  const heading = introduction?.title ?? newsroom.words().corrections;
  const corrections = newsroom.articles
    .flatMap((article) => article.draft.corrections.map((correction) => ({ article, ...correction })))
    .sort((a, b) => b.date.at - a.date.at || (a.article.path < b.article.path ? -1 : 1));
  return {
    kind: "corrections",
    ...newsroom.frame({
      path,
      title: heading,
      description: introduction?.description ?? `${heading}: ${newsroom.outlet.site.description}`,
    }),
    heading,
    body: introduction ? newsroom.bodyForPage(introduction.body) : "",
    entries: corrections.map(({ article, date, text }) => ({
      story: newsroom.storyLink(article),
      stamp: stampOf(date, timeZone, language),
      text,
    })),
  };
}

/** `/404.html`, where static hosts look for it. */
export function* notFoundPage(newsroom: Newsroom): Generator<Slot> {
  const words = newsroom.words();
  const path = "/404.html";
  const page = (): NotFoundPage => ({
    kind: "notFound",
    ...newsroom.frame({ path, title: words.notFound, description: words.notFoundText, indexable: false }),
    heading: words.notFound,
    latest: newsroom.articles
      .slice(-5)
      .reverse()
      .map((article) => newsroom.teaser(article)),
  });
  yield { kind: "notFound", path, indexable: false, page };
}
