const WIDTH = 30;
/** Milliseconds. A command that ends sooner shows no bar. */
const SOON = 1000;

/** Reports progress: the number of items that are done, and the number of all items. */
export type Bar = (done: number, of: number) => void;

/**
 * Draws a progress bar on a terminal if the work takes longer than a second. It shows how many items are done, how many are done per
 * second, and how long the rest will take.
 *
 * @param what the name of the items: `pages`
 * @param elapsed milliseconds since the command began
 */
export function barOn(
  terminal: { isTTY?: boolean; write(text: string): unknown },
  what: string,
  elapsed: () => number,
): Bar {
  let began: { at: number; done: number } | undefined;
  let drawn = false;
  return (done, of) => {
    if (!terminal.isTTY) return;
    const now = elapsed();
    began ??= { at: now, done: 0 };
    if (!drawn && (now < SOON || done === of)) return;
    drawn = true;
    const rate = (done - began.done) / Math.max(1, now - began.at);
    const left = rate > 0 ? Math.ceil((of - done) / rate / 1000) : undefined;
    const filled = Math.round((done / of) * WIDTH);
    const bar = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}`;
    const pace = left === undefined ? "" : `, ${Math.round(rate * 1000)} a second, ${left} s left`;
    terminal.write(`\r\u001b[2K${bar} ${done} of ${of} ${what}${done === of ? "\n" : pace}`);
  };
}

/** A progress bar on the terminal of this process. @param what the name of the items: `pages` */
export const progress = (what: string): Bar => barOn(process.stderr, what, () => process.uptime() * 1000);

/** Prints lines, and removes an unfinished progress bar first. */
export function tellOverBar(lines: readonly string[]): void {
  if (lines.length > 0 && process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
  for (const line of lines) console.error(line);
}
