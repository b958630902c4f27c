import type { Outlet } from "../../model/outlet.ts";
import type { Article } from "../article.ts";
import type { ListPlan, ListSource } from "../listing.ts";
import { partnerPath } from "../paths.ts";
import { tagKeys, topicTags } from "../topics.ts";

/** The partner feeds of `_data/feeds.ts`: choices by section, tag, type and source, perhaps with a delay. */
export const partner: ListSource = {
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

const listOf = (name: string, partner: Partner, { feeds, site }: Outlet): ListPlan => {
  const { title, description, formats, size = feeds.size, text } = partner;
  return {
    path: partnerPath(site.addresses, name),
    title,
    description,
    feed: { home: "/", fullTitle: title, formats, size, text },
  };
};

/** The sources of a story: its source line and, if that names several sources, each of them. */
const sourcesOf = ({ source }: Article, { site }: Outlet): string[] =>
  source === undefined ? [site.name] : [source, ...source.split(", ")];

/** Whether a partner gets a story: for each key of `only`, it has one of the values, and it has no value that `except` names. */
function choiceOf({ only, except }: Partner, outlet: Outlet): (article: Article) => boolean {
  const keyOf = tagKeys(outlet);
  const known = topicTags(outlet, keyOf);
  const keysOf = (labels: readonly string[]) =>
    new Set(labels.map((label) => keyOf(known.get(keyOf(label))?.slug ?? label)));
  const testsOf = (rules: Partner["only"]): ((article: Article) => boolean)[] => {
    const { sections, tags, types, sources } = rules;
    const keys = keysOf(tags ?? []);
    return [
      ...(sections ? [({ listedIn }: Article) => listedIn.some((id) => sections.includes(id))] : []),
      ...(tags ? [(article: Article) => article.tags.some(({ slug }) => keys.has(keyOf(slug)))] : []),
      ...(types ? [({ story }: Article) => types.some((type) => type === story.type)] : []),
      ...(sources ? [(article: Article) => sourcesOf(article, outlet).some((each) => sources.includes(each))] : []),
    ];
  };
  const needed = testsOf(only);
  const barred = testsOf(except);
  return (article) => needed.every((test) => test(article)) && !barred.some((test) => test(article));
}
