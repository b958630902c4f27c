import { isUtf8 } from "node:buffer";
import type { Property, Statement } from "../../model/rights.ts";
import { cleanLine } from "../../model/text.ts";

/** A statement of a field that is older than XMP, where it says something. These fields name no encoding: UTF-8 if they can be, else Latin-1. */
export function statementOf(property: Property, bytes: Buffer): Statement[] {
  const text = cleanLine(bytes.toString(isUtf8(bytes) ? "utf8" : "latin1"));
  return text === "" ? [] : [{ property, text }];
}
