import { FAILSAFE_SCHEMA, load, loadAll, NOT_RESOLVED, nullCoreTag, YAMLException } from "js-yaml";

/**
 * Plain scalars stay what the editor typed: `title: 1984` is "1984", and a date is no Date. Nothing, `~` and `null` are no value;
 * `Null` is a name, and a word in German.
 */
const schema = FAILSAFE_SCHEMA.withTags({
  ...nullCoreTag,
  resolve: (source) => (/^(?:|~|null)$/.test(source) ? null : NOT_RESOLVED),
});
// Aliases can make a small file a huge value; nobody needs more than a few.
const MOST_ALIASES = 20;

/** The only reader of YAML, in simple lines too: what reads those by hand saves less than a tenth of a cold build. @throws YAMLException */
export const readYaml = (yaml: string): unknown[] => loadAll(yaml, { schema, maxAliases: MOST_ALIASES });

/** A value as somebody typed it in front matter: text, a list or a group of keys. */
export type Typed = string | readonly Typed[] | { readonly [key: string]: Typed };

/** What YAML makes of a value on one line; nothing where it is a fault. No value is an empty text. */
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

/** Text that YAML takes as it is: no mark of its grammar at the start, no `: ` and no ` #` within. */
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?!.*(?:\s#|:\s|:$))/u;
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** Writes a value so that YAML reads the same, on one line. */
export function writeYaml(value: Typed): string {
  if (typeof value === "string")
    return /^[\p{L}\p{N}./_-]+$/u.test(value) && value !== "null" && isPlain(value) ? value : inQuotes(value);
  if (isList(value)) return `[${value.map(writeYaml).join(", ")}]`;
  const entries = Object.entries(value).map(([key, each]) => `${writeYaml(key)}: ${writeYaml(each)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

export const isList = (value: unknown): value is readonly Typed[] => Array.isArray(value);

// What YAML takes for no character of a file, or for the end of a line.
const UNPRINTABLE = /(?! )[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u;

function inQuotes(text: string): string {
  if (!/["\\]/.test(text) && !UNPRINTABLE.test(text)) return `"${text}"`;
  if (!UNPRINTABLE.test(text)) return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
  return JSON.stringify(text).replace(
    new RegExp(UNPRINTABLE, "gu"),
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
