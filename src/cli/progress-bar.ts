const WIDTH = 30;
/** Milliseconds: what is done sooner needs no bar. */
const SOON = 1000;

/** Called with how many are done; draws, or draws nothing. */
export type Bar = (done: number, of: number) => void;

/**
 * A bar on a terminal for what takes longer than a second: how many are done, how many in a second, and how long the rest will take.
 *
 * @param what is counted, `pages`
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

/** A bar on the terminal of this process. @param what is counted, `pages` */
export const progress = (what: string): Bar => barOn(process.stderr, what, () => process.uptime() * 1000);

/** Lines in place of a bar that is not full. */
export function tellOverBar(lines: readonly string[]): void {
  if (lines.length > 0 && process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
  for (const line of lines) console.error(line);
}
