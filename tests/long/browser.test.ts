import { expect, test } from "vitest";
import { everyKindOfPage, isOnPaper, onEach, site, sizes, tooWide, violations } from "../browser/pages.ts";
import { faultsOfWalk } from "../browser/walk.ts";

test.each(
  Object.entries(sizes).flatMap(([device, viewport]) =>
    (["light", "dark"] as const).map((colorScheme) => ({ device, viewport, colorScheme })),
  ),
)("axe finds nothing on any kind of page on a $device in $colorScheme", async ({ viewport, colorScheme }) => {
  const seen = await onEach(everyKindOfPage(), { viewport, colorScheme }, { violations });
  expect(seen("violations")).toEqual([]);
});

test("on every page axe finds nothing, and on a telephone nothing is too wide", async () => {
  const pages = site.pages.filter(isOnPaper);
  const seen = await onEach(
    pages,
    { viewport: sizes.desk },
    {
      violations,
      async tooWide(tab) {
        await tab.setViewportSize(sizes.telephone);
        return tooWide(tab);
      },
    },
  );
  expect([...seen("violations"), ...seen("tooWide")]).toEqual([]);
});

test("a page says the same without JavaScript, but for the search", async () => {
  const texts = async (javaScriptEnabled: boolean) => {
    const pages = everyKindOfPage().filter(({ kind }) => kind !== "search");
    const seen = await onEach(
      pages,
      { javaScriptEnabled },
      {
        // What is shown, and not what styles hide.
        text: async (tab) => [await tab.locator("body").innerText()],
      },
    );
    return seen("text").toSorted();
  };
  const without = await texts(false);
  expect(without.every((text) => text.length > 100)).toBe(true);
  expect(without).toEqual(await texts(true));
});

test("the Tab key walks a whole page on a desk as on a telephone", async () => {
  const seen = await onEach(everyKindOfPage(), { viewport: sizes.desk }, { faultsOfWalk });
  expect(seen("faultsOfWalk")).toEqual([]);
});
