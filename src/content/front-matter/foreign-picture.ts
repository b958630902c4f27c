import { misspellingOf } from "../../model/problem.ts";
import { isGroup, type Metadata } from "../formats/format.ts";
import { meantBy } from "./local-words.ts";

/** A picture in the front matter of another generator. */
export interface ForeignPicture {
  readonly src: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
}

type Word = "alt" | "caption" | "credit";

/** Keys that describe a picture which another key names: `image_alt`, `coverAlt`, `alt`. */
const PICTURE_KEY =
  /^(?:.{0,20}(?:image|img|cover|hero|banner|thumbnail|thumb|header|photo|feature))?(?:(alt)(?:text)?|(caption)|(credit)s?)$/i;

const PICTURE_NAME = /\.(?:jpe?g|png|webp|avif|gif|svg)(?:\?\S{0,300})?$/i;
/** Keys that name the file in a group of keys: those of Astro, Chirpy, PaperMod, Minimal Mistakes. */
const SOURCES = ["src", "path", "url", "image", "feature", "file", "filename", "teaser"];

const OWN = ["src", "alt", "caption", "credit", "copyright", "focus", "license", "ai"];

/** Whether a value is in the form of another generator: a file name, or a group with other keys than ours. */
export const isForeignForm = (value: unknown): boolean =>
  !isGroup(value) || (!Object.hasOwn(value, "src") && !Object.keys(value).every((key) => OWN.includes(key)));

/** Whether a group describes a picture in words that are not quite ours, so that the schema can say which are meant: `foto`, `scr`. */
export const isNearlyOurs = (value: unknown): boolean =>
  isGroup(value) && Object.keys(value).some((key) => (meantBy(key, OWN) ?? misspellingOf(key, OWN)) !== undefined);

/** The property of a picture that a key describes, such as `alt` for `image_alt`. */
export function pictureWord(key: string): Word | undefined {
  const [, alt, caption, credit] = PICTURE_KEY.exec(key.replace(/[-_]/g, "")) ?? [];
  if (alt !== undefined) return "alt";
  if (caption !== undefined) return "caption";
  return credit === undefined ? undefined : "credit";
}

/** The first picture that a value names. Its address is as it is written in the file. */
export function pictureIn(value: unknown): ForeignPicture | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === "string") return PICTURE_NAME.test(one) ? { src: one } : undefined;
  if (!isGroup(one)) return undefined;
  const sources = SOURCES.map((key) => one[key]);
  const src = sources.find((each) => typeof each === "string" && PICTURE_NAME.test(each));
  return typeof src === "string" ? { ...wordsIn(one), src } : undefined;
}

/** The properties of a picture that these keys describe. */
export function wordsIn(keys: Metadata): Partial<Record<Word, string>> {
  const words: Partial<Record<Word, string>> = {};
  for (const [key, value] of Object.entries(keys)) {
    const word = pictureWord(key);
    if (word !== undefined && typeof value === "string" && value !== "") words[word] ??= value;
  }
  return words;
}

/** The path to look up below the seeds folder: a path from the root of the other site loses its first slash, and is looked up in `media/`. */
export const sourceOf = (src: string): string => src.replace(/\{\{[^{}]{0,100}\}\}/g, "").replace(/^\/+(?!\/)/, "");
