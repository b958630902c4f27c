import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { median } from "./process.ts";
import type { Site } from "./site.ts";
import type { ArticleFigures } from "./table.ts";

const STORY = /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/;
/** The body of a story, as `article.njk` prints it. */
const BODY = /<div class="text">\n(.*?)\n<\/div>/s;
const WORDS = 140;
const [LOOKED_AT, TAKEN] = [2000, 9];

/** What the pages of the stories weigh whose length is nearest to 140 words: medians of a few. */
export function measureArticle(site: Site): ArticleFigures {
  const pages = site.files().filter((file) => STORY.test(file));
  const articles = pages.slice(0, LOOKED_AT).map((file) => {
    const page = readFileSync(join(site.output, file));
    const words = (BODY.exec(page.toString())?.[1] ?? "").replace(/<[^>]+>/g, " ").trim();
    return { page, words, distance: Math.abs(words.split(/\s+/).length - WORDS) };
  });
  const nearest = articles.sort((a, b) => a.distance - b.distance).slice(0, TAKEN);
  const kB = (bytes: (article: { page: Buffer; words: string }) => number) => median(nearest.map(bytes)) / 1000;
  return {
    kB: kB(({ page }) => page.length),
    gzippedBeyondWords: kB(({ page, words }) => gzipSync(page).length - gzipSync(words).length),
  };
}
