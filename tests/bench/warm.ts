import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Figures, processorTimeOf } from "./process.ts";
import type { Site, Written } from "./site.ts";
import type { Rows } from "./table.ts";

/** What happens between two builds. `texts` are those of the corpus, the newest first. */
type Change = (site: Site, run: number, texts: readonly string[]) => void;

const NOTHING: Change = () => {};
const editStory: Change = ({ seeds }, run) => appendFileSync(firstSeed(seeds), `\nEdited ${run}.\n`);
const newStory: Change = ({ seeds }, run, texts) => addStory(seeds, `added-${run}`, texts);

/** By their names in the table: those that are measured with any corpus, and others. */
const FEW: Readonly<Record<string, Change>> = { "nothing changed": NOTHING, "one story edited": editStory };
const ALL: Readonly<Record<string, Change>> = {
  ...FEW,
  "one story added": newStory,
  // It shifts the stories of every page of a list from its day on.
  "an old story added": ({ seeds }, run, texts) => addStory(seeds, `old-${run}`, texts.toReversed()),
  "front.ts edited": (site, run) =>
    site.edit("_data/front.ts", (text) => text.replace(/top: \d+/, `top: ${(run % 9) + 1}`)),
  "a layout edited": (site, run) => site.edit("_includes/layouts/base.njk", (text) => `${text}<!-- ${run} -->\n`),
};

function firstSeed(seeds: string): string {
  const [name = ""] = readdirSync(seeds, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".md"));
  return join(seeds, name);
}

/** Adds a story of the day of the first of these seeds, with three tags and two authors that they have. */
function addStory(seeds: string, name: string, near: readonly string[]): void {
  const valuesOf = (key: string, most: number) =>
    JSON.stringify([...new Set(near.flatMap((seed): string[] => JSON.parse(keyOf(seed, key) || "[]")))].slice(0, most));
  const [first = ""] = near;
  const lines = [`title: ${name}`, `date: ${keyOf(first, "date")}`, `section: ${keyOf(first, "section")}`];
  const lists = [`tags: ${valuesOf("tags", 3)}`, `authors: ${valuesOf("authors", 2)}`];
  writeFileSync(join(seeds, `${name}.md`), ["---", ...lines, ...lists, "---", "The text.", ""].join("\n"));
}

/** A value of the front matter, as it is written. */
const keyOf = (seed: string, key: string): string => new RegExp(`^${key}: *(.*)$`, "m").exec(seed)?.[1] ?? "";

function textsByDate(seeds: string): string[] {
  const names = readdirSync(seeds, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".md"));
  const texts = names.map((name) => readFileSync(join(seeds, name), "utf8"));
  const dated = texts.map((text) => ({ text, date: keyOf(text, "date") }));
  return dated.sort((a, b) => (a.date < b.date ? 1 : -1)).map(({ text }) => text);
}

/** File systems tell times in steps; a build trusts what is older than two seconds. */
const SETTLED = 2100;
const settle = () => new Promise((done) => setTimeout(done, SETTLED));

/**
 * Builds a site once from nothing, and again after each kind of change.
 *
 * @param isLarge whether only the changes are measured for which there is a goal
 */
export async function measureWarm(site: Site, runs: number, isLarge: boolean): Promise<Rows> {
  const rows: Rows = new Map();
  const add = (name: string, figures: Figures, written: Written) =>
    rows.set(name, { written, ...rows.get(name), runs: [...(rows.get(name)?.runs ?? []), figures] });
  const texts = textsByDate(site.seeds);
  site.clean();
  await site.build();
  for (const [name, change] of Object.entries(isLarge ? FEW : ALL)) {
    for (let run = 0; run < runs; run++) {
      // What the last change left behind is read once more.
      await settle();
      await site.build();
      await settle();
      const before = Date.now();
      change(site, run, texts);
      add(name, await site.build(), site.written(before));
      if (change !== editStory) continue;
      const next = Date.now();
      add("the next build within a second", await site.build(), site.written(next));
    }
  }
  if (isLarge) return rows;
  await stay(site, async (published) => {
    // A builder that found nothing changed makes the edition after that: the first edit waits for it, and may be followed by a build that
    // finds it published already.
    const prepared = published();
    editStory(site, -1, texts);
    await prepared;
    await settle();
    for (const [name, change] of Object.entries({ "one story edited": editStory, "one story added": newStory })) {
      for (let run = 0; run < runs; run++) {
        const before = Date.now();
        const done = published();
        change(site, runs + run, texts);
        add(`resident: ${name}`, await done, site.written(before));
      }
    }
  });
  return rows;
}

/**
 * Starts a build that stays.
 *
 * @param use given a function that waits for the next edition, and says what it took from now on
 */
async function stay(site: Site, use: (published: () => Promise<Figures>) => Promise<void>): Promise<void> {
  const builder = site.watch();
  const published = async (): Promise<Figures> => {
    const [began, cpu = Number.NaN] = [Date.now(), processorTimeOf(builder.pid)];
    await new Promise<void>((resolve) =>
      builder.stdout?.on("data", function hear(text: Buffer) {
        if (!/^built /m.test(text.toString())) return;
        builder.stdout?.off("data", hear);
        resolve();
      }),
    );
    return { wall: (Date.now() - began) / 1000, cpu: (processorTimeOf(builder.pid) ?? Number.NaN) - cpu };
  };
  try {
    await published();
    await use(published);
  } finally {
    builder.kill("SIGTERM");
    await new Promise((resolve) => builder.once("exit", resolve));
  }
}
