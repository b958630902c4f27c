import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../src/build/build.ts";
import phrases from "../../src/model/phrases.ts";
import { asHeadline, asLine, asText, hostileFiles, pageOf, strings } from "../site/hostile.ts";
import { filesIn, optionsFor, outlet, write } from "../site/site.ts";
import { openChromium } from "./chromium.ts";
import { type Served, serve } from "./serve.ts";

// Hostile copy where it would do harm: in a browser.

const folder = mkdtempSync(join(tmpdir(), "broadsheet-hostile-"));
const output = join(folder, "_site");
let served: Served;
let browser: Browser;

beforeAll(async () => {
  write(folder, outlet);
  mkdirSync(join(folder, "_data"), { recursive: true });
  write(folder, hostileFiles);
  const { problems } = await build(optionsFor(folder));
  // Of bylines such as "A and B", which may be two people.
  expect(problems.filter(({ severity }) => severity === "problem")).toEqual([]);
  served = await serve(output);
  browser = await openChromium();
});

afterAll(() => {
  served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A tab, and what went on in it that should not: scripts, dialogs, anything logged, anything asked for that is not there. */
async function watched(): Promise<{ tab: Tab; found: string[] }> {
  const tab = await browser.newPage();
  const found: string[] = [];
  const note = (what: string) => found.push(`${tab.url()} ${what}`);
  tab.on("console", (message) => note(`logs "${message.text()}"`));
  tab.on("pageerror", ({ message }) => note(`throws "${message}"`));
  tab.on("dialog", async (dialog) => {
    note(`opens a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(`${served.origin}/`)) note(`asks for ${request.url()}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) note(`has ${response.status()} for ${response.url()}`);
  });
  return { tab, found };
}

const open = (tab: Tab, file: string) => tab.goto(`${served.origin}/${encodeURI(file).replaceAll("#", "%23")}`);

const ran = (tab: Tab) =>
  tab.evaluate<string[]>(`[
  ...("hostile" in window ? ["ran: " + window.hostile] : []),
  ...[...document.querySelectorAll("script:not([type='application/ld+json'], form.search ~ script), iframe, object, embed, base, form:not(.search-field, .search)")].map((each) => each.outerHTML),
  ...[...document.querySelectorAll("*")].flatMap((each) => [...each.attributes].filter(({ name, value }) =>
    name.startsWith("on") || name === "autofocus" || (/^(?:href|src)$/.test(name) && !/^(?:https?:|mailto:|[/#])/.test(value)))
    .map(({ name, value }) => name + "=" + value)),
]`);

/** Where a story's page has the string, the last time as text. */
const typeset = ["h1", ".kicker span", ".standfirst"];
const places = [...typeset, "a[rel=author]", ".credit", ".tags a", "pre"];

test("no page of hostile copy runs, logs or asks for anything, and every string can be read on its page", async () => {
  const { tab, found } = await watched();
  for (const [index, text] of strings.entries()) {
    await open(tab, pageOf(index));
    const shown = await tab.evaluate<string[]>(
      `${JSON.stringify(places)}.map((place) => document.querySelector(place).innerText.trim())`,
    );
    const [line, headline] = [asLine(text), asHeadline(text)];
    const said = shown.map((each, at) => (places[at] === ".credit" ? each.replace(/^(?:Image|Photo): /, "") : each));
    expect(said, pageOf(index)).toEqual([...typeset.map(() => headline), line, line, line, asText(text).trim()]);
    expect(await tab.title()).toBe(`${headline} — The Test Post`);
    expect(await ran(tab), pageOf(index)).toEqual([]);
  }
  expect(found).toEqual([]);
});

test("nor does any other page that shows the strings: lists, tags, the subscribe page", async () => {
  const { tab, found } = await watched();
  // A page for each byline is made as one for each tag is.
  const others = filesIn(output).filter((file) =>
    /^(?!2\d{3}\/\d\d\/\d|authors\/.).*\.html$/.test(file.replace("authors/index", "authors")),
  );
  expect(others.length).toBeGreaterThan(strings.length);
  for (const file of others) {
    await open(tab, file);
    expect(await ran(tab), file).toEqual([]);
  }
  expect(found).toEqual([]);
});

test.each([
  "rss.xml",
  "atom.xml",
  "world/rss.xml",
])("%s opened in a browser shows what it is and its stories, and runs nothing", async (file) => {
  const { tab, found } = await watched();
  await open(tab, file);
  const { shown, notice } = await tab.evaluate<{ shown: string[]; notice: string }>(`({
    shown: [...document.querySelectorAll("title")].filter((each) => each.checkVisibility()).map(({ textContent }) => textContent),
    notice: getComputedStyle(document.querySelector("channel, feed"), "::before").content,
  })`);
  expect(notice).toBe(JSON.stringify(phrases.en.feedNotice));
  const title = file.startsWith("world") ? "World | The Test Post" : "The Test Post";
  expect(shown).toEqual([title, ...strings.map(asHeadline)]);
  expect(await tab.evaluate("'hostile' in window")).toBe(false);
  expect(found).toEqual([]);
});
