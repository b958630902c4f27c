import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { loadOutlet } from "../../src/build/load-outlet.ts";
import { searchFiles, writeSearch } from "../../src/build/search-files.ts";
import { readContent } from "../../src/content/content.ts";
import type { CheckedStory } from "../../src/model/article.ts";
import { find } from "../../src/search/browser/find.ts";
import { IndexFiles } from "../../src/search/browser/index-files.ts";
import { parseQuery } from "../../src/search/browser/query.ts";
import type { SearchDocument } from "../../src/search/document.ts";
import { loadStemmers } from "../../src/search/stemmers.ts";
import { complete, type Edition } from "../../src/site/edition.ts";
import { type Placed, place } from "../../src/site/place.ts";
import { searchDocuments } from "../../src/site/searchable.ts";
import { ExactSearch } from "../search/exact.ts";
import { measure, median } from "./process.ts";

// node --import ./src/cli/broadsheet.mjs tests/bench/search.ts --seeds DIR [--copies 5] [--queries 300] [--pagefind SITE]
//
// Makes the search index of a folder of stories from nothing, after a correction, and with a new story; asks it questions, and compares
// the answers with an exact index. With --pagefind, indexes the stories of a built site with Pagefind as well.

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "seeds" },
    copies: { type: "string", default: "1" },
    queries: { type: "string", default: "300" },
    pagefind: { type: "string" },
  },
});

const NOW = Date.UTC(2040, 0, 1);
const work = mkdtempSync(join(tmpdir(), "broadsheet-search-"));
const [cacheFolder, output] = [join(work, "cache"), join(work, "site")];

const loaded = await loadOutlet(process.cwd(), "_data");
if ("problems" in loaded) throw new Error("_data has problems");
const { outlet } = loaded;
const { timeZone: zone, language } = outlet.site;
const { stories: read } = await readContent({ root: process.cwd(), folder: values.seeds, zone, language });

/** The same stories again, a year later each time. */
const stories = Array.from({ length: Number(values.copies) }, (_, copy) =>
  copy === 0
    ? read
    : read.map(({ date, ...story }) => ({
        ...story,
        id: `${story.id}-${copy}`,
        slug: `${story.slug}-${copy}`,
        date: { ...date, at: date.at + copy * 366 * 86_400_000 },
        fingerprint: `${story.fingerprint}-${copy}`,
      })),
).flat();

function editionOf(all: readonly CheckedStory[]): { placed: Placed; edition: Edition } {
  const placed = place({ stories: all, pages: [] }, outlet, { now: NOW });
  return { placed, edition: complete(placed) };
}

/** Makes the index as a build does, and prints what it took. */
async function row(what: string, all: readonly CheckedStory[]): Promise<Edition & { readonly placed: Placed }> {
  const { placed, edition } = editionOf(all);
  const before = new Map(filesIn(output));
  globalThis.gc?.();
  const { rss } = process.memoryUsage();
  const from = process.cpuUsage();
  const files = await searchFiles(placed, edition, [], output, {
    folder: cacheFolder,
    version: "bench",
  });
  const written = [...files].filter(([file]) => !before.has(file) || file.endsWith("index.json"));
  writeSearch(new Map(written), output);
  const { user, system } = process.cpuUsage(from);
  for (const file of before.keys()) if (!files.has(file)) rmSync(join(output, file));
  const bytes = written.reduce((sum, [file]) => sum + statSync(join(output, file)).size, 0);
  const cells = [
    what.padEnd(22),
    `${((user + system) / 1e6).toFixed(2)} CPU s`,
    `${((process.memoryUsage().rss - rss) / 1048576).toFixed(0)} MB`,
    `${written.length} files`,
    `${(bytes / 1000).toFixed(0)} kB`,
  ];
  console.log(cells.join("  "));
  return { ...edition, placed };
}

function filesIn(folder: string): [string, number][] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
      const stats = statSync(join(folder, name));
      return stats.isFile() ? [[name, stats.size] satisfies [string, number]] : [];
    });
  } catch {
    return [];
  }
}

const edited = (story: CheckedStory, text: string): CheckedStory => ({
  ...story,
  body: { ...story.body, html: `${story.body.html}<p>${text}</p>`, fingerprint: `${story.body.fingerprint}+` },
});
const CORRECTION = "The first version of this story misstated the name of a spokesman for the ministry in Zanzibar.";
const byDate = [...stories].sort((a, b) => a.date.at - b.date.at);
function at(share: number): CheckedStory {
  const story = byDate[Math.floor((byDate.length - 1) * share)];
  if (!story) throw new Error("there are no stories");
  return story;
}

console.log(`${stories.length} stories`);
const edition = await row("from nothing", stories);
const all = filesIn(output);
console.log(`in all ${all.length} files, ${(all.reduce((sum, [, size]) => sum + size, 0) / 1e6).toFixed(1)} MB`);
const replaced = (story: CheckedStory) => stories.map((each) => (each === story ? edited(story, CORRECTION) : each));
await row("an old correction", replaced(at(1 / 3)));
await row("as before", stories);
await row("a new correction", replaced(at(0.9995)));
await row("as before", stories);
const model = at(0.99);
const added = {
  ...edited(model, CORRECTION),
  id: "new",
  slug: "new",
  date: { at: at(1).date.at + 60_000, timed: true },
};
await row("a new story", [...stories, added]);
await row("as before", stories);

// Questions.

const sizes = new Map<string, number>();
const bytesOf = (file: string): Uint8Array => readFileSync(join(output, "search", file));
function sizeOf(file: string): number {
  const known = sizes.get(file) ?? gzipSync(bytesOf(file)).length;
  sizes.set(file, known);
  return known;
}
const documents = searchDocuments(edition.placed, edition).stories;
const exact = new ExactSearch(documents, await loadStemmers());

/** Numbers of documents in the index by their addresses. */
async function search(index: IndexFiles, question: string): Promise<string[]> {
  const { numbers } = await find(index, parseQuery(question));
  const cards = await index.cards(numbers.slice(0, 10));
  return cards.map((card) => card?.[2] ?? "");
}

const random = numbers(7);
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
const hrefOf = (document: SearchDocument): string => document.card()[2];

/** Two words of a story that are not in every tenth story. */
function questionOf(story: SearchDocument): string {
  const words = [...new Set(exact.wordsOf(story))];
  return [pick(words), pick(words)].join(" ");
}

const paper = join(work, "paper");
await measure(process.execPath, ["src/cli/broadsheet.mjs", "build", "--output", paper]);
/** The search page of the repository's own paper with its script, gzipped, in bytes. */
const PAGE = gzipSync(readFileSync(join(paper, outlet.site.addresses.search, "index.html"))).length;

const first: number[] = [];
const second: number[] = [];
let recall = 0;
let asked = 0;
let reciprocal = 0;
for (let turn = 0; turn < Number(values.queries); turn++) {
  let loadedNow = 0;
  const index = await IndexFiles.open(async (file) => {
    loadedNow += sizeOf(file);
    return bytesOf(file);
  });
  const story = pick(documents);
  if (!story) break;
  const question = questionOf(story);
  const found = await search(index, question);
  first.push(PAGE + loadedNow);
  loadedNow = 0;
  await search(index, questionOf(pick(documents) ?? story));
  second.push(loadedNow);
  const [headline = ""] = story.texts();
  const rank = (await search(index, headline)).indexOf(hrefOf(story));
  reciprocal += rank < 0 ? 0 : 1 / (rank + 1);
  const right = exact.search(question).slice(0, 10);
  if (right.length === 0) continue;
  asked++;
  recall += right.filter((document) => found.includes(hrefOf(document))).length / right.length;
}
const sorted = [...first].sort((a, b) => a - b);
const kB = (bytes: number | undefined): string => `${((bytes ?? 0) / 1000).toFixed(0)} kB`;
console.log(
  `page, code and first query: median ${kB(median(first))}, p90 ${kB(sorted[Math.floor(sorted.length * 0.9)])}; second query ${kB(median(second))}`,
);
console.log(
  `recall@10 ${(recall / asked).toFixed(3)}; known item MRR ${(reciprocal / Number(values.queries)).toFixed(3)}`,
);

if (values.pagefind !== undefined) {
  const folder = join(work, "pagefind");
  const binary = "node_modules/.bin/pagefind";
  const figures = await measure(binary, [
    "--site",
    values.pagefind,
    "--glob",
    "[0-9]*/**/*.html",
    "--output-path",
    folder,
  ]);
  const files = filesIn(folder);
  console.log(
    `Pagefind: ${figures.cpu?.toFixed(1)} CPU s, ${figures.memory?.toFixed(0)} MB, ${files.length} files, ${(files.reduce((sum, [, size]) => sum + size, 0) / 1e6).toFixed(1)} MB`,
  );
}
rmSync(work, { recursive: true });
