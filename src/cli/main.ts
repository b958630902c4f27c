import { build, check, type Result } from "../build/build.ts";
import { isoOf } from "../model/dates.ts";
import { errorText } from "../model/error-text.ts";
import { format, forTerminal } from "../model/problem.ts";
import { diskProblem } from "../output/disk-problem.ts";
import type { Notified } from "./commands/notify.ts";
import { type Options, optionsOf, UsageError } from "./options.ts";
import { barOn } from "./progress-bar.ts";

const exit = { done: 0, problems: 1, usage: 2, fault: 3 } as const;

const USAGE = `usage: npm run build -- [--seeds DIR] [--data DIR] [--output DIR] [--url URL] [--path-prefix /p/] [--now ISO] [--hold]
                         [--full] [--clean] [--jobs N] [--explain ADDRESS] [--verbose] [--json]
       npm start      -- [the same] [--port N] [--host NAME]   shows the site while you work
       npm run check  -- [the same]              all that the build checks; writes nothing
       npm run moved  -- [the same]              leaves something at addresses that stories had before
       npm run notify -- [the same]              after a deploy: tells the WebSub hub which feeds changed
       npm run new    -- "Title" [--section ID]  begins a story`;

/** argv → one function a command. */
const commands: Record<string, (options: Options, argv: readonly string[]) => Promise<number>> = {
  async build(options) {
    noWords(options);
    return report(await build(options, progress("pages")), "built", options);
  },
  async check(options) {
    noWords(options);
    const result = await check(options);
    for (const { file, line, text, rule } of options.json ? [] : result.removals)
      console.log(forTerminal(`${file}:${line}: removed (${rule}): ${text}`));
    return report(result, "checked", options);
  },
  async notify(options) {
    noWords(options);
    const [{ notify }, { retryPolicy }] = await Promise.all([
      import("./commands/notify.ts"),
      import("../output/websub.ts"),
    ]);
    const waiting = (line: string) => void tellOverBar([line]);
    return reportFeeds(await notify(options, retryPolicy, { told: progress("feeds"), waiting }));
  },
  async new(options) {
    const { newStory } = await import("./commands/new.ts");
    const written = await newStory(options);
    if ("problems" in written) return tell(written.problems.map(format), exit.problems);
    console.log(written.file);
    return exit.done;
  },
  async moved(options) {
    noWords(options);
    const { settleMoved } = await import("./commands/moved.ts");
    const settled = await settleMoved(options);
    for (const line of settled.lines) console.log(forTerminal(line));
    if (settled.problems.length > 0) return tell(settled.problems.map(format), exit.problems);
    console.log(settled.lines.length === 0 ? "every former address is settled" : "build again to publish this");
    return exit.done;
  },
  async start(options, argv) {
    noWords(options);
    if (options.explain !== undefined) throw new UsageError("--explain: is of build.");
    const { start } = await import("../build/preview.ts");
    await start(options, argv);
    return exit.done;
  },
  /** What `start` runs beside itself. */
  async builder(_options, argv) {
    const { previewBuilder } = await import("../build/preview-builder.ts");
    await previewBuilder(argv);
    return exit.done;
  },
};

/**
 * Runs one command.
 *
 * @returns the exit code: 0 done, 1 problems in the copy, 2 usage, 3 a fault of ours
 */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [name = "", ...rest] = argv;
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(name === "" ? "Say what to do." : `There is no command "${name}".`);
    const options = optionsOf(rest, env, Date.now);
    if (options.host !== undefined && name !== "start" && name !== "builder")
      throw new UsageError("--host works with start only.");
    return await command(options, rest);
  } catch (error) {
    if (error instanceof UsageError) return tell([error.message, USAGE], exit.usage);
    const refused = diskProblem(error);
    if (refused) return tell([format(refused)], exit.problems);
    return tell(
      [
        "This is a fault of Broadsheet, not of your copy. Please report it with the lines below.",
        `node ${process.version}, ${process.platform} ${process.arch}: broadsheet ${argv.join(" ")}`,
        errorText(error),
      ],
      exit.fault,
    );
  }
}

function noWords({ words }: Options): void {
  if (words.length > 0)
    throw new UsageError(`"${words[0]}" is not a flag. Folders are named with --seeds, --data and --output.`);
}

function tell(lines: readonly string[], code: number): number {
  for (const line of lines) console.error(forTerminal(line));
  return code;
}

/** Problems and warnings go to stderr; the last line of stdout says what was done. */
function report(result: Result, done: string, { json, verbose }: Pick<Options, "json" | "verbose">): number {
  const faults = result.problems.filter(({ severity }) => severity === "problem");
  if (json) {
    const { edition: _, pages, printed, ...rest } = result;
    console.log(JSON.stringify({ pages, printed, unchanged: pages - printed, ...rest, seconds: process.uptime() }));
    return faults.length > 0 || (!result.published && result.explanation === undefined) ? exit.problems : exit.done;
  }
  if (verbose) for (const [phase, took] of Object.entries(result.phases)) console.error(`${phase}: ${took} ms`);
  const removed = done === "built" ? removedFrom(result.removals) : [];
  tell([...result.notices, ...removed, ...result.problems.map(format)], exit.problems);
  for (const file of result.held) console.error(forTerminal(`held back: ${file}`));
  if (result.explanation !== undefined) {
    console.log(result.explanation);
    return faults.length > 0 ? exit.problems : exit.done;
  }
  if (!result.published) {
    return tell(
      [
        `${faults.length} ${faults.length === 1 ? "problem" : "problems"}: ${result.unfinished ? "the new edition is published in part, and the next build goes on" : "nothing was published, the last edition stays as it was"}.`,
      ],
      exit.problems,
    );
  }
  if (result.strays.length > 0) tell([straysIn(result.strays)], exit.done);
  const { changesAt } = result;
  if (changesAt !== undefined) {
    console.log(
      `The edition next changes by itself at ${isoOf({ at: changesAt, timed: true }, "UTC")}: build it again then.`,
    );
  }
  const seconds = process.uptime().toFixed(2);
  console.log(
    `${done} ${result.pages} pages: ${result.printed} printed, ${result.pages - result.printed} unchanged, ${result.removed} removed, in ${seconds} s`,
  );
  return faults.length > 0 ? exit.problems : exit.done;
}

/** How much a build left out of stories as received: somebody should look whether it was copy. */
function removedFrom(removals: Result["removals"]): string[] {
  const lines = removals.filter(({ rule }) => rule !== "comment");
  if (lines.length === 0) return [];
  const stories = new Set(lines.map(({ file }) => file)).size;
  const what = lines.length === 1 ? "1 line that is not copy was" : `${lines.length} lines that are not copy were`;
  return [
    `${what} removed from ${stories === 1 ? "1 story" : `${stories} stories`}. "npm run check" lists ${lines.length === 1 ? "it" : "them"}.`,
  ];
}

function straysIn(strays: readonly string[]): string {
  const more = strays.length > 10 ? ` and ${strays.length - 10} more` : "";
  return `Not of this edition, and left as they are (--clean removes them): ${strays.slice(0, 10).join(", ")}${more}`;
}

/** The hub's faults go to stderr, as problems do: the feeds are not where they should be, and somebody has to see to it. */
function reportFeeds({ problems, stopped, faults, told, unchanged, untold }: Notified): number {
  tellOverBar([...problems.map(format), ...faults]);
  if (stopped) return exit.problems;
  const failed = untold === 0 ? "" : `, ${untold} not told`;
  console.log(`told the hub of ${told} ${told === 1 ? "feed" : "feeds"}, ${unchanged} unchanged${failed}`);
  return untold > 0 || problems.length > 0 ? exit.problems : exit.done;
}

const progress = (what: string) => barOn(process.stderr, what, () => process.uptime() * 1000);

/** Lines in place of a bar that is not full. */
function tellOverBar(lines: readonly string[]): void {
  if (lines.length > 0 && process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
  for (const line of lines) console.error(line);
}
