import type { UserConfig } from "@11ty/eleventy";
import { standalone } from "./src/cli/standalone.ts";
import { pages } from "./src/eleventy/pages.ts";

// Where Eleventy finds things. The output folder is not named here: an export would override what the command line passes.
export const config = {
  dir: { input: "src/pages", includes: "../../_includes" },
};

/** What Eleventy prints, and with what. */
export default function broadsheet(eleventy: UserConfig): void {
  // Our metadata is `_data`, loaded and checked once; Eleventy looks for no data files of its own.
  eleventy.setDataFileSuffixes([]);
  eleventy.addPlugin(pages, { standalone });
}
