import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeCorpus } from "../bench/corpus.ts";
import { everything, shown } from "../eleventy/outlet.ts";
import { filesIn, story } from "../site/site.ts";
import { clone, type Paper } from "./paper.ts";

/** The number of stories. From 2,000 seeds on, a build starts further processes that read and print. */
export const STORIES = 2100;

/** A clone with a story, a picture and a standing page of every sort, code and pages of its own, and an archive. */
export function archive(): Paper {
  const sections = ["world", "politics", "business", "town"];
  const site = clone({
    ...everything,
    "_data/sections.ts": `export default { ${sections.map((id) => `${id}: { title: "${id}", description: "${id}" }`).join(", ")} };`,
    "seeds/media/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    "seeds/pages/about.md": "---\ntitle: About\n---\nSee [the wall](../wall.md).\n",
    "seeds/wall.md": story({ title: "Wall rises", image: { src: "quay.svg", alt: "A quay" } }),
    "seeds/bell.txt": "Bell rings\n\nThe bell rang.\n",
    "seeds/bell.11tydata.ts": 'export default { date: "2026-05-01", tags: ["Bells"] };\n',
  });
  // One page of the outlet's own for every story would take longer than all else.
  site.edit("src/pages/list.njk", (text) =>
    text.replace('"size":1', '"size":700').replace("item.data", "item[0].data"),
  );
  site.edit("_includes/layouts/base.njk", shown);
  writeCorpus(join(site.folder, "seeds"), STORIES);
  return site;
}

/** Every file of an output folder; layouts may name the folder itself. */
export const contents = (site: Paper, output: string): Map<string, string> =>
  new Map(
    filesIn(join(site.folder, output)).map((file) => [
      file,
      readFileSync(join(site.folder, output, file), "latin1").replaceAll(output, "OUTPUT"),
    ]),
  );

/** The files that differ, or that only one of the two has. */
export const differences = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file));
