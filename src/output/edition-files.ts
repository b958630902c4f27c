import { readFileSync } from "node:fs";
import { clean } from "../media/metadata/clean.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Route, ViewAddress } from "../site/route.ts";

/** A file that an edition has. */
export interface EditionFile {
  readonly file: string;
  /** Of everything that is in it beside what all pages are printed with. Where all is printed anyway, nobody asks before it is. */
  fingerprint(): string;
  /** Whether the layouts print it; a picture or an icon is copied. */
  readonly isPage: boolean;
}

/** Every file of an edition, assets first, pages in the order of printing. */
export function editionFiles({
  routes,
  assets,
  shared,
}: Pick<Edition, "routes" | "shared"> & { readonly assets: readonly Asset[] }): EditionFile[] {
  const copied = assets.map((asset) => ({
    file: asset.file,
    fingerprint: () => fingerprintOfAsset(asset),
    isPage: false,
  }));
  const wanted = [...copied, ...routes.map((route) => new RouteFile(route, shared))];
  for (const { file } of wanted)
    if (leads.test(file)) throw new Error(`"${file}" would lie outside of the output folder`);
  return wanted;
}

/** A class, since a hundred thousand of them weigh half as much as objects with a function each. */
class RouteFile implements EditionFile {
  readonly file: string;
  readonly isPage = true;
  readonly #slot: Route;
  readonly #house: string;

  constructor(route: Route, shared: string) {
    this.file = fileOf(route.path);
    this.#slot = route;
    this.#house = shared;
  }

  fingerprint(): string {
    return fingerprintOfRoute(this.#slot, this.#house);
  }
}

/** @param made the page of the slot, where it has been made */
export function fingerprintOfRoute(route: Route, shared: string, made?: ViewAddress): string {
  const basis = route.cacheKey?.();
  if (basis === undefined) return fingerprintOf(JSON.stringify(made ?? route.view()));
  return fingerprintOf(`${shared}\n${typeof basis === "string" ? basis : JSON.stringify(basis)}`);
}

// Addresses are judged where they come from (`faultOf` in `site/address.ts`); this is for the day when somebody forgets to.
const leads = /^(?:\/|[a-z]:)|(?:^|[\\/])\.\.?(?:[\\/]|$)|\0|^$/i;

/** The name of a picture holds a hash of what is published, and so does the place of one that was made; icons are few and small. */
const fingerprintOfAsset = ({ file, from }: Asset): string =>
  file.startsWith("media/") ? from : fingerprintOf(clean(readFileSync(from)).content.toString("latin1"));
