import type { Options, Surroundings } from "../options.ts";

/** The exit codes of the process. */
export const exit = { done: 0, problems: 1, usage: 2, fault: 3 } as const;

/**
 * One command of the program.
 *
 * @param argv the arguments as they were given, for a process that the command starts
 * @param surroundings the environment in which the flags were read
 * @returns the exit code
 */
export type Command = (options: Options, argv: readonly string[], surroundings: Surroundings) => Promise<number>;
