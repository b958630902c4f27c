import { readFileSync } from "node:fs";
import { fileOf } from "../edition/address.ts";
import type { Edition } from "../edition/edition.ts";
import type { Slot } from "../edition/slot.ts";
import { clean } from "../media/clean.ts";
import type { Asset, Page } from "../model/page.ts";
import { fingerprintOf } from "../model/text.ts";

/** A file that an edition has. */
export interface Wanted {
  readonly file: string;
  /** Of everything that is in it beside what all pages are printed with. Where all is printed anyway, nobody asks before it is. */
  fingerprint(): string;
  /** Whether the layouts print it; a picture or an icon is copied. */
  readonly isPage: boolean;
}

/** Every file of an edition, assets first, pages in the order of printing. */
export function wantedOf({
  pages,
  assets,
  house,
}: Pick<Edition, "pages" | "house"> & { readonly assets: readonly Asset[] }): Wanted[] {
  const copied = assets.map((asset) => ({
    file: asset.file,
    fingerprint: () => fingerprintOfAsset(asset),
    isPage: false,
  }));
  const wanted = [...copied, ...pages.map((slot) => new WantedPage(slot, house))];
  for (const { file } of wanted)
    if (leads.test(file)) throw new Error(`"${file}" would lie outside of the output folder`);
  return wanted;
}

/** A class, since a hundred thousand of them weigh half as much as objects with a function each. */
class WantedPage implements Wanted {
  readonly file: string;
  readonly isPage = true;
  readonly #slot: Slot;
  readonly #house: string;

  constructor(slot: Slot, house: string) {
    this.file = fileOf(slot.path);
    this.#slot = slot;
    this.#house = house;
  }

  fingerprint(): string {
    return fingerprintOfPage(this.#slot, this.#house);
  }
}

/** @param made the page of the slot, where it has been made */
export function fingerprintOfPage(slot: Slot, house: string, made?: Page): string {
  const basis = slot.basis?.();
  if (basis === undefined) return fingerprintOf(JSON.stringify(made ?? slot.page()));
  return fingerprintOf(`${house}\n${typeof basis === "string" ? basis : JSON.stringify(basis)}`);
}

// Addresses are judged where they come from (`faultOf` in `edition/address.ts`); this is for the day when somebody forgets to.
const leads = /^(?:\/|[a-z]:)|(?:^|[\\/])\.\.?(?:[\\/]|$)|\0|^$/i;

/** The name of a picture holds a hash of what is published, and so does the place of one that was made; icons are few and small. */
const fingerprintOfAsset = ({ file, from }: Asset): string =>
  file.startsWith("media/") ? from : fingerprintOf(clean(readFileSync(from)).content.toString("latin1"));
