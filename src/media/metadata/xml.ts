/** An attribute of a tag. */
export interface Attribute {
  readonly name: string;
  /** As it is written, without its quotes. */
  readonly value: string;
  /** Its range in the source, with the white space before it. */
  readonly from: number;
  readonly to: number;
}

interface Place {
  /** Its range in the source. */
  readonly from: number;
  readonly to: number;
}

/** A piece of an XML text. `aside` is a comment, a processing instruction or a declaration. */
export type Token = Place &
  (
    | { readonly kind: "text" | "cdata" | "aside" }
    | {
        readonly kind: "open";
        readonly name: string;
        readonly attributes: readonly Attribute[];
        readonly empty: boolean;
      }
    | { readonly kind: "close"; readonly name: string }
  );

const ASIDES = [
  { begins: "<!--", ends: "-->", kind: "aside" },
  { begins: "<![CDATA[", ends: "]]>", kind: "cdata" },
  { begins: "<?", ends: "?>", kind: "aside" },
  { begins: "<!", ends: ">", kind: "aside" },
] as const;

/**
 * Splits an XML text into its pieces, in one pass. Together they are the whole text. The nesting of tags is not checked.
 *
 * @throws SyntaxError if a piece has no end. Its message continues a sentence that begins with the name of the file
 */
export function* tokensOf(source: string): Generator<Token> {
  for (let from = 0; from < source.length; ) {
    const token = source[from] === "<" ? markupAt(source, from) : textAt(source, from);
    yield token;
    from = token.to;
  }
}

function textAt(source: string, from: number): Token {
  const next = source.indexOf("<", from);
  return { kind: "text", from, to: next < 0 ? source.length : next };
}

function markupAt(source: string, from: number): Token {
  const aside = ASIDES.find(({ begins }) => source.startsWith(begins, from));
  if (!aside) return tagAt(source, from);
  const end = source.indexOf(aside.ends, from + aside.begins.length);
  if (end < 0) throw new SyntaxError(`is broken: "${aside.begins}" has no end`);
  return { kind: aside.kind, from, to: end + aside.ends.length };
}

// Sticky, and each fails at once where it does not match: one pass over the text.
const NAME = /<\/?([^\s<>"'=/]+)/y;
const ATTRIBUTE = /\s+([^\s<>"'=/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*\/?>/y;

function tagAt(source: string, from: number): Token {
  const [start, name = ""] = matchAt(NAME, source, from);
  const attributes: Attribute[] = [];
  let to = from + start.length;
  for (let found = tryAt(ATTRIBUTE, source, to); found; found = tryAt(ATTRIBUTE, source, to)) {
    const [whole, key = "", double, single = ""] = found;
    attributes.push({ name: key, value: double ?? single, from: to, to: to + whole.length });
    to += whole.length;
  }
  const [end] = matchAt(END, source, to);
  to += end.length;
  if (start.startsWith("</")) return { kind: "close", name, from, to };
  return { kind: "open", name, attributes, empty: end.endsWith("/>"), from, to };
}

function tryAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray {
  const found = tryAt(pattern, source, at);
  if (!found) throw new SyntaxError("is broken: a tag has no end");
  return found;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text or the value of an attribute, with its character references replaced. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
