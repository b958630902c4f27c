import type { Article } from "../article.ts";
import { sectionPath } from "../paths.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** The front: the stories that `_data/front.ts` pins, then the latest, then a block for each section with its other stories. */
export function* frontRoutes(placed: Placed) {
  yield route("front", { path: "/", indexable: true, view: (context, path) => frontView(placed, context, path) });
}

function frontView({ articles, listings, names, outlet }: Placed, context: SiteContext, path: string) {
  const { front: choice, site } = outlet;
  const shown = new Set<Article>();
  const take = (candidates: Iterable<Article>, most: number): Article[] => {
    const taken: Article[] = [];
    for (const article of candidates) {
      if (taken.length >= most) break;
      if (shown.has(article)) continue;
      shown.add(article);
      taken.push(article);
    }
    return taken;
  };

  const pinned = take(
    choice.pinned.flatMap((name) => names.story(name) ?? []),
    choice.top,
  );
  const top = [...pinned, ...take(newestFirst(articles), choice.top - pinned.length)];
  const blocks = choice.sections.map((id) => {
    const stories = listings.find(({ path }) => path === sectionPath(id))?.articles ?? [];
    return {
      section: context.sectionLink(id),
      teasers: take(newestFirst(stories), choice.perSection).map((each) => context.teasers.one(each, "teaser")),
    };
  });
  return {
    ...context.frame(path, {
      title: site.tagline,
      description: site.description,
      type: "CollectionPage",
      about: context.data.list(context.base.url(path), top),
    }),
    /** The first is the lead. */
    top: context.teasers.list(top, "teaser", "top"),
    blocks: blocks.filter(({ teasers }) => teasers.length > 0),
    latest: context.latestLink(),
    calls: context.calls.ofFront(),
  };
}

function* newestFirst(articles: readonly Article[]): Generator<Article> {
  for (let index = articles.length - 1; index >= 0; index--) {
    const article = articles[index];
    if (article) yield article;
  }
}
