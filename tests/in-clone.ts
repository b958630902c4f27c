// Tests work in the run's own view of the repository (`run-folder.mjs`): two runs in one clone have nothing in common.
process.chdir(process.env.TEST_CLONE ?? ".");

// A property that fails tells its seed: SEED=… repeats it.
if (process.env.SEED !== undefined)
  (await import("fast-check")).default.configureGlobal({ seed: Number(process.env.SEED) });
