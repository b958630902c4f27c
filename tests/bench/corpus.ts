import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WORDS =
  "council harbour minister rates vote ferry market school bridge storm harvest court strike budget river hospital election factory museum library railway tariff coast inquiry summit village engine border teacher grain shares island protest survey tunnel reform".split(
    " ",
  );
const SECTIONS = ["world", "politics", "business"];
const DAY = 86_400_000;

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes that many invented stories of wire length as Markdown, 60 a day from 2015 on, a folder a month. The same each time. */
export function writeCorpus(folder: string, stories: number): void {
  const chance = random(1605);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(chance() * from.length)];
  const sentence = (length: number) => {
    const text = Array.from({ length }, () => pick(WORDS)).join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  for (let number = 0; number < stories; number++) {
    const date = new Date(Date.UTC(2015, 0, 1) + number * (DAY / 60)).toISOString();
    const paragraphs = Array.from({ length: 4 + Math.floor(chance() * 8) }, () =>
      Array.from({ length: 3 }, () => sentence(9)).join(" "),
    );
    const front = {
      title: sentence(7).slice(0, -1),
      description: sentence(18),
      date,
      section: pick(SECTIONS),
      tags: [...new Set([pick(WORDS), pick(WORDS)])],
      authors: [`Desk ${String.fromCharCode(65 + (number % 26))}`],
    };
    const yaml = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    const month = join(folder, date.slice(0, 7));
    mkdirSync(month, { recursive: true });
    writeFileSync(join(month, `story-${number}.md`), ["---", ...yaml, "---", paragraphs.join("\n\n"), ""].join("\n"));
  }
}

/** Copies that many stories of a folder, and all else that lies there. Where it has fewer, they come again under other names, a year later each time. */
export function copyStories(from: string, folder: string, stories: number): void {
  cpSync(from, folder, { recursive: true });
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  for (const name of names.sort().slice(stories)) rmSync(join(folder, name));
  for (let number = names.length; number < stories; number++) {
    const name = names[number % names.length] ?? "";
    const copy = Math.floor(number / names.length);
    const later = (date: string) => new Date(Date.parse(date) + copy * 366 * DAY).toISOString();
    const text = readFileSync(join(folder, name), "utf8")
      .replace(/^(?:id|slug|url):.*\n/gm, "")
      .replace(/^date: *"?([^"\n]+)"?$/m, (_, date: string) => `date: ${later(date)}`);
    writeFileSync(join(folder, name.replace(/\.md$/, `-${copy}.md`)), text);
  }
}
