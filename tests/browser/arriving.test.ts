import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { siteOf, story } from "../site/site.ts";
import { openChromium } from "./chromium.ts";
import { serve } from "./serve.ts";

// Pages as they arrive over a slow line: piece by piece, with a frame of the screen after each.

/** Writes a page again, a piece a frame, and says what moved: how far, and where it was and is. */
const arriving = (pieces: readonly string[]) => `(async () => {
  const moved = [];
  const watch = new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      moved.push(value.toFixed(4) + sources.map(({ node, previousRect: { x, y }, currentRect: to }) =>
        " " + (node?.className || node?.localName || node?.textContent) + " " + [x, y] + " → " + [to.x, to.y]).join());
  });
  const frame = () => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
  document.open();
  watch.observe({ type: "layout-shift" });
  for (const piece of ${JSON.stringify(pieces)}) {
    document.write(piece);
    await frame();
  }
  document.close();
  await frame();
  await frame();
  return moved;
})()`;

test("nothing that a reader sees jumps while the rest of a page arrives", { timeout: 60_000 }, async () => {
  const image = { src: "photo.svg", alt: "A quay" };
  const description = "What the council says of the wall, at the length that most papers give to it.";
  const site = await siteOf({
    "seeds/photo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1000"/>',
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [
        `seeds/${n}.md`,
        story({
          title: `Story ${n}: ${n % 3 === 0 ? "a headline that takes more than one line in its column" : "a wall"}`,
          date: `2026-03-${String(1 + (n % 28)).padStart(2, "0")}`,
          section: n % 2 ? "world" : "town",
          description,
          ...(n % 5 === 0 ? {} : { image }),
          ...(n % 4 === 0 ? { kicker: "Walls" } : {}),
        }),
      ]),
    ),
  });
  const root = join(site.folder, "_site");
  const served = await serve(root);
  onTestFinished(() => served.close());
  const browser = await openChromium();
  const moved: string[] = [];
  for (const [width, height, paths] of [
    [390, 844, ["", "world/"]],
    [800, 3000, [""]],
    [1440, 6000, ["", "world/", "2026/03/08/7/"]],
  ] as const) {
    const tab = await browser.newPage({ viewport: { width, height } });
    for (const path of paths) {
      const html = readFileSync(join(root, path, "index.html"), "utf8");
      const body = html.indexOf("<main");
      // A block, a story, or its words: browsers show what they have wherever a packet ends. The masthead is in the first.
      const pieces = html.slice(body).split(/(?=<(?:article|section|div)\b)/);
      await tab.goto(`${served.origin}/${path}`);
      const all = await tab.evaluate<string[]>(arriving([html.slice(0, body), ...pieces]));
      moved.push(...all.map((each) => `/${path} at ${width}: ${each}`));
    }
    await tab.close();
  }
  expect(moved).toEqual([]);
});
