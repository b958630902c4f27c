import { build as buildSite } from "../../build/build.ts";
import { UsageError } from "../../build/options.ts";
import { progress } from "../progress-bar.ts";
import { report } from "../report.ts";
import { type Command, exit } from "./command.ts";

/** `npm run build`: prints what differs from the last edition and publishes it. With `--watch` it stays, and does so whenever something changes. */
export const build: Command = async (options, argv) => {
  if (!options.watch)
    return report(
      await buildSite(options, { pictures: progress("pictures"), pages: progress("pages") }),
      "built",
      options,
    );
  if (options.full || options.clean || options.json || options.explain !== undefined)
    throw new UsageError("--watch publishes what changes. Leave out --full, --clean, --explain and --json.");
  const { watch } = await import("../../build/watch.ts");
  await watch(options, argv);
  return exit.done;
};
