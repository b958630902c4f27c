import { cleanLine } from "../../model/text.ts";
import { type Attribute, type Token, tokensOf, unescapeXml } from "./xml.ts";

// XMP (ISO 16684-1) is RDF in XML. Here it is a list of texts, each with the path of elements that leads to it.

export const NAMESPACES = {
  x: "adobe:ns:meta/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  Iptc4xmpExt: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
  cc: "http://creativecommons.org/ns#",
  dc: "http://purl.org/dc/elements/1.1/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  plus: "http://ns.useplus.org/ldf/xmp/1.0/",
  svg: "http://www.w3.org/2000/svg",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
} as const;

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NAMESPACES).map(([prefix, address]) => [address, prefix] as const),
  // What Creative Commons was at before 2008.
  ["http://web.resource.org/cc/", "cc"],
]);

/** A text of a packet. */
export interface Leaf {
  /** The path within an `rdf:Description`: `/dc:rights/rdf:Alt/rdf:li`. Unknown paths begin with `?`. */
  readonly path: string;
  readonly text: string;
  /** BCP 47. */
  readonly language?: string | undefined;
  /** The number of its `rdf:li` within the packet. */
  readonly item: number;
}

/** An element that is open. */
interface Frame {
  readonly path: string;
  readonly language: string | undefined;
  readonly item: number;
  /** Prefixes that it declares. */
  readonly declared: readonly string[];
  text: string;
  isLeaf: boolean;
}

/**
 * Everything that is in a packet: each text, attribute, comment and instruction, each empty element, each namespace that is not known. In
 * one pass, however deep it is nested.
 *
 * @throws SyntaxError if it cannot be parsed
 */
export function* leavesOf(source: string): Generator<Leaf> {
  const frames: Frame[] = [];
  const names = new Names();
  const root: Frame = { path: "", language: undefined, item: 0, declared: [], text: "", isLeaf: false };
  let items = 0;
  for (const token of tokensOf(source)) {
    const top = frames.at(-1) ?? root;
    const written = source.slice(token.from, token.to);
    if (token.kind === "open") {
      top.isLeaf = false;
      const declared = names.declare(token.attributes);
      const name = names.of(token.name);
      const frame: Frame = {
        path: below(top.path, name),
        language: token.attributes.find(isLanguage)?.value ?? top.language,
        item: name === "rdf:li" ? ++items : top.item,
        declared,
        text: "",
        isLeaf: true,
      };
      yield* attributesOf(token, frame, names);
      frames.push(frame);
    }
    if (token.kind === "close" || (token.kind === "open" && token.empty)) {
      const frame = frames.pop();
      if (!frame) throw new SyntaxError("is broken: a tag was never opened");
      yield* leafOf(frame);
      names.forget(frame.declared);
    } else if (token.kind === "aside") yield* asideOf(written);
    else if (token.kind === "text") top.text += unescapeXml(written);
    else if (token.kind === "cdata") top.text += written.slice("<![CDATA[".length, -"]]>".length);
  }
  for (const frame of [root, ...frames]) yield* leafOf(frame);
}

/** The namespaces of the prefixes at the current place. */
class Names {
  readonly #addresses = new Map<string, string[]>();

  /** @returns the prefixes, to be removed after the element */
  declare(attributes: readonly Attribute[]): string[] {
    return attributes.filter(isDeclaration).map(({ name, value }) => {
      const prefix = name.slice("xmlns:".length);
      const known = this.#addresses.get(prefix);
      if (known) known.push(value);
      else this.#addresses.set(prefix, [value]);
      return prefix;
    });
  }

  forget(prefixes: readonly string[]): void {
    for (const prefix of prefixes) this.#addresses.get(prefix)?.pop();
  }

  /** A name with the prefix of `NAMESPACES`; `?` if its namespace is not there. */
  of(name: string): string {
    const colon = name.indexOf(":");
    const prefix = name.slice(0, Math.max(0, colon));
    const known = prefix === "xml" ? prefix : PREFIXES.get(this.#addresses.get(prefix)?.at(-1) ?? "");
    return known === undefined ? "?" : `${known}:${name.slice(colon + 1)}`;
  }
}

const isDeclaration = ({ name }: Attribute): boolean => name === "xmlns" || name.startsWith("xmlns:");
const isLanguage = ({ name, value }: Attribute): boolean => name === "xml:lang" && /^[a-z0-9-]{1,35}$/i.test(value);

/** No known path is longer. */
const LONGEST = 100;
const DESCRIPTIONS = new Set(["/x:xmpmeta/rdf:RDF/rdf:Description", "/rdf:RDF/rdf:Description", "/rdf:RDF/cc:Work"]);
/** Where a drawing has what other files have as a packet. */
const METADATA = "/svg:svg/svg:metadata";

/** Paths begin within a description. A packet may have several. */
function below(path: string, name: string): string {
  if (path.startsWith("?") || name === "?" || path.length + name.length > LONGEST) return "?";
  const whole = path === "/" ? `/${name}` : `${path}/${name}`;
  return DESCRIPTIONS.has(whole) ? "/" : whole === METADATA ? "" : whole;
}

function* attributesOf({ attributes }: Token & { kind: "open" }, frame: Frame, names: Names): Generator<Leaf> {
  const { path, item, language } = frame;
  for (const attribute of attributes) {
    const text = cleanLine(unescapeXml(attribute.value));
    const name = names.of(attribute.name);
    const isPlain = isDeclaration(attribute)
      ? PREFIXES.has(attribute.value)
      : isLanguage(attribute) ||
        (name === "rdf:about" && text === "") ||
        (name === "rdf:parseType" && text === "Resource");
    if (isPlain) continue;
    // In RDF, an attribute of a description is a property, as an element in it is.
    yield { path: name.startsWith("rdf:") ? `${path}@${name}` : below(path, name), text, item, language };
  }
}

const WRAPPERS = new Set(["", "/", "/x:xmpmeta", "/x:xmpmeta/rdf:RDF", "/rdf:RDF"]);

/** The text of an element; one with elements in it is none, unless there is text beside them. */
function* leafOf({ path, text, language, item, isLeaf }: Frame): Generator<Leaf> {
  const line = cleanLine(text);
  if (line !== "" || (isLeaf && !WRAPPERS.has(path))) yield { path, text: line, language, item };
}

const PACKET = /^<\?xpacket (?:begin="\ufeff?" id="W5M0MpCehiHzreSzNTczkc9d"|end="[rw]")\?>$/;

function* asideOf(written: string): Generator<Leaf> {
  if (!PACKET.test(written.replaceAll("'", '"'))) yield { path: "?", text: written, item: 0 };
}
