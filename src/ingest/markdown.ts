import { readFrontMatter } from "./front-matter.ts";
import type { Format } from "./manuscript.ts";
import { typeset } from "./typesetting/typeset.ts";

/** Markdown under YAML front matter: stories written for the site. */
export const markdown: Format = {
  endings: [".md", ".markdown"],
  dateGoes: () => 'between two lines "---" above the text',
  read(text, file) {
    const { metadata, body, bodyLine, problems } = readFrontMatter(text, file);
    return {
      metadata,
      stated: {},
      problems,
      unread: problems.length > 0,
      removals: [],
      typeset: (setting) => typeset(body.normalize("NFC"), setting, bodyLine),
    };
  },
};
