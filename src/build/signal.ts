/** Resolves when the user or the system ends the process: SIGINT (Ctrl-C) or SIGTERM. A second signal ends it at once. */
export const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
