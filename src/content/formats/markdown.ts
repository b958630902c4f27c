import { composed } from "../../model/text.ts";
import { dropComments, reportComments } from "../comments.ts";
import { translate } from "../front-matter/foreign.ts";
import { readFrontMatter } from "../front-matter/front-matter.ts";
import { readToml } from "../front-matter/toml.ts";
import { inMarkdown } from "../markdown/comments.ts";
import { renderMarkdown } from "../markdown/render.ts";
import type { Format } from "./format.ts";

/** Markdown below front matter in YAML or TOML: stories that were written for this site. */
export const markdown: Format = {
  endings: [".md", ".markdown"],
  dateGoes: () => 'between two lines "---" above the text',
  read(text, file) {
    const { body, bodyLine, problems, ...read } = readToml(text, file) ?? readFrontMatter(text, file);
    const { metadata, foreign, problems: keyProblems } = translate(read.metadata, file);
    const copy = composed(body);
    const { text: uncommented, lineOf, ...found } = dropComments(copy, inMarkdown(copy));
    const reported = reportComments(found, file, bodyLine);
    // Faulty comments in the front matter are reported where its values are read (`plain-values.ts`).
    const { removals } = reportComments(dropComments(text.slice(0, text.length - body.length)), file);
    return {
      metadata,
      foreign,
      stated: {},
      problems: [...problems, ...keyProblems, ...reported.problems],
      unread: problems.length > 0,
      removals: [...removals, ...reported.removals],
      render: (options) => renderMarkdown(uncommented, options, (line) => bodyLine + lineOf(line)),
    };
  },
};
