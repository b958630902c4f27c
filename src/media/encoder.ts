import { readFileSync } from "node:fs";
import { REVISION } from "../model/encoding.ts";

/** What draws and encodes pictures: another version may give other bytes. Read without loading it, which takes 160 ms. */
export const ENCODER: string = `sharp ${JSON.parse(readFileSync("package.json", "utf8")).dependencies.sharp}, ${REVISION}`;
