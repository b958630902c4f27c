import { feedFormat } from "../model/feed.ts";
import type { FeedLink } from "../model/view.ts";
import type { Base } from "./address.ts";
import type { ListFeed } from "./listing.ts";

/** The feeds of a list, one in each of its formats, as the head of a page names them. */
export const feedLinks = ({ root, fullTitle, formats }: ListFeed, base: Base): FeedLink[] =>
  formats.map((format) => {
    const { file, type, label } = feedFormat(format);
    return { type, title: `${fullTitle} (${label})`, href: base.href(root + file) };
  });
