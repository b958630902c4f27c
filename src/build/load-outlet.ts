import { existsSync, readdirSync } from "node:fs";
import { join, parse, resolve } from "node:path";
import type { ZodType } from "zod";
import { loadDataFile } from "../content/data-file.ts";
import { check } from "../model/check.ts";
import { hostingSchema } from "../model/hosting.ts";
import {
  authorsSchema,
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
import { policySchema } from "../model/policy.ts";
import { type Problem, problem, suggestion } from "../model/problem.ts";
import { faultOf } from "../site/address.ts";
import { partnerPath, sectionPath } from "../site/paths.ts";
import { isReservedId } from "../site/reserved.ts";
import { ancestryOf } from "../site/sections.ts";

/** The files of `_data`, each with the shape it must have; one whose shape has a default may be missing. */
const files = {
  site: siteSchema,
  sections: sectionsSchema,
  topics: topicsSchema,
  media: mediaSchema.prefault({}),
  authors: authorsSchema,
  navigation: navigationSchema,
  front: frontSchema,
  feeds: feedsSchema.prefault({}),
  phrases: phrasesSchema,
  policy: policySchema.prefault({}),
  hosting: hostingSchema.prefault({}),
} as const;

/**
 * Loads and checks all of `_data`, once.
 *
 * @param root of the project, absolute
 * @param folder as the user named it
 * @returns the outlet, or everything that is wrong with its files
 */
export async function loadOutlet(root: string, folder: string): Promise<{ outlet: Outlet } | { problems: Problem[] }> {
  const problems: Problem[] = [];
  const load = async <T>(name: keyof typeof files, schema: ZodType<T>): Promise<T | undefined> => {
    const file = join(folder, `${name}.ts`);
    if (!existsSync(resolve(root, file))) {
      const absent = schema.safeParse(undefined);
      if (absent.success) return absent.data;
      problems.push(
        problem(
          { file, field: "file" },
          "is missing",
          "Take it from the repository, and change it to fit your outlet.",
        ),
      );
      return undefined;
    }
    const loaded = await loadDataFile(root, file);
    const checked = "problems" in loaded ? loaded : check(schema, loaded.value, file);
    if ("value" in checked) return checked.value;
    problems.push(...checked.problems);
    return undefined;
  };
  const [site, sections, topics, media, authors, navigation, front, feeds, phrases, policy, hosting] =
    await Promise.all([
      load("site", files.site),
      load("sections", files.sections),
      load("topics", files.topics),
      load("media", files.media),
      load("authors", files.authors),
      load("navigation", files.navigation),
      load("front", files.front),
      load("feeds", files.feeds),
      load("phrases", files.phrases),
      load("policy", files.policy),
      load("hosting", files.hosting),
    ]);
  const own = await loadOwnData(root, folder, problems);
  if (
    !site ||
    !sections ||
    !topics ||
    !media ||
    !authors ||
    !navigation ||
    !front ||
    !feeds ||
    !phrases ||
    !policy ||
    !hosting
  )
    return { problems };
  const outlet = {
    folder,
    site,
    sections,
    topics,
    media,
    authors,
    navigation,
    front,
    feeds,
    phrases,
    policy,
    hosting,
    own,
  };
  problems.push(...contradictions(outlet));
  return problems.length > 0 ? { problems } : { outlet };
}

/** What templates know by these names is something else. */
const TAKEN_NAMES: ReadonlySet<string> = new Set(
  "tags date layout permalink page pagination collections eleventy pkg content view styles it".split(" "),
);

/** What the outlet's own files of `_data` say, by their names. @param problems takes what is wrong with them */
async function loadOwnData(root: string, folder: string, problems: Problem[]): Promise<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  const path = resolve(root, folder);
  const listed = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  const names = listed.flatMap((entry) => (entry.isFile() && !entry.name.startsWith(".") ? entry.name : [])).sort();
  for (const { base, name, ext } of names.map((each) => parse(each))) {
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

/** What one file of `_data` says and another denies. */
function* contradictions(outlet: Outlet): Generator<Problem> {
  const { folder, site, sections, navigation, front, feeds, phrases } = outlet;
  const ids = Object.keys(sections);
  const unknown = (file: string, field: string, id: string) =>
    problem({ file: join(folder, file), field }, `"${id}" is not a section`, suggestion(id, ids));

  for (const id of ids) {
    const { parent } = sections[id] ?? {};
    if (isReservedId(id)) {
      yield problem(
        { file: join(folder, "sections.ts"), field: id },
        `"${id}" is an address that Broadsheet uses itself`,
        "Give the section another id; its title may stay.",
      );
    }
    const fault = faultOf(sectionPath(id));
    if (fault !== undefined) {
      const what = `"${id}" cannot be an address: it ${fault}`;
      yield problem(
        { file: join(folder, "sections.ts"), field: id },
        what,
        "Give the section another id; its title may stay.",
      );
    }
    if (parent === undefined) continue;
    if (!Object.hasOwn(sections, parent)) yield unknown("sections.ts", `${id}.parent`, parent);
    else if (ancestryOf(parent, sections).includes(id))
      yield problem(
        { file: join(folder, "sections.ts"), field: `${id}.parent` },
        `"${id}" is a part of itself`,
        "Let one of these sections have no parent.",
      );
  }
  if (!Object.hasOwn(sections, site.defaultSection)) yield unknown("site.ts", "defaultSection", site.defaultSection);
  for (const [index, item] of navigation.header.entries()) {
    if (typeof item === "string" && !Object.hasOwn(sections, item))
      yield unknown("navigation.ts", `header.${index}`, item);
  }
  for (const [index, id] of (front.sections ?? []).entries())
    if (!Object.hasOwn(sections, id)) yield unknown("front.ts", `sections.${index}`, id);
  for (const [index, block] of (front.blocks ?? []).entries())
    if (typeof block !== "string" && block.section !== undefined && !Object.hasOwn(sections, block.section))
      yield unknown("front.ts", `blocks.${index}.section`, block.section);
  for (const [name, { only, except }] of Object.entries(feeds.partners)) {
    const fault = faultOf(partnerPath(name));
    if (fault !== undefined) {
      const place = { file: join(folder, "feeds.ts"), field: `partners.${name}` };
      yield problem(
        place,
        `"${name}" cannot be an address: it ${fault}`,
        "Give the feed another name; its title may stay.",
      );
    }
    for (const [rule, { sections: chosen = [] }] of Object.entries({ only, except })) {
      for (const [index, id] of chosen.entries())
        if (!Object.hasOwn(sections, id)) yield unknown("feeds.ts", `partners.${name}.${rule}.sections.${index}`, id);
    }
  }
  const language = [site.language, site.language.split("-")[0] ?? site.language];
  if (!language.some((key) => Object.hasOwn(phrases, key))) {
    yield problem(
      { file: join(folder, "phrases.ts"), field: site.language },
      `has no words for "${site.language}", the language of site.ts`,
      "Translate one of the languages that are there.",
    );
  }
  yield* broken(outlet);
  if (outlet.hosting.hsts && site.url.startsWith("http:")) {
    const what = "tells browsers to insist on HTTPS, and the address in site.ts begins with http:";
    const fix = "Take it out, or publish the site by HTTPS.";
    yield problem({ file: join(folder, "hosting.ts"), field: "hsts" }, what, fix);
  }
}

/** What one part of the policy invites to and another forbids. */
function* broken({ folder, policy: { ai, license, llms } }: Outlet): Generator<Problem> {
  const file = join(folder, "policy.ts");
  if (llms !== undefined && !ai.input)
    yield problem(
      { file, field: "llms" },
      "is for the assistants that ai.input forbids",
      "Take it out, or allow ai.input.",
    );
  if (license?.payment?.type === "training" && !ai.train)
    yield problem(
      { file, field: "license.payment.type" },
      "is a price for what ai.train forbids",
      "Take it out, or allow ai.train.",
    );
}
