import { parse, TomlDate, TomlError } from "smol-toml";
import { type Problem, problem } from "../../model/problem.ts";
import type { FrontMatter } from "./front-matter.ts";

/** The parts of a text with TOML between two lines `+++`, as Hugo and Zola write it. Undefined for other texts. */
export function splitToml(text: string): { toml: string; closed: boolean; body: string; bodyLine: number } | undefined {
  const [opening] = /^\+\+\+[ \t]*\n/.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const rest = text.slice(opening.length);
  const closing = /^\+\+\+[ \t]*$/m.exec(rest);
  const toml = rest.slice(0, closing?.index ?? rest.length);
  const bodyLine = toml.split("\n").length + 2;
  if (!closing) return { toml, closed: false, body: "", bodyLine };
  return { toml, closed: true, body: rest.slice(closing.index + closing[0].length + 1), bodyLine };
}

/** Reads front matter in TOML. Every value is text, as in YAML. */
export function readToml(text: string, file: string): FrontMatter | undefined {
  const parts = splitToml(text);
  if (parts === undefined) return undefined;
  const fault = (line: number, what: string, fix: string, metadata: FrontMatter["metadata"] = {}): FrontMatter => ({
    metadata,
    ...parts,
    problems: [at(line, what, fix)],
  });
  const at = (line: number, what: string, fix: string): Problem =>
    problem({ file, field: "front matter", line }, what, fix);
  if (!parts.closed) return fault(1, "is not closed", 'Put a line "+++" between the keys and the text.');
  try {
    return { metadata: groupOf(parse(parts.toml)), ...parts, problems: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const lines = parts.toml.split("\n");
    const what = `is not TOML: ${reasonOf(error, lines[error.line - 1] ?? "")}`;
    const others = withoutLine(lines, error.line - 1);
    return fault(error.line + 1, what, 'Write each line as key = "value".', others);
  }
}

/** What TOML says of the line break that it meets is of no use to an editor. */
function reasonOf({ message }: TomlError, line: string): string {
  if (/=\s*(["'])(?:(?!\1).)*$/.test(line)) return "a quotation mark is not closed";
  if (/^\s*\[[^\]]*$/.test(line)) return "a square bracket is not closed";
  return (message.split("\n", 1)[0] ?? "").replace(/^Invalid TOML document: /, "");
}

/** The other keys, where one line was at fault: what is wrong with them is told in the same run. @param at counted from 0 */
function withoutLine(lines: readonly string[], at: number): Record<string, unknown> {
  // Without the name of their group, its keys would be the story's own.
  if (/^\s*\[/.test(lines[at] ?? "")) return {};
  try {
    return groupOf(parse(lines.with(at, "").join("\n")));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return {};
  }
}

const groupOf = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typed(each)]));

/** Converts a value back to what the editor typed: a date as in the file, a number in digits. */
function typed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typed);
  if (value instanceof TomlDate) return value.toISOString();
  return typeof value === "object" && value !== null ? groupOf(value) : String(value);
}
