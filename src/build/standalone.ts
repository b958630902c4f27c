import { cpSync } from "node:fs";
import { join, relative } from "node:path";
import { plugin } from "../eleventy/plugin.ts";
import { writerInto } from "../eleventy/print.ts";
import type { Run } from "../eleventy/run.ts";
import { icons } from "../media/icons.ts";
import { copyClean, renderImages } from "../media/image-cache.ts";
import { format, type Problem, Problems } from "../model/problem.ts";
import type { NeedsReader } from "../output/hosting/page-needs.ts";
import type { Edition } from "../site/edition.ts";
import { publicAssets } from "../site/public-files.ts";
import { layoutOf, needsReaderFor, writeHostFiles } from "./host-files.ts";
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
  finish(results: readonly { readonly inputPath: string; readonly outputPath: string | false }[]): void;
}

async function standalone(config: Config, options: EditionOptions): Promise<Standalone> {
  const { copy, problems } = await placeCopy(options, { ownPages: [] });
  if (!copy) throw stoppedBy(problems);
  const folder = () => config.directories.output;
  let write = (_file: string, _text: string): void => {};
  let printed: { readonly edition: Edition; readonly needs: NeedsReader } | undefined;
  const run: Run = {
    placed: copy.placed,
    output: "_site",
    isHelper: false,
    async due({ pages }) {
      const { edition, problems } = await copy.complete(pages);
      if (!edition) throw stoppedBy(problems);
      for (const each of problems) console.warn(format(each));
      const { assets, problems: damaged } = await renderImages([
        ...edition.assets,
        ...icons(edition.globals.site.colors.light),
      ]);
      if (damaged.length > 0) throw stoppedBy(damaged);
      for (const { file, from } of assets) copyClean(from, join(folder(), file));
      for (const { file, from } of publicAssets(copy.placed)) cpSync(from, join(folder(), file));
      write = writerInto(relative(".", folder()));
      printed = { edition, needs: needsReaderFor(edition) };
      return { edition, routes: edition.routes };
    },
    make: (route) => route.view(),
    deliver(_route, view, text) {
      write(view.file, text);
      if (view.file.endsWith(".html")) printed?.needs.read(layoutOf(view), view.file, text, false);
      return undefined;
    },
    done: () => {},
  };
  return {
    run,
    finish(results) {
      if (!printed) return;
      const own = results.flatMap(({ inputPath, outputPath }) =>
        outputPath ? { file: relative(folder(), outputPath), from: relative(".", inputPath) } : [],
      );
      writeHostFiles(folder(), own, printed.edition, copy.placed, printed.needs.needs());
    },
  };
}

const stoppedBy = (problems: readonly Problem[]): Problems =>
  new Problems(problems.filter(({ severity }) => severity === "problem"));
