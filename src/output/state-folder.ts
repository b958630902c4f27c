import { join, resolve } from "node:path";
import { shortHash } from "../model/text.ts";

/** What Broadsheet notes down about an output folder, and about nothing else. Pictures that were made (`pictures`) and `_data` as JavaScript (`compiled`) lie beside. May be deleted at any time between two builds. */
export const stateFolder = (output: string): string => join(".broadsheet", shortHash(resolve(output)));
