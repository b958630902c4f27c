import { join, relative, resolve } from "node:path";
import { plugin } from "../eleventy/plugin.ts";
import type { Run } from "../eleventy/run.ts";
import { makeImages } from "../media/image-cache.ts";
import { format, type Problem, Problems } from "../model/problem.ts";
import { NeedsReader } from "../output/hosting/page-needs.ts";
import { writerInto } from "../output/writer.ts";
import type { Edition } from "../site/edition.ts";
import { assetsOf, copyAsset } from "./assets.ts";
import { layoutOf, originOf, writeHostFiles } from "./host-files.ts";
import type { EditionOptions } from "./options.ts";
import { noTitle } from "./own-page-problems.ts";
import { placeCopy } from "./prepare.ts";
import { searchFiles, writeSearch } from "./search-files.ts";

type Config = Parameters<typeof plugin>[0];

/**
 * Broadsheet as a plugin of Eleventy, for plain `eleventy` too: that prints the whole edition, and removes nothing.
 *
 * @param options what the edition is made from, asked before each build
 */
export const standalonePlugin =
  (options: () => EditionOptions) =>
  (config: Config): Promise<void> => {
    let last: Standalone | undefined;
    config.on("eleventy.after", ({ results }) => last?.finish(results));
    return plugin(config, {
      async standalone() {
        last = await standalone(config, options());
        return last.run;
      },
    });
  };

interface Standalone {
  readonly run: Run;
  /** Writes what depends on all pages. @param results what Eleventy has written */
  finish(results: readonly { readonly inputPath: string; readonly outputPath: string | false }[]): Promise<void>;
}

async function standalone(config: Config, options: EditionOptions): Promise<Standalone> {
  const { copy, problems } = await placeCopy(options, { ownPages: [] });
  if (!copy) throw stoppedBy(problems);
  const { root } = options;
  const folder = () => resolve(root, config.directories.output);
  const untitled = new Set<string>();
  let write = (_file: string, _text: string): void => {};
  let printed: { readonly edition: Edition; readonly needs: NeedsReader } | undefined;
  const run: Run = {
    root,
    placed: copy.placed,
    output: "_site",
    isHelper: false,
    async due({ pages, copies }) {
      const { edition, problems } = await copy.complete(pages);
      if (!edition) throw stoppedBy(problems);
      for (const each of problems) console.warn(format(each));
      const { assets, problems: faults } = assetsOf(edition, copy.placed, copies, root);
      const damaged = await makeImages(assets, root);
      if (faults.length + damaged.length > 0) throw stoppedBy([...faults, ...damaged]);
      for (const asset of assets) await copyAsset(asset, root, join(folder(), asset.file));
      write = writerInto(folder());
      printed = { edition, needs: new NeedsReader(originOf(edition)) };
      return { edition, routes: edition.routes };
    },
    make: (route) => route.view(),
    deliver(_route, view, text) {
      write(view.file, text);
      if (view.file.endsWith(".html")) printed?.needs.read(layoutOf(view), view.file, text, false);
      return undefined;
    },
    untitled(inputPath) {
      if (untitled.has(inputPath)) return;
      untitled.add(inputPath);
      console.warn(format(noTitle(root, relative(root, resolve(root, inputPath)), copy.placed.outlet.site.name)));
    },
    done: () => {},
  };
  return {
    run,
    async finish(results) {
      if (!printed) return;
      const own = results.flatMap(({ inputPath, outputPath }) =>
        outputPath
          ? { file: relative(folder(), resolve(root, outputPath)), from: relative(root, resolve(root, inputPath)) }
          : [],
      );
      writeSearch(await searchFiles(copy.placed, printed.edition, own, folder()), folder());
      writeHostFiles(folder(), own, printed.edition, copy.placed, printed.needs.needs());
    },
  };
}

const stoppedBy = (problems: readonly Problem[]): Problems =>
  new Problems(problems.filter(({ severity }) => severity === "problem"));
