import { calendarOf, type Moment } from "./dates.ts";
import { shortHash } from "./text.ts";

const MOST_BYTES = 100;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/;

/**
 * One segment of an address: lower-case letters, marks and digits of any script, joined by single hyphens, in normal form C,
 * at most 100 bytes of UTF-8, never empty and never a Windows device name (both get a short hash of the text).
 * `C++` and `C#` keep their difference as `cplusplus` and `csharp`.
 */
export function slugOf(text: string): string {
  // Most file names are slugs already.
  if (text.length <= MOST_BYTES && SLUG.test(text) && !DEVICE.test(text)) return text;
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}]\+*)\+/gu, "plus")
    .replace(/(?<=\p{L})#/gu, "sharp")
    .replace(/['’]/g, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const slug = withinBytes(words);
  if (slug === "") return shortHash(text);
  return DEVICE.test(slug) ? `${slug}-${shortHash(text)}` : slug;
}

/** Letters that a language writes with others where it has only ASCII; all else loses its marks. */
const WRITTEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { ä: "ae", ö: "oe", ü: "ue" },
  da: { å: "aa" },
  nb: { å: "aa" },
  nn: { å: "aa" },
  no: { å: "aa" },
};

/** Latin letters that are not an ASCII letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * A slug whose Latin letters are ASCII: `ä` is `ae` in German, and `a` elsewhere. Letters of other scripts stay as they are.
 *
 * @param language BCP 47
 */
export function asciiSlugOf(text: string, language: string): string {
  // Most texts are ASCII already.
  if (/^[ -~]*$/.test(text)) return slugOf(text);
  const written = { ...LETTERS, ...WRITTEN[language.split("-", 1)[0] ?? ""] };
  const letters = text.normalize("NFC").toLowerCase();
  const replaced = [...letters].map((letter) => (Object.hasOwn(written, letter) ? written[letter] : letter)).join("");
  // Only Latin letters lose their marks: in Arabic or Hindi a mark makes another letter.
  return slugOf(replaced.normalize("NFD").replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, ""));
}

/** How a text may be written as a slug in ASCII: as German has it (`groesse`), then as other languages (`grosse`). One where they agree. */
export function asciiSlugsOf(text: string): string[] {
  const german = asciiSlugOf(text, "de");
  const other = asciiSlugOf(text, "en");
  return german === other ? [german] : [german, other];
}

/** The id of a story that says none: `2024-01-02-harbour`. @param zone the IANA time zone of the date */
export function defaultId({ at }: Moment, slug: string, zone: string): string {
  const { year, month, day } = calendarOf(at, zone);
  return `${year}-${month}-${day}-${slug}`;
}

/**
 * Splits a file's name without its ending into date and words: `2024-01-02-harbour` has the date 2024-01-02 and the words "harbour". A
 * name that is only a date is also its own words.
 */
export function nameParts(name: string): { date?: string; words: string } {
  const [start = "", date] = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ](?=.)|$)/.exec(name) ?? [];
  if (date === undefined) return { words: name };
  return { date, words: name.slice(start.length) || name };
}

/** The slug in the name of a seed or its sidecar, in an address or an id. */
export const slugOfFile = (place: string): string =>
  slugOf(
    nameParts(
      place
        .replace(/\/$/, "")
        .replace(/^.*[/:]/, "")
        .replace(/(?:\.11tydata)?\.\w+$/, ""),
    ).words,
  );

/** What the former slugs of a story are in. */
interface FormerNames {
  /** The one that it has now. */
  readonly slug: string;
  /** Its permanent id. */
  readonly id: string;
  /** Its former addresses, decoded, and whatever else has a name of it. */
  readonly others: readonly string[];
}

/** The beginning of a default id. */
const DATED = /^\d{4}-\d\d-\d\d-/;

/** Finds the story that probably had a slug before it was renamed. Undefined if none had it, or several. */
export function byFormerSlug<T>(
  stories: readonly T[],
  namesOf: (story: T) => FormerNames,
): (slug: string) => T | undefined {
  let known: Map<string, T | undefined> | undefined;
  const index = () => {
    const found = new Map<string, T | undefined>();
    for (const story of stories) {
      const { slug, id, others } = namesOf(story);
      // Most stories have only the slug that is in their id.
      if (others.length === 0 && DATED.test(id) && id.length === slug.length + 11 && id.endsWith(slug)) continue;
      for (const former of new Set([id, ...others].map(slugOfFile)))
        if (former !== slug) found.set(former, found.has(former) ? undefined : story);
    }
    return found;
  };
  return (slug) => {
    known ??= index();
    return known.get(slug);
  };
}

/** A slug with a number at its end, which is a slug too: `harbour-2`. */
export const numberedSlug = (slug: string, number: number): string =>
  `${withinBytes(slug, MOST_BYTES - `-${number}`.length)}-${number}`;

function withinBytes(slug: string, most = MOST_BYTES): string {
  if (Buffer.byteLength(slug) <= most) return slug;
  let kept = "";
  let bytes = 0;
  for (const letter of slug) {
    bytes += Buffer.byteLength(letter);
    if (bytes > most) break;
    kept += letter;
  }
  return kept.replace(/-+$/, "");
}
