import type { StandingPage } from "../../model/article.ts";
import { shortStamp, stampOf } from "../../model/dates.ts";
import { isolatedWords } from "../../model/left-to-right.ts";
import type { Placed } from "../place.ts";
import { recordingsOf } from "../recordings.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";
import { pageTranslationsOf, type Translations } from "../translations.ts";

/** The outlet's own pages: `seeds/pages/about.md` is `/about/`. */
export function* standingRoutes(placed: Placed) {
  const { copy, outlet } = placed;
  const translations = pageTranslationsOf(placed);
  for (const page of copy.pages) {
    const path = `/${page.name}/`;
    // The text of this seed introduces a page that Broadsheet makes.
    if (path === outlet.site.addresses.corrections) continue;
    yield route("standing", {
      path,
      indexable: true,
      source: () => ({ file: page.file, at: page.updated?.at }),
      view: (context) => standingView(context, path, page, translations.get(path)),
      dependsOn: () => [],
    });
  }
}

/** The schema.org types of pages that every outlet has, by their names in the languages of `init`. */
const pageTypes: ReadonlyMap<string, "AboutPage" | "ContactPage"> = new Map([
  ...["about", "ueber-uns", "a-propos", "quienes-somos", "sobre-nos", "من-نحن"].map(
    (name) => [name, "AboutPage"] as const,
  ),
  ...["contact", "kontakt", "contacto", "اتصل-بنا"].map((name) => [name, "ContactPage"] as const),
]);

function standingView(context: SiteContext, path: string, page: StandingPage, translations: Translations = []) {
  const { title, description, updated, body } = page;
  const language = context.languageFor(page.language);
  return {
    ...context.frame(path, {
      title,
      description,
      language,
      contentLanguage: page.language,
      translations,
      type: pageTypes.get(page.name) ?? "WebPage",
    }),
    heading: title,
    translations,
    body: context.bodyForPage(body, page.language),
    /** What the page needs styles for. */
    hasBlocks: body.blocks !== undefined,
    hasRecordings: recordingsOf(body).length > 0,
    ...(updated === undefined ? {} : { updated: stampOf(updated, context.outlet.site.timeZone, language) }),
  };
}

/** `/corrections/`: every correction, newest first, under the text of `seeds/pages/corrections.md` if there is one. */
export function* correctionsRoutes(placed: Placed) {
  yield route("corrections", {
    path: placed.outlet.site.addresses.corrections,
    indexable: true,
    view: (context, path) => correctionsView(placed, context, path),
  });
}

function correctionsView({ articles, copy }: Placed, context: SiteContext, path: string) {
  const { language, timeZone } = context.outlet.site;
  const introduction = copy.pages.find(({ name }) => `/${name}/` === path);
  const heading = introduction?.title ?? context.words().corrections;
  const corrections = articles
    .flatMap((article) => article.story.corrections.map((correction) => ({ article, ...correction })))
    .sort((a, b) => b.date.at - a.date.at || (a.article.path < b.article.path ? -1 : 1));
  return {
    ...context.frame(path, {
      title: heading,
      description: introduction?.description ?? `${heading}: ${context.outlet.site.description}`,
    }),
    heading,
    body: introduction ? context.bodyForPage(introduction.body, introduction.language) : "",
    hasBlocks: introduction?.body.blocks !== undefined,
    hasRecordings: recordingsOf(introduction?.body ?? {}).length > 0,
    /** As a list shows stories, with what was corrected in place of standfirst and byline. */
    entries: corrections.map(({ article, date, text }) => {
      const { byline: _, portrait: __, image: ___, ...teaser } = context.teasers.one(article, "thumbnail");
      const standfirst = isolatedWords(text, article.story.language ?? language);
      return { ...teaser, standfirst, stamp: shortStamp(date, timeZone, language) };
    }),
  };
}

/** `/404.html`, where static hosts look for it. */
export function* notFoundRoutes({ articles }: Placed) {
  yield route("notFound", {
    path: "/404.html",
    indexable: false,
    view(context, path) {
      const { notFound, notFoundText } = context.words();
      return {
        ...context.frame(path, { title: notFound, description: notFoundText }),
        heading: notFound,
        latest: context.teasers.list(articles.slice(-6).reverse(), "thumbnail"),
      };
    },
  });
}
