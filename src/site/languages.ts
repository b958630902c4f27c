import { hasAllLanguages, isSpokenByNode } from "../model/locale.ts";
import type { Outlet } from "../model/outlet.ts";
import { type Problem, warning } from "../model/problem.ts";
import type { Placed } from "./place.ts";
import { interfaceLanguage, missingWords } from "./words.ts";

/** Words of the interface that readers meet in English, in the outlet's language and in others that it has words of its own in. */
export function* untranslated(outlet: Outlet): Generator<Problem> {
  const { folder, site, phrases } = outlet;
  for (const language of new Set([site.language, ...Object.keys(phrases)])) {
    const missing = missingWords(outlet, language);
    if (missing.length === 0) continue;
    const isTheirs = Object.hasOwn(phrases, language);
    const place = isTheirs
      ? { file: `${folder}/phrases.ts`, field: language }
      : { file: `${folder}/site.ts`, field: "language" };
    const named = missing.slice(0, 8).join(", ") + (missing.length > 8 ? ` and ${missing.length - 8} more` : "");
    const what = `has no words for ${named}: readers see English there, or a wrong plural`;
    const fix = isTheirs ? "Add them, as src/model/phrases.ts has them." : writeThem(folder, language);
    yield warning(place, isTheirs ? what : `"${language}" ${what}`, fix);
  }
}

const writeThem = (folder: string, language: string): string =>
  `Write them into ${folder}/phrases.ts, as src/model/phrases.ts has them: export default { ${keyOf(language)}: { … } }.`;
const keyOf = (language: string): string => (/^\w+$/.test(language) ? language : `"${language}"`);

/** Languages that have a front of their own and no words for it. */
export function* wordless({ outlet, listings }: Pick<Placed, "outlet" | "listings">): Generator<Problem> {
  const { folder, phrases, site } = outlet;
  for (const { language, articles, feed } of listings) {
    if (language === undefined || interfaceLanguage(phrases, language) !== undefined) continue;
    const place = { file: `${folder}/site.ts`, field: "language" };
    const what = `${feed.home}, the front of ${articles.length} stories in "${language}", has the words of "${site.language}" around them, because there are none in "${language}"`;
    yield warning(place, what, writeThem(folder, language));
  }
}

/** That dates and numbers are in English, since Node.js has none in the outlet's language or in that of another front. */
export function* unspoken({ folder, site, phrases }: Outlet, fronts: readonly string[]): Generator<Problem> {
  const others = fronts.flatMap((language) => interfaceLanguage(phrases, language) ?? []);
  for (const language of new Set([site.language, ...others])) {
    if (isSpokenByNode(language)) continue;
    const place = { file: `${folder}/site.ts`, field: "language" };
    const what = `Node.js knows no dates and numbers in "${language}", so they are in English`;
    const fix = hasAllLanguages()
      ? "Nothing is to be done if that is the language."
      : "It was built without its languages (full-icu): install the one of nodejs.org.";
    yield warning(place, what, fix);
  }
}
