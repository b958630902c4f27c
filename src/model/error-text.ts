/** An error and what it came from, the innermost last. */
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
 * All that an error says, the innermost first: Eleventy wraps what a layout throws, and its own error names neither layout nor line.
 */
export const errorText = (error: unknown): string =>
  causesOf(error)
    .reverse()
    .map((each) => (each instanceof Error ? (each.stack ?? each.message) : String(each)))
    .join("\n");

/** A process that worked with us was killed by somebody: neither the copy nor the code is at fault. */
export class KilledWorker extends Error {}
