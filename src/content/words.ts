import { shorten } from "../model/text.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Counts the words of a text: runs between spaces that hold a letter or digit. In scripts without spaces, ICU finds the words. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0xa0) inWord = false;
    else if (!inWord && isLetter(code)) {
      if (isUnspaced(code)) return countSegments(text);
      inWord = true;
      words++;
    }
  }
  return words;
}

/** Whether a character is a letter or digit. Exact for ASCII. Beyond, every character counts that is not in a block of spaces, punctuation or symbols. */
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x3004));

/** Whether a character belongs to a script without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese. */
const isUnspaced = (code: number): boolean =>
  (code >= 0x0e00 && code <= 0x0eff) ||
  (code >= 0x1000 && code <= 0x109f) ||
  (code >= 0x1780 && code <= 0x17ff) ||
  (code >= 0x3005 && code <= 0x9fff) ||
  (code >= 0xf900 && code <= 0xfaff);

function countSegments(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return words;
}

const ABBREVIATION =
  /(?:^|[\s(“"])(?:\p{L}|\p{L}(?:\.\p{L})+|Mr|Mrs|Ms|Mx|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Corp|Ltd|Co|approx|ca|bzw|z\.\s?B|u\.\s?a|d\.\s?h|Nr)\.$/u;
const STOP = /[.!?…؟۔]["”’»)\]]*(?=\s)|[。！？]["”’»」』)\]]*/gu;

/** The offset at which the first sentence after `from` ends. When in doubt the sentence is longer: a full stop after an abbreviation does not end it. */
export function sentenceEnd(text: string, from = 0): number {
  STOP.lastIndex = from;
  for (let stop = STOP.exec(text); stop; stop = STOP.exec(text)) {
    const end = stop.index + stop[0].length;
    if (!ABBREVIATION.test(text.slice(Math.max(from, end - 12), end)) && !/^\s*\p{Ll}/u.test(text.slice(end, end + 4)))
      return end;
  }
  return text.length;
}

/** The first sentences that fit into `most` characters. If not even one fits, the first sentence is shortened at a word. */
export function firstSentences(text: string, most: number): string {
  let end = 0;
  while (end < text.length) {
    const next = sentenceEnd(text, end);
    if (next > most) break;
    end = next;
  }
  return end > 0 ? text.slice(0, end).trim() : shorten(text, most);
}
