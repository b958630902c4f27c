import { join, relative, resolve } from "node:path";
import { plugin } from "../eleventy/plugin.ts";
import { writerInto } from "../eleventy/print.ts";
import type { Run } from "../eleventy/run.ts";
import { copyClean, makeImages } from "../media/image-cache.ts";
import { format, type Problem, Problems } from "../model/problem.ts";
import { assetsOf } from "./assets.ts";
import type { EditionOptions } from "./options.ts";
import { noTitle } from "./own-page-problems.ts";
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
  const { root } = options;
  const folder = () => resolve(root, config.directories.output);
  const untitled = new Set<string>();
  let write = (_file: string, _text: string): void => {};
  return {
    root,
    placed: copy.placed,
    output: "_site",
    isHelper: false,
    async due({ pages, copies }) {
      const { edition, problems } = await copy.complete(pages);
      if (!edition) throw stoppedBy(problems);
      for (const each of problems) console.warn(format(each));
      const { assets, problems: faults } = assetsOf(edition, copies, root);
      const damaged = await makeImages(assets, root);
      if (faults.length + damaged.length > 0) throw stoppedBy([...faults, ...damaged]);
      for (const asset of assets) await copyClean(asset, root, join(folder(), asset.file));
      write = writerInto(folder());
      return { edition, routes: edition.routes };
    },
    make: (route) => route.view(),
    deliver(_route, view, text) {
      write(view.file, text);
      return undefined;
    },
    untitled(inputPath) {
      if (untitled.has(inputPath)) return;
      untitled.add(inputPath);
      console.warn(format(noTitle(root, relative(root, resolve(root, inputPath)), copy.placed.outlet.site.name)));
    },
    done: () => {},
  };
}

const stoppedBy = (problems: readonly Problem[]): Problems =>
  new Problems(problems.filter(({ severity }) => severity === "problem"));
