import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { REVISION } from "../model/encoding.ts";
import { memoize } from "../model/memoize.ts";

/**
 * Names the encoder and its version: another version may give other bytes. It is not loaded for that, which would take 160 ms.
 *
 * @param root of the project, absolute
 */
export const encoderOf = memoize((root: string): string => {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  return `sharp ${dependencies.sharp}, ${REVISION}`;
});
