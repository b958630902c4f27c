import { print } from "../eleventy/print.ts";
import type { Shift } from "./crew.ts";
import { digestOf, plan } from "./plan.ts";

/** The work of a process that is not the first: see `crew.ts`. Returns the digest of the copy it printed from, if it printed. */
export default async function shift({ choices, folder, nth, of }: Shift): Promise<string | undefined> {
  const { edition, copy } = await plan(choices);
  if (!edition || !copy) return undefined;
  await print(edition, folder, { nth, of });
  return digestOf(copy);
}
