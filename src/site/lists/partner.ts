import type { Outlet } from "../../model/outlet.ts";
import { slugOf } from "../../model/slug.ts";
import type { Article } from "../article.ts";
import type { ListPlan, ListSource } from "../listing.ts";
import { partnerPath, paths } from "../paths.ts";
import { topicTags } from "../topics.ts";

/** The feeds of `_data/feeds.ts`: a choice by section, tag, type and source, perhaps later than on the site. */
export const partner: ListSource = {
  folder: paths.feeds,
  hasFeedsOnly: true,
  find({ outlet, now }) {
    const partners = Object.entries(outlet.feeds.partners).map(([name, partner]) => ({
      list: listOf(name, partner, outlet),
      isWanted: choiceOf(partner, outlet),
      until: now - partner.delay * 60_000,
    }));
    return {
      always: partners.map(({ list }) => list),
      listsOf: (article) =>
        partners.flatMap(({ list, isWanted, until }) =>
          article.released.at <= until && isWanted(article) ? list : [],
        ),
    };
  },
};

type Partner = Outlet["feeds"]["partners"][string];

const listOf = (name: string, partner: Partner, { feeds }: Outlet): ListPlan => {
  const { title, description, formats, size = feeds.size, text } = partner;
  return {
    path: partnerPath(name),
    title,
    description,
    feed: { home: "/", fullTitle: title, formats, size, text },
  };
};

/** Of a story that names several, the line and each of them. */
const sourcesOf = ({ source }: Article, { site }: Outlet): string[] =>
  source === undefined ? [site.name] : [source, ...source.split(", ")];

/** Whether a partner gets a story: it is in one of each kind of thing that `only` names, and in none that `except` names. */
function choiceOf({ only, except }: Partner, outlet: Outlet): (article: Article) => boolean {
  const known = topicTags(outlet);
  const tagSlugs = (labels: readonly string[]) =>
    new Set(labels.map(slugOf).map((slug) => known.get(slug)?.slug ?? slug));
  const testsOf = (rules: Partner["only"]): ((article: Article) => boolean)[] => {
    const { sections, tags, types, sources } = rules;
    const slugs = tagSlugs(tags ?? []);
    return [
      ...(sections ? [({ listedIn }: Article) => listedIn.some((id) => sections.includes(id))] : []),
      ...(tags ? [(article: Article) => article.tags.some(({ slug }) => slugs.has(slug))] : []),
      ...(types ? [({ story }: Article) => types.some((type) => type === story.type)] : []),
      ...(sources ? [(article: Article) => sourcesOf(article, outlet).some((each) => sources.includes(each))] : []),
    ];
  };
  const needed = testsOf(only);
  const barred = testsOf(except);
  return (article) => needed.every((test) => test(article)) && !barred.some((test) => test(article));
}
