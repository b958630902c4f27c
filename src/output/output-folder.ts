import { join, resolve } from "node:path";
import { shortHash } from "../model/text.ts";

/** The folder that a site is published into, and the one in which Broadsheet keeps its records of it. */
export interface OutputFolder {
  /** As the user typed it, for messages. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Absolute. It may be deleted at any time between two builds. What does not depend on the output folder lies beside it: pictures that were made, and `_data` as JavaScript. */
  readonly records: string;
  /** The same as messages name it. */
  readonly recordsName: string;
}

/**
 * The folder in which `npm start` shows the site that is published into another folder. It has records of its own, so that no build ever
 * takes a page from it: it has drafts.
 *
 * @param root of the project, absolute
 */
export const previewFolder = (root: string, { recordsName }: OutputFolder): OutputFolder =>
  outputFolder(root, join(recordsName, "preview"));

/** A message in which the records have the names that the user knows. */
export const withNames = ({ records, recordsName }: OutputFolder, message: string): string =>
  message.replaceAll(records, recordsName);

/** @param root of the project, absolute. @param name absolute or relative to it */
export function outputFolder(root: string, name: string): OutputFolder {
  const path = resolve(root, name);
  const recordsName = join(".broadsheet", shortHash(path));
  return { name, path, records: resolve(root, recordsName), recordsName };
}
