import type { NumberedPage } from "./numbered.ts";
import type { SharedContext } from "./site-context.ts";

/**
 * What pages of numbered lists have in common: what ends the title of an older page, and links to the pages beside it.
 *
 * @param language of the stories. Left out: the outlet's
 */
export function paging(context: SharedContext, { number, newer, older }: NumberedPage<unknown>, language?: string) {
  return {
    mark:
      number === undefined
        ? ""
        : ` (${context.words(context.languageFor(language)).page.replace("{n}", String(number))})`,
    links: {
      ...(newer === undefined ? {} : { newer: context.base.href(newer) }),
      ...(older === undefined ? {} : { older: context.base.href(older) }),
    },
  };
}
