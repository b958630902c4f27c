import type { Property, Statement } from "../../model/rights.ts";
import { escapeMarkup } from "../../model/text.ts";
import { type Leaf, leavesOf, NAMESPACES } from "./rdf.ts";

/** The statements of a packet, and whether it holds nothing else. A packet that cannot be parsed has none. */
export function readXmp(packet: Buffer): { statements: Statement[]; isPure: boolean } {
  try {
    const known = Array.from(leavesOf(packet.toString("utf8").replace(/^\ufeff/, "")), statementOf);
    return {
      statements: known.flatMap((each) => (each && each.text !== "" ? [each] : [])),
      isPure: known.every(Boolean),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { statements: [], isPure: false };
  }
}

type Simple = Exclude<Property, "plus:Licensor">;

const SIMPLE: ReadonlyMap<string, Simple> = new Map([
  ["cc:attributionName", "photoshop:Credit"],
  ...(
    [
      "Iptc4xmpExt:DigitalSourceType",
      "cc:license",
      "dc:creator",
      "dc:rights",
      "photoshop:Credit",
      "xmpRights:UsageTerms",
      "xmpRights:WebStatement",
    ] satisfies Simple[]
  ).map((property): [string, Simple] => [property, property]),
]);
/** Inkscape writes people as agents. */
const PLACE = /^\/([\w:]+)(?:\/cc:Agent\/dc:title)?(?:\/rdf:(?:Seq|Bag|Alt)\/rdf:li)?(?:@rdf:resource)?$/;
const LICENSOR =
  /^\/plus:Licensor\/rdf:(?:Seq|Bag|Alt)\/rdf:li(?:\/rdf:Description)?\/(plus:LicensorName|plus:LicensorURL)(?:@rdf:resource)?$/;

/** Undefined if the leaf is of a property that is not published. */
function statementOf({ path, text, language, item }: Leaf): Statement | undefined {
  const property = SIMPLE.get(PLACE.exec(path)?.[1] ?? "");
  if (property) return { property, text, ...(language === undefined ? {} : { language }) };
  const [, field] = LICENSOR.exec(path) ?? [];
  return field === undefined ? undefined : { property: "plus:Licensor", text, field, licensor: item };
}

/** A packet with these statements and nothing else. */
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

const one: Write = ([first]) => `>${escapeMarkup(first?.text ?? "")}`;
const address: Write = ([first]) => ` rdf:resource="${escapeMarkup(first?.text ?? "")}">`;
const list: Write = (all) =>
  `><rdf:Seq>${all.map(({ text }) => `<rdf:li>${escapeMarkup(text)}</rdf:li>`).join("")}</rdf:Seq>`;
const translations: Write = (all) =>
  `><rdf:Alt>${all.map(({ text, language = "x-default" }) => `<rdf:li xml:lang="${language}">${escapeMarkup(text)}</rdf:li>`).join("")}</rdf:Alt>`;
const licensors: Write = (all) => {
  const items = new Map<number | undefined, string>();
  for (const { licensor, field, text } of all)
    items.set(licensor, `${items.get(licensor) ?? ""}<${field}>${escapeMarkup(text)}</${field}>`);
  return `><rdf:Bag>${[...items.values()].map((item) => `<rdf:li rdf:parseType="Resource">${item}</rdf:li>`).join("")}</rdf:Bag>`;
};

const WRITERS: Readonly<Record<Property, Write>> = {
  "Iptc4xmpExt:DigitalSourceType": one,
  "cc:license": address,
  "dc:creator": list,
  "dc:rights": translations,
  "photoshop:Credit": one,
  "plus:Licensor": licensors,
  "xmpRights:UsageTerms": translations,
  "xmpRights:WebStatement": one,
};
