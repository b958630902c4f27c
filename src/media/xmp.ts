import { cleanLine } from "../model/text.ts";
import type { Property, Statement } from "./credit.ts";
import { type Attribute, escapeXml, tokensOf, unescapeXml } from "./xml.ts";

// XMP (ISO 16684-1) is RDF in XML. It is read as a list of texts, each with the path of elements that leads to it.

const NAMESPACES = {
  x: "adobe:ns:meta/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  cc: "http://creativecommons.org/ns#",
  dc: "http://purl.org/dc/elements/1.1/",
  photoshop: "http://ns.adobe.com/photoshop/1.0/",
  plus: "http://ns.useplus.org/ldf/xmp/1.0/",
  xmpRights: "http://ns.adobe.com/xap/1.0/rights/",
} as const;

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NAMESPACES).map(([prefix, address]): [string, string] => [address, prefix]),
  ["http://www.w3.org/XML/1998/namespace", "xml"],
]);

interface Leaf {
  /** `/dc:rights/rdf:Alt/rdf:li` for what lies in an `rdf:Description`; a name that this file does not know is `?`. */
  readonly path: string;
  readonly text: string;
  readonly language?: string | undefined;
  /** Which `rdf:li` of the file it lies in. */
  readonly item: number;
}

interface Frame {
  readonly path: string;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly language: string | undefined;
  readonly item: number;
  text: string;
  isLeaf: boolean;
}

/** What a packet says, and whether that is all that is in it. One that cannot be read says nothing. */
export function readXmp(packet: Buffer): { statements: Statement[]; isPure: boolean } {
  try {
    const leaves = [...leavesOf(packet.toString("utf8").replace(/^\ufeff/, ""))];
    const known = leaves.map(statementOf);
    return {
      statements: known.flatMap((each) => each ?? []).filter(({ text }) => text !== ""),
      isPure: known.every(Boolean),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { statements: [], isPure: false };
  }
}

const TEXT =
  /^\/(dc:creator|photoshop:Credit|dc:rights|xmpRights:UsageTerms|xmpRights:WebStatement|cc:license)(?:\/rdf:(?:Seq|Bag|Alt)\/rdf:li)?(?:@rdf:resource)?$/;
const LICENSOR =
  /^\/plus:Licensor\/rdf:(?:Seq|Bag|Alt)\/rdf:li(?:\/rdf:Description)?\/(plus:LicensorName|plus:LicensorURL)(?:@rdf:resource)?$/;

/** @returns nothing where a leaf is of no property that may be published */
function statementOf({ path, text, language, item }: Leaf): Statement | undefined {
  const [, property] = TEXT.exec(path) ?? [];
  if (isProperty(property)) return { property, text, ...(language === undefined ? {} : { language }) };
  const [, field] = LICENSOR.exec(path) ?? [];
  return field === undefined ? undefined : { property: "plus:Licensor", text, field, licensor: item };
}

const isProperty = (name: string | undefined): name is Property => name !== undefined;

const rootFrame = (): Frame => ({
  path: "",
  prefixes: new Map(),
  language: undefined,
  item: 0,
  text: "",
  isLeaf: false,
});

/** Everything that is in a packet: each text, each attribute, each comment, each empty element, each namespace that is not known. */
function* leavesOf(source: string): Generator<Leaf> {
  const frames: Frame[] = [];
  const root = rootFrame();
  let items = 0;
  for (const token of tokensOf(source)) {
    const top = frames.at(-1) ?? root;
    const written = source.slice(token.from, token.to);
    if (token.kind === "close") yield* leafOf(frames.pop() ?? rootFrame());
    else if (token.kind === "open") {
      top.isLeaf = false;
      const frame = frameOf(token, top, () => ++items);
      yield* attributesOf(token.attributes, frame);
      if (token.empty) yield* leafOf(frame);
      else frames.push(frame);
    } else if (token.kind === "aside") yield* asideOf(written);
    else top.text += token.kind === "text" ? unescapeXml(written) : written.slice("<![CDATA[".length, -"]]>".length);
  }
  for (const frame of [root, ...frames]) yield* leafOf(frame);
}

function frameOf(
  { name, attributes }: { name: string; attributes: readonly Attribute[] },
  parent: Frame,
  nextItem: () => number,
): Frame {
  const declared = attributes.filter((each) => each.name.startsWith("xmlns"));
  const prefixes =
    declared.length === 0
      ? parent.prefixes
      : new Map([...parent.prefixes, ...declared.map(({ name, value }): [string, string] => [name.slice(6), value])]);
  const qualified = qualifiedOf(name, prefixes);
  const language = attributes.find((each) => each.name === "xml:lang")?.value ?? parent.language;
  const path = below(parent.path, qualified);
  return { path, prefixes, language, item: qualified === "rdf:li" ? nextItem() : parent.item, text: "", isLeaf: true };
}

const WRAPPERS = /^\/(?:x:xmpmeta(?:\/rdf:RDF)?|rdf:RDF)$/;

/** Paths begin within the descriptions, of which a packet has any number. */
function below(path: string, name: string): string {
  const whole = `${path}/${name}`;
  return whole === "/x:xmpmeta/rdf:RDF/rdf:Description" || whole === "/rdf:RDF/rdf:Description"
    ? "/"
    : whole.replace("//", "/");
}

const qualifiedOf = (name: string, prefixes: ReadonlyMap<string, string>): string => {
  const [prefix = "", local = ""] = name.includes(":") ? name.split(":", 2) : ["", name];
  const known = prefix === "xml" ? "xml" : PREFIXES.get(prefixes.get(prefix) ?? "");
  return known === undefined ? "?" : `${known}:${local}`;
};

function* attributesOf(attributes: readonly Attribute[], { path, prefixes, item, language }: Frame): Generator<Leaf> {
  for (const { name, value } of attributes) {
    const text = cleanLine(unescapeXml(value));
    if (name.startsWith("xmlns")) {
      if (!PREFIXES.has(value)) yield { path: `${path}@xmlns`, text, item };
      continue;
    }
    const qualified = qualifiedOf(name, prefixes);
    const isPlain =
      qualified === "xml:lang" ||
      (qualified === "rdf:about" && text === "") ||
      (qualified === "rdf:parseType" && text === "Resource");
    if (isPlain) continue;
    // In RDF, an attribute of a description is a property of it as an element would be.
    const isProperty = !qualified.startsWith("rdf:");
    yield { path: isProperty ? below(path, qualified) : `${path}@${qualified}`, text, item, language };
  }
}

/** The text of an element; one with elements in it is none, unless there is text beside them. */
function* leafOf({ path, text, language, item, isLeaf }: Frame): Generator<Leaf> {
  const line = cleanLine(text);
  const isFrame = path === "" || path === "/" || WRAPPERS.test(path);
  if (line !== "" || (isLeaf && !isFrame)) yield { path, text: line, language, item };
}

const PACKET = /^<\?xpacket (?:begin="\ufeff?" id="W5M0MpCehiHzreSzNTczkc9d"|end="[rw]")\?>$/;

function* asideOf(written: string): Generator<Leaf> {
  if (!PACKET.test(written.replaceAll("'", '"'))) yield { path: "?", text: written, item: 0 };
}

/** A packet that says this and nothing else. */
export function writeXmp(statements: readonly Statement[]): Buffer {
  const properties = [...new Set(statements.map(({ property }) => property))].sort();
  const written = properties.map((property) => {
    const own = statements.filter((each) => each.property === property);
    return `<${property}${WRITERS[property](own)}</${property}>`;
  });
  const declared = [...new Set(properties.map((property) => property.replace(/:.*/, "")))].map((prefix) => {
    const [, address = ""] = Object.entries(NAMESPACES).find(([known]) => known === prefix) ?? [];
    return ` xmlns:${prefix}="${address}"`;
  });
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="${NAMESPACES.x}"><rdf:RDF xmlns:rdf="${NAMESPACES.rdf}">` +
      `<rdf:Description rdf:about=""${declared.join("")}>${written.join("")}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`,
  );
}

type Write = (statements: readonly Statement[]) => string;

const one: Write = ([first]) => `>${escapeXml(first?.text ?? "")}`;
const address: Write = ([first]) => ` rdf:resource="${escapeXml(first?.text ?? "")}">`;
const list: Write = (all) =>
  `><rdf:Seq>${all.map(({ text }) => `<rdf:li>${escapeXml(text)}</rdf:li>`).join("")}</rdf:Seq>`;
const translations: Write = (all) =>
  `><rdf:Alt>${all.map(({ text, language }) => `<rdf:li xml:lang="${languageOf(language)}">${escapeXml(text)}</rdf:li>`).join("")}</rdf:Alt>`;
const licensors: Write = (all) => {
  const items = [...new Set(all.map(({ licensor }) => licensor))].map((licensor) => {
    const own = all.filter((each) => each.licensor === licensor);
    return `<rdf:li rdf:parseType="Resource">${own.map(({ field, text }) => `<${field}>${escapeXml(text)}</${field}>`).join("")}</rdf:li>`;
  });
  return `><rdf:Bag>${items.join("")}</rdf:Bag>`;
};

const languageOf = (language = ""): string => (/^[a-z0-9-]{1,35}$/i.test(language) ? language : "x-default");

const WRITERS: Readonly<Record<Property, Write>> = {
  "cc:license": address,
  "dc:creator": list,
  "dc:rights": translations,
  "photoshop:Credit": one,
  "plus:Licensor": licensors,
  "xmpRights:UsageTerms": translations,
  "xmpRights:WebStatement": one,
};
