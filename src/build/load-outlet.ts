import { existsSync, readdirSync } from "node:fs";
import { join, parse, resolve } from "node:path";
import * as z from "zod";
import { loadDataFile } from "../content/data-file.ts";
import { typesetterOf } from "../media/cards/typesetter.ts";
import type { OwnWords } from "../media/typefaces/webfont.ts";
import { isDrawn, wordmarkOf } from "../media/wordmark.ts";
import { check } from "../model/check.ts";
import { type CheckedDesign, designSchema, type Webfont, webfontsIn } from "../model/design.ts";
import { hostingSchema } from "../model/hosting.ts";
import {
  authorsSchema,
  builtInPhrasesSchema,
  callsSchema,
  feedsSchema,
  frontSchema,
  mediaSchema,
  navigationSchema,
  type Outlet,
  phrasesSchema,
  sectionsSchema,
  siteSchema,
  topicsSchema,
} from "../model/outlet.ts";
import builtInPhrases from "../model/phrases.ts";
import { policySchema } from "../model/policy.ts";
import { type Problem, problem } from "../model/problem.ts";
import { kindFaults } from "../site/listings.ts";
import { contradictions } from "./contradictions.ts";

/** The files of `_data`, each with the shape it must have; one whose shape has a default may be missing. */
const files = {
  site: siteSchema,
  design: designSchema.prefault({}),
  sections: sectionsSchema,
  topics: topicsSchema,
  media: mediaSchema.prefault({}),
  authors: authorsSchema,
  navigation: navigationSchema,
  front: frontSchema,
  feeds: feedsSchema.prefault({}),
  calls: callsSchema.prefault({}),
  phrases: phrasesSchema.prefault({}),
  policy: policySchema.prefault({}),
  hosting: hostingSchema.prefault({}),
} as const;

/** What each file says. */
type Checked = { [Name in keyof typeof files]: z.output<(typeof files)[Name]> };

const schemas: { readonly [Name in keyof Checked]: z.ZodType<Checked[Name]> } = files;
const names = z.object(files).keyof().options;

const isWhole = (checked: Partial<Checked>): checked is Checked => names.every((name) => checked[name] !== undefined);

/** What edits of the code have left undone that `npx tsc` finds, and a build would blame a layout for. */
function codeFaults(): Problem[] {
  const words = check(builtInPhrasesSchema, builtInPhrases, "src/model/phrases.ts");
  return [...kindFaults(), ...("problems" in words ? words.problems : [])];
}

/**
 * Loads and checks all of `_data`, once.
 *
 * @param root of the project, absolute
 * @param folder as the user named it
 * @returns the outlet, or everything that is wrong with its files
 */
export async function loadOutlet(root: string, folder: string): Promise<{ outlet: Outlet } | { problems: Problem[] }> {
  const problems = codeFaults();
  const checked: Partial<Checked> = {};
  await Promise.all(
    names.map(async <Name extends keyof Checked>(name: Name) => {
      const result = await checkFile(root, join(folder, `${name}.ts`), schemas[name]);
      if ("problems" in result) problems.push(...result.problems);
      else checked[name] = result.value;
    }),
  );
  const own = await loadOwnData(root, folder, problems);
  const words = {
    named: [checked.site?.name, checked.site?.tagline, checked.site?.description].join(" "),
    all: JSON.stringify([checked.site, checked.sections, checked.phrases]),
  };
  const design =
    checked.design && (await completed(checked.design, { root, file: join(folder, "design.ts"), words }, problems));
  if (!isWhole(checked) || !design) return { problems };
  const outlet = { ...checked, folder, design, own };
  problems.push(...contradictions(outlet));
  return problems.length > 0 ? { problems } : { outlet };
}

/** Loads and checks one file of `_data`. */
async function checkFile<T>(
  root: string,
  file: string,
  schema: z.ZodType<T>,
): Promise<{ value: T } | { problems: Problem[] }> {
  if (existsSync(resolve(root, file))) {
    const loaded = await loadDataFile(root, file);
    return "problems" in loaded ? loaded : check(schema, loaded.value, file);
  }
  const absent = schema.safeParse(undefined);
  if (absent.success) return { value: absent.data };
  const fix = "Take it from the repository, and change it to fit your outlet.";
  return { problems: [problem({ file, field: "file" }, "is missing", fix)] };
}

/** Where a design is, and the words of which its fonts must have the letters. */
interface OfDesign {
  readonly root: string;
  readonly file: string;
  readonly words: OwnWords;
}

/** Finds out what a design needs to know of the disk. @param problems takes what is wrong with it */
async function completed(
  design: CheckedDesign,
  { root, file, words }: OfDesign,
  problems: Problem[],
): Promise<CheckedDesign> {
  const webfonts = await webfontsOf(design, { root, file, words }, problems);
  const whole = { ...withWordmark(design, root, file, problems), ...(webfonts ? { webfonts } : {}) };
  return design.cards ? { ...whole, typesetter: typesetterOf(root) } : whole;
}

/** Reads the typefaces that come with pages. What reads them is loaded only where there is one. @param problems takes what is wrong with them */
async function webfontsOf(
  { typefaces }: CheckedDesign,
  { root, file, words }: OfDesign,
  problems: Problem[],
): Promise<CheckedDesign["webfonts"]> {
  const wanted = webfontsIn(typefaces);
  if (wanted.size === 0) return undefined;
  const { webfontOf } = await import("../media/typefaces/webfont.ts");
  const read: Record<string, Webfont> = {};
  for (const [name, { field, hasSerifs }] of wanted) {
    const font = webfontOf(root, name, hasSerifs, words);
    if ("what" in font) problems.push(problem({ file, field: `typefaces.${field}` }, font.what, font.fix));
    else read[name] = font;
  }
  return read;
}

/** Measures the wordmark, if it is drawn. @param problems takes what is wrong with it */
function withWordmark(design: CheckedDesign, root: string, file: string, problems: Problem[]): CheckedDesign {
  if (design.wordmark === undefined || !isDrawn(design.wordmark)) return design;
  const drawn = wordmarkOf(root, design.wordmark);
  if (!("what" in drawn)) return { ...design, drawn };
  problems.push(problem({ file, field: "wordmark" }, drawn.what, drawn.fix));
  return design;
}

/** What templates know by these names is something else. */
const TAKEN_NAMES: ReadonlySet<string> = new Set(
  "tags date layout permalink page pagination collections eleventy pkg content view styles scripts it".split(" "),
);

/** What the outlet's own files of `_data` say, by their names. @param problems takes what is wrong with them */
async function loadOwnData(root: string, folder: string, problems: Problem[]): Promise<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  const path = resolve(root, folder);
  const listed = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  const found = listed.flatMap((entry) => (entry.isFile() && !entry.name.startsWith(".") ? entry.name : [])).sort();
  for (const { base, name, ext } of found.map((each) => parse(each))) {
    const place = { file: join(folder, base), field: "file" };
    if (/^\.(?:[cm]?js|json|ya?ml)$/.test(ext)) {
      problems.push(problem(place, "is not TypeScript", `Write it as ${name}.ts: export default { … };`));
    } else if (ext !== ".ts" || Object.hasOwn(files, name)) continue;
    else if (TAKEN_NAMES.has(name) || name.startsWith("eleventy")) {
      const other = `our${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const what = `has a name by which templates know something else: "${name}"`;
      problems.push(problem(place, what, `Rename it ${other}.ts; templates then know it as "${other}".`));
    } else {
      const loaded = await loadDataFile(root, join(folder, base));
      if ("problems" in loaded) problems.push(...loaded.problems);
      else own[name] = loaded.value;
    }
  }
  return own;
}
