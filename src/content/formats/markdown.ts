import { dropComments, reportComments } from "../comments.ts";
import { translate } from "../front-matter/foreign.ts";
import { readFrontMatter } from "../front-matter/front-matter.ts";
import { readToml } from "../front-matter/toml.ts";
import { inMarkdown } from "../markdown/comments.ts";
import { renderMarkdown } from "../markdown/render.ts";
import type { Format } from "./format.ts";

/** Markdown under front matter in YAML or TOML: stories written for the site. */
export const markdown: Format = {
  endings: [".md", ".markdown"],
  dateGoes: () => 'between two lines "---" above the text',
  read(text, file) {
    const { body, bodyLine, problems, ...read } = readToml(text, file) ?? readFrontMatter(text, file);
    const { metadata, foreign, problems: told } = translate(read.metadata, file);
    const copy = body.normalize("NFC");
    const { text: uncommented, lineOf, ...found } = dropComments(copy, inMarkdown(copy));
    const reported = reportComments(found, file, bodyLine);
    // What is wrong with comments in the keys is said where their values are read.
    const { removals } = reportComments(dropComments(text.slice(0, text.length - body.length)), file);
    return {
      metadata,
      foreign,
      stated: {},
      problems: [...problems, ...told, ...reported.problems],
      unread: problems.length > 0,
      removals: [...removals, ...reported.removals],
      render: (setting) => renderMarkdown(uncommented, setting, (line) => bodyLine + lineOf(line)),
    };
  },
};
