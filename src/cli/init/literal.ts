/** The width to which the repository's formatter breaks lines. */
const WIDTH = 120;

/** Values that stand in a data file. */
export type Plain = string | number | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * A value as TypeScript, as the repository's formatter would write it.
 *
 * @param indent of the line on which it begins, in spaces
 * @param before the number of letters that precede it on that line
 */
export function literal(value: Plain, indent = 0, before = indent): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    const text = quoted(value);
    return before + text.length + 1 > WIDTH && before > indent ? `\n${" ".repeat(indent + 2)}${text}` : text;
  }
  const isList = Array.isArray(value);
  const parts = isList ? value.map((each: Plain) => literal(each, indent + 2)) : propertiesOf(value, indent + 2);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  const line = isList ? `[${parts.join(", ")}]` : `{ ${parts.join(", ")} }`;
  // An object of the file itself has a line for each key.
  const fits = !line.includes("\n") && before + line.length + 1 <= WIDTH && (isList || indent > 2);
  return fits
    ? line
    : `${open}\n${parts.map((part) => `${" ".repeat(indent + 2)}${part},\n`).join("")}${" ".repeat(indent)}${close}`;
}

const propertiesOf = (value: object, indent: number): string[] =>
  Object.entries(value).map(([key, each]: [string, Plain]) => {
    const name = `${/^[a-z_$][\w$]*$/i.test(key) ? key : quoted(key)}:`;
    const text = literal(each, indent, indent + name.length + 1);
    return text.startsWith("\n") ? name + text : `${name} ${text}`;
  });

const quoted = (text: string): string =>
  text.includes('"') && !text.includes("'") ? `'${text.replaceAll("\\", "\\\\")}'` : JSON.stringify(text);
