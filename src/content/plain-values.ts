import { type Problem, problem, warning } from "../model/problem.ts";
import { COMMENT_FIX, dropComments } from "./comments.ts";
import { firstEntity } from "./entities.ts";
import type { Metadata } from "./formats/format.ts";
import { wordsAlone } from "./markdown/words-alone.ts";
import { holdsTag } from "./tags.ts";

/** The deepest path to a value of a story, such as `corrections.0.text`. */
const DEEPEST = 3;

/** Keys whose words readers see. */
const WORDS = /^(?:title|description|kicker|caption|text|alt)$/;
/** Words in bold or italics, or a link, as Markdown writes them in a text. */
const MARKDOWN =
  /(?<![\p{L}\p{N}*_])(\*\*|\*)(?=[\p{L}\p{N}])[^*_\n]{0,200}[\p{L}\p{N}.!?]\1(?![\p{L}\p{N}*_])|\[[^\][\n]{1,200}\]\((?:https?:|\/|\.)[^()\s]{1,300}\)/u;

/** What an editor hardly means to be printed: Markdown, and character references, as WordPress exports them. */
function* printedSigns(value: string, isText: boolean): Generator<[what: string, fix: string]> {
  const [signs] = (isText && MARKDOWN.exec(value)) || [];
  if (signs !== undefined) yield [`"${signs}" is printed as it is`, "Take the signs out: a key holds words only."];
  const reference = firstEntity(value);
  if (reference === undefined) return;
  const { source, meant } = reference;
  yield [`"${source}" is printed as it is`, meant === "" ? "Take it out." : `Write "${meant}" in its place.`];
}

/**
 * Removes HTML comments and tags from the texts of metadata: headlines, captions and the like hold words only. A faulty comment or tag is
 * reported as a problem of the key, and what an editor hardly means as a warning.
 *
 * @param file of the story
 */
export function plainValues(metadata: Metadata, file: string): { metadata: Metadata; problems: Problem[] } {
  const problems: Problem[] = [];
  const plain = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === "string") {
      const field = path.join(".");
      for (const [what, fix] of printedSigns(value, WORDS.test(path.at(-1) ?? "")))
        problems.push(warning({ file, field }, what, fix));
      return holdsTag(value) ? plainText(value, field) : value;
    }
    if (typeof value !== "object" || value === null || path.length >= DEEPEST) return value;
    if (Array.isArray(value)) return value.map((each, index) => plain(each, [...path, String(index)]));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, [...path, key])]));
  };
  const plainText = (value: string, field: string): string => {
    const { text, faults } = dropComments(value);
    const { words, faults: tags } = wordsAlone(text, "key");
    for (const { what } of faults) problems.push(problem({ file, field }, what, COMMENT_FIX));
    for (const { what, fix } of tags) problems.push(problem({ file, field }, what, fix));
    // A faulty text is kept, so that it is not also reported as empty.
    return faults.length + tags.length > 0 ? value : words;
  };
  const entries = Object.entries(metadata).map(([key, value]) => [key, plain(value, [key])]);
  return { metadata: Object.fromEntries(entries), problems };
}
