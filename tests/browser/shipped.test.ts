import { expect, test } from "vitest";
import { shipped } from "../site/shipped.ts";
import { browser, everyKindOfPage, isArticle, onEach, site, sizes, tooWide, violations } from "./pages.ts";
import { serve } from "./serve.ts";

// The repository's own paper as readers meet it. Whoever makes the paper theirs keeps these tests: they name no story.

const pages = everyKindOfPage();

const onTelephone = await onEach(
  pages,
  { viewport: sizes.telephone },
  {
    wide: tooWide,
    axe: violations,
    async grown(tab) {
      await tab.addStyleTag({ content: "html { font-size: 200% !important }" });
      return tooWide(tab);
    },
  },
);

const atDesk = await onEach(
  pages,
  { viewport: sizes.desk },
  {
    async paper(tab) {
      await tab.emulateMedia({ media: "print" });
      const shown = await tab.locator("nav:visible, a.skip:visible").count();
      const heading = await tab.locator("h1:visible").count();
      await tab.emulateMedia({ media: null });
      return [...(shown === 0 ? [] : [`prints ${shown} nav`]), ...(heading === 1 ? [] : ["prints no headline"])];
    },
    async skip(tab) {
      await tab.keyboard.press("Tab");
      const first = await tab.evaluate<string>("document.activeElement.className");
      const seen = await tab.locator("a.skip").boundingBox();
      await tab.keyboard.press("Enter");
      await tab.keyboard.press("Tab");
      const inText = await tab.evaluate<boolean>("document.querySelector('main').contains(document.activeElement)");
      const elsewhere = (await tab.locator("main a, main button").count()) === 0;
      return [
        ...(first === "skip" ? [] : [`begins at ${first}`]),
        ...(seen && seen.x >= 0 && seen.y >= 0 ? [] : ["does not show the skip link"]),
        ...(inText || elsewhere ? [] : ["goes on outside the text"]),
      ];
    },
    focus: (tab) =>
      tab.evaluate<
        string[]
      >(`[...document.querySelectorAll("a[href]")].filter((link) => link.checkVisibility()).flatMap((link) => {
      link.focus({ focusVisible: true });
      return getComputedStyle(link).outlineStyle === "none" ? ["hides the focus on " + link.outerHTML] : [];
    })`),
  },
);

test("axe finds nothing on any kind of page on a telephone", () => {
  expect(new Set(pages.map(({ kind }) => kind)).size).toBeGreaterThan(8);
  expect(onTelephone("axe")).toEqual([]);
});

test("nothing is too wide on a telephone", () => {
  expect(onTelephone("wide")).toEqual([]);
});

test("no page scrolls sideways with text at twice its size", () => {
  expect(onTelephone("grown")).toEqual([]);
});

test("on paper there is the story, and nothing to click through", () => {
  expect(atDesk("paper")).toEqual([]);
});

test("the first Tab is the skip link, and Enter moves to the text", () => {
  expect(atDesk("skip")).toEqual([]);
});

test("every link and field that has the focus shows it", () => {
  expect(atDesk("focus")).toEqual([]);
});

const rightToLeft = site.pages.filter(isArticle).filter(({ direction }) => direction === "rtl");

test.skipIf(rightToLeft.length === 0)("a story in a right-to-left language is set from right to left", async () => {
  const seen = await onEach(
    rightToLeft,
    { viewport: sizes.telephone },
    {
      async direction(tab) {
        const { page, headline } = await tab.evaluate<{ page: string; headline: string }>(
          "({ page: document.documentElement.dir, headline: getComputedStyle(document.querySelector('h1')).direction })",
        );
        return page === "rtl" && headline === "rtl" ? [] : [`is set ${page}, its headline ${headline}`];
      },
    },
  );
  expect(seen("direction")).toEqual([]);
});

test("below a path prefix every page finds its pictures and icons, and a lost reader gets the 404 page", async () => {
  const below = await shipped("https://example.org/news/");
  const host = await serve(below.folder, "/news/");
  const context = await browser.newContext();
  const tab = await context.newPage();
  const failed: string[] = [];
  tab.on("response", (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  for (const page of pages) await tab.goto(`${host.origin}/news${encodeURI(page.path)}`);
  expect(failed).toEqual([]);
  const lost = await tab.goto(`${host.origin}/news/nothing/here/`);
  expect(lost?.status()).toBe(404);
  await tab.locator("header a").first().click();
  expect(new URL(tab.url()).pathname).toBe("/news/");
  await context.close();
  host.close();
});
