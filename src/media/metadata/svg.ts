import type { Opened } from "./parts.ts";
import { type Attribute, type Token, tokensOf } from "./xml.ts";
import { readXmp } from "./xmp.ts";

const XLINK = "http://www.w3.org/1999/xlink";

export const isSvg = (file: Buffer): boolean => file.toString("utf8", 0, 100).trimStart().startsWith("<");

/**
 * Parses a drawing. It is written without what is not drawn: comments, `<metadata>`, attributes of drawing programs, names of layers.
 * Pictures within it are cleaned too. What is said of its rights stands in a `<metadata>` at its end.
 *
 * @throws SyntaxError if it cannot be cleaned. Its message continues a sentence that begins with the name of the file
 */
export function openSvg(file: Buffer, clean: (picture: Buffer) => Buffer): Opened {
  const source = file.toString("utf8");
  const drawn = drawnIn(source, clean);
  return {
    told: [],
    statements: source.includes("<metadata") ? readXmp(file).statements : [],
    isTurned: false,
    write({ xmp }) {
      if (xmp === undefined) return Buffer.from(drawn);
      // The instructions around a packet are for files that are not XML.
      const packet = xmp.toString().replace(/<\?.*?\?>/g, "");
      return Buffer.from(drawn.replace(/(?=<\/svg\s*>\s*$)/, () => `<metadata>${packet}</metadata>`));
    },
  };
}

function drawnIn(source: string, clean: (picture: Buffer) => Buffer): string {
  const tokens = [...tokensOf(source)];
  const attributes = tokens.flatMap((token) => (token.kind === "open" ? token.attributes : []));
  const links = attributes.filter(({ value }) => value === XLINK).map(({ name }) => name.replace(/^xmlns:?/, ""));
  const prefixes = new Set(["xml", ...links]);
  const styles = stylesIn(source, tokens);
  const named = namesIn(attributes, styles);
  const isKept = ({ name, value }: Attribute): boolean =>
    isOfSvg(name, prefixes) && (name !== "id" || wordsOf(value).every((word) => named.has(word)));
  let text = "";
  /** How many `<metadata>` are open. */
  let depth = 0;
  for (const token of tokens) {
    const { kind, from, to } = token;
    if (isMetadata(token)) depth += kind === "close" ? -1 : token.kind === "open" && token.empty ? 0 : 1;
    else if (depth > 0 || source.startsWith("<!--", from)) continue;
    else if (token.kind === "open") text += tagOf(token, source, isKept, clean);
    else text += styles.has(token) ? withoutComments(source.slice(from, to)) : source.slice(from, to);
  }
  return text;
}

const isMetadata = (token: Token): boolean => "name" in token && token.name === "metadata";

/** The texts of `<style>`. */
function stylesIn(source: string, tokens: readonly Token[]): Map<Token, string> {
  const styles = new Map<Token, string>();
  let isStyle = false;
  for (const token of tokens) {
    if ("name" in token) isStyle = token.kind === "open" && token.name === "style" && !token.empty;
    else if (isStyle && token.kind !== "aside") styles.set(token, source.slice(token.from, token.to));
  }
  return styles;
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_-]+/gu) ?? [];

/** Attributes that name elements without a `#`: of animations, and for screen readers. */
const NAMING = /^(?:begin|end|aria-\w+)$/;

/** The words of everything that may name an element. Drawing programs make the names of layers ids, which nothing names. */
const namesIn = (attributes: readonly Attribute[], styles: ReadonlyMap<Token, string>): Set<string> =>
  new Set([
    ...attributes.flatMap(({ name, value }) =>
      name !== "id" && (value.includes("#") || NAMING.test(name)) ? wordsOf(value.replaceAll("%20", " ")) : [],
    ),
    ...[...styles.values()].flatMap((style) => wordsOf(withoutComments(style))),
  ]);

/** A style without its comments; between quotes there are none. */
const withoutComments = (style: string): string =>
  style.replace(/("[^"]*"|'[^']*')|\/\*[\s\S]*?(?:\*\/|(?=\]\]>$)|$)/g, (_, quoted = "") => quoted);

function tagOf(
  { attributes, from, to }: Token & { kind: "open" },
  source: string,
  isKept: (attribute: Attribute) => boolean,
  clean: (picture: Buffer) => Buffer,
): string {
  let tag = "";
  let at = from;
  for (const attribute of attributes) {
    const { name, value } = attribute;
    tag += source.slice(at, attribute.from);
    at = attribute.to;
    if (isKept(attribute))
      tag += source
        .slice(attribute.from, at)
        .replace(value, () => (name === "style" ? withoutComments(value) : cleanValue(value, clean)));
  }
  return tag + source.slice(at, to);
}

/** SVG's own attributes have no prefix, and SVG uses the prefixes `xml` and XLink's. What is named `data-` is for programs alone. */
function isOfSvg(name: string, prefixes: ReadonlySet<string>): boolean {
  const [prefix = "", local] = name.split(":", 2);
  if (name === "xml:base") return false;
  return local === undefined ? !name.startsWith("data-") : prefixes.has(prefix === "xmlns" ? local : prefix);
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
