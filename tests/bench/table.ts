import { type Figures, median } from "./process.ts";
import type { Written } from "./site.ts";

/** What was measured once or several times. */
export interface Row {
  readonly runs: readonly Figures[];
  /** By the first run. */
  readonly written: Written;
}

/** By what was built. */
export type Rows = Map<string, Row>;

type Key = keyof Figures;

/** A figure that is to be reached: of one row or, as a ratio, of another one. */
interface Goal {
  readonly row: string;
  readonly of?: string;
  readonly key: Key;
  /** The most that is asked for; for 19,040 stories, and for 95,200. */
  readonly most?: number;
  readonly mostOfLarge?: number;
}

const GOALS: readonly Goal[] = [
  { row: "cold", of: "hugo-same", key: "wall", most: 0.5, mostOfLarge: 0.45 },
  { row: "cold", of: "hugo-same", key: "cpu", most: 0.6 },
  { row: "cold", of: "hugo-same", key: "memory", most: 0.4 },
  { row: "cold", of: "hugo", key: "wall", most: 0.75 },
  { row: "cold", key: "memory", mostOfLarge: 1200 },
  { row: "one story edited", of: "hugo", key: "wall", most: 0.12, mostOfLarge: 0.08 },
  { row: "one story added", of: "hugo", key: "wall", most: 0.12 },
  { row: "the next build within a second", of: "hugo", key: "wall", most: 0.06 },
  { row: "nothing changed", of: "hugo", key: "wall", most: 0.06 },
  { row: "resident: one story edited", of: "hugo", key: "wall", most: 0.03 },
  { row: "resident: one story added", of: "hugo", key: "wall", most: 0.06 },
  { row: "a layout edited", of: "cold", key: "wall", most: 0.8 },
  { row: "two processes", of: "one process", key: "wall", most: 0.8 },
  { row: "two queue workers", of: "one queue worker", key: "wall", most: 0.85 },
];

/** From this many stories on, the figures for 95,200 are asked for, and only they are measured. */
export const LARGE = 50_000;

const UNITS: Readonly<Record<Key, string>> = { wall: "wall s", cpu: "CPU s", memory: "peak MB" };
const KEYS = ["wall", "cpu", "memory"] as const;

const valuesOf = ({ runs }: Row, key: Key): number[] => runs.map((figures) => figures[key] ?? Number.NaN);

/** As Markdown. What was not measured is a dash. */
function line(cells: readonly (string | number | undefined)[], digits = 2): string {
  const texts = cells.map((cell) =>
    typeof cell === "string"
      ? cell
      : cell === undefined || Number.isNaN(cell)
        ? "–"
        : cell.toFixed(cell >= 100 ? 0 : digits),
  );
  return `| ${texts.join(" | ")} |`;
}

/** A goal and how far it was reached; nothing where that was not measured, and for a figure of its own where none is asked for. */
function lineOf({ row, of, key, most, mostOfLarge }: Goal, rows: Rows, isLarge: boolean): string | undefined {
  const [one, other] = [rows.get(row), of === undefined ? undefined : rows.get(of)];
  const asked = isLarge ? mostOfLarge : most;
  if (!one || (of === undefined ? asked === undefined : !other)) return undefined;
  const divisors = other && valuesOf(other, key);
  const values = valuesOf(one, key).map((value, run) => (divisors ? value / (divisors[run] ?? Number.NaN) : value));
  return line([of === undefined ? `${row}: ${UNITS[key]}` : `${row}, of ${of}: ${key}`, asked, median(values)]);
}

/** The page of a story of 140 words. */
export interface ArticleFigures {
  readonly kB: number;
  /** Gzipped, without what its words alone take. */
  readonly gzippedBeyondWords: number;
}

/** @returns two tables as Markdown: medians, and goals as medians of the ratios of pairs */
export function tablesOf(heading: string, rows: Rows, article: ArticleFigures, stories: number): string {
  const measured = [...rows].map(([name, row]) => {
    const { pages, files, size } = row.written;
    return line([name, ...KEYS.map((key) => median(valuesOf(row, key))), String(pages), String(files), size]);
  });
  const goals = GOALS.flatMap((goal) => lineOf(goal, rows, stories >= LARGE) ?? []);
  return [
    `\n### ${heading}\n`,
    line(["", ...KEYS.map((key) => UNITS[key]), "pages", "files", "MB written"]),
    "|---|--:|--:|--:|--:|--:|--:|",
    ...measured,
    "",
    line(["", "asked, at most", "reached"]),
    "|---|--:|--:|",
    ...goals,
    line(["article of 140 words: kB", 16, article.kB], 1),
    line(["article of 140 words: kB gzipped, beyond its words", 5, article.gzippedBeyondWords], 1),
  ].join("\n");
}
