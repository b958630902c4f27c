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
