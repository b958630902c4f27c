import { join } from "node:path";
import { sorted } from "../build/prepare.ts";
import { loadDataFile } from "../content/data-file.ts";
import { check } from "../model/check.ts";
import { authorsSchema, sectionsSchema, siteSchema } from "../model/outlet.ts";
import { misspellingOf, type Problem, suggestion } from "../model/problem.ts";
import { asciiSlugOf } from "../model/slug.ts";
import type { Options } from "./options.ts";

/** What `new` needs to know of the outlet. With faults in `_data`, it knows what can be read of it. */
export interface Known {
  readonly zone: string;
  readonly language: string;
  readonly slugs: "ascii" | "letters";
  readonly defaultSection?: string | undefined;
  /** The ids of sections. */
  readonly sections: readonly string[];
  /** Their titles, in the same order. */
  readonly titles: readonly string[];
  /** The ids of authors. */
  readonly authors: readonly string[];
  /** Their names, in the same order. */
  readonly names: readonly string[];
  /** The pattern of the address of a story of that section and type. */
  permalinkOf(section: string, type: string | undefined): string;
}

/** Reads the files of `_data` that matter for a new story. The problems are those of these files. */
export async function knownOf({ root, data }: Options): Promise<Known & { readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const read = async (name: string, schema: Parameters<typeof check>[0]): Promise<object> => {
    const file = join(data, `${name}.ts`);
    const loaded = await loadDataFile(root, file);
    const checked = "problems" in loaded ? loaded : check(schema, loaded.value, file);
    if ("problems" in checked) problems.push(...checked.problems);
    return "value" in loaded && typeof loaded.value === "object" && loaded.value !== null ? loaded.value : {};
  };
  const [site, sections, authors] = await Promise.all([
    read("site", siteSchema),
    read("sections", sectionsSchema),
    read("authors", authorsSchema),
  ]);
  const { timeZone, language, slugs, defaultSection, permalink, permalinkOfType } = siteSchema.shape;
  const said: Partial<Record<string, unknown>> = { ...site };
  const ids = Object.keys(sections);
  const ofTypes: Partial<Record<string, string>> = permalinkOfType.safeParse(said.permalinkOfType).data ?? {};
  const ofSections = sectionsSchema.safeParse(sections).data ?? {};
  const ofAll = permalink.safeParse(said.permalink).data ?? permalink.parse(undefined);
  return {
    zone: timeZone.safeParse(said.timeZone).data ?? "UTC",
    language: language.safeParse(said.language).data ?? "en",
    slugs: slugs.safeParse(said.slugs).data ?? "ascii",
    defaultSection: ids.find((id) => id === defaultSection.safeParse(said.defaultSection).data),
    sections: ids,
    titles: Object.entries(sections).map(([id, section]) => textIn(section, "title") ?? id),
    authors: Object.keys(authors),
    names: Object.entries(authors).map(([id, author]) => textIn(author, "name") ?? id),
    permalinkOf: (section, type = "") => ofSections[section]?.permalink ?? ofTypes[type] ?? ofAll,
    problems: await sorted(root, problems),
  };
}

/** The section that is meant by its id or its title, in capitals or not. */
export function sectionOf(said: string, { sections, titles }: Known): string | undefined {
  const isSame = (each: string) => each.toLowerCase() === said.trim().toLowerCase();
  return sections.find(isSame) ?? sections[titles.findIndex(isSame)];
}

/** Why a name is no section's. Nothing is known where there is no section. */
export const sectionFault = (said: string, known: Known): string | undefined =>
  known.sections.length === 0 || sectionOf(said, known) !== undefined
    ? undefined
    : `"${said}" is not a section. ${suggestion(said, known.sections)}`;

const textIn = (entry: unknown, key: string): string | undefined => {
  const value: unknown =
    typeof entry === "object" && entry !== null ? Object.entries(entry).find(([each]) => each === key)?.[1] : undefined;
  return typeof value === "string" ? value : undefined;
};

/** A name with a space may be of somebody who is not in `authors.ts`; a single word is meant to be an id. */
export function authorFault(name: string, known: Known): string | undefined {
  const { authors, names } = known;
  if (authors.length === 0 || authors.includes(name) || names.includes(name)) return undefined;
  const near = nearAuthor(name, known);
  if (near === undefined && /\s/.test(name)) return undefined;
  const fix = near === undefined ? suggestion(name, authors) : `Did you mean "${near}"?`;
  const other = /\s/.test(name)
    ? "Add somebody new to _data/authors.ts."
    : "Somebody else has a first name and a surname.";
  return `"${name}" is nobody in _data/authors.ts. ${fix} ${other}`;
}

/** The id of the author who is meant by a slip of id or name, written in another way, or by first name or surname alone. */
function nearAuthor(name: string, { authors, names, language }: Known): string | undefined {
  const slug = asciiSlugOf(name, language);
  const slugs = names.map((each) => asciiSlugOf(each, language));
  const [id, ...others] = authors.filter((each, index) => `-${each}-${slugs[index]}-`.includes(`-${slug}-`));
  if (id !== undefined && others.length === 0) return id;
  const known = [...authors, ...slugs];
  const at = known.indexOf(misspellingOf(slug, known) ?? "");
  return at < 0 ? undefined : authors[at % authors.length];
}
