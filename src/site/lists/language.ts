import { languagePath } from "../../model/addresses.ts";
import { languageName } from "../../model/locale.ts";
import { frontLanguages, otherLanguage } from "../front-languages.ts";
import type { ListPlan, ListSource } from "../listing.ts";
import { languageListPath } from "../paths.ts";
import { wordsOf } from "../words.ts";

/** The stories of each other language that has a front: the list is below the front, the feeds are beside it. */
export const language: ListSource = {
  find({ outlet, articles }) {
    const { site } = outlet;
    const lists = new Map(
      frontLanguages(articles, site).map((language): [string, ListPlan] => {
        const front = languagePath(site.addresses, language);
        const name = languageName(language);
        const { latest } = wordsOf(outlet, language);
        const description = `${latest}: ${site.name}`;
        const feed = { root: front, home: front, title: name, fullTitle: `${name} | ${site.name}`, description };
        return [language, { path: languageListPath(site.addresses, language), title: latest, language, feed }];
      }),
    );
    return {
      listsOf(article) {
        const list = lists.size === 0 ? undefined : lists.get(otherLanguage(article, site) ?? "");
        return list ? [list] : [];
      },
    };
  },
};
