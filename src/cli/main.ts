import { UsageError } from "../build/options.ts";
import { errorText } from "../model/error-text.ts";
import { format } from "../model/problem.ts";
import { diskProblem } from "../output/disk-problem.ts";
import { type Command, exit } from "./commands/command.ts";
import { type Options, optionsOf, type Surroundings } from "./options.ts";
import { tell } from "./report.ts";

const USAGE = `usage: npm run build -- [--seeds DIR] [--data DIR] [--output DIR] [--url URL] [--path-prefix /p/] [--now ISO] [--hold]
                         [--full] [--clean] [--jobs N] [--explain ADDRESS] [--verbose] [--json]
       npm start      -- [the same] [--port N] [--host NAME]   shows the site while you work
       npm run check  -- [the same]              all that the build checks; writes nothing
       npm run moved  -- [the same]              leaves something at addresses that stories had before
       npm run notify -- [the same]              after a deploy: tells the WebSub hub which feeds changed
       npm run new    -- "Title" [--section ID] [--type TYPE]  begins a story`;

/** Each command is a file, loaded when it is asked for: most need little of the program. `builder` is what `start` runs beside itself. */
const commands: Record<string, () => Promise<Command>> = {
  build: async () => (await import("./commands/build.ts")).build,
  check: async () => (await import("./commands/check.ts")).check,
  notify: async () => (await import("./commands/notify.ts")).notifyHub,
  new: async () => (await import("./commands/new.ts")).startStory,
  moved: async () => (await import("./commands/moved.ts")).moved,
  start: async () => (await import("./commands/start.ts")).start,
  builder: async () => (await import("./commands/preview-builder.ts")).previewBuilder,
};

/** Commands that take words beside flags. */
const TAKES_WORDS: ReadonlySet<string> = new Set(["new", "builder"]);

/**
 * Runs one command.
 *
 * @returns the exit code: 0 done, 1 problems in the copy, 2 usage, 3 a fault of ours
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name = "", ...rest] = argv;
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new UsageError(name === "" ? "Say what to do." : `There is no command "${name}".`);
    const options = optionsOf(rest, surroundings);
    if (!TAKES_WORDS.has(name)) noWords(options);
    for (const flag of ["section", "type"] as const)
      if (options[flag] !== undefined && name !== "new") throw new UsageError(`--${flag} works with new only.`);
    if (options.host !== undefined && name !== "start" && name !== "builder")
      throw new UsageError("--host works with start only.");
    const command = await load();
    return await command(options, rest, surroundings);
  } catch (error) {
    if (error instanceof UsageError) return tell([error.message, USAGE], exit.usage);
    const refused = diskProblem(error, surroundings.root);
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
