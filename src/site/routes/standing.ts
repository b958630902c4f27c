import type { StandingPage } from "../../model/article.ts";
import { stampOf } from "../../model/dates.ts";
import type { CorrectionsView, NotFoundView, StandingView } from "../../model/view.ts";
import type { Route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** `seeds/pages/corrections.md` introduces a page that Broadsheet makes. */
export const CORRECTIONS = "corrections";

/** The outlet's own pages: `seeds/pages/about.md` is `/about/`. */
export function* standingRoutes(context: SiteContext): Generator<Route> {
  for (const story of context.standing) {
    if (story.name === CORRECTIONS) continue;
    const path = `/${story.name}/`;
    yield {
      kind: "standing",
      path,
      indexable: true,
      source: () => ({ file: story.file, at: story.updated?.at }),
      view: () => standingPage(context, path, story),
      dependsOn: () => [],
    };
  }
}

/** What schema.org calls the pages that every outlet has. */
const pageTypes: ReadonlyMap<string, "AboutPage" | "ContactPage"> = new Map([
  ["about", "AboutPage"],
  ["contact", "ContactPage"],
]);

function standingPage(context: SiteContext, path: string, story: StandingPage): StandingView {
  const { title, description, updated, body } = story;
  const language = context.languageFor(story.language);
  return {
    kind: "standing",
    ...context.frame({ path, title, description, language, type: pageTypes.get(story.name) ?? "WebPage" }),
    heading: title,
    body: context.bodyForPage(body),
    ...(updated === undefined ? {} : { updated: stampOf(updated, context.outlet.site.timeZone, language) }),
  };
}

/** `/corrections/`: every correction, newest first, under the text of `seeds/pages/corrections.md` if there is one. */
export function* correctionsRoute(context: SiteContext): Generator<Route> {
  const path = `/${CORRECTIONS}/`;
  yield { kind: "corrections", path, indexable: true, view: () => allCorrections(context, path) };
}

function allCorrections(context: SiteContext, path: string): CorrectionsView {
  const { language, timeZone } = context.outlet.site;
  const introduction = context.standing.find(({ name }) => name === CORRECTIONS);
  const heading = introduction?.title ?? context.words().corrections;
  const corrections = context.articles
    .flatMap((article) => article.story.corrections.map((correction) => ({ article, ...correction })))
    .sort((a, b) => b.date.at - a.date.at || (a.article.path < b.article.path ? -1 : 1));
  return {
    kind: "corrections",
    ...context.frame({
      path,
      title: heading,
      description: introduction?.description ?? `${heading}: ${context.outlet.site.description}`,
    }),
    heading,
    body: introduction ? context.bodyForPage(introduction.body) : "",
    entries: corrections.map(({ article, date, text }) => ({
      story: context.storyLink(article),
      stamp: stampOf(date, timeZone, language),
      text,
    })),
  };
}

/** `/404.html`, where static hosts look for it. */
export function* notFoundRoute(context: SiteContext): Generator<Route> {
  const words = context.words();
  const path = "/404.html";
  const view = (): NotFoundView => ({
    kind: "notFound",
    ...context.frame({ path, title: words.notFound, description: words.notFoundText, indexable: false }),
    heading: words.notFound,
    latest: context.articles
      .slice(-5)
      .reverse()
      .map((article) => context.teaser(article)),
  });
  yield { kind: "notFound", path, indexable: false, view };
}
