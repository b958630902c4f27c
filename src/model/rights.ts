/** What a published picture may say of itself, in the names of XMP: who made it and how, whom to name, whose it is, who may use it and how. */
export type Property =
  | "Iptc4xmpExt:DigitalSourceType"
  | "dc:creator"
  | "photoshop:Credit"
  | "dc:rights"
  | "xmpRights:UsageTerms"
  | "xmpRights:WebStatement"
  | "cc:license"
  | "plus:Licensor";

/** One text of a property. */
export interface Statement {
  readonly property: Property;
  readonly text: string;
  /** BCP 47. */
  readonly language?: string;
  /** Of a licensor: which of its texts this is, and of which licensor of the picture. */
  readonly field?: string;
  readonly licensor?: number;
}

/** What several sources say; of one property, what the first says that says anything. */
export function merged(sources: readonly (readonly Statement[])[]): Statement[] {
  const all: Statement[] = [];
  for (const source of sources) {
    const said = new Set(all.map(({ property }) => property));
    all.push(...source.filter(({ property }) => !said.has(property)));
  }
  return all;
}

/** What IPTC calls the ways in which machines take part in a picture (NewsCodes, digitalsourcetype). */
export const SOURCE_TYPES = {
  generated: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
  altered: "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
} as const;
export type MachineMade = keyof typeof SOURCE_TYPES;

/** The texts of a property. */
export const textsOf = (rights: readonly Statement[], property: Property): string[] =>
  rights.flatMap((each) => (each.property === property ? each.text : []));

/** Whom a picture file says to name; nothing where it names nobody. */
export function creditIn(rights: readonly Statement[]): string | undefined {
  const [credit] = textsOf(rights, "photoshop:Credit");
  const makers = textsOf(rights, "dc:creator");
  return credit ?? (makers.length === 0 ? undefined : makers.join(", "));
}

/** Whether a picture file says that a machine made or altered it. */
export function machineMadeIn(rights: readonly Statement[]): MachineMade | undefined {
  const [type] = textsOf(rights, "Iptc4xmpExt:DigitalSourceType");
  // Both forms of the address are in use.
  const same = (known: string): boolean => type?.replace(/^https:/, "http:") === known;
  return same(SOURCE_TYPES.generated) ? "generated" : same(SOURCE_TYPES.altered) ? "altered" : undefined;
}
