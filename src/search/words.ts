// What a word is. The same code cuts stories when the index is made and queries in the browser.

/** Scripts that are written without spaces between words, or, as Korean, with words that take many endings. */
const UNSPACED =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー";
/** A word, or a run of letters that is cut into pairs. Latin letters are named first: to ask of each about its script takes twice the time. */
export const TOKEN = new RegExp(
  `[${UNSPACED}][${UNSPACED}\\p{M}]*|\\p{N}+(?:[.,]\\p{N}+)*|(?:[a-zà-öø-ɏ]|(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+(?:'\\p{L}+)*`,
  "gu",
);
const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
/** A letter with its accents. */
export const LETTER = /\P{M}\p{M}*/gu;
/** French and Italian articles: `l'hôtel`. */
const ELISION = /^(?:qu|[ldjmnstc])'/;
/** Accents, points of Hebrew and Arabic vowels, and the stroke that stretches Arabic words. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0640]/g;
/** Most words: nothing is to be taken away from them. */
const PLAIN = /^[a-z0-9]{1,64}$/;
/** What is no accent for Unicode, but is often written without. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  "أا إا آا ٱا ىي ةه ßss øo łl đd æae œoe ıi ςσ".split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const VARIANTS = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");
/** Longer words are no words: a stemmer, or a list of words, need not know the rest. */
const LONGEST = 64;

/** With straight apostrophes; as long as before. */
export const straightened = (text: string): string => text.replace(/[’ʼ]/g, "'");

/** A word as it is looked up: in lower case, without accents. */
export const foldWord = (word: string): string =>
  PLAIN.test(word)
    ? word
    : word
        .normalize("NFD")
        .replace(ACCENTS, "")
        .normalize("NFC")
        .replace(VARIANTS, (letter) => LETTERS.get(letter) ?? letter);

/**
 * Cuts a text into words in lower case. In scripts without spaces, each pair of neighbouring letters is a word.
 *
 * @param each called with every word in its order; `isPair` if it has no forms
 */
export function cutWords(text: string, each: (word: string, isPair: boolean) => void): void {
  const lower = straightened(text.normalize("NFKC").toLowerCase());
  for (const token of lower.match(TOKEN) ?? []) {
    if (PLAIN.test(token)) {
      each(token, false);
      continue;
    }
    if (BEGINS_UNSPACED.test(token)) {
      const letters = token.match(LETTER) ?? [token];
      if (letters.length === 1) each(token, true);
      for (let at = 0; at + 1 < letters.length; at++) each(`${letters[at]}${letters[at + 1]}`, true);
      continue;
    }
    const word = token.replace(/'s$/, "").replace(ELISION, "").replace(/[',]/g, "");
    if (word !== "") each(word.slice(0, LONGEST), false);
  }
}

/**
 * The hash of a word's first letters, 32 bits. Its first bits say in which bucket the word is, so that words that begin alike are in one
 * file, and beginnings of words can be looked up.
 */
export function bucketHash(word: string): number {
  const most = BEGINS_UNSPACED.test(word) ? 1 : 3;
  let hash = 0x811c9dc5;
  let letters = 0;
  for (const letter of word) {
    if (letters++ === most) break;
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  // FNV alone leaves the first bits of short words much alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** @param buckets how many there are: a power of two, more than one */
export const bucketOf = (hash: number, buckets: number): number => hash >>> (32 - Math.log2(buckets));
