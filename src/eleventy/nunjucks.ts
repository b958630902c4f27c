import "./quicker.ts";
import type { UserConfig } from "@11ty/eleventy";
import nunjucks from "nunjucks";
import type { Globals } from "../site/globals.ts";
import { filters, once } from "./filters.ts";
import type { Signature } from "./pages.ts";
import { stylesheets } from "./styles.ts";

/**
 * Nunjucks as the engine of `.njk`, in place of Eleventy's own way of calling it: that one copies the whole data cascade into every
 * context and wraps and measures every filter.
 *
 * A layout sees `view` (its page), `site`, `navigation`, `phrases` and `styles`, and nothing else; to print what is not there is an error.
 */
export function nunjucksEngine(config: UserConfig, globals: Globals): void {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader("_includes"), { throwOnUndefined: true });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  environment.addFilter("once", once(environment));
  const cut = async ({ pages, make, deliver }: Signature): Promise<void> => {
    for (const route of pages) {
      const view = make(route);
      const pause = deliver(route, view, environment.render(`layouts/${view.kind}.njk`, { view }));
      if (pause) await pause;
    }
  };
  const asFilter = (signature: Signature, done: (error: unknown, text?: string) => void): void =>
    void cut(signature).then(() => done(null, ""), done);
  environment.addFilter("cut", asFilter, true);
  for (const [name, value] of Object.entries({ ...globals, styles: stylesheets() })) environment.addGlobal(name, value);
  config.addExtension("njk", {
    compile(text, inputPath) {
      const template = new nunjucks.Template(text, environment, inputPath, true);
      return ({ view }) =>
        new Promise((resolve, reject) =>
          template.render({ view }, (error, text) => (error ? reject(error) : resolve(text ?? ""))),
        );
    },
  });
}
