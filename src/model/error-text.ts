/**
 * All that an error says, the innermost first: Eleventy wraps what a layout throws, and its own error names neither layout nor line.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = "originalError" in error ? error.originalError : error.cause;
  const own = error.stack ?? error.message;
  return inner === undefined ? own : `${errorText(inner)}\n${own}`;
}

/** A process that worked with us was killed by somebody: neither the copy nor the code is at fault. */
export class KilledWorker extends Error {}
