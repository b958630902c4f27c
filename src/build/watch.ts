import type { BuildOptions } from "./options.ts";
import { ResidentBuilder } from "./resident-builder.ts";
import { untilSignal } from "./signal.ts";

/** The longest wait for the clock, in milliseconds: a machine that slept, or whose clock was set, is late by no more than this. */
const LONGEST_WAIT = 30_000;

/**
 * Publishes the edition, and again when a file changes, and when an embargo ends or a story expires. Ends with SIGINT or SIGTERM.
 *
 * @param argv the flags as given, for the process that builds
 */
export async function watch(options: BuildOptions, argv: readonly string[]): Promise<void> {
  const ended = untilSignal();
  const alarm = new Alarm(options.clock, () => void builder.build());
  const builder = new ResidentBuilder(options, argv, ({ changesAt }) => alarm.set(changesAt));
  void builder.build();
  await ended;
  alarm.set(undefined);
  await builder.close();
}

/** Calls a function once the clock has reached a time. */
export class Alarm {
  readonly #clock: () => number;
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | undefined;
  #rungFor = Number.NEGATIVE_INFINITY;

  /** @param clock in milliseconds */
  constructor(clock: () => number, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /**
   * Replaces the time that was set before. It rings once for a time, and not for an earlier one: a build with problems, or with a clock that
   * stands still, would ask for the same time again and again.
   *
   * @param at in milliseconds; if it is left out, nothing rings
   */
  set(at: number | undefined): void {
    clearTimeout(this.#timer);
    if (at === undefined || at <= this.#rungFor) return;
    const wait = at - this.#clock();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.set(at), Math.min(wait, LONGEST_WAIT));
      return;
    }
    this.#rungFor = at;
    this.#ring();
  }
}
