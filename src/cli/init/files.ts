import { QUESTION } from "../../content/questions.ts";
import { asciiSlugOf } from "../../model/slug.ts";
import { newStory } from "../commands/new.ts";
import type { StarterPage } from "../starter/starter.ts";
import { starterFor } from "../starter/starters.ts";
import { addressesIn, allAddressesIn } from "./addresses.ts";
import { type Answers, pageName } from "./answers.ts";
import { faviconOf, wordmarkOf } from "./drawings.ts";
import { literal, type Plain } from "./literal.ts";

/** What the interface calls pages of its own, in the paper's language. */
export interface Labels {
  readonly corrections: string;
  readonly archive: string;
}

/** A file of `_data`: its type, what the outlet should know about it, a line each, and its value. */
interface DataFile {
  readonly type: string;
  readonly comment: readonly string[];
  value(answers: Answers, labels: Labels, now: number): Plain;
}

/** `site.ts` comes last: as long as it is the example's, `init` can be run again. */
const data: Readonly<Record<string, DataFile>> = {
  sections: {
    type: "Sections",
    comment: [
      "The sections, in the order of the paper. The id is the section's address and what a story names as its `section`; change a title",
      "and a description as you like, but an id only when you mean to move the page. `parent` puts a section below another one.",
    ],
    value: ({ sections, language }) => {
      const { aboutSection } = starterFor(language);
      return Object.fromEntries([...sections].map(([id, title]) => [id, { title, description: aboutSection(title) }]));
    },
  },
  authors: {
    type: "Authors",
    comment: [
      "The people who sign our stories. A story names them by id, and each has a page with all their work. `role`, `biography`, `photo`,",
      "`email`, `links` and `fediverse` may be added. Leave people in when they leave the paper: their old stories still need them.",
    ],
    value: ({ author, language }) => ({ [asciiSlugOf(author, language)]: { name: author } }),
  },
  navigation: {
    type: "Navigation",
    comment: [
      "The bar under the masthead and the links at the foot of every page. In the header a section is named by its id; anything else needs",
      "a label and an address of this site. A page that still has questions is left out until they are answered.",
    ],
    value: ({ sections, language }, labels) => ({
      header: [...sections.keys()],
      footer: [
        ...starterFor(language).pages.map(({ title }) => ({ label: title, path: `/${pageName(title, language)}/` })),
        { label: labels.corrections, path: allAddressesIn(language).corrections },
        { label: labels.archive, path: allAddressesIn(language).archive },
      ],
    }),
  },
  front: {
    type: "Front",
    comment: [
      "The front page: edit it as often as the news changes. `pinned` are stories by id, slug or file, the lead first; the rest of the",
      "`top` stories are the newest. Below them come the sections, each with its newest stories.",
    ],
    value: ({ sections }) => ({ pinned: [], top: 6, sections: [...sections.keys()], perSection: 4 }),
  },
  topics: {
    type: "Topics",
    comment: [
      'What is worth saying about a tag: `Trains: { description: "…", synonyms: ["Railway"] }`. A tag needs no entry here.',
    ],
    value: () => ({}),
  },
  feeds: {
    type: "Feeds",
    comment: [
      "What our feeds carry, and feeds for partners: the README says how. Every list has its feeds without a word here.",
    ],
    value: () => ({}),
  },
  calls: {
    type: "Calls",
    comment: [
      'What we ask of our readers: `tips: { heading: "…", text: "…", address: "/…/", button: "…", below: "all", front: true }`. `below` is',
      '"all" articles or a list of sections; a story shows one with "::: call tips :::".',
    ],
    value: () => ({}),
  },
  design: {
    type: "Design",
    comment: [
      "How the paper looks, on its pages, in its icons, on a home screen and in its feeds. All of it may be left out. The wordmark and the",
      "icons are drawings in src/assets/icons; without `wordmark` the name stands at the top in the typeface of headlines.",
    ],
    value: () => ({
      colors: {
        light: { paper: "#fdfcf9", ink: "#17191c", accent: "#9b1c1f" },
        dark: { paper: "#15171a", ink: "#e9e6df", accent: "#f2998f" },
      },
      typefaces: { headline: "charter", text: "charter", interface: "system" },
      wordmark: "wordmark.svg",
      density: "airy",
    }),
  },
  policy: {
    type: "Policy",
    comment: [
      "What we promise our readers, and what we allow machines to do with our work. Nothing is promised until you write it here, such as",
      '`principles: { correctionsPolicy: "/…/#…" }`. With nothing here, search engines may list us, assistants may quote us, and no model',
      "may learn from us: `ai: { search: true, input: true, train: false }`.",
    ],
    value: () => ({}),
  },
  site: {
    type: "Site",
    comment: [
      "Who we are and where we publish. Every page, feed and search result takes the paper's name, address, language and clock from here.",
      "`telephone`, `address` (the postal one), `links` and `fediverse` may be added. `idAuthority` is the one line that never changes",
      "again: readers' feeds know our stories by it.",
    ],
    value: ({ name, tagline, url, language, timeZone, place, email, sections }, _labels, now) => ({
      name,
      tagline,
      description: starterFor(language).aboutPaper(name, place),
      url,
      idAuthority: `${new URL(url).hostname},${new Date(now).toISOString().slice(0, 10)}`,
      language,
      timeZone,
      place,
      email,
      defaultSection: [...sections.keys()][0] ?? "",
      slugs: "ascii",
      ...withAddresses(language),
    }),
  },
};

/** Files whose type has a module of its own, of the same name. */
const ELSEWHERE: ReadonlySet<string> = new Set(["policy", "design"]);
const moduleOf = (name: string): string => JSON.stringify(`../src/model/${ELSEWHERE.has(name) ? name : "outlet"}.ts`);

function withAddresses(language: string): { addresses?: Plain } {
  const addresses = addressesIn(language);
  return addresses ? { addresses } : {};
}

const fileOf = (name: string): string => `_data/${name}.ts`;

/** The files of `_data` that `init` writes. */
export const dataFiles: readonly string[] = Object.keys(data).map(fileOf);

/** The files of a new paper, by path. @param now in milliseconds */
export function filesOf(answers: Answers, labels: Labels, now: number): Map<string, string> {
  const { pages, pageNote } = starterFor(answers.language);
  return new Map([
    ["src/assets/icons/favicon.svg", faviconOf(answers.name)],
    ["src/assets/icons/wordmark.svg", wordmarkOf(answers.name)],
    ...pages.map((page): [string, string] => [
      `seeds/pages/${pageName(page.title, answers.language)}.md`,
      standingPage(page, pageNote),
    ]),
    welcome(answers, now),
    ...Object.entries(data).map(([name, { type, comment, value }]): [string, string] => [
      fileOf(name),
      `import type { ${type} } from ${moduleOf(name)};

${comment.map((line) => `// ${line}`).join("\n")}
export default ${literal(value(answers, labels, now))} satisfies ${type};
`,
    ]),
  ]);
}

const standingPage = ({ title, parts }: StarterPage, note: string): string =>
  [
    "---",
    `title: ${JSON.stringify(title)}`,
    `# ${note}`,
    "---",
    "",
    parts
      .map(([heading, ...asked]) =>
        [`## ${heading}`, ...asked.map((question) => `${QUESTION} ${question}`)].join("\n\n"),
      )
      .join("\n\n"),
    "",
  ].join("\n");

function welcome({ language, timeZone, sections, author }: Answers, now: number): [string, string] {
  const id = asciiSlugOf(author, language);
  const known = { zone: timeZone, language, slugs: "ascii", sections: [...sections.keys()], authors: [id] } as const;
  const begun = { title: starterFor(language).welcome, section: known.sections[0], authors: [id] };
  const { path, text } = newStory(begun, known, now);
  return [`seeds/${path}`, text];
}
