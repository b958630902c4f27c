import { posix } from "node:path";
import type { Removal } from "../../model/article.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { cleanLine, composed, isVisible } from "../../model/text.ts";
import { removeBoilerplate } from "../boilerplate/boilerplate.ts";
import { dropComments, reportComments } from "../comments.ts";
import { cutDateline } from "../dateline.ts";
import { decodeEntities } from "../entities.ts";
import { keyAbove, splitFrontMatter } from "../front-matter/front-matter.ts";
import { RenderState } from "../markdown/render-state.ts";
import { PlainRenderer, wordsAlone } from "../markdown/words-alone.ts";
import { type Paragraph, paragraphsOf } from "../paragraphs.ts";
import { countWords } from "../words.ts";
import type { Format, Metadata } from "./format.ts";

/** Plain text from a news agency or copied from a site: headline, boilerplate, paragraphs, tables. A few HTML tags are the only markup. */
export const plainText: Format = {
  endings: [".txt"],
  dateGoes: (sidecar) => `in ${sidecar} beside the text, or on a line of its own below the headline`,
  read(text, file, sidecar) {
    const { text: received, lineOf, ...found } = dropComments(composed(decodeEntities(text)));
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
        ...title.faults.map(({ what, fix }) => problem(place, what, fix)),
        ...(refused === undefined ? [] : [tooMuch(file, refused)]),
        ...keysOf(text, file),
      ],
      unread: false,
      removals,
      render(options) {
        const [first] = paragraphs;
        const cut = first?.kind === "paragraph" ? cutDateline(first.text, options.said) : undefined;
        const state = new RenderState(options, (line) => lineOf(line) + 1);
        const renderer = new PlainRenderer(received, state);
        const rendered = paragraphs
          .map((paragraph, index) =>
            renderParagraph(cut && index === 0 ? { ...paragraph, text: cut.rest } : paragraph, renderer),
          )
          .filter(({ words }) => words !== "");
        return {
          html: Buffer.from(rendered.map(({ html }) => html).join("")).toString(),
          words: rendered.reduce((sum, { words }) => sum + countWords(words), 0),
          opening: cleanLine(rendered[0]?.words ?? ""),
          dateline: cut,
          references: state.references,
          pictures: [],
          problems: state.problems,
        };
      },
    };
  },
};

/** Renders a paragraph or a table. A table keeps its lines and columns, and can be scrolled on a narrow screen, also with the keyboard. */
function renderParagraph({ kind, text }: Paragraph, renderer: PlainRenderer): { html: string; words: string } {
  if (kind === "paragraph") {
    const { html, words } = renderer.render(text);
    return { html: html === "" ? "" : `<p>${html}</p>\n`, words: html === "" ? "" : words };
  }
  const rows = text.split("\n").map((row) => {
    const start = row.length - row.trimStart().length;
    const { html, words } = renderer.render(row.slice(start));
    return { html: " ".repeat(start) + html, words };
  });
  return {
    html: `<pre tabindex="0"><code>${rows.map(({ html }) => html).join("\n")}\n</code></pre>\n`,
    words: rows.map(({ words }) => words).join(" "),
  };
}

/** Reports front matter, which would be the headline and the first words. */
function keysOf(text: string, file: string): Problem[] {
  const isClosed = splitFrontMatter(text)?.closed ?? false;
  const isBare =
    /^(?:title|titel|titre|t[ií]tulo) *:/i.test(text) && keyAbove(text.slice(text.indexOf("\n") + 1)) !== undefined;
  if (!isClosed && !isBare) return [];
  const name = posix.basename(file, posix.extname(file));
  const lines = isClosed ? "" : ', write a line "---" above the keys and one below them';
  return [
    problem(
      { file, field: "front matter", line: 1 },
      "is not read in a plain text, so its lines would be printed",
      `Rename the file to ${name.replace(/\.md$/i, "")}.md${lines}, or write the keys into ${name}.11tydata.ts beside it.`,
    ),
  ];
}

const tooMuch = (file: string, share: number): Problem =>
  problem(
    { file, field: "body" },
    `${Math.round(share * 100)} % of the words look like boilerplate of a web page, so nothing was removed`,
    "Delete the lines that are not part of the story.",
  );

/**
 * Takes the first line as the headline. If the metadata give another headline, the first line may already be copy: it is taken as the
 * former headline only if an empty line follows and it does not end like a sentence.
 */
function takeHeadline(
  lines: readonly string[],
  { title }: Metadata,
): { text?: string; line: number; rest: readonly string[] } {
  const index = lines.findIndex(isVisible);
  const first = cleanLine(lines[index] ?? "");
  const standsAlone = (lines[index + 1] ?? "").trim() === "" && first.length <= 150 && !/[.,:;]["”’)]?$/.test(first);
  if (index < 0 || (typeof title === "string" && !isSame(first, title) && !standsAlone))
    return { line: index + 1, rest: lines };
  return { text: first, line: index + 1, rest: lines.slice(index + 1) };
}

const isSame = (a: string, b: string): boolean => cleanLine(a).toLowerCase() === cleanLine(b).toLowerCase();
