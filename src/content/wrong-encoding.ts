import { type Problem, warning } from "../model/problem.ts";
import { WINDOWS_1252 } from "../model/text.ts";

/** The letters that bytes 0x80 to 0xBF are in Windows-1252. */
const HIGH = `${WINDOWS_1252}${String.fromCharCode(...Array.from({ length: 32 }, (_, at) => 0xa0 + at))}`;

/**
 * UTF-8 that was read as Windows-1252 and saved again: "â€™" for "’", "Ã©" for "é", "Â£" for "£". Behind a capital, Ã and Â are letters, which
 * a quotation mark may follow: “MANHÔ. The last one is what programs write for a byte that they could not read.
 */
const WRONG = new RegExp(`â[€‚][${HIGH}"]|(?<!\\p{Lu})(?:Ã[${HIGH}]|Â[\\xa0-\\xbf])|\\ufffd`, "gu");

/**
 * Warns of letters that went wrong before the text came here: the first one, and how many there are.
 *
 * @param text the whole seed
 */
export function wrongLetters(text: string, file: string): Problem[] {
  if (!/[âÃÂ\ufffd]/.test(text)) return [];
  const [first, ...others] = text.matchAll(WRONG);
  if (!first) return [];
  const [wrong] = first;
  const line = text.slice(0, first.index).split("\n").length;
  const more = others.length === 0 ? "" : `, and ${others.length} more like it`;
  const place = { file, field: "file", line };
  if (wrong === "\ufffd")
    return [warning(place, `has "\ufffd" in place of a letter that was lost${more}`, "Write the letter.")];
  const right = rightFor(wrong);
  return [
    warning(
      place,
      `has "${wrong}" in place of ${right === undefined ? "another letter" : `"${right}"`}${more}, since it was saved in the wrong encoding`,
      "Replace them, or copy the text again from where it comes.",
    ),
  ];
}

/** What the letters were in UTF-8. Undefined where a byte is not known, for which Windows-1252 has no letter; but of "â€", it is the end of a quotation. */
function rightFor(wrong: string): string | undefined {
  if (wrong === "â€\ufffd") return "”";
  if (/["\ufffd]/.test(wrong)) return undefined;
  const bytes = [...wrong].map((letter) =>
    HIGH.includes(letter) ? 0x80 + HIGH.indexOf(letter) : letter.charCodeAt(0),
  );
  return Buffer.from(bytes).toString("utf8");
}
