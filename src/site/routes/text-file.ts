import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** A plain-text file, which search engines do not list. */
export const textRoute = (path: string, text: (context: SiteContext) => string) =>
  route("text", { path, indexable: false, view: (context) => ({ text: text(context) }) });

/** The lines of a file, each closed by a line feed. */
export const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** The absolute address of a place in `_data/policy.ts`. Undefined for a page that the edition does not have. */
export function addressOf({ base, isOpen }: SiteContext, place: string): string | undefined {
  if (!place.startsWith("/")) return place;
  return isOpen(place) ? base.url(place) : undefined;
}

/** A contact as a URI: an e-mail address becomes a `mailto:` URI. */
export const uriOf = (contact: string): string => (/^(?:https|tel):/.test(contact) ? contact : `mailto:${contact}`);
