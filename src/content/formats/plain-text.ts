import type { Removal } from "../../model/article.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { cleanLine } from "../../model/text.ts";
import { removeBoilerplate } from "../boilerplate/boilerplate.ts";
import { dropComments, reportComments } from "../comments.ts";
import { cutDateline } from "../dateline.ts";
import { decodeEntities } from "../entities.ts";
import { RenderState } from "../markdown/render-state.ts";
import { PlainSetter, wordsAlone } from "../markdown/words-alone.ts";
import { type Paragraph, paragraphsOf } from "../paragraphs.ts";
import { countWords } from "../words.ts";
import type { Format, Metadata } from "./format.ts";

/** Plain text as it comes from a wire or is copied from a site: headline, boilerplate, paragraphs, tables. Nothing in it is markup, but for a few HTML tags. */
export const plainText: Format = {
  endings: [".txt"],
  dateGoes: (sidecar) => `in ${sidecar} beside the text, or on a line of its own below the headline`,
  read(text, file, sidecar) {
    const { text: received, lineOf, ...found } = dropComments(decodeEntities(text).normalize("NFC"));
    const comments = reportComments(found, file);
    const lineIn = (line: number): number => lineOf(line - 1) + 1;
    const { text: copy, cuts, stated, refused } = removeBoilerplate(received);
    const removals: Removal[] = [
      ...comments.removals,
      ...cuts.map((cut) => ({ file, ...cut, line: lineIn(cut.line) })),
    ];
    const headline = takeHeadline(copy.split("\n"), sidecar);
    const replaced =
      headline.text !== undefined && typeof sidecar.title === "string" && !isSame(headline.text, sidecar.title);
    if (replaced) removals.push({ file, line: lineIn(headline.line), text: headline.text ?? "", rule: "headline" });
    const title = wordsAlone(headline.text ?? "", "received");
    const place = { file, field: "title", line: lineIn(headline.line) };
    const paragraphs = paragraphsOf(headline.rest);
    return {
      metadata: {},
      stated: { ...stated, ...(headline.text === undefined ? {} : { title: cleanLine(title.words) }) },
      problems: [
        ...comments.problems,
        ...title.faults.map(({ what, mend: fix }) => problem(place, what, fix)),
        ...(refused === undefined ? [] : [tooMuch(file, refused)]),
      ],
      unread: false,
      removals,
      render(setting) {
        const [first] = paragraphs;
        const cut = first?.kind === "paragraph" ? cutDateline(first.text, setting.said) : undefined;
        const state = new RenderState(setting, (line) => lineOf(line) + 1);
        const setter = new PlainSetter(received, state);
        const set = paragraphs
          .map((paragraph, index) =>
            setParagraph(cut && index === 0 ? { ...paragraph, text: cut.rest } : paragraph, setter),
          )
          .filter(({ words }) => words !== "");
        return {
          html: Buffer.from(set.map(({ html }) => html).join("")).toString(),
          words: set.reduce((sum, { words }) => sum + countWords(words), 0),
          opening: cleanLine(set[0]?.words ?? ""),
          dateline: cut,
          references: state.references,
          pictures: [],
          problems: state.problems,
        };
      },
    };
  },
};

/** A table keeps its lines and columns; on a narrow screen it is scrolled, with the keyboard too. */
function setParagraph({ kind, text }: Paragraph, setter: PlainSetter): { html: string; words: string } {
  if (kind === "paragraph") {
    const { html, words } = setter.set(text);
    return { html: html === "" ? "" : `<p>${html}</p>\n`, words: html === "" ? "" : words };
  }
  const rows = text.split("\n").map((row) => {
    const start = row.length - row.trimStart().length;
    const { html, words } = setter.set(row.slice(start));
    return { html: " ".repeat(start) + html, words };
  });
  return {
    html: `<pre tabindex="0"><code>${rows.map(({ html }) => html).join("\n")}\n</code></pre>\n`,
    words: rows.map(({ words }) => words).join(" "),
  };
}

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
