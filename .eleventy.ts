import type { UserConfig } from "@11ty/eleventy";
import { broadsheet } from "./src/cli/plugin.ts";

// Where Eleventy finds things. The output folder is not named here: an export would override what the command line passes.
export const config = {
  dir: { input: "src/pages", includes: "../../_includes" },
};

/** An ordinary Eleventy configuration. What is added here works in every layout and partial, and in pages of your own in src/pages. */
export default function configure(eleventyConfig: UserConfig): void {
  eleventyConfig.addPlugin(broadsheet);

  // eleventyConfig.addFilter("shout", (text: string) => text.toUpperCase());
  // eleventyConfig.addPlugin(eleventyNavigationPlugin);
}
