import type { Metadata } from "../formats/format.ts";

/** What another generator's front matter says of a picture. */
export interface ForeignPicture {
  readonly src: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
}

type Word = "alt" | "caption" | "credit";

/** Keys beside a picture that say something of it: `image_alt`, `coverAlt`, `alt`. */
const PICTURE_KEY =
  /^(?:.{0,20}(?:image|img|cover|hero|banner|thumbnail|thumb|header|photo|feature))?(?:(alt)(?:text)?|(caption)|(credit)s?)$/i;

const PICTURE_NAME = /\.(?:jpe?g|png|webp|avif|gif|svg)(?:\?\S{0,300})?$/i;
/** Where a group of keys names its file: Astro, Chirpy, PaperMod, Minimal Mistakes. */
const SOURCES = ["src", "path", "url", "image", "feature", "file", "filename", "teaser"];

export const isGroup = (value: unknown): value is Metadata =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const OWN = ["src", "alt", "caption", "credit", "focus", "license", "ai"];

/** Whether a value is in the form of another generator: a file's name, or a group in other words than ours. */
export const isForeignForm = (value: unknown): boolean =>
  !isGroup(value) || (!Object.hasOwn(value, "src") && !Object.keys(value).every((key) => OWN.includes(key)));

/** The word that a key beside a picture says of it. */
export function pictureWord(key: string): Word | undefined {
  const [, alt, caption, credit] = PICTURE_KEY.exec(key.replace(/[-_]/g, "")) ?? [];
  if (alt !== undefined) return "alt";
  if (caption !== undefined) return "caption";
  return credit === undefined ? undefined : "credit";
}

/** The picture that a value names, the first of several; its address is as in the file. */
export function pictureIn(value: unknown): ForeignPicture | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === "string") return PICTURE_NAME.test(one) ? { src: one } : undefined;
  if (!isGroup(one)) return undefined;
  const sources = SOURCES.map((key) => one[key]);
  const src = sources.find((each) => typeof each === "string" && PICTURE_NAME.test(each));
  return typeof src === "string" ? { ...wordsIn(one), src } : undefined;
}

/** What keys say of a picture beside them. */
export function wordsIn(keys: Metadata): Partial<Record<Word, string>> {
  const words: Partial<Record<Word, string>> = {};
  for (const [key, value] of Object.entries(keys)) {
    const word = pictureWord(key);
    if (word !== undefined && typeof value === "string" && value !== "") words[word] ??= value;
  }
  return words;
}

/** A file's name as it is found below the seeds folder: what began at the root of the other site lies in `media/`. */
export const sourceOf = (src: string): string => src.replace(/\{\{[^{}]{0,100}\}\}/g, "").replace(/^\/+(?!\/)/, "");
