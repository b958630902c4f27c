import { previewOptions, start as startPreview } from "../../build/preview.ts";
import { type Command, exit } from "./command.ts";

/** `npm start`: shows the site while you work. */
export const start: Command = async (options, argv) => {
  await startPreview(previewOptions(options), argv);
  return exit.done;
};
