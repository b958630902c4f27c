import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A story as a wire sends it: lines wrapped by hand, paragraphs begun with an indent, tables set with spaces. */
export interface WireStory {
  readonly name: string;
  readonly headline: string;
  /** ISO 8601. */
  readonly day: string;
  readonly body: string;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** The stories of a folder of Reuters-21578 as JSON that have a headline, a body and a date. */
export function readWire(folder: string): WireStory[] {
  const files = readdirSync(folder).filter((name) => /^reuters-\d+\.json$/.test(name));
  return files.sort().flatMap((file) => {
    const items: Record<string, string>[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return items.flatMap(({ id, title, body, date = "" }) => {
      const [, day = "", month = "", year] = /(\d{1,2})-([A-Z]{3})-(\d{4})/.exec(date) ?? [];
      if (!title || !body || year === undefined) return [];
      const number = String(MONTHS.indexOf(month) + 1).padStart(2, "0");
      return [{ name: `s${id}`, headline: title, day: `${year}-${number}-${day.padStart(2, "0")}`, body }];
    });
  });
}

const SUBJECTS = [
  "The ferry company",
  "Its chairman",
  "By President Alder's decree, the port",
  "A spokesman for the mill",
  "The county",
];
const VERBS = [
  "said it will lay up",
  "told Reuters that it sold",
  "has agreed to buy",
  "reported that share",
  "denied that it holds",
];
const OBJECTS = [
  "37,950,000 shares.",
  "two of its ships for the winter.",
  "nine cts a share.",
  "a stake in <Northern Quay>, advertising.",
  "12.5 pct of the yard & its cranes.",
];
const COLUMNS = ["Cod", "Haddock", "Herring", "Plaice"];

/** Stories of that kind, always the same. */
export function writeWire(count: number): WireStory[] {
  let seed = 1;
  // A linear congruential generator: Numerical Recipes, section 7.1.
  const next = (below: number): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? "";
  const sentence = (): string => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)}`;
  const paragraph = (): string => wrapped(Array.from({ length: 1 + next(4) }, sentence).join(" "), 64);
  const figures = (): string => `${pick(["Shr", "Net", "Revs"])} ${next(90)} cts vs ${next(90)} cts`;
  const table = (): string =>
    COLUMNS.map((name) => ` ${name.padEnd(12)}${String(next(900)).padStart(6)}${String(next(900)).padStart(8)}`).join(
      "\n",
    );
  return Array.from({ length: count }, (_, index) => {
    const paragraphs = Array.from({ length: 2 + next(6) }, () => (next(5) === 0 ? figures() : paragraph()));
    const tables = next(4) === 0 ? `\n${table()}` : "";
    return {
      name: `w${index}`,
      headline: `FERRY COMPANY <FER> TO LAY UP SHIPS ${index}`,
      day: `1987-0${1 + next(9)}-1${next(10)}`,
      body: `${paragraphs.join("\n    ")}${tables}\n Reuter\n\u0003`,
    };
  });
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

/** Paragraphs of a body that begin with an indent of three spaces or more, each on one line. A line set one space in is none of them. */
export function indentedIn(body: string): string[] {
  const paragraphs: string[][] = [];
  let isOpen = false;
  for (const line of body.split("\n")) {
    if (/^ {3,}\S/.test(line)) paragraphs.push([line.trim()]);
    isOpen = line.trim() !== "" && (/^ {3,}/.test(line) || (isOpen && !line.startsWith(" ")));
    if (isOpen && !line.startsWith("   ")) paragraphs.at(-1)?.push(line.trim());
  }
  return paragraphs.map((lines) => lines.join(" ").replace(/\s+/g, " "));
}
