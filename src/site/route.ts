import { type Address, fileOf } from "./address.ts";
import type { Article } from "./article.ts";
import type { SharedContext, SiteContext } from "./site-context.ts";

/** The properties that every view has in addition to the data of its kind. */
export interface ViewAddress<Kind extends string = string> extends Address {
  /** The kind, which is also the name of the layout. */
  readonly kind: Kind;
  /** The file below the output folder: `2019/09/05/harbour/index.html`. */
  readonly file: string;
}

/** A page or file of an edition. Its view is made when it is printed and not kept, so that an archive of decades needs little memory. */
export interface Route<Kind extends string = string, Data extends object = object> extends Address {
  readonly kind: Kind;
  /** The seed, if this is the page of a single seed, and the seed's date in milliseconds. */
  readonly source?: (() => { readonly file: string; readonly at?: number | undefined }) | undefined;
  /** Makes the view, which is the same each time. */
  view(): Data & ViewAddress<Kind>;
  /**
   * Everything except the `SharedContext` that the view is made from, as a text or JSON, if that is cheaper to compute than the view. The
   * same view must have the same key. Where it is absent or undefined, the views themselves are compared: if no route had a key, a build
   * after one edit among 19,040 stories would take 1.7 times the processor time.
   */
  readonly cacheKey?: (() => unknown) | undefined;
  /** The stories whose words the view shows, in whole or in part. If absent, it may show those of any story. */
  readonly dependsOn?: (() => readonly (Article | undefined)[]) | undefined;
}

/** The plan of a page or file, as the module of its kind makes it. */
interface Plan<Data> extends Address, Pick<Route, "source" | "dependsOn">, Pick<PlannedRoute, "article"> {
  /** Makes the data for the layout. The context, which knows every address, exists only after all routes are planned. */
  view(context: SiteContext, path: string): Data;
  cacheKey?(context: SharedContext): unknown;
}

/** A route of which only the address is known. That is enough for collisions, the sitemap and links. */
export interface PlannedRoute<Kind extends string = string, Data extends object = object> extends Address {
  readonly kind: Kind;
  /** The story, if this is its page. */
  readonly article?: Article | undefined;
  /** The same object each time, which has the context that came last. */
  complete(context: SiteContext): Route<Kind, Data>;
}

/** Plans a page or file. @param kind also the name of its layout */
export const route = <Kind extends string, Data extends object>(
  kind: Kind,
  plan: Plan<Data>,
): PlannedRoute<Kind, Data> => new OneRoute(kind, plan);

/** A route before and after it gets its context: two objects with closures took 440 bytes a story more. */
class OneRoute<Kind extends string, Data extends object> implements PlannedRoute<Kind, Data>, Route<Kind, Data> {
  readonly kind: Kind;
  readonly path: string;
  readonly indexable: boolean;
  readonly article: Article | undefined;
  readonly source: Route["source"];
  readonly dependsOn: Route["dependsOn"];
  readonly #view: Plan<Data>["view"];
  readonly #cacheKey: Plan<Data>["cacheKey"];
  #context: SiteContext | undefined;

  constructor(kind: Kind, { path, indexable, article, source, view, cacheKey, dependsOn }: Plan<Data>) {
    this.kind = kind;
    this.path = path;
    this.indexable = indexable;
    this.article = article;
    this.source = source;
    this.dependsOn = dependsOn;
    this.#view = view;
    this.#cacheKey = cacheKey;
  }

  complete(context: SiteContext): Route<Kind, Data> {
    this.#context = context;
    return this;
  }

  view(): Data & ViewAddress<Kind> {
    const { kind, path, indexable } = this;
    return { kind, path, indexable, file: fileOf(path), ...this.#view(this.#known(), path) };
  }

  cacheKey(): unknown {
    return this.#cacheKey?.(this.#known());
  }

  #known(): SiteContext {
    if (!this.#context) throw new Error(`${this.path} has no context yet`);
    return this.#context;
  }
}
