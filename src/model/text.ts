import { hash } from "node:crypto";

// XML 1.0 § 2.2 allows only three control characters below U+0020, no lone surrogates, and neither U+FFFE nor U+FFFF. The other
// noncharacters are parse errors in HTML. U+0001 must also be removed because it is our MARK.
const FORBIDDEN = /(?![\t\n\x7f-\x9f])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** The bytes 0x80 to 0x9F in Windows-1252. HTML does not allow U+0080 to U+009F, which nearly always come from it: 0x92 is an apostrophe. */
export const WINDOWS_1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";
const meant = (letter: string): string => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80) || "\ufffd";

/** Removes what XML and HTML do not allow in a text, and makes all line ends line feeds. */
export const legible = (text: string): string =>
  // Hardly any copy needs cleaning: it is ASCII, or letters and punctuation below the surrogates.
  /[^\t\n -~\xa0-\ud7ff]/.test(text)
    ? text
        .replace(/\r\n?/g, "\n")
        .replace(/[\x7f-\x9f]/g, meant)
        .replace(FORBIDDEN, "")
    : text;

/** Converts a text to normal form C. Letters below the first combining mark are in it already, which is faster to find than ICU finds it. */
export const composed = (text: string): string => (/[\u0300-\uffff]/.test(text) ? text.normalize("NFC") : text);

/** Cleans a text like `legible`, and converts it to normal form C. */
export const cleanText = (text: string): string => composed(legible(text));

/**
 * Cleans a text like `cleanText`, on one line, with single spaces and none at the ends. The result is a new string, so that V8 does not
 * keep the longer text in memory that it was cut from.
 */
export function cleanLine(text: string): string {
  // Nearly every line is clean. Testing for that takes a sixth of the time of cleaning.
  const line = /[^ -~]| {2}|^ | $/.test(text)
    ? cleanText(text)
        .replace(/\s{2,}|[^\S ]/g, " ")
        .trim()
    : text;
  return ` ${line}`.slice(1);
}

/** Whether a reader sees anything of a text: not of zero width spaces, soft hyphens or the blank of Braille alone. */
export const isVisible = (text: string): boolean => /[!-~]|[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** The first `bytes` bytes of a SHA-256, in hexadecimal. */
export const shortHash = (content: string | Uint8Array, bytes = 4): string =>
  hash("sha256", content, "hex").slice(0, 2 * bytes);

/** A fingerprint for comparing texts: the SHA-256 in 43 letters. It is not shortened, since V8 keeps the whole string of a part anyway. */
export const fingerprintOf = (text: string): string => hash("sha256", text, "base64url");

/** Shortens a text to at most `most` characters, at a word, with an ellipsis if something was cut. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(" ", most - 1);
  return `${text.slice(0, cut > most / 2 ? cut : most - 1).replace(/[\s,;:–—-]+$|[\ud800-\udbff]$/u, "")}…`;
}

/** A dash as HTML in letters that need one byte, so that V8 can store a page of Latin letters with one byte per character. */
export const dashMarkup = (dash: string): string =>
  escapeMarkup(dash).replaceAll("—", "&mdash;").replaceAll("–", "&ndash;");

/** Escapes plain text for HTML or XML, between tags or in an attribute in double quotes. In layouts, Nunjucks does this. */
export const escapeMarkup = (text: string): string =>
  // Test first: most lines have nothing to escape.
  /[&<>"]/.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
    : text;
