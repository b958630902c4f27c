/** How long the phases of a build took, in milliseconds, in their order. */
export class Stopwatch {
  readonly #phases: [name: string, took: number][] = [];
  #last: number;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
    this.#last = now();
  }

  /** Ends a phase. */
  lap(phase: string): void {
    const now = this.#now();
    this.#phases.push([phase, now - this.#last]);
    this.#last = now;
  }

  get phases(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#phases.map(([name, took]) => [name, Math.round(took)]));
  }
}
