import type { NumberedPage } from "./numbered.ts";
import type { SharedContext } from "./site-context.ts";

/**
 * What pages of numbered lists have in common: what ends the title of an older page, the same as readers see it below the heading, and links
 * to the pages beside it.
 *
 * @param language of the stories. Left out: the outlet's
 */
export function paging(context: SharedContext, { number, newer, older }: NumberedPage<unknown>, language?: string) {
  const part =
    number === undefined ? undefined : context.words(context.languageFor(language)).page.replace("{n}", String(number));
  return {
    mark: part === undefined ? "" : ` (${part})`,
    shown: {
      ...(part === undefined ? {} : { part }),
      ...(newer === undefined ? {} : { newer: context.base.href(newer) }),
      ...(older === undefined ? {} : { older: context.base.href(older) }),
    },
  };
}
