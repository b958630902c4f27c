import { FAILSAFE_SCHEMA, load, loadAll, NOT_RESOLVED, nullCoreTag, YAMLException } from "js-yaml";

/**
 * Plain scalars stay as the editor typed them: `title: 1984` is "1984", and a date is a text. An empty value, `~` and `null` mean no value;
 * `Null` is text, since it is a name, and a word in German.
 */
const schema = FAILSAFE_SCHEMA.withTags({
  ...nullCoreTag,
  resolve: (source) => (/^(?:|~|null)$/.test(source) ? null : NOT_RESOLVED),
});
// Aliases can turn a small file into a huge value. An editor needs a few at most.
const MOST_ALIASES = 20;

/** Reads all YAML. @throws YAMLException */
export const readYaml = (yaml: string): unknown[] => loadAll(yaml, { schema, maxAliases: MOST_ALIASES });

/** A value as an editor typed it in front matter: text, a list or a group of keys. */
export type Typed = string | readonly Typed[] | { readonly [key: string]: Typed };

/** What YAML reads from a value on one line. Undefined if it is invalid. No value is an empty text. */
export function yamlReading(value: string): Typed | undefined {
  try {
    const read = load(`x: ${value}\n`, { schema, maxAliases: MOST_ALIASES });
    return typeof read === "object" && read !== null && "x" in read ? typed(read.x) : undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return undefined;
  }
}

function typed(value: unknown): Typed {
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== "object" || value === null) return String(value ?? "");
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typed(each)]));
}

/** Text that YAML reads as it is written: no syntax character at the start, no `: ` and no ` #` inside. */
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?!.*(?:\s#|:\s|:$))/u;
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** Writes a value on one line so that YAML reads the same value. */
export function writeYaml(value: Typed): string {
  if (typeof value === "string")
    return /^[\p{L}\p{N}./_-]+$/u.test(value) && value !== "null" && isPlain(value) ? value : inQuotes(value);
  if (isList(value)) return `[${value.map(writeYaml).join(", ")}]`;
  const entries = Object.entries(value).map(([key, each]) => `${writeYaml(key)}: ${writeYaml(each)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

export const isList = (value: unknown): value is readonly Typed[] => Array.isArray(value);

// Characters that YAML does not allow in a file, or reads as the end of a line.
const UNPRINTABLE = /(?! )[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u;

function inQuotes(text: string): string {
  if (!/["\\]/.test(text) && !UNPRINTABLE.test(text)) return `"${text}"`;
  if (!UNPRINTABLE.test(text)) return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
  return JSON.stringify(text).replace(
    new RegExp(UNPRINTABLE, "gu"),
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
