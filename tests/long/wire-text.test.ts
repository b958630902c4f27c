import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Draft } from "../../src/model/article.ts";
import { legible } from "../../src/model/text.ts";
import { ingestFiles } from "../ingest/desk.ts";

// Raw wire text: hand-wrapped lines, each paragraph with an indent, tables, a sign-off. WIRE names a folder of *.json, each a list of
// { title, body }, such as the Reuters-21578 collection; without it, the test writes three hundred stories itself.

interface Wire {
  readonly title: string;
  readonly body: string;
}

function collected(folder: string): Wire[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name): Partial<Wire>[] => JSON.parse(readFileSync(join(folder, name), "utf8")))
    .flatMap(({ title, body }) => (title && body ? { title: title.replace(/\s+/g, " ").trim(), body } : []));
}

const WORDS =
  "the council said on Monday that prices of grain rose by 1.5 pct in March and shares fell to 37,950,000 dlrs after talks with its partners who share the harbour and its trade updated rules for 2019 were read out".split(
    " ",
  );

const wires = process.env.WIRE === undefined ? madeUp(300) : collected(process.env.WIRE);

/** Stories of three to eight paragraphs, the same each time. */
function madeUp(count: number): Wire[] {
  let seed = 1987;
  const upTo = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % most;
  };
  const sentence = (): string => {
    const words = Array.from({ length: 6 + upTo(18) }, () => WORDS[upTo(WORDS.length)] ?? "");
    const text = words.join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return Array.from({ length: count }, (_, index) => {
    const paragraphs = Array.from({ length: 3 + upTo(6) }, () =>
      Array.from({ length: 1 + upTo(3) }, sentence).join(" "),
    );
    const table = index % 3 === 0 ? ["    Shr 12 cts vs 10 cts", "    Net 1.2 mln vs 1.0 mln"] : [];
    const lines = paragraphs.flatMap((paragraph) => wrapped(`    ${paragraph}`));
    return { title: `WIRE STORY ${index + 1}`, body: [...lines, ...table, " Reuter", ""].join("\n") };
  });
}

function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/(?<=\S) /)) {
    if (line !== "" && line.length + word.length > 64) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const fileOf = (index: number): string => `seeds/${Math.floor(index / 1000)}/1987-03-09-wire-${index}.txt`;

const wordsOf = (text: string): string[] =>
  legible(text)
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const shownIn = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** The paragraphs that begin with an indent: the lines up to the next indent or empty line. */
function indentedIn(body: string): string[] {
  const paragraphs: string[][] = [];
  let current: string[] | undefined;
  for (const line of legible(body).split("\n")) {
    if (line.trim() === "") current = undefined;
    else if (/^ {3,}/.test(line)) {
      current = [line.trim()];
      paragraphs.push(current);
    } else if (!/^ *reuter/i.test(line)) current?.push(line.trim());
  }
  return paragraphs.map((lines) => lines.join(" ").replace(/\s+/g, " ").trim());
}

describe("raw wire text", () => {
  let stories: ReadonlyMap<string, Draft>;

  beforeAll(async () => {
    const files = Object.fromEntries(wires.map(({ title, body }, index) => [fileOf(index), `${title}\n\n${body}`]));
    const ingested = await ingestFiles(files);
    stories = new Map(ingested.stories.map((each) => [`seeds/${each.path}`, each]));
  });

  it("becomes a story wherever there is text", () => {
    const lost = wires.flatMap(({ body }, index) =>
      stories.has(fileOf(index)) || wordsOf(body).length < 3 ? [] : `${fileOf(index)}: ${body.slice(0, 200)}`,
    );
    expect(wires.length).toBeGreaterThanOrEqual(300);
    expect(lost).toEqual([]);
  });

  it("keeps every word", () => {
    const lost: string[] = [];
    for (const [index, { body }] of wires.entries()) {
      const story = stories.get(fileOf(index));
      if (!story) continue;
      const { html } = story.body;
      const kept = [shownIn(html), story.location, story.source, ...story.authors].join(" ");
      const left = new Map<string, number>();
      for (const word of wordsOf(kept)) left.set(word, (left.get(word) ?? 0) + 1);
      for (const word of wordsOf(body)) {
        const count = left.get(word) ?? 0;
        if (count === 0) lost.push(`${fileOf(index)}: ${word}`);
        else left.set(word, count - 1);
      }
    }
    expect(lost.slice(0, 50), `${lost.length} words are on no page`).toEqual([]);
  });

  it("keeps at least 95 % of indented paragraphs apart", () => {
    let apart = 0;
    const joined: string[] = [];
    for (const [index, { body }] of wires.entries()) {
      const story = stories.get(fileOf(index));
      if (!story) continue;
      const { html } = story.body;
      const lines = html.split(/<\/p>\n|\n/).map((line) => shownIn(line).replace(/\s+/g, " ").trim());
      const set = new Set(lines);
      for (const paragraph of indentedIn(body)) {
        // A dateline is shown before the first paragraph.
        const isThere = set.has(paragraph) || (paragraph.endsWith(lines[0] ?? "?") && (lines[0] ?? "").length > 20);
        if (isThere) apart++;
        else joined.push(`${fileOf(index)}: ${paragraph.slice(0, 150)}`);
      }
    }
    const share = apart / (apart + joined.length);
    expect(apart).toBeGreaterThan(300);
    expect(share, joined.slice(0, 30).join("\n")).toBeGreaterThanOrEqual(0.95);
  });
});
