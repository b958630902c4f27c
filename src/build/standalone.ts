import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { plugin } from "../eleventy/plugin.ts";
import { writerInto } from "../eleventy/print.ts";
import type { Run } from "../eleventy/run.ts";
import { icons } from "../media/icons.ts";
import { copyClean, makeImages } from "../media/image-cache.ts";
import { format, type Problem, Problems } from "../model/problem.ts";
import type { EditionOptions } from "./options.ts";
import { placeCopy } from "./prepare.ts";

type Config = Parameters<typeof plugin>[0];

/**
 * Broadsheet as a plugin of Eleventy, for plain `eleventy` too: that prints the whole edition, and removes nothing.
 *
 * @param options what the edition is made from, asked before each build
 */
export const standalonePlugin =
  (options: () => EditionOptions) =>
  (config: Config): Promise<void> =>
    plugin(config, { standalone: () => standalone(config, options()) });

async function standalone(config: Config, options: EditionOptions): Promise<Run> {
  const { copy, problems } = await placeCopy(options, { ownPages: [] });
  if (!copy) throw stoppedBy(problems);
  const folder = () => config.directories.output;
  let write = (_file: string, _text: string): void => {};
  return {
    placed: copy.placed,
    output: "_site",
    isHelper: false,
    async due({ pages }) {
      const { edition, problems } = await copy.complete(pages);
      if (!edition) throw stoppedBy(problems);
      for (const each of problems) console.warn(format(each));
      const assets = [...edition.assets, ...icons(edition.globals.site.colors.light)];
      const { made, problems: damaged } = await makeImages(assets);
      if (damaged.length > 0) throw stoppedBy(damaged);
      for (const { file, from } of assets) {
        const to = join(folder(), file);
        const kept = made.get(file);
        if (kept === undefined) copyClean(from, to);
        else {
          mkdirSync(dirname(to), { recursive: true });
          copyFileSync(kept, to);
        }
      }
      write = writerInto(relative(".", folder()));
      return { edition, routes: edition.routes };
    },
    make: (route) => route.view(),
    deliver(_route, view, text) {
      write(view.file, text);
      return undefined;
    },
    done: () => {},
  };
}

const stoppedBy = (problems: readonly Problem[]): Problems =>
  new Problems(problems.filter(({ severity }) => severity === "problem"));
