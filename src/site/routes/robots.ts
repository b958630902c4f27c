import { type AiUse, aiCrawlers, aiUses } from "../../model/ai-crawlers.ts";
import { paths } from "../paths.ts";
import type { SiteContext } from "../site-context.ts";
import { linesOf, textRoute } from "./text-file.ts";

/** `/robots.txt` (RFC 9309). */
export function* robotsRoutes() {
  yield textRoute("/robots.txt", robots);
}

/** The name of each use at contentsignals.org. */
const signals: Record<AiUse, string> = { search: "search", input: "ai-input", train: "ai-train" };

/**
 * Lines outside the groups come first, since a group ends only where the next one begins. A crawler obeys only the group that names it,
 * so every group has the whole Content-Signal (contentsignals.org). The setting for search applies to all crawlers. AI crawlers with other
 * uses are named if the outlet decided differently on these.
 *
 * License and Content-Signal are in this file although Lighthouse up to 12 reports them as unknown directives (SEO 92): crawlers look for
 * them here before they fetch a page, and by RFC 9309 (section 2.2.4) a crawler ignores lines that it does not know. Lighthouse 13 knows
 * Content-Signal (GoogleChrome/lighthouse#16767), and will know License when #17160 is merged. RSL 1.0 requires License here, even if
 * pages and headers name the licence.
 */
function robots({ base, outlet }: SiteContext): string {
  const { ai, license } = outlet.policy;
  const signal = `Content-Signal: ${aiUses.map((use) => `${signals[use]}=${ai[use] ? "yes" : "no"}`).join(", ")}`;
  const rule = (allowed: boolean) => [signal, `${allowed ? "Allow" : "Disallow"}: ${base.href("/")}`];
  const others = aiCrawlers.filter(({ uses }) => uses.every((use) => ai[use]) !== ai.search);
  return linesOf([
    `Sitemap: ${base.url(paths.sitemap)}`,
    `Sitemap: ${base.url(paths.newsSitemap)}`,
    // Outside the groups, the licence applies to all of them (RSL 1.0, section 4.4).
    ...(license === undefined ? [] : [`License: ${base.url(paths.license)}`]),
    "",
    "User-agent: *",
    ...rule(ai.search),
    ...(others.length === 0 ? [] : ["", ...others.map(({ name }) => `User-agent: ${name}`), ...rule(!ai.search)]),
  ]);
}
