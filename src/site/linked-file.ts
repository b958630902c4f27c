import type { LinkedFile } from "../model/article.ts";
import { mediaTypeOf } from "../model/file-kinds.ts";
import { localesOf } from "../model/locale.ts";
import { memoize } from "../model/memoize.ts";
import type { Asset } from "../model/view.ts";

/** What readers are told of a file that they would download: `PDF, 1.2 MB`, of a film or sound also how long it lasts: `MP3, 1.2 MB, 3:21`. */
const fileLabel = ({ path, bytes, seconds }: LinkedFile, language: string): string =>
  [kindOf(path), sizeOf(bytes, language), ...(seconds === undefined ? [] : [lengthOf(seconds)])].join(", ");

/** `3:21`, `1:02:03`, as players show it. */
export function lengthOf(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts.slice(whole < 3600 ? 1 : 0);
  return shown.map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, "0"))).join(":");
}

/** `PDF`: the ending, which is a word in every language. */
export const kindOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1).toUpperCase();

const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** `1.2 MB`, `1,2 Mo`, in decimal units as file managers and browsers count: at least 1 kB. The space does not break. */
export function sizeOf(bytes: number, language: string): string {
  // 999,950 bytes would be shown as 1,000 kB.
  const step = UNITS.findIndex((_, index) => bytes < 999.5 * 1000 ** (index + 1));
  const index = step < 0 ? UNITS.length - 1 : step;
  const amount = Math.max(bytes / 1000 ** (index + 1), 1);
  return formatterOf(`${language} ${UNITS[index]} ${amount < 10 && index > 0 ? 1 : 0}`)
    .format(amount)
    .replace(" ", "\u00a0");
}

const formatterOf = memoize((key: string) => {
  const [language = "", unit, digits] = key.split(" ");
  return new Intl.NumberFormat(localesOf(language), { style: "unit", unit, maximumFractionDigits: Number(digits) });
});

/** The text of a link to a file, as HTML, with kind and size unless the editor wrote the kind already. */
export function linkToFile(text: string, file: LinkedFile, language: string): string {
  const isSaid = new RegExp(String.raw`\([^()]*\b${kindOf(file.path)}\b[^()]*\)\s*$`, "i").test(text);
  return isSaid ? text : `${text} (${fileLabel(file, language)})`;
}

/** How a linked file gets into the edition: a picture without what it says of where it was taken, anything else byte for byte. */
export const assetOfFile = ({ path, from }: LinkedFile): Asset => ({
  file: path.slice(1),
  from,
  ...(mediaTypeOf(path) === undefined ? {} : { isLinked: true }),
});
