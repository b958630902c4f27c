import type { BrowserContextOptions, Page as Tab } from "playwright-core";
import { expect } from "vitest";
import type { View } from "../../src/site/edition.ts";
import { shipped } from "../site/shipped.ts";
import { isAboutSandbox, openChromium } from "./chromium.ts";
import { serve } from "./serve.ts";

// The repository's own paper, opened in a browser page by page.

/** In CSS pixels. */
export const sizes = { telephone: { width: 360, height: 780 }, desk: { width: 1280, height: 900 } } as const;

/** Open at once: a tab waits more than it works. */
const TABS = 2;

export const site = await shipped();
export const browser = await openChromium();
const served = await serve(site.folder);

type OnPaper = Extract<View, { direction: string } | { kind: "redirect" }>;
export const isOnPaper = (page: View): page is OnPaper => "direction" in page || page.kind === "redirect";
export const isArticle = (page: View): page is View<"article"> => page.kind === "article";

/** One page of every kind, and the stories and lists that show what others of their kind do not. */
export function everyKindOfPage(): OnPaper[] {
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
    ...stories.filter(({ hasBlocks }) => hasBlocks),
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
export async function onEach(
  pages: readonly OnPaper[],
  options: BrowserContextOptions,
  look: (tab: Tab, page: OnPaper) => Promise<readonly string[]>,
): Promise<string[]> {
  expect(pages.length, "pages that were looked at").toBeGreaterThan(0);
  const context = await browser.newContext(options);
  const waiting = [...pages];
  const found: string[] = [];
  const read = async () => {
    const tab = await context.newPage();
    let here = "";
    const note = (what: string) => found.push(`${here} ${what}`);
    tab.on("console", (message) => {
      if (!isAboutSandbox(message.text())) note(`logs "${message.text()}"`);
    });
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

export { tooWide, violationsIn as violations } from "./axe.ts";
