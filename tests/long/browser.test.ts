import { expect, test } from "vitest";
import { everyKindOfPage, isOnPaper, onEach, site, sizes, tooWide, violations } from "../browser/pages.ts";
import { faultsOfWalk } from "../browser/walk.ts";

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

test("a page says the same without JavaScript, but for the search", async () => {
  const texts = async (javaScriptEnabled: boolean) => {
    const pages = everyKindOfPage().filter(({ kind }) => kind !== "search");
    const heard = await onEach(pages, { javaScriptEnabled }, async (tab) => [
      // What is shown, and not what styles hide.
      await tab.locator("body").innerText(),
    ]);
    return heard.sort();
  };
  const without = await texts(false);
  expect(without.every((text) => text.length > 100)).toBe(true);
  expect(without).toEqual(await texts(true));
});

test("the Tab key walks a whole page on a desk as on a telephone", async () => {
  expect(await onEach(everyKindOfPage(), { viewport: sizes.desk }, faultsOfWalk)).toEqual([]);
});
