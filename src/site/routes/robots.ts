import { type AiUse, aiCrawlers, aiUses } from "../../model/ai-crawlers.ts";
import { paths } from "../paths.ts";
import type { SiteContext } from "../site-context.ts";
import { linesOf, textRoute } from "./text-file.ts";

/** `/robots.txt` (RFC 9309). */
export function* robotsRoutes() {
  yield textRoute("/robots.txt", robots);
}

/** What each use is called by contentsignals.org. */
const signals: Record<AiUse, string> = { search: "search", input: "ai-input", train: "ai-train" };

/**
 * What stands outside the groups comes first, since a group goes on until the next one begins. A crawler obeys one group alone, the one
 * that names it, so that every group has the whole Content-Signal (contentsignals.org). Search decides for the many; the AI crawlers
 * that are for something else, on which the outlet decided otherwise, are named.
 *
 * Both stand here though Lighthouse up to 12 calls them unknown directives (SEO 92): this is where their readers look before they fetch a
 * page, and RFC 9309 (section 2.2.4) leaves such lines to those who know them. Lighthouse 13 knows Content-Signal
 * (GoogleChrome/lighthouse#16767), and License as soon as #17160 is merged; RSL 1.0 requires it here, also where pages and headers name
 * the licence.
 */
function robots({ base, outlet }: SiteContext): string {
  const { ai, license } = outlet.policy;
  const signal = `Content-Signal: ${aiUses.map((use) => `${signals[use]}=${ai[use] ? "yes" : "no"}`).join(", ")}`;
  const rule = (allowed: boolean) => [signal, `${allowed ? "Allow" : "Disallow"}: ${base.href("/")}`];
  const others = aiCrawlers.filter(({ uses }) => uses.every((use) => ai[use]) !== ai.search);
  return linesOf([
    `Sitemap: ${base.url(paths.sitemap)}`,
    `Sitemap: ${base.url(paths.newsSitemap)}`,
    // RSL 1.0, section 4.4: outside of the groups it is for all of them.
    ...(license === undefined ? [] : [`License: ${base.url(paths.license)}`]),
    "",
    "User-agent: *",
    ...rule(ai.search),
    ...(others.length === 0 ? [] : ["", ...others.map(({ name }) => `User-agent: ${name}`), ...rule(!ai.search)]),
  ]);
}
