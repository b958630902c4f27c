import type { UserConfig } from "@11ty/eleventy";
import nunjucks from "nunjucks";
import type { Globals } from "../edition/chrome.ts";
import type { Page } from "../model/page.ts";
import { filters, once } from "./filters.ts";
import { stylesheets } from "./styles.ts";

/**
 * Nunjucks as the engine of `.njk`, in place of Eleventy's own way of calling it. That one compiles a paginated template again for every
 * page, copies the whole data cascade into every context and wraps every filter: FIGURE of printing 24,000 pages.
 *
 * A layout sees `sheet` (its page), `site`, `navigation`, `phrases` and `styles`, and nothing else; to print what is not there is an error.
 */
export function nunjucksEngine(config: UserConfig): void {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader("_includes"), { throwOnUndefined: true });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  environment.addFilter("once", once(environment));
  environment.addGlobal("styles", stylesheets());
  config.addExtension("njk", {
    compile(text, inputPath) {
      const template = new nunjucks.Template(text, environment, inputPath, true);
      return ({ sheet, site, navigation, phrases }) => template.render({ sheet, site, navigation, phrases });
    },
  });
}

/** What Eleventy hands to a template: among much else, this. */
export type TemplateData = Globals & { readonly sheet: Page };
