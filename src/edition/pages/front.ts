import type { FrontPage } from "../../model/page.ts";
import type { Article } from "../article.ts";
import { sectionPath } from "../listing.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

/** The front: the stories that `_data/front.ts` pins, then the latest, then a block a section with what is not above. */
export function* frontPage(newsroom: Newsroom): Generator<Slot> {
  yield { kind: "front", path: "/", indexable: true, page: () => front(newsroom) };
}

function front(newsroom: Newsroom): FrontPage {
  const { articles, listings, outlet } = newsroom;
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
    choice.pinned.flatMap((name) => newsroom.story(name) ?? []),
    choice.top,
  );
  const top = [...pinned, ...take(newestFirst(articles), choice.top - pinned.length)];
  const blocks = choice.sections.map((id) => {
    const stories = listings.find(({ path }) => path === sectionPath(id))?.articles ?? [];
    return {
      section: newsroom.sectionLink(id),
      teasers: take(newestFirst(stories), choice.perSection).map((each) => newsroom.teaser(each)),
    };
  });
  return {
    kind: "front",
    ...newsroom.frame({
      path: "/",
      title: site.tagline,
      description: site.description,
      type: "CollectionPage",
      about: newsroom.data.list(newsroom.base.url("/"), top),
    }),
    top: top.map((each) => newsroom.teaser(each)),
    blocks: blocks.filter(({ teasers }) => teasers.length > 0),
    latest: newsroom.latestLink(),
  };
}

function* newestFirst(articles: readonly Article[]): Generator<Article> {
  for (let index = articles.length - 1; index >= 0; index--) {
    const article = articles[index];
    if (article) yield article;
  }
}
