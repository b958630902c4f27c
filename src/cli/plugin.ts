import { standalonePlugin } from "../build/standalone.ts";
import { optionsOf } from "./options.ts";

/** The plugin that `.eleventy.ts` adds. When `eleventy` is run itself, the project is the working directory, its folders are the default ones, and the time is SOURCE_DATE_EPOCH or the clock's. */
export const broadsheet = standalonePlugin(() => {
  const root = process.cwd();
  return optionsOf([], { root, workingDirectory: root, env: process.env, clock: Date.now });
});
