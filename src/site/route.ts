import { type Address, fileOf } from "./address.ts";
import type { Article } from "./article.ts";
import type { SharedContext, SiteContext } from "./site-context.ts";

/** What every view says of itself beside the data of its kind. */
export interface ViewAddress<Kind extends string = string> extends Address {
  /** The layout of this name prints it. */
  readonly kind: Kind;
  /** Below the output folder: `2019/09/05/harbour/index.html`. */
  readonly file: string;
}

/** A page or file of an edition. Its view is made when it is printed and not kept, so that an archive of decades needs little memory. */
export interface Route<Kind extends string = string, Data extends object = object> extends Address {
  readonly kind: Kind;
  /** The seed that it is the page of, where it is one seed's, and the date of that in milliseconds. */
  readonly source?: (() => { readonly file: string; readonly at?: number | undefined }) | undefined;
  /** The same each time. */
  view(): Data & ViewAddress<Kind>;
  /**
   * Everything that the view is made of beside the `SharedContext`, where that is cheaper to know than the view: as a text or as JSON, the
   * same for the same view. Without it, the view itself is compared: where no route had one, a build after one edit among 19,040 stories
   * would take 1.7 times the processor time.
   */
  readonly cacheKey?: (() => unknown) | undefined;
  /** The stories whose words it shows, in whole or in part; left out, it may show those of any. */
  readonly dependsOn?: (() => readonly (Article | undefined)[]) | undefined;
}

/** What the file of a kind says of a page or file. */
interface Plan<Data> extends Address, Pick<Route, "source" | "dependsOn"> {
  /** Makes what the layout shows. The context knows every address: there is none before all routes are planned. */
  view(context: SiteContext, path: string): Data;
  cacheKey?(context: SharedContext): unknown;
}

/** A route of which no more than the address is known: enough for collisions, the sitemap, and what may be linked to. */
export interface PlannedRoute<Kind extends string = string, Data extends object = object> extends Address {
  readonly kind: Kind;
  complete(context: SiteContext): Route<Kind, Data>;
}

/**
 * Plans a page or file.
 *
 * @param kind also the name of its layout
 */
export function route<Kind extends string, Data extends object>(
  kind: Kind,
  { path, indexable, source, view, cacheKey, dependsOn }: Plan<Data>,
): PlannedRoute<Kind, Data> {
  return {
    kind,
    path,
    indexable,
    complete: (context) => ({
      kind,
      path,
      indexable,
      source,
      view: () => ({ kind, path, indexable, file: fileOf(path), ...view(context, path) }),
      cacheKey: cacheKey && (() => cacheKey(context)),
      dependsOn,
    }),
  };
}
