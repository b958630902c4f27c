import type * as z from "zod";
import { linesToCopy } from "./lines-to-copy.ts";
import { didYouMean, keySuggestion, type Problem, problem, suggestion } from "./problem.ts";
import { keysAt } from "./schema-at.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Checks a value of unknown shape, as an editor wrote it, with a schema. The fields of problems are dotted paths into the value
 * (`image.alt`, `corrections.0.date`). Lines are looked up later (content/problem-lines.ts).
 *
 * @param meant what an unknown key or value means in another language
 */
export function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  file: string,
  meant: Meant = () => undefined,
): { value: z.output<S> } | { problems: Problem[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return {
    problems: result.error.issues.flatMap((issue) => problemsOf(issue, { schema, value, file, meant, above: [] })),
  };
}

/** Which of the known keys or values is meant by a word that is none of them. */
export type Meant = (word: string, known: readonly string[]) => string | undefined;

interface CheckContext {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly file: string;
  readonly meant: Meant;
  /** The path that precedes the issue's own path, which begins at the union if the issue is inside one. */
  readonly above: Path;
}

function problemsOf(issue: Issue, context: CheckContext): Problem[] {
  const path = [...context.above, ...issue.path];
  const found = valueAt(context.value, path);
  const report = (what: string, fix: string, at: Path = path): Problem[] => [
    problem({ file: context.file, field: at.length === 0 ? "file" : at.map(String).join(".") }, what, fix),
  ];
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(context.schema, path);
      return issue.keys.flatMap((key) =>
        report(`"${key}" is not a known key`, didYouMean(context.meant(key, known)) ?? keySuggestion(key, known), [
          ...path,
          key,
        ]),
      );
    }
    case "invalid_type":
      if (typeof path.at(-1) === "number" && found === null)
        return report("is an empty line of the list", "Fill it in, or take it out.");
      if ((found === undefined || found === null) && path.length > 0)
        return report("is missing", `Add "${String(path.at(-1))}: …".`);
      return report(`${shown(found)} is not ${nounOf(issue.expected)}`, writing(issue.expected, found, context, path));
    case "invalid_value": {
      const values = issue.values.map(String);
      return report(
        `${shown(found)} is not one of the values of this key`,
        didYouMean(context.meant(String(found), values)) ?? suggestion(String(found), values),
      );
    }
    case "too_small":
    case "too_big":
      return report(...sizeFault(issue, found));
    case "invalid_key":
      return report(
        `${shown(String(path.at(-1)))} cannot be a key`,
        sentence(issue.issues[0]?.message ?? "Write it another way"),
      );
    case "invalid_union":
      return unionProblems(issue, { ...context, above: path }) ?? report(...noBranch(issue, found));
    default:
      return report(...formFault(issue, found));
  }
}

/** The problems of the branch of a union whose outer shape the value has, since they say more than the union's own. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, context: CheckContext): Problem[] | undefined {
  const branch = issue.errors.find((issues) =>
    issues.every((each) => each.path.length > 0 || !["invalid_type", "invalid_value"].includes(each.code)),
  );
  return branch?.flatMap((each) => problemsOf(each, context));
}

function noBranch(issue: z.core.$ZodIssueInvalidUnion, found: unknown): [what: string, fix: string] {
  const wanted = new Set(
    issue.errors
      .flat()
      .map((each) =>
        each.code === "invalid_type" ? nounOf(each.expected) : "values" in each ? list(each.values) : "",
      ),
  );
  wanted.delete("");
  return [`${shown(found)} is not ${[...wanted].join(" or ")}`, `Write ${[...wanted].join(" or ")}.`];
}

const list = (values: readonly unknown[]): string => values.map(String).join(" or ");

function sizeFault(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  found: unknown,
): [what: string, fix: string] {
  if (typeof found === "number") {
    return issue.code === "too_small"
      ? [`${found} is too small`, `Write ${issue.minimum} or more.`]
      : [`${found} is too large`, `Write ${issue.maximum} or less.`];
  }
  return issue.code === "too_small"
    ? ["is empty", "Fill it in."]
    : [`${shown(found)} is too long`, `The most is ${issue.maximum}.`];
}

/** The messages of our schemas say what is wrong ("is not …: how to fix it", "needs …") or only how to fix it. */
function formFault(issue: Issue, found: unknown): [what: string, fix: string] {
  const [, what, fix] = /^((?:is|needs) [^:]*)(?:: (.*))?$/s.exec(issue.message) ?? [];
  if (what !== undefined) return [`${shown(found)} ${what}`, sentence(fix ?? "Correct it")];
  return [`${shown(found)} is not in the right form`, sentence(issue.message)];
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;

function nounOf(expected: string): string {
  switch (expected) {
    case "string":
      return "text";
    case "array":
      return "a list";
    case "object":
    case "record":
      return "a group of keys";
    case "boolean":
      return "true or false";
    case "int":
      return "a whole number";
    default:
      return `a ${expected}`;
  }
}

/** How to write the expected kind of value, with the present value if it can be kept. */
function writing(expected: string, found: unknown, { schema, value }: CheckContext, path: Path): string {
  const copied = linesToCopy(schema, path, found, value);
  if (copied !== undefined) return copied;
  switch (expected) {
    case "string":
      return "Write text.";
    case "array":
      return "Write it as a list: [one, another].";
    case "object":
    case "record": {
      const keys = keysAt(schema, path);
      return keys.length > 0 ? `Give it keys of its own: ${keys.join(", ")}.` : "Give it keys of its own.";
    }
    case "boolean":
      return "Write true or false.";
    default:
      return "Write digits, without quotes.";
  }
}

/** A value as messages show it: texts in quotes and shortened, numbers as they are, other values by their kind. */
function shown(value: unknown): string {
  if (typeof value === "string") return value.length > 60 ? `"${value.slice(0, 60)}…"` : `"${value}"`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a group of keys" : `a ${typeof value}`;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}
