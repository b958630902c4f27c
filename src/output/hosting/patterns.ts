import { decodePath } from "../../site/address.ts";
import type { Place, Rules } from "./rules.ts";

// What the three servers share: places as expressions on the decoded path of a request.

/** A text in quotation marks, as all three servers read it. */
export const quote = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&")}"`;

/** The path below the host that a request for a decoded path of the site has, decoded. */
export const decodedIn =
  ({ home }: Pick<Rules, "home">) =>
  (path: string): string =>
    decodePath(home) + path.slice(1);

export const escapeExpression = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/#"]/g, "\\$&");

/** What precompressed twins add to the name of a file. */
const TWIN = String.raw`(?:\.(?:br|gz))?`;

/**
 * An expression for the decoded path of a request, as PCRE and RE2 read it. A folder's page is asked for by the folder, and then, within the
 * server, by its file; so is a file by that of its compressed twin.
 */
export function expressionOf(at: Place, rules: Pick<Rules, "home">): string {
  const inside = escapeExpression(decodedIn(rules)("/"));
  switch (at.kind) {
    case "folder":
      return `^${inside}${escapeExpression(at.path.slice(1))}`;
    case "file":
      return at.path.endsWith("/")
        ? `^${inside}${escapeExpression(at.path.slice(1))}(?:index\\.html${TWIN})?$`
        : `^${inside}${escapeExpression(at.path.slice(1))}${TWIN}$`;
    case "name":
      return `^${inside}(?:.*\\/)?${escapeExpression(at.name)}${TWIN}$`;
    case "ending":
      return `^${inside}.*${escapeExpression(at.ending)}${TWIN}$`;
  }
}

/** Places of one value as one expression. */
export const anyOf = (places: readonly Place[], rules: Pick<Rules, "home">): string =>
  places.map((at) => expressionOf(at, rules)).join("|");

/** The rules for the cache by value: the places of each. */
export function placesByValue({ cache }: Rules): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { at, value } of cache) places.set(value, [...(places.get(value) ?? []), at]);
  return places;
}

/** An expression for pages, as browsers show them. */
export const pages = String.raw`(?:\/|\.html(?:\.(?:br|gz))?)$`;

/** Endings of files that have compressed twins. */
export const compressible = /\.(?:html|xml|css|js|json|txt|md|vtt|svg|opml|webmanifest)$/;
