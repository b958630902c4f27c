/** An error and its causes, the innermost last. */
export function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let each = error; each !== undefined && each !== null && !chain.includes(each); ) {
    chain.push(each);
    if (!(each instanceof Error)) break;
    each = "originalError" in each && each.originalError !== undefined ? each.originalError : each.cause;
  }
  return chain;
}

/**
 * The text of an error and its causes, the innermost first: Eleventy wraps errors of layouts, and its own error names neither layout nor
 * line.
 */
export const errorText = (error: unknown): string =>
  causesOf(error)
    .reverse()
    .map((each) => (each instanceof Error ? (each.stack ?? each.message) : String(each)))
    .join("\n");

/** A worker process was killed from outside. Neither the copy nor the code is at fault. */
export class KilledWorker extends Error {}
