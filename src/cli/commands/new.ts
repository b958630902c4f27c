import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { loadOutlet } from "../../build/load-outlet.ts";
import { UsageError } from "../../build/options.ts";
import { TEMPLATE } from "../../content/unwritten.ts";
import { calendarOf, isoOf } from "../../model/dates.ts";
import { format, type Problem, problem, suggestion } from "../../model/problem.ts";
import { slugOf } from "../../model/slug.ts";
import { cleanLine } from "../../model/text.ts";
import type { Options } from "../options.ts";
import { tell } from "../report.ts";
import { type Command, exit } from "./command.ts";

/**
 * Begins a story: `seeds/2026/2026-11-23-slug.md`, a draft with its permanent id written in.
 *
 * @throws UsageError without a headline
 */
export async function newStory(options: Options): Promise<{ file: string } | { problems: Problem[] }> {
  const title = cleanLine(options.words.join(" "));
  if (title === "") throw new UsageError('Give the story a headline: npm run new -- "Harbour wall to be raised".');
  const loaded = await loadOutlet(options.root, options.data);
  if ("problems" in loaded) return loaded;
  const { site, sections } = loaded.outlet;
  const section = options.section ?? site.defaultSection;
  if (!Object.hasOwn(sections, section))
    throw new UsageError(`--section: "${section}" is not a section. ${suggestion(section, Object.keys(sections))}`);

  const minute = options.now - (options.now % 60_000);
  const { year, month, day } = calendarOf(minute, site.timeZone);
  const id = `${year}-${month}-${day}-${slugOf(title)}`;
  const file = join(options.seeds, year, `${id}.md`);
  const path = resolve(options.root, file);
  if (existsSync(path))
    return { problems: [problem({ file, field: "file" }, "is there already", "Edit it, or choose another headline.")] };
  const front = [
    ["title", title],
    ["id", id],
    ["date", isoOf({ at: minute, timed: true }, site.timeZone)],
    ["section", section],
    ...(options.type === undefined ? [] : [["type", options.type]]),
  ];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `---\n${front.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join("\n")}\ntags: []\nauthors: []\ndraft: true\n---\n${TEMPLATE}\n`,
  );
  return { file };
}

/** `npm run new`: begins a story. */
export const startStory: Command = async (options) => {
  const written = await newStory(options);
  if ("problems" in written) return tell(written.problems.map(format), exit.problems);
  console.log(written.file);
  return exit.done;
};
