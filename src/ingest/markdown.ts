import { translate } from "./foreign.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { Format } from "./manuscript.ts";
import { readToml } from "./toml.ts";
import { typeset } from "./typesetting/typeset.ts";

/** Markdown under front matter in YAML or TOML: stories written for the site. */
export const markdown: Format = {
  endings: [".md", ".markdown"],
  dateGoes: () => 'between two lines "---" above the text',
  read(text, file) {
    const { body, bodyLine, problems, ...read } = readToml(text, file) ?? readFrontMatter(text, file);
    const { metadata, foreign, problems: told } = translate(read.metadata, file);
    return {
      metadata,
      foreign,
      stated: {},
      problems: [...problems, ...told],
      unread: problems.length > 0,
      removals: [],
      typeset: (setting) => typeset(body.normalize("NFC"), setting, bodyLine),
    };
  },
};
