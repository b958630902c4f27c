import { YAMLException } from "js-yaml";
import { type Problem, problem } from "../../model/problem.ts";
import { misreadings } from "./misread.ts";
import { keyTwice } from "./yaml-places.ts";
import { readYaml } from "./yaml-value.ts";

/** The keys above a text, as the editor typed them, and where the text begins. */
export interface FrontMatter {
  /** Unchecked; texts, lists and groups of keys only. A key without a value is not there. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Of the body's first line, counted from 1. */
  readonly bodyLine: number;
  /** If there is one, the metadata are not known. */
  readonly problems: readonly Problem[];
}

const OPENING = /^---[ \t]*(?:\n|$)/;
/** Keys that somebody meant to be front matter: below an empty line or a space, or another line than `---`. */
const LATE_OPENING = /^[\s\ufeff]*(?:-{3,}|\+{3,})[ \t]*\n\s*\w+ *[:=]/;
const OTHER_LANGUAGE = /^---[ \t]*([a-z]+)[ \t]*\n/i;

/**
 * Takes the front matter off a text: YAML between a first line `---` and the next one. Nothing in it is ever run.
 *
 * @param text with line feeds only and without a byte order mark
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const parts = splitFrontMatter(text);
  const body = { body: parts?.body ?? text, bodyLine: parts?.bodyLine ?? 1 };
  const fault = (line: number, what: string, fix: string, field = "front matter"): FrontMatter => ({
    metadata: {},
    ...body,
    problems: [problem({ file, field, line }, what, fix)],
  });
  if (parts === undefined) {
    const [, language] = OTHER_LANGUAGE.exec(text) ?? [];
    if (language !== undefined)
      return fault(1, `"---${language}" is not read`, 'Write YAML ("key: value") between two lines "---".');
    if (/^\{\s*"\w+"\s*:/.test(text))
      return fault(1, "is JSON, which is not read", 'Write a line "key: value" for each key, between two lines "---".');
    if (LATE_OPENING.test(text))
      return fault(1, 'is not "---" alone', 'The first line is "---" and nothing else, without a space.');
    return { metadata: {}, ...body, problems: [] };
  }
  if (!parts.closed) return fault(1, "is not closed", 'Put a line "---" between the keys and the text.');
  const { misread, mended } = misreadings(parts.yaml);
  if (misread.length > 0)
    return {
      metadata: {},
      ...body,
      problems: misread.map(({ line, field, what, mend: fix }) => problem({ file, field, line: line + 2 }, what, fix)),
    };
  try {
    const [value = null] = readYaml(mended);
    if (value !== null && (typeof value !== "object" || Array.isArray(value)))
      return fault(2, "has no keys", 'Write each line as "key: value".');
    return { metadata: withoutNothing(value ?? {}), ...body, problems: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const twice = keyTwice(mended);
    if (twice)
      return fault(
        linesIn(mended.slice(0, twice.start)) + 2,
        "is there twice",
        "Keep one of the two lines.",
        twice.field,
      );
    const { line, position } = error.mark ?? { line: 0, position: 0 };
    const isAlias = mended[position - 1] === "*";
    const fix = isAlias
      ? 'Put text that begins with "*" in quotes.'
      : 'Put text with ": " or "#" in quotes, and indent with spaces.';
    return fault(line + 2, `is not YAML: ${error.reason}`, fix);
  }
}

/** The parts of a text with front matter. The YAML begins on line 2; one that is not closed goes on to the end. */
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

/** `key:` alone is like no key at all, in groups of keys too. */
function withoutNothing(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, isGroup(each) ? withoutNothing(each) : each]),
  );
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
