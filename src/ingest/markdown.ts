import { dropComments, reportComments } from "./comments.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { Format } from "./manuscript.ts";
import { inMarkdown } from "./typesetting/comments.ts";
import { typeset } from "./typesetting/typeset.ts";

/** Markdown under YAML front matter: stories written for the site. */
export const markdown: Format = {
  endings: [".md", ".markdown"],
  dateGoes: () => 'between two lines "---" above the text',
  read(text, file) {
    const { metadata, body, bodyLine, problems } = readFrontMatter(text, file);
    const copy = body.normalize("NFC");
    const { text: uncommented, lineOf, ...found } = dropComments(copy, inMarkdown(copy));
    const reported = reportComments(found, file, bodyLine);
    // What is wrong with comments in the keys is said where their values are read.
    const { removals } = reportComments(dropComments(text.slice(0, text.length - body.length)), file);
    return {
      metadata,
      stated: {},
      problems: [...problems, ...reported.problems],
      unread: problems.length > 0,
      removals: [...removals, ...reported.removals],
      typeset: (setting) => typeset(uncommented, setting, (line) => bodyLine + lineOf(line)),
    };
  },
};
