import { type Token, tokensOf } from "./xml.ts";

const XLINK = "http://www.w3.org/1999/xlink";

/**
 * Removes from a drawing what is not drawn: comments, `<metadata>`, and attributes of drawing programs. Pictures within it are cleaned
 * too.
 *
 * @throws SyntaxError if it cannot be cleaned. Its message continues a sentence that begins with the name of the file
 */
export function cleanSvg(source: string, clean: (picture: Buffer) => Buffer): string {
  const tokens = [...tokensOf(source)];
  const attributes = tokens.flatMap((token) => (token.kind === "open" ? token.attributes : []));
  const links = attributes.filter(({ value }) => value === XLINK).map(({ name }) => name.replace(/^xmlns:?/, ""));
  const prefixes = new Set(["xml", ...links]);
  let text = "";
  /** How many `<metadata>` are open. */
  let depth = 0;
  for (const token of tokens) {
    const { kind, from, to } = token;
    if (isMetadata(token)) depth += kind === "close" ? -1 : token.kind === "open" && token.empty ? 0 : 1;
    else if (depth > 0 || source.startsWith("<!--", from)) continue;
    else text += token.kind === "open" ? tagOf(token, source, prefixes, clean) : source.slice(from, to);
  }
  return text;
}

const isMetadata = (token: Token): boolean => "name" in token && token.name === "metadata";

function tagOf(
  { attributes, from, to }: Token & { kind: "open" },
  source: string,
  prefixes: ReadonlySet<string>,
  clean: (picture: Buffer) => Buffer,
): string {
  let tag = "";
  let at = from;
  for (const attribute of attributes) {
    const { name, value } = attribute;
    tag += source.slice(at, attribute.from);
    at = attribute.to;
    if (isOfSvg(name, prefixes)) tag += source.slice(attribute.from, at).replace(value, () => cleanValue(value, clean));
  }
  return tag + source.slice(at, to);
}

/** SVG's own attributes have no prefix, and SVG uses the prefixes `xml` and XLink's. */
function isOfSvg(name: string, prefixes: ReadonlySet<string>): boolean {
  const [prefix = "", local] = name.split(":", 2);
  return local === undefined || prefixes.has(prefix === "xmlns" ? local : prefix);
}

/** Cleans a picture within a drawing, which is a `data:` address. */
function cleanValue(value: string, clean: (picture: Buffer) => Buffer): string {
  const [head, letters] = /^\s*data:image\/[a-z]+;base64,([\s\S]*)$/.exec(value) ?? [];
  if (head === undefined || letters === undefined) {
    if (/^\s*data:/i.test(value)) throw new SyntaxError("holds a picture that is not written as base64");
    return value;
  }
  const picture = Buffer.from(letters, "base64");
  const cleaned = clean(picture);
  const written = cleaned.toString("base64");
  return cleaned === picture && written === letters.replace(/\s/g, "")
    ? value
    : value.slice(0, value.indexOf(",") + 1) + written;
}
