import type { View, ViewKind } from "../model/view.ts";
import type { Article } from "./article.ts";

/**
 * A place in the edition. Its address is known at once, which is enough to find links, collisions and the sitemap; the page is made
 * when it is printed and not kept, so that an archive of decades needs little memory.
 */
export interface Route {
  readonly kind: ViewKind;
  /** Decoded, in normal form C. */
  readonly path: string;
  /** Whether search engines may list it; if so it is in the sitemap. */
  readonly indexable: boolean;
  /** The seed that it is the page of, where it is one seed's, and the date of that in milliseconds. */
  source?(): { readonly file: string; readonly at?: number | undefined };
  /** The same page each time. Every slot of the edition has to be known before the first one is asked. */
  view(): View;
  /**
   * Everything that the page is made of beside the `House`, where that is cheaper to know than the page: as a text or as JSON, the same
   * for the same page. Left out, the press looks at the page itself.
   */
  cacheKey?(): unknown;
  /** The stories whose words it shows, in whole or in part; left out, it may show those of any. */
  dependsOn?(): readonly (Article | undefined)[];
}
