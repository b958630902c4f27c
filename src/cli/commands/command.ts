import type { Options, Surroundings } from "../options.ts";

/** What the process says of itself when it ends. */
export const exit = { done: 0, problems: 1, usage: 2, fault: 3 } as const;

/**
 * One command of the program.
 *
 * @param argv its flags as they were given, for a process that it starts
 * @param surroundings in which the flags were read
 * @returns the exit code
 */
export type Command = (options: Options, argv: readonly string[], surroundings: Surroundings) => Promise<number>;
