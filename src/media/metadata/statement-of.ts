import { isUtf8 } from "node:buffer";
import type { Property, Statement } from "../../model/rights.ts";
import { cleanLine } from "../../model/text.ts";

/** The statement of a field that is older than XMP; none if it is empty. These fields name no encoding: it is UTF-8 if the bytes are valid UTF-8, or else Latin-1. */
export function statementOf(property: Property, bytes: Buffer): Statement[] {
  const text = cleanLine(bytes.toString(isUtf8(bytes) ? "utf8" : "latin1"));
  return text === "" ? [] : [{ property, text }];
}
