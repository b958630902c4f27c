import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { encoderOf } from "../media/encoder.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Route, ViewAddress } from "../site/route.ts";

/** A file that an edition has. */
export interface EditionFile {
  readonly file: string;
  /** Hash of the page's own data. Computed only when a comparison needs it. */
  fingerprint(): string;
  /** Whether a layout prints it; pictures and icons are copied. */
  readonly isPage: boolean;
}

/** What pages depend on if their layout reads collections. */
export interface Reading {
  readonly kinds: ReadonlySet<string>;
  /** Fingerprint of the collections. */
  collections(): string;
}

const READS_NONE: Reading = { kinds: new Set(), collections: () => "" };

/** Every file of an edition, assets first, pages in the order of printing. @param root of the project, absolute */
export function editionFiles(
  root: string,
  { routes, assets, shared }: Pick<Edition, "routes" | "shared"> & { readonly assets: readonly Asset[] },
  reading: Reading = READS_NONE,
): EditionFile[] {
  const copied = assets.map((asset) => ({
    file: asset.file,
    fingerprint: () => fingerprintOfAsset(asset, root),
    isPage: false,
  }));
  const wanted = [...copied, ...routes.map((route) => new RouteFile(route, shared, reading))];
  for (const { file } of wanted)
    if (OUTSIDE.test(file)) throw new Error(`"${file}" would lie outside of the output folder`);
  return wanted;
}

/** A class, since a hundred thousand of them need half the memory of objects with a function each. */
class RouteFile implements EditionFile {
  readonly file: string;
  readonly isPage = true;
  readonly #route: Route;
  readonly #shared: string;
  readonly #reading: Reading;

  constructor(route: Route, shared: string, reading: Reading) {
    this.file = fileOf(route.path);
    this.#route = route;
    this.#shared = shared;
    this.#reading = reading;
  }

  fingerprint(): string {
    return withCollections(fingerprintOfRoute(this.#route, this.#shared), this.#route.kind, this.#reading);
  }
}

/** @param made the view of the route, where it has been made */
export function fingerprintOfRoute(route: Route, shared: string, made?: ViewAddress): string {
  const key = route.cacheKey?.();
  // Layouts may show where a page comes from (`page.inputPath`).
  const from = route.source?.().file ?? "";
  if (key === undefined) return fingerprintOf(from + JSON.stringify(made ?? route.view()));
  return fingerprintOf(`${from}${shared}\n${typeof key === "string" ? key : JSON.stringify(key)}`);
}

/** A page's fingerprint with that of the collections, where its layout reads them. */
export const withCollections = (fingerprint: string, kind: string, { kinds, collections }: Reading): string =>
  kinds.has(kind) ? `${fingerprint} ${collections()}` : fingerprint;

// Addresses are checked where they come from (`faultOf` in `site/address.ts`). This catches one that was not.
const OUTSIDE = /^(?:\/|[a-z]:)|(?:^|[\\/])\.\.?(?:[\\/]|$)|\0|^$/i;

/** The name of a picture holds a hash of everything that is in it; icons are few and small. */
function fingerprintOfAsset({ file, from, made, colors, isOwn }: Asset, root: string): string {
  if (isOwn) return stateOfCopy(resolve(root, from));
  if (file.startsWith("media/")) return "";
  return fingerprintOf(JSON.stringify([encoderOf(root), made, colors]) + readFileSync(resolve(root, from), "latin1"));
}

/** By size and time, since what the outlet copies may be 100 MB. */
function stateOfCopy(from: string): string {
  const { size, mtimeMs } = statSync(from);
  return `copy ${from} ${size} ${mtimeMs}`;
}
