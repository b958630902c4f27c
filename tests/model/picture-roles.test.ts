import { expect, test } from "vitest";
import { type Role, roles } from "../../src/model/picture-roles.ts";

/** How wide a picture is shown, in CSS pixels, as HTML's `sizes` says it. */
function shownAt(sizes: string, screen: number): number {
  const length = sizes.split(", ").find((each) => {
    const [, least] = /^\(min-width: ([\d.]+)rem\)/.exec(each) ?? [];
    return least === undefined || screen >= 16 * Number(least);
  });
  const terms = (length ?? "").replace(/^\(.*?\) /, "").matchAll(/(- )?([\d.]+)(rem|vw)/g);
  return [...terms].reduce(
    (sum, [, minus, number, unit]) => sum + (minus ? -1 : 1) * Number(number) * (unit === "rem" ? 16 : screen / 100),
    0,
  );
}

/** How wide these are shown, `sizes` does not say alone: `tests/browser` measures it. */
const ELSEWHERE = new Set(["upright", "narrow", "poster"]);

test.each(
  Object.entries<Role>(roles).filter(([name]) => !ELSEWHERE.has(name)),
)("a picture as %s has a file at most 1.4 times as wide as usual screens show it, and sharp there", (_, {
  widths,
  sizes,
}) => {
  for (const [screen, density] of [
    [320, 2],
    [390, 3],
    [768, 2],
    [1024, 1],
    [1440, 2],
  ] as const) {
    const shown = shownAt(sizes, screen);
    const chosen = widths.find((width) => width >= density * shown) ?? widths.at(-1) ?? 0;
    expect(chosen / (density * shown), `${screen}@${density}`).toBeLessThan(1.41);
    // About two dots of the file for each of the page's, or all that the screen has.
    expect(chosen / (Math.min(2, density) * shown), `${screen}@${density}`).toBeGreaterThanOrEqual(0.85);
  }
});
