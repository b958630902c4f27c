import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContextOptions, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../src/build/build.ts";
import { optionsFor, outlet, story, write } from "../site/site.ts";
import { tooWide, violationsIn } from "./axe.ts";
import { openChromium } from "./chromium.ts";
import { type Served, serve } from "./serve.ts";

// The search page in a browser, under the security policy that a build computes for hosts with one for all pages. The address is not that of
// the site, as on the preview domains of hosts.

const folder = mkdtempSync(join(tmpdir(), "broadsheet-search-"));
const output = join(folder, "_site");
const browser = await openChromium();
let served: Served;
const said: string[] = [];

beforeAll(async () => {
  const authors = `export default { "ada-reed": { name: "Ada Reed" }, "omar-said": { name: "Omar Said" } };`;
  write(folder, { ...outlet, "_data/authors.ts": authors });
  for (let day = 1; day <= 25; day++)
    write(folder, {
      [`seeds/tide-${day}.md`]: story({
        title: `Tide ${day} < 30 & high`,
        date: `${day > 20 ? 2025 : 2026}-03-${String(day).padStart(2, "0")}`,
        section: day % 2 === 0 ? "town" : "world",
        description: "The harbour’s pilots said so.",
      }),
    });
  write(folder, {
    "seeds/jisr.md": story({ title: "جسر جديد", language: "ar" }, "افتتح الجسر."),
    "seeds/pilots.md": story({ title: "Pilots", date: "2025-04-01", authors: ["omar-said"] }, "The pilots rest."),
    "seeds/strike.md": story(
      { title: "Night ferry on strike", authors: ["ada-reed"] },
      "The night ferry stays in port.",
    ),
  });
  const result = await build(optionsFor(folder));
  expect(result.problems).toEqual([]);
  const [, policy = ""] = /Content-Security-Policy: (.*)/.exec(readFileSync(join(output, "_headers"), "utf8")) ?? [];
  served = await serve(output, "/", { "Content-Security-Policy": policy });
});

afterAll(() => {
  served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the search page with a question. Errors that the browser logs are kept in `said`. */
async function open(question: string, options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await browser.newPage(options);
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", ({ message }) => said.push(message));
  await tab.goto(`${served.origin}/search/${question}`);
  return tab;
}

const status = (tab: Tab) => tab.locator("#search_status");
const headlines = (tab: Tab) => tab.locator("#search_results h2").allInnerTexts();

test("a question in the address is answered, with its words marked and no markup of a story", async () => {
  const tab = await open("?q=tide+pilot");
  await status(tab).filter({ hasText: "25 results" }).waitFor();
  expect((await headlines(tab))[0]).toBe("Tide 20 < 30 & high");
  expect(await tab.locator("#search_results li").first().locator("mark").allInnerTexts()).toEqual(["Tide", "pilots"]);
  expect(await tab.locator("#search_browse").isVisible()).toBe(false);
  expect(await tab.locator('[role="status"]').count()).toBe(1);
  await tab.close();
  expect(said).toEqual([]);
});

test("with the keyboard alone a reader asks, narrows, reads on and goes back", async () => {
  const tab = await open("");
  expect(await tab.locator("#search_browse").isVisible()).toBe(true);
  await tab.locator("#search_words").focus();
  await tab.keyboard.type("tide");
  await tab.keyboard.press("Enter");
  await status(tab).filter({ hasText: "25 results" }).waitFor();
  expect(new URL(tab.url()).search).toBe("?q=tide");
  await tab.getByRole("button", { name: "More results" }).press("Enter");
  await tab.locator("#search_results li").nth(19).waitFor();
  expect(await tab.evaluate("document.activeElement.textContent")).toBe((await headlines(tab))[10]);
  await tab.getByRole("combobox", { name: "Section" }).selectOption("town");
  await status(tab).filter({ hasText: "12 results" }).waitFor();
  await tab.getByLabel("Year").selectOption("2025");
  await status(tab).filter({ hasText: "2 results" }).waitFor();
  await tab.getByLabel("Order").selectOption("newest");
  await tab.locator("#search_results h2").first().filter({ hasText: "Tide 24" }).waitFor();
  expect(new URL(tab.url()).search).toBe("?q=tide&section=town&year=2025&order=newest");
  await tab.goBack();
  await tab.goBack();
  await tab.goBack();
  await status(tab).filter({ hasText: "25 results" }).waitFor();
  expect(await tab.getByRole("combobox", { name: "Section" }).inputValue()).toBe("");
  await tab.close();
  expect(said).toEqual([]);
});

test("a field on every page leads to the search, also without a script", async () => {
  const tab = await browser.newPage({ javaScriptEnabled: false });
  await tab.goto(`${served.origin}/`);
  await tab.getByRole("searchbox").fill("night ferry");
  await tab.keyboard.press("Enter");
  await tab.waitForURL("**/search/?q=night+ferry");
  await tab.getByText("The search needs JavaScript").waitFor();
  await tab.getByRole("link", { name: "March" }).first().waitFor();
  await tab.close();
});

test("where nothing is found, the page says so, and which words no story has", async () => {
  const tab = await open("?q=zeppelin+tide");
  await status(tab).filter({ hasText: "In no story: zeppelin." }).waitFor();
  await tab.goto(`${served.origin}/search/?q=%22ferry+night%22`);
  await status(tab).filter({ hasText: "Nothing was found." }).waitFor();
  await tab.close();
});

test("a network that fails and a file that is missing are said, and the next search works again", async () => {
  const tab = await open("");
  await tab.context().setOffline(true);
  await tab.locator("#search_words").fill("tide");
  await tab.keyboard.press("Enter");
  await status(tab).filter({ hasText: "The search did not work" }).waitFor();
  await tab.context().setOffline(false);
  renameSync(join(output, "search/index"), join(output, "search/away"));
  await tab.getByRole("button", { name: "Search" }).click();
  await status(tab).filter({ hasText: "The search did not work" }).waitFor();
  renameSync(join(output, "search/away"), join(output, "search/index"));
  await tab.getByRole("button", { name: "Search" }).click();
  await status(tab).filter({ hasText: "25 results" }).waitFor();
  await tab.close();
  said.length = 0;
});

test("a reader whose page knows an index that was replaced gets the answer of the new one", async () => {
  const tab = await open("?q=ferry");
  await status(tab).filter({ hasText: "1 result" }).waitFor();
  write(folder, {
    "seeds/strike.md": story({ title: "Night ferry sails again", authors: ["ada-reed"] }, "The night ferry is back."),
  });
  expect((await build(optionsFor(folder))).problems).toEqual([]);
  await tab.locator("#search_words").fill("night");
  await tab.keyboard.press("Enter");
  await tab.getByRole("link", { name: "Night ferry sails again" }).waitFor();
  await tab.close();
  said.length = 0;
});

test.each([
  ["words, light", "?q=tide", "25 results", "ltr", {}],
  ["words, dark", "?q=tide", "25 results", "ltr", { colorScheme: "dark" }],
  ["a year alone, dark, from right to left", "?year=2025", "6 results", "rtl", { colorScheme: "dark" }],
  ["a section alone, from right to left", "?section=town", "12 results", "rtl", {}],
] as const)("the page is accessible and fits a screen of 320 pixels (%s)", async (_, asked, count, direction, options) => {
  const tab = await open(asked, { ...options, viewport: { width: 320, height: 700 }, bypassCSP: true });
  await status(tab).filter({ hasText: count }).waitFor();
  await tab.evaluate(`document.documentElement.dir = "${direction}"`);
  expect([...(await violationsIn(tab)), ...(await tooWide(tab))]).toEqual([]);
  await tab.close();
});

test("results in another script are shown in its direction", async () => {
  const tab = await open("?q=جسر");
  const heading = tab.locator("#search_results h2").first();
  await heading.waitFor();
  expect(await heading.getAttribute("lang")).toBe("ar");
  expect(await heading.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  await tab.close();
  expect(said).toEqual([]);
});

test.each([
  ["year", "2025", "6 results", "Pilots"],
  ["section", "town", "12 results", "Tide 20 < 30 & high"],
  ["author", "omar-said", "1 result", "Pilots"],
])("without a word, a choice of %s lists its stories, the newest first", async (name, value, count, first) => {
  const tab = await open("");
  await tab.locator(`select[name=${name}]`).selectOption(value);
  await status(tab).filter({ hasText: count }).waitFor();
  expect((await headlines(tab))[0]).toBe(first);
  expect(new URL(tab.url()).search).toBe(`?${name}=${value}`);
  expect(await tab.locator("#search_browse").isVisible()).toBe(false);
  await tab.locator(`select[name=${name}]`).selectOption("");
  await tab.locator("#search_browse").waitFor();
  expect([await headlines(tab), await status(tab).innerText()]).toEqual([[], ""]);
  await tab.close();
  expect(said).toEqual([]);
});

test("the script has at most 5 kB on its way", () => {
  const page = readFileSync(join(output, "search/index.html"), "utf8");
  const [, script = ""] = /<script type="module">(.*?)<\/script>/s.exec(page) ?? [];
  expect(script.length).toBeGreaterThan(5000);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(5000);
});
