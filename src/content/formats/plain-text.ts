import type { Removal } from "../../model/article.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { cleanLine, escapeHtml } from "../../model/text.ts";
import { removeBoilerplate } from "../boilerplate.ts";
import { cutDateline } from "../dateline.ts";
import { countWords } from "../words.ts";
import type { Format, Metadata } from "./format.ts";

/** Plain text as it comes from a wire or is copied from a site: headline, furniture, paragraphs. Nothing in it is markup. */
export const plainText: Format = {
  endings: [".txt"],
  dateGoes: (sidecar) => `in ${sidecar} beside the text, or on a line of its own below the headline`,
  read(text, file, sidecar) {
    const { text: copy, cuts, stated, refused } = removeBoilerplate(text.normalize("NFC"));
    const removals: Removal[] = cuts.map((cut) => ({ file, ...cut }));
    const headline = takeHeadline(copy.split("\n"), sidecar);
    const replaced =
      headline.text !== undefined && typeof sidecar.title === "string" && !isSame(headline.text, sidecar.title);
    if (replaced) removals.push({ file, line: headline.line, text: headline.text ?? "", rule: "headline" });
    const [opening = "", ...others] = paragraphsOf(headline.rest);
    return {
      metadata: {},
      stated: { ...stated, ...(headline.text === undefined ? {} : { title: headline.text }) },
      problems: refused === undefined ? [] : [tooMuch(file, refused)],
      unread: false,
      removals,
      render({ said }) {
        const cut = cutDateline(opening, said);
        const paragraphs = [cut?.rest ?? opening, ...others].filter((paragraph) => paragraph !== "");
        return {
          html: Buffer.from(paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>\n`).join("")).toString(),
          words: paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph), 0),
          opening: paragraphs[0] ?? "",
          dateline: cut,
          references: [],
          pictures: [],
          problems: [],
        };
      },
    };
  },
};

const tooMuch = (file: string, share: number): Problem =>
  problem(
    { file, field: "body" },
    `${Math.round(share * 100)} % of the words look like furniture of a web page`,
    "Take out by hand what is not the story.",
  );

/**
 * The first line is the headline. Where the metadata give another one, the first line may be copy already: it is taken for the
 * former headline if it stands alone and does not end like a sentence.
 */
function takeHeadline(
  lines: readonly string[],
  { title }: Metadata,
): { text?: string; line: number; rest: readonly string[] } {
  const index = lines.findIndex((line) => line.trim() !== "");
  const first = cleanLine(lines[index] ?? "");
  const standsAlone = (lines[index + 1] ?? "").trim() === "" && first.length <= 150 && !/[.,:;]["”’)]?$/.test(first);
  if (index < 0 || (typeof title === "string" && !isSame(first, title) && !standsAlone))
    return { line: index + 1, rest: lines };
  return { text: first, line: index + 1, rest: lines.slice(index + 1) };
}

const isSame = (a: string, b: string): boolean => cleanLine(a).toLowerCase() === cleanLine(b).toLowerCase();

const LONGEST_WRAPPED = 120;

/** Paragraphs between empty lines. Lines that were wrapped by hand are joined; lines too long for that are paragraphs each. */
function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let block: string[] = [];
  for (const line of [...lines, ""]) {
    if (line.trim() !== "") block.push(cleanLine(line));
    else if (block.length > 0) {
      paragraphs.push(...unwrap(block));
      block = [];
    }
  }
  return paragraphs;
}

function unwrap(block: readonly string[]): string[] {
  const width = Math.max(...block.map(({ length }) => length));
  if (width > LONGEST_WRAPPED) return [...block];
  const paragraphs: string[] = [];
  let before = "";
  for (const line of block) {
    const firstWord = line.split(" ", 1)[0] ?? "";
    // A line that ends a sentence although the next word had room on it ends a paragraph.
    const ends = /[.!?…:]["”’»)]*$/.test(before) && before.length + 1 + firstWord.length <= width;
    const last = paragraphs.pop();
    if (last === undefined) paragraphs.push(line);
    else if (ends) paragraphs.push(last, line);
    else paragraphs.push(`${last} ${line}`);
    before = line;
  }
  return paragraphs;
}
