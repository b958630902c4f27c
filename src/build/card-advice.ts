import { packageFor } from "../model/card-fonts.ts";
import { type Problem, warning } from "../model/problem.ts";
import type { Asset, DrawnCard } from "../model/view.ts";

/** Characters that no font of the share cards has: they are left out of the card. The fonts are loaded only where a card is drawn. */
export async function cardAdvice(assets: readonly Asset[]): Promise<Problem[]> {
  const cards = assets.flatMap(({ from, made }) => (made?.kind === "card" ? [{ from, card: made }] : []));
  if (cards.length === 0) return [];
  const { missingIn } = await import("../media/cards/typeset.ts");
  return cards.flatMap(({ from, card }) => {
    const missing = missingIn(card.headline, card.language);
    if (missing.length === 0) return [];
    const more =
      missing.length > 3 ? ` and ${missing.length - 3} more ${missing.length === 4 ? "character" : "characters"}` : "";
    const shown = missing.slice(0, 3).map((each) => `"${each}"`);
    const what = `has ${shown.join(", ")}${more}, for which share cards have no font`;
    return warning({ file: from, field: "title" }, what, howToShow(missing, card));
  });
}

function howToShow(missing: readonly string[], { language }: DrawnCard): string {
  const packages = new Set(missing.flatMap((each) => packageFor(each, language) ?? []));
  return packages.size === 0
    ? "The card leaves it out."
    : `Install one: npm install --save-exact ${[...packages].join(" ")}.`;
}
