import { isUtf8 } from "node:buffer";
import { cleanLine } from "../../model/text.ts";

/** What a published picture may say of itself, in the names of XMP: who made it, whom to name, whose it is, who may use it and how. */
export type Property =
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

/** A statement of a field that is older than XMP, where it says something. These fields name no encoding: UTF-8 if they can be, else Latin-1. */
export function statementOf(property: Property, bytes: Buffer): Statement[] {
  const text = cleanLine(bytes.toString(isUtf8(bytes) ? "utf8" : "latin1"));
  return text === "" ? [] : [{ property, text }];
}
