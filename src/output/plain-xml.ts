// A quick look that lets nearly every feed and sitemap pass without a parser.

/** A reference to a letter of ASCII, as layouts and filters write it. */
const REFERENCE = String.raw`&(?:amp|lt|gt|quot|apos|#(?:3[2-9]|[4-9]\d)|#x[2-7][\da-fA-F]);`;
const NAME = String.raw`[a-zA-Z][\w.-]*`;
const ATTRIBUTE = String.raw`\s+(xml:lang|xmlns:${NAME}|${NAME})="([^"<>&]*(?:${REFERENCE}[^"<>&]*)*)"`;
const TAG = new RegExp(String.raw`^<((?:(${NAME}):)?${NAME})((?:${ATTRIBUTE})*)\s*/?>$`);
const ATTRIBUTES = new RegExp(ATTRIBUTE, "g");
const REFERENCE_HERE = new RegExp(REFERENCE, "y");
const PROLOG = /^(?:<\?xml version="1\.0" encoding="utf-8"\?>\s*)?(?:<\?xml-stylesheet [^?]*\?>\s*)?(?=<)/;
/** Letters that XML 1.0 does not allow, and surrogates, of which it allows pairs. */
const DOUBTFUL = /[^\t\n\r -\ud7ff\ue000-\ufffd]/;
/** Namespaces that must not be declared. */
const RESERVED = /^$|w3\.org\/(?:XML\/1998|2000\/xmlns)/;

/**
 * Whether a text is well-formed beyond doubt (Namespaces in XML 1.0), as all that the shipped layouts print: prefixes are declared at the
 * root, `xml:lang` is the one attribute with a prefix, and there is no comment. Whether any other text is, a parser has to say.
 */
export function isPlainXml(text: string): boolean {
  const prolog = PROLOG.exec(text);
  if (!prolog || DOUBTFUL.test(text)) return false;
  const prefixes = new Set<string>();
  /** The names of elements by their tags, of those without attributes: a feed has ten of them, a hundred times each. */
  const known = new Map<string, string>();
  /** The names of the elements that are open. */
  const open: string[] = [];
  let reference = text.indexOf("&");
  let bracket = text.indexOf("]]>");
  let at = prolog[0].length;
  do {
    const begin = text.indexOf("<", at);
    if (begin < 0) return false;
    if (bracket >= 0 && bracket < at) bracket = text.indexOf("]]>", at);
    if (bracket >= 0 && bracket < begin) return false;
    if (reference >= 0 && reference < at) reference = text.indexOf("&", at);
    for (; reference >= 0 && reference < begin; reference = text.indexOf("&", reference + 1)) {
      REFERENCE_HERE.lastIndex = reference;
      if (!REFERENCE_HERE.test(text)) return false;
    }
    if (text.startsWith("<![CDATA[", begin)) {
      if (bracket < 0 || open.length === 0) return false;
      at = bracket + "]]>".length;
      continue;
    }
    at = text.indexOf(">", begin) + 1;
    const tag = text.slice(begin, at);
    if (tag[1] === "/") {
      const name = open.pop();
      if (name === undefined || tag.length !== name.length + 3 || !tag.startsWith(name, 2)) return false;
      continue;
    }
    const name = known.get(tag) ?? nameIn(tag, prefixes, at === prolog[0].length + tag.length);
    if (name === undefined) return false;
    if (!tag.includes('"')) known.set(tag, name);
    if (!tag.endsWith("/>")) open.push(name);
  } while (open.length > 0);
  return !/\S/.test(text.slice(at));
}

/** The name of an element whose tag is beyond doubt. @param prefixes that are declared, to which the root adds */
function nameIn(tag: string, prefixes: Set<string>, isRoot: boolean): string | undefined {
  const [, name, prefix, attributes = ""] = TAG.exec(tag) ?? [];
  const keys: string[] = [];
  for (const [, key = "", value = ""] of attributes === "" ? [] : attributes.matchAll(ATTRIBUTES)) {
    if (keys.includes(key)) return undefined;
    keys.push(key);
    if (!key.startsWith("xmlns")) continue;
    if (!isRoot || RESERVED.test(value) || /^xmlns:xml/i.test(key)) return undefined;
    prefixes.add(key.slice("xmlns:".length));
  }
  return prefix === undefined || prefixes.has(prefix) ? name : undefined;
}
