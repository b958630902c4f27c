import { expect, test } from "vitest";
import { everyKindOfPage, isOnPaper, onEach, site, sizes, tooWide, violations } from "../browser/pages.ts";

test.each(
  Object.entries(sizes).flatMap(([device, viewport]) =>
    (["light", "dark"] as const).map((colorScheme) => ({ device, viewport, colorScheme })),
  ),
)("axe finds nothing on any kind of page on a $device in $colorScheme", async ({ viewport, colorScheme }) => {
  expect(await onEach(everyKindOfPage(), { viewport, colorScheme }, violations)).toEqual([]);
});

test("on every page axe finds nothing, and on a telephone nothing is too wide", async () => {
  const faults = await onEach(site.pages.filter(isOnPaper), {}, async (tab) => {
    await tab.setViewportSize(sizes.desk);
    const found = await violations(tab);
    await tab.setViewportSize(sizes.telephone);
    return [...found, ...(await tooWide(tab))];
  });
  expect(faults).toEqual([]);
});
