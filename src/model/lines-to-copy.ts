import * as z from "zod";
import { schemaAt, unwrapped } from "./schema-at.ts";

/**
 * What to write in place of a value of another shape, if its words can be kept: a list for a text, a group of keys for a text, text for a
 * list of one. It is right in YAML and in TypeScript.
 *
 * @param found the value at the path
 * @param whole all that the editor wrote, whose own date a date is taken from
 * @returns sentences; undefined if the value does not say enough
 */
export function linesToCopy(
  schema: unknown,
  path: readonly PropertyKey[],
  found: unknown,
  whole: unknown,
): string | undefined {
  const at = schemaAt(schema, path);
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const write = (value: string): string => `Write: ${typeof key === "string" ? `${key}: ` : ""}${value}`;
  const text = plainText(found);
  if (at instanceof z.ZodString) {
    if (text !== undefined) return `Put it in quotes: ${JSON.stringify(text)}.`;
    const values = Array.isArray(found) ? found : isGroup(found) ? HOLDERS.map((each) => Reflect.get(found, each)) : [];
    const [only, ...others] = values.flatMap((each) => plainText(each) ?? []);
    if (others.length > 0) return undefined;
    return only && write(JSON.stringify(only));
  }
  if (at instanceof z.ZodObject) {
    const group = text === undefined ? undefined : groupOf(at, text, whole);
    return group && write(group);
  }
  if (!(at instanceof z.ZodArray)) return undefined;
  const element = unwrapped(at.element);
  const isOfGroups = element instanceof z.ZodObject;
  if (isGroup(found)) return isOfGroups ? write(`[${flow(Object.entries(found))}]`) : undefined;
  if (text === undefined) return undefined;
  // A union of texts and groups takes texts.
  if (!isOfGroups || at.element instanceof z.ZodUnion)
    return `Write it as a list: [${text
      .split(/,\s+/)
      .map((each) => JSON.stringify(each))
      .join(", ")}].`;
  const group = groupOf(element, text, whole);
  return group && write(`[${group}]`);
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const plainText = (value: unknown): string | undefined =>
  ["string", "number", "boolean"].includes(typeof value) && value !== "" ? String(value) : undefined;

/** The keys that may hold what a text says when it stands in place of a group, the likeliest first. */
const HOLDERS = ["text", "src", "title", "label", "name"];

/** A group with the keys that it must have. Undefined if none of them can hold the text. */
function groupOf({ shape }: z.ZodObject, text: string, whole: unknown): string | undefined {
  const needed = Object.keys(shape).filter((key) => !z.safeParse(shape[key], undefined).success);
  const ofAddress = URL.canParse(text) ? "url" : text.startsWith("/") ? "path" : "";
  const holder = ofAddress in shape ? ofAddress : HOLDERS.find((key) => needed.includes(key));
  if (holder === undefined) return undefined;
  return flow([...new Set([...needed, holder])].map((key) => [key, key === holder ? text : sampleOf(key, whole)]));
}

/** What stands for a value that is not known: for a date, the day on which the rest says that it was published. */
function sampleOf(key: string, whole: unknown): string {
  const date = key === "date" && isGroup(whole) && "date" in whole ? String(whole.date) : "";
  return /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? "…";
}

/** A group on one line. */
const flow = (entries: readonly (readonly [key: string, value: unknown])[]): string =>
  `{ ${entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ")} }`;
