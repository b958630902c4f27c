import { YAMLException } from "js-yaml";
import { storySchema } from "../../model/article.ts";
import { type Problem, problem } from "../../model/problem.ts";
import { shorten } from "../../model/text.ts";
import { isGroup } from "../formats/format.ts";
import { meantKey } from "./foreign-keys.ts";
import { meantBy } from "./local-words.ts";
import { misreadings } from "./misread.ts";
import { simpleKeys } from "./simple-keys.ts";
import { soundKeys } from "./sound-keys.ts";
import { keyTwice } from "./yaml-places.ts";
import { readYaml } from "./yaml-value.ts";

/** The keys above a text, as the editor typed them, and where the text begins. */
export interface FrontMatter {
  /** The keys, unchecked. Values are texts, lists and groups of keys. A key without a value is left out. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The line of the file on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** If there are any, `metadata` has those keys that can be read all the same. */
  readonly problems: readonly Problem[];
}

const OPENING = /^---[ \t]*(?:\n|$)/;
/** Lines that are meant as `---`: of other dashes, as word processors write them, of other signs, or the fence of a code block. */
const NEARLY = String.raw`(?:-{2,}|[–—―]+|(?:- ?){3,}|\+{3,}|\*{3,}|_{3,}|={3,}|(?:\x60{3}|~{3})\w*)[ \t]*`;
/** Misplaced front matter: the opening line is not the first, is indented, or is not exactly `---`; and its first key. */
const LATE_OPENING = new RegExp(
  String.raw`^\s*(?:<!--[^<>]{0,500}-->\s*)?(${NEARLY})\n(?:---[ \t]*\n)?\s*([\p{L}\w]+) *[:=]`,
  "u",
);
const NEARLY_CLOSING = new RegExp(`^[ \\t]*${NEARLY}$`, "m");
const OTHER_LANGUAGE = /^---[ \t]*([a-z]+)[ \t]*\n/i;

/**
 * Splits a text into front matter and body. Front matter is YAML between a first line `---` and the next such line. None of it is executed.
 *
 * @param text with line feeds only and without a byte order mark
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const parts = splitFrontMatter(text);
  const body = { body: parts?.body ?? text, bodyLine: parts?.bodyLine ?? 1 };
  const fault = (line: number, what: string, fix: string, field = "front matter"): FrontMatter => ({
    metadata: withoutEmptyKeys(soundKeys(parts?.closed ? parts.yaml : "", [line - 2])),
    ...body,
    problems: [problem({ file, field, line }, what, fix)],
  });
  if (parts === undefined) {
    const [, language] = OTHER_LANGUAGE.exec(text) ?? [];
    if (language !== undefined)
      return fault(1, `"---${language}" is not read`, 'Write YAML ("key: value") between two lines "---".');
    if (/^\{\s*"\w+"\s*:/.test(text))
      return fault(1, "is JSON, which is not read", 'Write a line "key: value" for each key, between two lines "---".');
    const [, opening = "", key = ""] = LATE_OPENING.exec(text) ?? [];
    if (/^[-+]{3}/.test(opening) || ownKey(key) !== undefined)
      return fault(1, 'is not "---" alone', 'The first line is "---" and nothing else, without a space.');
    const first = keyAbove(text);
    if (first !== undefined) {
      const closes = /^\s*(?:.+\n){1,40}?---[ \t]*(?:\n|$)/.test(text);
      const above = `Write a line "---" above "${shorten(first, 60)}"`;
      return fault(
        1,
        `has no line "---" above it${closes ? "" : ", and none below"}`,
        closes ? `${above}.` : `${above}, and another below the last key.`,
      );
    }
    return { metadata: {}, ...body, problems: [] };
  }
  if (!parts.closed) {
    const { index, 0: found = "" } = NEARLY_CLOSING.exec(parts.yaml) ?? {};
    return index === undefined
      ? fault(1, "is not closed", 'Put a line "---" between the keys and the text.')
      : fault(
          linesIn(parts.yaml.slice(0, index)) + 2,
          `is not closed: "${found}" is not "---"`,
          'The line between the keys and the text is "---" and nothing else, without a space.',
        );
  }
  const simple = simpleKeys(parts.yaml);
  if (simple) return { metadata: simple, ...body, problems: [] };
  const { misread, corrected } = misreadings(parts.yaml);
  if (misread.length > 0)
    return {
      metadata: withoutEmptyKeys(
        soundKeys(
          parts.yaml,
          misread.map(({ line }) => line),
        ),
      ),
      ...body,
      problems: misread.map(({ line, field, what, fix }) => problem({ file, field, line: line + 2 }, what, fix)),
    };
  try {
    const [value = null] = readYaml(corrected);
    if (value !== null && (typeof value !== "object" || Array.isArray(value)))
      return fault(2, "has no keys", 'Write each line as "key: value".');
    return { metadata: withoutEmptyKeys(value ?? {}), ...body, problems: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const twice = keyTwice(corrected);
    if (twice)
      return fault(
        linesIn(corrected.slice(0, twice.start)) + 2,
        "is there twice",
        "Keep one of the two lines.",
        twice.field,
      );
    const { line, position } = error.mark ?? { line: 0, position: 0 };
    const isAlias = corrected[position - 1] === "*";
    const fix = isAlias
      ? 'Put text that begins with "*" in quotes.'
      : 'Put text with ": " or "#" in quotes, and indent with spaces.';
    return fault(line + 2, `is not YAML: ${error.reason}`, fix);
  }
}

/** The first line of a text if it is a key and not copy: the headline or the date, or one key of two. Its marks of Markdown are left out. */
export function keyAbove(text: string): string | undefined {
  const [first = "", second = ""] = text.trimStart().split("\n", 2).map(withoutMarks);
  const [own, next] = [first, second].map((each) => ownKey(/^([\p{L}_-]{2,30}) ?[:=](?: |$)/u.exec(each)?.[1] ?? ""));
  return own === "title" || own === "date" || (own !== undefined && next !== undefined) ? first : undefined;
}

/** A line without what makes it a heading, an item or bold. */
const withoutMarks = (line: string): string =>
  line
    .slice(0, 300)
    .replace(/^(?:[#>*-]+ +)?/, "")
    .replace(/^(\*\*|__)([^*_]+)\1/, "$2")
    .replace(/^(\*\*|__)([^*_]+:)(.*)\1$/, "$2$3")
    .trim();

const ownKey = (key: string): string | undefined => meantKey(key) ?? meantBy(key, Object.keys(storySchema.shape));

/** The parts of a text with front matter. The YAML begins on line 2. If it is not closed, it extends to the end of the text. */
export function splitFrontMatter(
  text: string,
): { yaml: string; closed: boolean; body: string; bodyLine: number } | undefined {
  const opening = OPENING.exec(text);
  if (!opening) return undefined;
  const rest = text.slice(opening[0].length);
  const closing = /^---[ \t]*$/m.exec(rest);
  if (!closing) return { yaml: rest, closed: false, body: "", bodyLine: linesIn(rest) + 2 };
  const yaml = rest.slice(0, closing.index);
  return { yaml, closed: true, body: rest.slice(closing.index + closing[0].length + 1), bodyLine: linesIn(yaml) + 3 };
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** Removes keys without a value, also from groups: `key:` alone means the same as no key. */
function withoutEmptyKeys(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, isGroup(each) ? withoutEmptyKeys(each) : each]),
  );
}
