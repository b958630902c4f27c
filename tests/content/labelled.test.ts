import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { removeBoilerplate } from "../../src/content/boilerplate/boilerplate.ts";

// 60 stories as editors paste them. Each line says what it is before the bar: the kind of boilerplate, `trap` for copy that
// looks like boilerplate, nothing for other copy. `author =` and `date =` say what the boilerplate states. Rules for boilerplate
// are written against `learn/` only; `held/` measures them on stories that their author has not seen, so do not read it.

interface Line {
  readonly place: string;
  readonly number: number;
  readonly kind: string;
  readonly text: string;
}

interface Story {
  readonly name: string;
  readonly language: string;
  readonly lines: readonly Line[];
  readonly authors: readonly string[];
  readonly date: string | undefined;
}

interface Result {
  readonly language: string;
  readonly boilerplate: number;
  readonly missed: readonly string[];
  readonly removedCopy: readonly string[];
}

const folder = new URL("labelled/", import.meta.url);
const languages = ["de", "en", "es", "fr"];
const isCopy = (line: Line): boolean => line.kind === "" || line.kind === "trap";
const collapsed = (text: string): string => text.replace(/\s+/g, " ").trim();
const show = (line: Line): string => `${line.place} ${line.kind || "copy"}: ${line.text.trim()}`;

/** The story of a labelled file, as the editor pasted it, with its labels. */
function parse(half: string, name: string): Story {
  const lines: Line[] = [];
  const authors: string[] = [];
  let date: string | undefined;
  for (const [index, row] of readFileSync(new URL(`${half}/${name}`, folder), "utf8")
    .trimEnd()
    .split("\n")
    .entries()) {
    const place = `${half}/${name}:${index + 1}`;
    const [, kind = "", mark, text = ""] = /^(\w*) +([|=]) ?(.*)$/.exec(row) ?? [];
    if (mark === "|") lines.push({ place, number: lines.length + 1, kind, text });
    else if (mark === "=" && kind === "author") authors.push(text);
    else if (mark === "=" && kind === "date") date = text;
    else throw new Error(`${place}: no label: ${row}`);
  }
  return { name, language: name.split(".")[1] ?? "", lines, authors, date };
}

const storiesOf = (half: string): Story[] => readdirSync(new URL(`${half}/`, folder)).map((name) => parse(half, name));
const tidied = (story: Story) => removeBoilerplate(story.lines.map((line) => line.text).join("\n"));

/** What the rules did to a story. Copy counts as removed if its line was cut or its words are no longer in the text. */
function judge(story: Story): Result {
  const { text, cuts } = tidied(story);
  const cut = new Set(cuts.map((each) => each.line));
  const kept = collapsed(text);
  const boilerplate = story.lines.filter((line) => !isCopy(line));
  const copy = story.lines.filter(isCopy);
  return {
    language: story.language,
    boilerplate: boilerplate.length,
    missed: boilerplate.filter((line) => !cut.has(line.number)).map(show),
    removedCopy: copy.filter((line) => cut.has(line.number) || !kept.includes(collapsed(line.text))).map(show),
  };
}

/** Share of boilerplate that was removed, and of removed lines that were boilerplate: 0 to 1. */
function score(results: readonly Result[]): { recall: number; precision: number } {
  const boilerplate = results.reduce((sum, each) => sum + each.boilerplate, 0);
  const removed = boilerplate - results.flatMap((each) => each.missed).length;
  const wrong = results.flatMap((each) => each.removedCopy).length;
  return { recall: removed / boilerplate, precision: removed + wrong === 0 ? 1 : removed / (removed + wrong) };
}

function report(results: readonly Result[]): string {
  const rows = ["all", ...languages].map((name) => {
    const { recall, precision } = score(results.filter((each) => name === "all" || each.language === name));
    return `${name}: recall ${(recall * 100).toFixed(1)} %, precision ${(precision * 100).toFixed(1)} %`;
  });
  const missed = results.flatMap((each) => each.missed);
  const removedCopy = results.flatMap((each) => each.removedCopy);
  return [...rows, "", "Copy that was removed:", ...removedCopy, "", "Boilerplate that stayed:", ...missed].join("\n");
}

describe.each(["learn", "held"])("of the labelled stories in %s", (half) => {
  const stories = storiesOf(half);
  const results = stories.map(judge);

  test("no line of copy is removed", () => {
    expect(score(results).precision, report(results)).toBe(1);
  });

  test("at least 85 % of the boilerplate is removed", () => {
    expect(score(results).recall, report(results)).toBeGreaterThanOrEqual(0.85);
  });

  test("none is refused", () => {
    const refused = stories.filter((story) => tidied(story).refused !== undefined);
    expect(refused.map((story) => story.name)).toEqual([]);
  });

  test("at least 80 % of the authors and dates become metadata, and hardly one becomes a wrong one", () => {
    const labels = stories.flatMap((story) => {
      const { authors, date } = tidied(story).stated;
      return [
        { name: story.name, expected: story.authors.join(" + "), stated: authors?.join(" + ") },
        { name: story.name, expected: story.date ?? "", stated: date?.slice(0, "2021-05-03".length) },
      ].filter(({ expected }) => expected !== "");
    });
    // A byline in capitals may stay in capitals.
    const isRight = ({ expected, stated }: (typeof labels)[number]) => stated?.toLowerCase() === expected.toLowerCase();
    const others = labels.filter((label) => !isRight(label));
    const wrong = others.filter(({ stated }) => stated !== undefined);
    expect(wrong.length / labels.length, JSON.stringify(wrong, undefined, 1)).toBeLessThan(0.05);
    expect(1 - others.length / labels.length, JSON.stringify(others, undefined, 1)).toBeGreaterThanOrEqual(0.8);
  });

  test("each is in the half that the hash of its topic names", () => {
    // Translations of one topic resemble each other, so they are in the same half.
    const halves = stories.map(({ name }) => {
      const hash = createHash("sha256").update(name.split(".")[0] ?? "");
      return (hash.digest()[0] ?? 0) < 0x80 ? "learn" : "held";
    });
    expect(new Set(halves)).toEqual(new Set([half]));
  });
});

test("there are 15 labelled stories in each language", () => {
  const all = ["learn", "held"].flatMap(storiesOf);
  const counts = languages.map((language) => all.filter((story) => story.language === language).length);
  expect(counts).toEqual([15, 15, 15, 15]);
});
