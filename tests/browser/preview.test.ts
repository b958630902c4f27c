import axe, { type AxeResults } from "axe-core";
import { expect, test } from "vitest";
import { faultPage, marked, overviewPage, type Shown } from "../../src/build/preview-pages.ts";
import { problem } from "../../src/model/problem.ts";
import { complete } from "../../src/site/edition.ts";
import { overviewOf } from "../../src/site/overview.ts";
import { place } from "../../src/site/place.ts";
import { NOW } from "../site/site.ts";
import { copy, outlet } from "../site/small.ts";
import { openChromium } from "./chromium.ts";

const placed = place(copy, outlet, { now: NOW, isPreview: true });
const file = `seeds/2026/2026-03-02-${"a-very-long-name-".repeat(8)}.md`;
const shown: Shown = {
  overview: overviewOf(placed, complete(placed), new Map()),
  problems: [problem({ file, line: 4, field: "section" }, '"twon" is not a section', 'Did you mean "town"?')],
  held: ["seeds/fault.md"],
};
const story = `<!doctype html><html lang="ar" dir="rtl"><head><title>T</title></head>
<body><a href="#main">Skip</a><header>Post</header><main id="main"><h1>Draft</h1><p><a href="/2026/03/02/soon/">Soon</a></p></main></body></html>`;

const pages = {
  "a marked page": marked(story, "/2026/03/02/draft/", shown),
  "the overview": overviewPage(shown),
  "a faulty story": faultPage("/x/fault/", shown, new Map()) ?? "",
};

test.each(
  Object.entries(pages),
)("%s can be used by everybody, on a telephone and at a desk, by day and by night", async (_, html) => {
  const browser = await openChromium();
  const tab = await browser.newPage();
  await tab.setContent(html);
  await tab.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await tab.emulateMedia({ colorScheme });
    for (const width of [360, 1280]) {
      await tab.setViewportSize({ width, height: 780 });
      expect(await tab.evaluate("document.documentElement.scrollWidth"), `${width}`).toBeLessThanOrEqual(width);
      const { violations } = await tab.evaluate<AxeResults>("axe.run(document)");
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`)).toEqual([]);
    }
  }
  await tab.close();
});
