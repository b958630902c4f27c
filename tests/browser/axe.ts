import axe, { type AxeResults } from "axe-core";
import type { Page as Tab } from "playwright-core";

const OPTIONS = {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

/** What axe finds on a page. */
export async function violationsIn(tab: Tab): Promise<string[]> {
  await tab.evaluate(axe.source);
  const results = await tab.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(OPTIONS)})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}

/** By how much a page is wider than its window. */
export async function tooWide(tab: Tab): Promise<string[]> {
  const pixels = await tab.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return pixels > 0 ? [`is ${pixels} pixels too wide`] : [];
}
