import { statSync } from "node:fs";
import { fileOf } from "../edition/address.ts";
import type { Edition } from "../edition/edition.ts";
import type { Asset } from "../model/page.ts";
import { fingerprintOf } from "../model/text.ts";

/** A file that an edition has, and the fingerprint of everything that is in it beside what all pages are printed with. */
export interface Wanted {
  readonly file: string;
  readonly fingerprint: string;
  /** Whether the layouts print it; a picture or an icon is copied. */
  readonly isPage: boolean;
}

/**
 * Every file of an edition, assets first, pages in the order of printing.
 *
 * @param isSettled whether a file that was changed at that time, in milliseconds, shows by its state alone that it is changed again
 */
export function wantedOf(
  { pages, assets, house }: Pick<Edition, "pages" | "house"> & { readonly assets: readonly Asset[] },
  isSettled: (changed: number) => boolean,
): Wanted[] {
  const copied = assets.map(({ file, from }) => ({ file, fingerprint: stateOf(from, isSettled), isPage: false }));
  const printed = pages.map((slot) => ({
    file: fileOf(slot.path),
    fingerprint: fingerprintOf(JSON.stringify(slot.basis ? [house, slot.basis()] : slot.page())),
    isPage: true,
  }));
  return [...copied, ...printed];
}

/** Pictures may be large: their state stands for what is in them. */
function stateOf(file: string, isSettled: (changed: number) => boolean): string {
  const { size, mtimeNs, ctimeNs, ctimeMs } = statSync(file, { bigint: true });
  return `${size} ${mtimeNs} ${ctimeNs}${isSettled(Number(ctimeMs)) ? "" : " and just changed"}`;
}
