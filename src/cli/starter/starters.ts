import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { pt } from "./pt.ts";
import type { Starter } from "./starter.ts";

/** By language (BCP 47), without a region. */
export const starters: Readonly<Record<string, Starter>> = { en, de, fr, es, ar, pt };

/** The words for editors of a paper in this language; English, if there are none. @param language BCP 47 */
export const starterFor = (language: string): Starter => starters[language.split("-", 1)[0] ?? ""] ?? en;
