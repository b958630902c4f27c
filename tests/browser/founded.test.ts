import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { allAddressesIn } from "../../src/cli/init/addresses.ts";
import { founded, isExample } from "../cli/founded.ts";
import { openChromium } from "./chromium.ts";
import { sizes, tooWide, violations } from "./pages.ts";
import { serve } from "./serve.ts";

// A paper that `init` has just made, without a story: what its editors see first.

const browser = await openChromium();
const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

describe.skipIf(!isExample)("a new paper", () => {
  test.each([
    "de",
    "ar",
  ])("axe finds nothing on its pages in %s, nothing is too wide, and its name is drawn", async (language) => {
    const paper = await founded(language);
    expect((await paper.run(["build"])).code).toBe(0);
    const host = await serve(join(paper.folder, "_site"));
    closers.push(host.close);
    const context = await browser.newContext({
      viewport: sizes.telephone,
      colorScheme: language === "ar" ? "dark" : "light",
    });
    const tab = await context.newPage();
    // Without a story there is no page of feeds for partners, nor of series.
    const { former: _, languages: _languages, feeds: _feeds, series: _series, ...addresses } = allAddressesIn(language);
    for (const path of ["/", "/404.html", ...Object.values(addresses)]) {
      await tab.goto(host.origin + path);
      expect([path, ...(await violations(tab)), ...(await tooWide(tab))]).toEqual([path]);
    }
    const drawn = await tab.evaluate<number[]>("[...document.images].map((image) => image.naturalWidth)");
    expect(drawn.length).toBe(1);
    expect(drawn[0]).toBeGreaterThan(100);
    await context.close();
  });
});
