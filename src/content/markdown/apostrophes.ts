import type { StateCore } from "markdown-it";

/** What stands behind the apostrophe of words that begin with one, since letters are left out. */
interface Shortened {
  readonly always: string;
  /** Those that are words of their own too: in 'round the clock' the sign begins a quotation. */
  readonly unlessQuoted: string;
}

const DUTCH = { always: "s|t|n|k|m", unlessQuoted: "til" };
const SHORTENED: ReadonlyMap<string, Shortened> = new Map([
  ["af", DUTCH],
  ["de", { always: "s|ne|nen|nem|ner", unlessQuoted: "n|rein|raus|rauf|runter" }],
  [
    "en",
    {
      always: "n'|twas|tis|twere|twill|twould|twixt|gainst|nuff|fraid",
      unlessQuoted: "em|til|cause|cos|coz|bout|round|neath|n",
    },
  ],
  ["nl", DUTCH],
]);

/** The next sign in what follows, as far as one looks, ends no quotation. */
const UNQUOTED = String.raw`(?!(?:[^']|(?<=\p{L})'(?=\p{L})){0,200}?[^\s']'(?![\p{L}\p{N}]))`;
const WORD_END = String.raw`(?![\p{L}\p{N}'])`;

/**
 * Makes an apostrophe of the straight quote before a shortened word or year, which would be taken for the beginning of a quotation:
 * `'twas`, `the '90s`, `rock 'n' roll`.
 *
 * @param language BCP 47
 */
export function apostrophes(language: string): (state: StateCore) => void {
  const words = SHORTENED.get(language.split("-", 1)[0] ?? language);
  const forms = [
    String.raw`\d\d(?=s\b)`,
    String.raw`\d\d(?!\p{L}|\d|[.,]\d)${UNQUOTED}`,
    ...(words ? [`(?:${words.always})${WORD_END}`, `(?:${words.unlessQuoted})${WORD_END}${UNQUOTED}`] : []),
  ];
  // The sign comes first, for which the engine searches fast.
  const pattern = new RegExp(String.raw`'(?<![\p{L}\p{N}'’]')(?:${forms.join("|")})`, "giu");
  return ({ tokens }) => {
    for (const { type, content, children } of tokens) {
      if (type !== "inline" || !children || !content.includes("'")) continue;
      for (const child of children)
        if (child.type === "text" && child.content.includes("'"))
          child.content = child.content.replace(pattern, (word) => word.replaceAll("'", "’"));
    }
  };
}
