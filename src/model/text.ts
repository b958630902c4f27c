import { createHash, hash } from "node:crypto";

// XML 1.0 § 2.2 admits no control characters below U+0020 but three, no lone surrogates, no U+FFFE and U+FFFF; the other
// noncharacters are parse errors in HTML. U+0001 must go for one reason more: it is our MARK.
const FORBIDDEN = /(?![\t\n\x7f-\x9f])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

// U+0080 to U+009F, which HTML does not allow, are nearly always Windows-1252 that was read as Latin-1: 0x92 is an apostrophe.
const WINDOWS_1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";
const meant = (letter: string): string => WINDOWS_1252.charAt(letter.charCodeAt(0) - 0x80) || "\ufffd";

/** Text that any XML or HTML file can hold, with line feeds between the lines. */
export const legible = (text: string): string =>
  // Hardly any copy has anything to clean: it is ASCII, or letters and punctuation before the surrogates.
  /[^\t\n -~\xa0-\ud7ff]/.test(text)
    ? text
        .replace(/\r\n?/g, "\n")
        .replace(/[\x7f-\x9f]/g, meant)
        .replace(FORBIDDEN, "")
    : text;

/** The same in normal form C. */
export const cleanText = (text: string): string => legible(text).normalize("NFC");

/**
 * The same on one line, with single spaces and none at the ends; a string of its own, which keeps no text alive that it was cut from.
 */
export function cleanLine(text: string): string {
  // Nearly every line is clean, which a search tells in a sixth of the time that cleaning takes.
  const line = /[^ -~]| {2}|^ | $/.test(text)
    ? cleanText(text)
        .replace(/\s{2,}|[^\S ]/g, " ")
        .trim()
    : text;
  return ` ${line}`.slice(1);
}

/** The first `bytes` bytes of a SHA-256, in hexadecimal. */
export const shortHash = (content: string | Uint8Array, bytes = 4): string =>
  createHash("sha256")
    .update(content)
    .digest("hex")
    .slice(0, 2 * bytes);

/** What stands for a text when two are compared: its SHA-256 in 43 letters, all of them, since V8 keeps the whole of what is cut. */
export const fingerprintOf = (text: string): string => hash("sha256", text, "base64url");

/** Shortens to at most `most` characters, at a word, with an ellipsis where something went. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(" ", most - 1);
  return `${text.slice(0, cut > most / 2 ? cut : most - 1).replace(/[\s,;:–—-]+$|[\ud800-\udbff]$/u, "")}…`;
}

/** Plain text as HTML or XML, between tags or in an attribute within double quotes. All but layouts, where Nunjucks does it, ask this. */
export const escapeMarkup = (text: string): string =>
  // Most lines have nothing to escape.
  /[&<>"]/.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
    : text;
