import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Figures, measure } from "./process.ts";
import type { Site } from "./site.ts";
import type { Rows } from "./table.ts";

/** Builds a site from nothing. */
export type Builder = () => Promise<Figures>;

/** Runs builders in turn, each into an empty folder. The first one is Broadsheet. */
export async function measureCold(
  site: Site,
  builders: Readonly<Record<string, Builder>>,
  runs: number,
): Promise<Rows> {
  const rows: Rows = new Map();
  for (let run = 0; run < runs; run++) {
    for (const [name, build] of Object.entries(builders)) {
      site.clean();
      const figures = await build();
      const row = rows.get(name) ?? { runs: [], written: site.written() };
      rows.set(name, { ...row, runs: [...row.runs, figures] });
      if (rows.size === 1) keepStyles(site);
    }
  }
  return rows;
}

const stylesOf = ({ clone }: Site): string => join(clone, "styles");

/** A page of Broadsheet whose styles each of the partials `style-*.html` has. */
const PRINTED_LIKE = {
  story: /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/,
  list: /^latest\/index\.html$/,
  year: /^\d{4}\/index\.html$/,
};

/** Keeps the style elements of pages that Broadsheet has printed, as partials for layouts that print the same pages. */
function keepStyles(site: Site): void {
  const files = site.files();
  mkdirSync(stylesOf(site), { recursive: true });
  for (const [name, pattern] of Object.entries(PRINTED_LIKE)) {
    const page = files.find((file) => pattern.test(file));
    if (page === undefined) throw new Error(`Broadsheet has printed no page for style-${name}.html`);
    const elements = readFileSync(join(site.output, page), "utf8").match(/<style>.*?<\/style>/gs) ?? [];
    writeFileSync(join(stylesOf(site), `style-${name}.html`), elements.join(""));
  }
}

export const HUGO = process.env.HUGO ?? "hugo";

/** @param peer the folder beside this file that holds the layouts */
export const hugo =
  (site: Site, peer: string): Builder =>
  async () => {
    const source = join(site.clone, "hugo");
    rmSync(source, { recursive: true, force: true });
    cpSync(join(import.meta.dirname, peer), source, { recursive: true });
    if (existsSync(stylesOf(site))) cpSync(stylesOf(site), join(source, "layouts/partials"), { recursive: true });
    appendFileSync(
      join(source, "hugo.toml"),
      `\n[[module.mounts]]\nsource = ${JSON.stringify(site.seeds)}\ntarget = "content/articles"\n`,
    );
    return measure(HUGO, ["--quiet", "--source", source, "--destination", site.output]);
  };
