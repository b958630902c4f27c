import { standalonePlugin } from "../build/standalone.ts";
import { optionsOf } from "./options.ts";

/** What `.eleventy.ts` adds. Plain `eleventy` reads the default folders and the clock, or SOURCE_DATE_EPOCH. */
export const broadsheet = standalonePlugin(() => optionsOf([], process.env, Date.now));
