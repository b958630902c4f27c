import { standalonePlugin } from "../build/standalone.ts";
import { optionsOf } from "./options.ts";

/** What `.eleventy.ts` adds. Plain `eleventy` takes the working directory for the project, and reads the default folders and the clock, or SOURCE_DATE_EPOCH. */
export const broadsheet = standalonePlugin(() => {
  const root = process.cwd();
  return optionsOf([], { root, workingDirectory: root, env: process.env, clock: Date.now });
});
