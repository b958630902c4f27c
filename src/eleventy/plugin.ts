import type { UserConfig } from "@11ty/eleventy";
import { fingerprintOf } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { designCss } from "../site/design.ts";
import type { Edition } from "../site/edition.ts";
import { type Globals, globalsOf } from "../site/globals.ts";
import { printBatch } from "./batch.ts";
import { addCollections } from "./collections.ts";
import { Library } from "./library.ts";
import { type OwnData, ownPagesOf, viewOfOwnPage } from "./own-pages.ts";
import { takePassthrough } from "./passthrough.ts";
import { provided, type Run } from "./run.ts";
import { Scripts } from "./scripts.ts";
import { stylesheets } from "./styles.ts";
import { timeFilter } from "./time.ts";
import { prefixOnce } from "./transforms.ts";
import { readTypeScript } from "./typescript.ts";

/** A template without text that Eleventy neither renders nor writes: its data is the place where the edition is printed. */
const BATCH = "broadsheet.njk";

/** What the batch template's data has beside global data. */
const OF_TEMPLATE: ReadonlySet<string> = new Set(
  "page permalink view collections eleventyComputed eleventyImport eleventyExcludeFromCollections eleventyDataSchema".split(
    " ",
  ),
);

type BatchData = OwnData & {
  readonly collections: { readonly all?: readonly { readonly inputPath: string; readonly data: OwnData }[] };
};

/**
 * Broadsheet as a plugin of Eleventy. The edition is printed when the addresses of the outlet's own pages are known and nothing is rendered
 * yet; Eleventy then renders and writes these pages as on any site.
 *
 * @param standalone says what to print where plain `eleventy` reads the configuration
 */
export async function plugin(config: UserConfig, { standalone }: { standalone: () => Promise<Run> }): Promise<void> {
  const given = provided(config);
  let run = given ?? (await standalone());
  let edition: Edition | undefined;
  let copies: readonly Asset[] = [];
  let roots: readonly string[] = [];
  let urls: Readonly<Record<string, readonly (string | false)[]>> = {};
  const context = () => {
    if (!edition) throw new Error("the pages of the edition are not known yet");
    return edition.context;
  };
  const library = new Library(config, run.root, { time: timeFilter(() => run.placed.outlet.site) });
  const globals = () => edition?.globals ?? globalsOf(run.placed.outlet, run.placed.base, () => false);

  // As in layouts of ours, it is an error to print what is not there. `dev` keeps the error that another came from.
  config.setNunjucksEnvironmentOptions({ dev: true, throwOnUndefined: true });
  await readTypeScript(config, run.root);
  config.setDataFileSuffixes([".11tydata"]);
  // Stories are objects of a class, whose getters Liquid does not look at unless it is told. As in Nunjucks, it is an error to print what is
  // not there; `{% if page.x %}` and the filter `default` may ask.
  const strict = { strictVariables: true, lenientIf: true };
  config.setLiquidOptions({ ownPropertyOnly: false, ...strict, ...config.liquid.options });
  config.addDateParsing(function (date) {
    // Eleventy takes the moment when the file came onto this disk, which is another on every disk.
    const isDated = date !== undefined || /\d{4}-\d\d-\d\d/.test(this.page.inputPath);
    return isDated ? undefined : new Date(run.placed.articles.at(-1)?.released.at ?? 0);
  });
  addCollections(config, () => ({ placed: run.placed, context: edition?.context, output: run.output }));
  const addData = () => {
    for (const [name, value] of Object.entries(globalData(() => run, globals))) config.addGlobalData(name, value);
  };
  addData();
  config.addGlobalData("eleventyComputed", { view: (data: OwnData) => viewOfOwnPage(context, data, run.untitled) });
  // Eleventy writes into a stage, which is no business of a template. It asks this of every page once addresses are known.
  const complete = ({ page, lang }: OwnData) => {
    // Absent on a site in one language, where layouts that print it must not fail.
    page.lang ??= lang ?? run.placed.outlet.site.language;
    if (page.outputPath) page.outputPath = page.outputPath.replace(config.directories.output, `./${run.output}/`);
  };
  config.addGlobalData("eleventyDataSchema", () => complete);

  if (given) {
    // It outlives this run: a process that builds twice would print what it read the first time.
    config.setUseTemplateCache(false);
  } else {
    for (const target of ["seeds/", "_data/", "_includes/", "src/assets/"]) config.addWatchTarget(target);
    let isFirst = true;
    config.on("eleventy.before", async () => {
      if (!isFirst) run = await standalone();
      isFirst = false;
      edition = undefined;
      // There may be more files of data than there were.
      addData();
    });
  }
  config.on("eleventy.config", (merged) => {
    prefixOnce(config, globals().site.home);
    if (!given) return;
    const { passthroughCopies } = merged.getConfig();
    roots = [...Object.keys(passthroughCopies), ...config.additionalWatchTargets.flat()];
    copies = takePassthrough(passthroughCopies, run.root, "src/pages");
    if (!run.isHelper) return;
    for (const from of Object.keys(passthroughCopies)) delete passthroughCopies[from];
    for (const event of ["eleventy.before", "eleventy.after"]) config.events.removeAllListeners(event);
  });
  config.on("eleventy.contentMap", ({ inputPathToUrl }) => {
    urls = inputPathToUrl;
  });
  config.addTemplate(BATCH, "", {
    permalink: { batch: "/" },
    eleventyExcludeFromCollections: true,
    eleventyImport: { collections: ["all"] },
    eleventyDataSchema: async (data: BatchData) => {
      const theirs = Object.fromEntries(Object.entries(urls).filter(([from]) => !from.endsWith(BATCH)));
      const shared = Object.fromEntries(Object.entries(data).filter(([name]) => !OF_TEMPLATE.has(name)));
      const pages = ownPagesOf(theirs, data.collections.all ?? []);
      const batch = await run.due({ pages, copies, data: fingerprintOfData(shared, run) });
      edition = batch.edition;
      const collections = new Proxy(data.collections, {
        get(all, name) {
          library.reads++;
          return Reflect.get(all, name);
        },
      });
      library.share({ ...shared, ...edition.globals, collections });
      const readers = await printBatch(config, batch.routes, run, library);
      run.done({ roots, readers: [...readers].sort() });
    },
  });
}

/** What the outlet's own pages read of ours, as functions: these are asked in every build. What is frozen, Eleventy does not copy. */
function globalData(run: () => Run, globals: () => Globals): Record<string, () => unknown> {
  const frozen = (value: () => unknown) => () => Object.freeze(value());
  return {
    ...Object.fromEntries(
      Object.keys(run().placed.outlet.own).map((name) => [name, frozen(() => run().placed.outlet.own[name])]),
    ),
    site: frozen(() => globals().site),
    phrases: frozen(() => globals().phrases),
    styles: frozen(() => stylesheets(run().root, designCss(run().placed.outlet.design, run().placed.base))),
    scripts: () => new Scripts(run().root),
    navigation: () => new Navigation(globals),
  };
}

/** Which of its links lead to a page is known when all pages are, and data before. */
class Navigation {
  readonly #globals: () => Globals;

  constructor(globals: () => Globals) {
    this.#globals = globals;
  }

  get header() {
    return this.#globals().navigation.header;
  }

  get footer() {
    return this.#globals().navigation.footer;
  }
}

/** Of the global data that is none of ours, as far as it can be written down. */
function fingerprintOfData(shared: Readonly<Record<string, unknown>>, { placed: { outlet } }: Run): string {
  const ours = new Set(["site", "phrases", "styles", "scripts", "navigation", "eleventy", ...Object.keys(outlet.own)]);
  const theirs = Object.entries(shared).filter(([name]) => !ours.has(name));
  try {
    return fingerprintOf(JSON.stringify(theirs));
  } catch {
    // What refers to itself, or a bigint: such data is taken for part of the code.
    return "";
  }
}
