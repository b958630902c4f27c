import { UsageError } from "../build/options.ts";
import { errorText } from "../model/error-text.ts";
import { format, suggestion } from "../model/problem.ts";
import { diskProblem } from "../output/disk-problem.ts";
import { exit } from "./commands/command.ts";
import { commands } from "./commands/commands.ts";
import { flagsOf } from "./flags.ts";
import { helpOf, overview, typed } from "./help.ts";
import { type Options, optionsOf, type Surroundings } from "./options.ts";
import { tell } from "./report.ts";

/**
 * Runs one command.
 *
 * @returns the exit code: 0 done, 1 problems in the copy, 2 wrong usage, 3 a fault of Broadsheet
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name = "", ...rest] = argv;
  if (isHelp(name) || (name === "help" && rest.length === 0)) return say(overview());
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) return tell([name === "" ? "Name a command." : unknownCommand(name), overview()], exit.usage);
  try {
    if (rest.some(isHelp)) return say(helpOf(name));
    refuseTaken(name, surroundings);
    const options = optionsOf(rest, surroundings, name);
    if (!entry.takesWords) noWords(options);
    const command = await entry.load();
    return await command(options, rest, surroundings);
  } catch (error) {
    if (error instanceof UsageError) return tell([error.message, `The flags: ${typed(name)} -- --help`], exit.usage);
    const diskFault = diskProblem(error, surroundings.root);
    if (diskFault) return tell([format(diskFault)], exit.problems);
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

/** Flags that npm has too, or that users set for other programs: `npm_config_jobs` is node-gyp's. */
const OF_NPM: ReadonlySet<string> = new Set(["json", "verbose", "jobs", "email"]);

/** @throws UsageError where a flag stood before the two hyphens: npm keeps it, and passes on what follows as if it were a word */
function refuseTaken(name: string, { env }: Surroundings): void {
  const taken = flagsOf(name)
    .map(([flag]) => flag)
    .find((flag) => !OF_NPM.has(flag) && env[`npm_config_${flag.replaceAll("-", "_")}`] !== undefined);
  if (taken !== undefined)
    throw new UsageError(
      `npm took --${taken} for itself. Write two hyphens before the flags: ${typed(name)} -- --${taken} …`,
    );
}

const isHelp = (word: string): boolean => word === "--help" || word === "-h";

function say(text: string): number {
  console.log(text);
  return exit.done;
}

const unknownCommand = (name: string): string =>
  `There is no command "${name}". ${suggestion(
    name,
    Object.keys(commands).filter((each) => commands[each]?.does),
  )}`;

function noWords({ words }: Options): void {
  if (words.length > 0)
    throw new UsageError(`"${words[0]}" is not a flag. Folders are named with --seeds, --data and --output.`);
}
