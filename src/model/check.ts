import { z } from "zod";
import { keySuggestion, type Problem, problem, suggestion } from "./problem.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Holds a value of unknown shape, as an editor wrote it, against a schema. Fields of problems are dotted paths into the value
 * (`image.alt`, `corrections.0.date`); lines are looked up later (content/problem-lines.ts).
 */
export function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  file: string,
): { value: z.output<S> } | { problems: Problem[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, { schema, value, file, above: [] })) };
}

interface Inquiry {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly file: string;
  /** Where the issue's own path begins: issues inside a union count from the union. */
  readonly above: Path;
}

function problemsOf(issue: Issue, inquiry: Inquiry): Problem[] {
  const path = [...inquiry.above, ...issue.path];
  const found = valueAt(inquiry.value, path);
  const say = (what: string, fix: string, at: Path = path): Problem[] => [
    problem({ file: inquiry.file, field: at.length === 0 ? "file" : at.map(String).join(".") }, what, fix),
  ];
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(inquiry.schema, path);
      return issue.keys.flatMap((key) => say(`"${key}" is not a known key`, keySuggestion(key, known), [...path, key]));
    }
    case "invalid_type":
      if (typeof path.at(-1) === "number" && found === null)
        return say("is an empty line of the list", "Fill it in, or take it out.");
      if ((found === undefined || found === null) && path.length > 0)
        return say("is missing", `Add "${String(path.at(-1))}: …".`);
      return say(`${shown(found)} is not ${nounOf(issue.expected)}`, writing(issue.expected, found, inquiry, path));
    case "invalid_value": {
      const values = issue.values.map(String);
      return say(`${shown(found)} is not one of the values of this key`, suggestion(String(found), values));
    }
    case "too_small":
    case "too_big":
      return say(...sizeFault(issue, found));
    case "invalid_key":
      return say(
        `${shown(String(path.at(-1)))} cannot be a key`,
        sentence(issue.issues[0]?.message ?? "Write it another way"),
      );
    case "invalid_union":
      return unionProblems(issue, { ...inquiry, above: path }) ?? say(...noBranch(issue, found));
    default:
      return say(...formFault(issue, found));
  }
}

/** A branch of a union that the value has the outer shape of says more than the union does. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, inquiry: Inquiry): Problem[] | undefined {
  const branch = issue.errors.find((issues) =>
    issues.every((each) => each.path.length > 0 || !["invalid_type", "invalid_value"].includes(each.code)),
  );
  return branch?.flatMap((each) => problemsOf(each, inquiry));
}

function noBranch(issue: z.core.$ZodIssueInvalidUnion, found: unknown): [what: string, mend: string] {
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
): [what: string, mend: string] {
  if (typeof found === "number") {
    return issue.code === "too_small"
      ? [`${found} is too small`, `Write ${issue.minimum} or more.`]
      : [`${found} is too large`, `Write ${issue.maximum} or less.`];
  }
  return issue.code === "too_small"
    ? ["is empty", "Fill it in."]
    : [`${shown(found)} is too long`, `The most is ${issue.maximum}.`];
}

/** Schemas say what is wrong ("is not …: how to mend it", "needs …") or how to write it right. */
function formFault(issue: Issue, found: unknown): [what: string, mend: string] {
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

/** How to write what is expected, with the value that is there where it can be kept. */
function writing(expected: string, found: unknown, { schema }: Inquiry, path: Path): string {
  const plain = typeof found === "string" || typeof found === "number" || typeof found === "boolean";
  switch (expected) {
    case "string":
      return plain ? `Put it in quotes: "${found}".` : "Write text.";
    case "array":
      return plain ? `Write it as a list: [${found}].` : "Write it as a list: [one, another].";
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

/** A value as a message shows it: short texts in quotes, numbers as they are, the rest by its kind. */
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

/** The keys that a schema knows at a path; none where it is no group of named keys. */
function keysAt(schema: unknown, path: Path): readonly string[] {
  let at = unwrapped(schema);
  for (const key of path) {
    if (at instanceof z.ZodObject) at = unwrapped(at.shape[String(key)]);
    else if (at instanceof z.ZodArray) at = unwrapped(at.element);
    else if (at instanceof z.ZodRecord) at = unwrapped(at.valueType);
    else return [];
  }
  if (at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum) return at.keyType.options.map(String);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** Without "optional" and the like; of a union the branch with keys. */
function unwrapped(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.map(unwrapped).find((each) => each instanceof z.ZodObject);
  return schema;
}
