import { build as buildSite } from "../../build/build.ts";
import { progress } from "../progress-bar.ts";
import { report } from "../report.ts";
import type { Command } from "./command.ts";

/** `npm run build`: prints what differs from the last edition and publishes it. */
export const build: Command = async (options) =>
  report(await buildSite(options, { pictures: progress("pictures"), pages: progress("pages") }), "built", options);
