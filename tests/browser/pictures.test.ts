import { join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { siteOf, story } from "../site/site.ts";
import { openChromium } from "./chromium.ts";
import { serve } from "./serve.ts";

/** A picture of a page, in CSS pixels, and the width of the file that was chosen for it, in pixels. */
interface Seen {
  readonly file: string;
  readonly chosen: number;
  readonly width: number;
  readonly height: number;
}

/** How pictures are shown: what lies beside an upright photograph, within its box, is not it. */
const SEEN = `[...document.querySelectorAll("main img")]
  .filter(({ offsetWidth }) => offsetWidth > 0)
  .map(({ currentSrc, clientWidth, clientHeight, naturalWidth, naturalHeight }) => {
    const width = Math.min(clientWidth, (clientHeight * naturalWidth) / naturalHeight);
    const file = currentSrc.replace(/^.*\\//, "");
    return { file, chosen: Number(/-(\\d+)\\.avif$/.exec(file)?.[1]), width, height: (width * naturalHeight) / naturalWidth };
  })`;

/** Whether all of them are there: none of these pages is so long that one waits for readers to come near. */
const ARE_LOADED = `[...document.querySelectorAll("main img")].every(({ offsetWidth, complete, naturalWidth }) => offsetWidth === 0 || (complete && naturalWidth > 0))`;

/** How far what was shown has moved. */
const SHIFT = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { sum += value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})`;

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#369" } })
    .jpeg()
    .toBuffer();

test("every screen gets files at most 1.4 times as wide as it shows them, nothing jumps, and an upright lead fits the screen", {
  timeout: 240_000,
}, async () => {
  const image = { src: "wide.jpg", alt: "A quay" };
  const site = await siteOf({
    "seeds/wide.jpg": await photo(2400, 1800),
    "seeds/tall.jpg": await photo(1500, 2000),
    // Not those of others: Chromium takes a larger file that it has already.
    "seeds/text.jpg": await photo(2400, 1600),
    "seeds/other.jpg": await photo(2400, 1700),
    "seeds/1.md": story({ title: "1", date: "2026-03-09", image }, "Text.\n\n![In the text](text.jpg)"),
    "seeds/2.md": story({ title: "2", date: "2026-03-08", image: { ...image, src: "tall.jpg" } }),
    "seeds/3.md": story({ title: "3", date: "2026-03-07", image: { ...image, src: "other.jpg" } }),
    "seeds/4.md": story(
      { title: "4", date: "2026-01-01", section: "sport" },
      `::: figure side\n![A](four-0.jpg)\n:::\n\n${"Text beside it. ".repeat(40)}\n\n::: figure wide\n![B](four-1.jpg)\n:::\n\n` +
        "::: gallery\n![C](four-2.jpg)\n![D](four-3.jpg)\n![E](four-4.jpg)\n:::\n",
    ),
    ...Object.fromEntries(
      // Of cameras and of phones.
      await Promise.all(
        [photo(2400, 1601), photo(2400, 1802), photo(2400, 1803), photo(2400, 1604), photo(2400, 1605)].map(
          async (each, index) => [`seeds/four-${index}.jpg`, await each] as const,
        ),
      ),
    ),
    // Of another section: a list of more than four has a row below its first story, and rows below that.
    ...Object.fromEntries(
      await Promise.all(
        [1, 2, 3, 4, 5].map(async (each) => [`seeds/town-${each}.jpg`, await photo(2400, 1500 + each)] as const),
      ),
    ),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5].map((each) => {
        const keys = { title: `Town ${each}`, date: `2026-02-0${each}`, section: "town" };
        return [`seeds/town-${each}.md`, story({ ...keys, image: { ...image, src: `town-${each}.jpg` } })];
      }),
    ),
  });
  const served = await serve(join(site.folder, "_site"));
  const browser = await openChromium();
  onTestFinished(() => served.close());
  const fronts = ["/", "/world/", "/town/"];
  const stories = ["/2026/03/09/1/", "/2026/03/08/2/", "/2026/01/01/4/"];
  for (const [width, height, density, pages] of [
    [320, 640, 2, [...fronts, ...stories]],
    [390, 844, 3, fronts],
    [768, 1024, 2, [...fronts, ...stories]],
    [1024, 768, 1, fronts],
    [1440, 900, 2, [...fronts, ...stories]],
  ] as const) {
    for (const page of pages) {
      // Of its own: Chromium takes a larger file that it has already.
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: density });
      const tab = await context.newPage();
      await tab.goto(served.origin + page);
      await tab.waitForFunction(ARE_LOADED);
      const all = await tab.evaluate<Seen[]>(SEEN);
      expect(all.length, page).toBeGreaterThan(0);
      for (const { file, chosen, width: shown, height: high } of all) {
        const where = `${file} on ${page} at ${width}@${density}`;
        expect(chosen / (shown * density), where).toBeLessThan(1.41);
        // Sharp enough on every screen: about two dots of the file for each of the page's, or all that the screen has.
        expect(chosen / (shown * Math.min(2, density)), where).toBeGreaterThanOrEqual(0.85);
        expect(high, where).toBeLessThanOrEqual(height);
      }
      expect(await tab.evaluate<number>(SHIFT), page).toBe(0);
      await context.close();
    }
  }
});
