import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** A file of plain text, made when it is printed. Search engines do not list it. */
export const textRoute = (path: string, text: (context: SiteContext) => string) =>
  route("text", { path, indexable: false, view: (context) => ({ text: text(context) }) });

/** The lines of a file, each closed by a line feed. */
export const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** The absolute address of a place as `_data/policy.ts` gives it; none for a page that the edition does not have. */
export function addressOf({ base, isOpen }: SiteContext, place: string): string | undefined {
  if (!place.startsWith("/")) return place;
  return isOpen(place) ? base.url(place) : undefined;
}

/** A way to reach somebody as a URI: an e-mail address becomes a `mailto:`. */
export const uriOf = (contact: string): string => (/^(?:https|tel):/.test(contact) ? contact : `mailto:${contact}`);
