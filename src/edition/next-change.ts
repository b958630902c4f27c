import type { Outlet } from "../model/outlet.ts";
import type { Article } from "./article.ts";
import { securityEnds } from "./pages/security.ts";
import { NEWS_WINDOW } from "./pages/sitemaps.ts";

/**
 * The next time at which the clock alone changes something: a story comes out or expires, reaches a partner's feed after its delay, or
 * is too old for the news sitemap; or security.txt expires. In milliseconds.
 */
export function nextChange(all: readonly Article[], outlet: Outlet, now: number): number | undefined {
  const delays = Object.values(outlet.feeds.partners).map(({ delay }) => delay * 60_000);
  const ends = securityEnds(outlet);
  let next = ends > now ? ends : Number.POSITIVE_INFINITY;
  for (const { draft, released } of all) {
    if (draft.draft || (draft.expires !== undefined && draft.expires <= now)) continue;
    const times = [
      released,
      draft.expires ?? released,
      released + NEWS_WINDOW,
      ...delays.map((delay) => released + delay),
    ];
    for (const time of times) if (time > now && time < next) next = time;
  }
  return Number.isFinite(next) ? next : undefined;
}
