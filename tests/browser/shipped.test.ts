import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { View } from "../../src/site/edition.ts";
import { printShipped, type Shipped } from "../site/shipped.ts";
import { openChromium } from "./chromium.ts";
import { type Served, serve } from "./serve.ts";

// The repository's own paper as readers meet it. Whoever makes the paper theirs keeps these tests: they name no story.

/** In CSS pixels. */
const sizes = { telephone: { width: 360, height: 780 }, desk: { width: 1280, height: 900 } } as const;

/** Open at once: a tab waits more than it works. */
const TABS = 2;

const AXE = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

let site: Shipped;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  site = await printShipped();
  served = await serve(site.folder);
  browser = await openChromium();
});

afterAll(async () => {
  await browser.close();
  served.close();
  site.remove();
});

type OnPaper = Extract<View, { direction: string } | { kind: "redirect" }>;
const isOnPaper = (page: View): page is OnPaper => "direction" in page || page.kind === "redirect";
const isArticle = (page: View): page is View<"article"> => page.kind === "article";

/** One page of every kind, and the stories and lists that show what others of their kind do not. */
function everyKindOfPage(): OnPaper[] {
  const pages = site.pages.filter(isOnPaper);
  const stories = pages.filter(isArticle);
  const longest = stories.reduce((most, page) => (page.body.length > most.body.length ? page : most));
  const lists = pages.filter(({ kind }) => kind === "list");
  return [
    ...new Map(pages.map((page) => [page.kind, page])).values(),
    longest,
    ...stories.filter(({ direction }) => direction === "rtl").slice(0, 1),
    ...stories.filter(({ image }) => image).slice(-1),
    ...stories.filter(({ body }) => body.includes("<img")).slice(-1),
    ...stories.filter(({ corrections }) => corrections.length > 0).slice(-1),
    ...lists.filter((page) => page.kind === "list" && page.person).slice(0, 1),
    ...lists.filter((page) => page.kind === "list" && page.children.length > 0).slice(0, 1),
    ...lists.filter((page) => page.kind === "list" && page.newer).slice(0, 1),
  ];
}

/**
 * Opens pages and gathers what was found on each: none is skipped where one fails. Wherever it looks, a page that logs an error, asks
 * for something that is not there or is elsewhere, or sets a cookie is found too.
 */
async function onEach(
  pages: readonly OnPaper[],
  options: BrowserContextOptions,
  look: (tab: Tab, page: OnPaper) => Promise<readonly string[]>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  const waiting = [...pages];
  const found: string[] = [];
  const read = async () => {
    const tab = await context.newPage();
    let here = "";
    const note = (what: string) => found.push(`${here} ${what}`);
    tab.on("console", (message) => note(`logs "${message.text()}"`));
    tab.on("pageerror", ({ message }) => note(`throws "${message}"`));
    tab.on("request", (request) => {
      if (!request.url().startsWith(`${served.origin}/`)) note(`asks for ${request.url()}`);
    });
    tab.on("response", (response) => {
      if (response.status() >= 400) note(`has ${response.status()} for ${response.url()}`);
    });
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      here = page.path;
      await tab.goto(addressOf(page));
      for (const what of await look(tab, page)) note(what);
    }
  };
  await Promise.all(Array.from({ length: TABS }, read));
  for (const { name } of await context.cookies()) found.push(`the site sets the cookie ${name}`);
  await context.close();
  return found;
}

const addressOf = (page: View): string => served.origin + encodeURI(page.path);

async function violations(tab: Tab): Promise<string[]> {
  await tab.evaluate(axe.source);
  const results = await tab.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(AXE)})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}

async function tooWide(tab: Tab): Promise<string[]> {
  const pixels = await tab.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return pixels > 0 ? [`is ${pixels} pixels too wide`] : [];
}

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

test("no page scrolls sideways with text at twice its size", async () => {
  const wide = await onEach(everyKindOfPage(), { viewport: sizes.telephone }, async (tab) => {
    await tab.addStyleTag({ content: "html { font-size: 200% !important }" });
    return tooWide(tab);
  });
  expect(wide).toEqual([]);
});

test("a page says the same without JavaScript", async () => {
  const texts = async (javaScriptEnabled: boolean) => {
    const heard = await onEach(everyKindOfPage(), { javaScriptEnabled }, async (tab) => [
      // What is shown, and not what styles hide.
      await tab.locator("body").innerText(),
    ]);
    return heard.sort();
  };
  const without = await texts(false);
  expect(without.every((text) => text.length > 100)).toBe(true);
  expect(without).toEqual(await texts(true));
});

test("on paper there is the story, and nothing to click through", async () => {
  const faults = await onEach(everyKindOfPage(), {}, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    const shown = await tab.locator("nav:visible, a.skip:visible").count();
    const heading = await tab.locator("h1:visible").count();
    return [...(shown === 0 ? [] : [`prints ${shown} nav`]), ...(heading === 1 ? [] : ["prints no headline"])];
  });
  expect(faults).toEqual([]);
});

test("the first Tab is the skip link, and Enter moves to the text", async () => {
  const faults = await onEach(everyKindOfPage(), { viewport: sizes.desk }, async (tab) => {
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
  });
  expect(faults).toEqual([]);
});

test("every link and field that has the focus shows it", async () => {
  const faults = await onEach(everyKindOfPage(), { viewport: sizes.desk }, async (tab) =>
    tab.evaluate<string[]>(`[...document.querySelectorAll("a[href]")].flatMap((link) => {
      link.focus({ focusVisible: true });
      return getComputedStyle(link).outlineStyle === "none" ? ["hides the focus on " + link.outerHTML] : [];
    })`),
  );
  expect(faults).toEqual([]);
});

test("a story in a right-to-left language is set from right to left", async () => {
  const stories = site.pages.filter(isArticle).filter(({ direction }) => direction === "rtl");
  const faults = await onEach(stories, { viewport: sizes.telephone }, async (tab) => {
    const { page, headline } = await tab.evaluate<{ page: string; headline: string }>(
      "({ page: document.documentElement.dir, headline: getComputedStyle(document.querySelector('h1')).direction })",
    );
    return page === "rtl" && headline === "rtl" ? [] : [`is set ${page}, its headline ${headline}`];
  });
  expect(faults).toEqual([]);
});

test("below a path prefix every page finds its pictures and icons, and a lost reader gets the 404 page", async () => {
  const below = await printShipped({ url: "https://example.org/news/" });
  const host = await serve(below.folder, "/news/");
  const context = await browser.newContext();
  const tab = await context.newPage();
  const failed: string[] = [];
  tab.on("response", (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  for (const page of everyKindOfPage()) await tab.goto(`${host.origin}/news${encodeURI(page.path)}`);
  expect(failed).toEqual([]);
  const lost = await tab.goto(`${host.origin}/news/nothing/here/`);
  expect(lost?.status()).toBe(404);
  await tab.locator("header a").first().click();
  expect(new URL(tab.url()).pathname).toBe("/news/");
  await context.close();
  host.close();
  below.remove();
});
