import { commands } from "./commands/commands.ts";
import { flagsOf } from "./flags.ts";

/** A command as a user types it. */
export const typed = (command: string): string => (command === "start" ? "npm start" : `npm run ${command}`);

/** What `--help` of a command prints: what it does, its flags, one example. */
export function helpOf(command: string): string {
  const { does = "", example = "", takesWords } = commands[command] ?? {};
  const flags = flagsOf(command).map(([name, { value, does }]) => ({
    flag: `  --${name}${value === undefined ? "" : ` ${value}`}`,
    does,
  }));
  return [
    `${typed(command)} --${takesWords ? ` ${takesWords}` : ""} [flags]: ${does}.`,
    "",
    ...columns(flags.map(({ flag, does }) => [flag, does])),
    "",
    `Example: ${example}`,
  ].join("\n");
}

/** What is printed where no command is named, or one that there is not. */
export const overview = (): string =>
  [
    "The commands:",
    "",
    ...columns(Object.entries(commands).flatMap(([name, { does }]) => (does ? [[`  ${typed(name)}`, does]] : []))),
    "",
    "Flags follow two hyphens: npm run build -- --help shows those of build.",
  ].join("\n");

/** Lines of two columns, the second one aligned. */
function columns(rows: readonly (readonly [string, string] | readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([first = ""]) => first.length)) + 2;
  return rows.map(([first = "", second = ""]) => first.padEnd(width) + second);
}
