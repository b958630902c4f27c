import { readFrontMatter } from "../front-matter.ts";
import { renderMarkdown } from "../markdown/render.ts";
import type { Format } from "./format.ts";

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
      render: (setting) => renderMarkdown(body.normalize("NFC"), setting, bodyLine),
    };
  },
};
