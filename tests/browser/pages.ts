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

/** What is wrong with a page in one respect. */
type Look = (tab: Tab, page: OnPaper) => Promise<readonly string[]>;

/**
 * Opens each page once and takes one look after the other at it. A fault does not keep the others from being found.
 *
 * @param looks in this order: each finds the page as the one before left it
 * @returns the faults that a look found, with what is wrong whatever is looked at: a page logs an error, asks for something that is not
 * there or is elsewhere, or sets a cookie
 */
export async function onEach<Name extends string>(
  pages: readonly OnPaper[],
  { viewport = sizes.desk, ...options }: BrowserContextOptions,
  looks: Readonly<Record<Name, Look>>,
): Promise<(look: Name) => readonly string[]> {
  expect(pages.length, "pages that were looked at").toBeGreaterThan(0);
  const context = await browser.newContext(options);
  const waiting = [...pages];
  const faults: { look?: string; fault: string }[] = [];
  const read = async () => {
    const tab = await context.newPage();
    let here = "";
    const note = (fault: string, look?: string) =>
      faults.push({ fault: `${here} ${fault}`, ...(look ? { look } : {}) });
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
      if (viewport) await tab.setViewportSize(viewport);
      await tab.goto(addressOf(page));
      for (const [name, look] of Object.entries<Look>(looks))
        for (const fault of await look(tab, page)) note(fault, name);
    }
  };
  await Promise.all(Array.from({ length: TABS }, read));
  for (const { name } of await context.cookies()) faults.push({ fault: `the site sets the cookie ${name}` });
  await context.close();
  return (name) => faults.flatMap(({ look, fault }) => (look === undefined || look === name ? fault : []));
}

const addressOf = (page: View): string => served.origin + encodeURI(page.path);

export { tooWide, violationsIn as violations } from "./axe.ts";
