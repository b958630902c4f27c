// Tests work in the run's own view of the repository (`run-folder.mjs`): two runs in one clone have nothing in common.
process.chdir(process.env.TEST_CLONE ?? ".");
