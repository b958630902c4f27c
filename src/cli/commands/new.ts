import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../../build/options.ts";
import { QUESTION } from "../../content/questions.ts";
import { isoOf, type Moment } from "../../model/dates.ts";
import { format, problem } from "../../model/problem.ts";
import { asciiSlugOf, defaultId, numberedSlug, slugOf } from "../../model/slug.ts";
import { cleanLine } from "../../model/text.ts";
import { collisionKey } from "../../site/address.ts";
import { Interview } from "../interview.ts";
import { authorFault, type Known, knownOf, sectionFault, sectionOf } from "../known.ts";
import type { Options, Surroundings } from "../options.ts";
import { tell } from "../report.ts";
import { starterFor } from "../starter/starters.ts";
import { addressOf, usedAddresses } from "../used-addresses.ts";
import { type Command, exit } from "./command.ts";

/** What is said of a new story. */
export interface Begun {
  readonly title: string;
  readonly section?: string | undefined;
  readonly authors: readonly string[];
  readonly type?: string | undefined;
}

/**
 * The file of a new story: a draft that contains its permanent id.
 *
 * @param now in milliseconds
 * @param number that follows the slug, from 2 on, where others have it without
 * @returns its path below the seeds folder, `2026/2026-11-23-slug.md`, and its text
 */
export function newStory(
  { title, section, authors, type }: Begun,
  known: Pick<Known, "zone" | "language" | "slugs" | "sections" | "authors">,
  now: number,
  number = 1,
) {
  const minute = now - (now % 60_000);
  const date: Moment = { at: minute, timed: true };
  const plain = known.slugs === "letters" ? slugOf(title) : asciiSlugOf(title, known.language);
  const slug = number === 1 ? plain : numberedSlug(plain, number);
  const id = defaultId(date, slug, known.zone);
  const { storyNote, picture } = starterFor(known.language);
  const line = (key: string, value: unknown): string => `${key}: ${JSON.stringify(value)}`;
  const text = [
    "---",
    line("title", title),
    line("id", id),
    line("date", isoOf(date, known.zone)),
    ...(section === undefined ? [] : [line("section", section)]),
    ...choices("section", known.sections),
    ...(type === undefined ? [] : [line("type", type)]),
    "tags: []",
    line("authors", authors),
    ...choices("authors", known.authors),
    "# image:",
    `#   src: ${picture.file}`,
    `#   alt: ${picture.alt}`,
    `#   caption: ${picture.caption}`,
    `#   credit: ${picture.credit}`,
    "draft: true",
    "---",
    `${QUESTION} ${storyNote}`,
    "",
  ].join("\n");
  return { slug, id, path: `${id.slice(0, 4)}/${id}.md`, text };
}

/**
 * A new story whose id and address no other story has, whatever the other's file is called.
 *
 * @returns the story, and the file that has what its headline alone would give it
 */
async function freeStory(begun: Begun, known: Known, { root, seeds, now }: Options) {
  const section = begun.section ?? known.defaultSection ?? "";
  const wanted = {
    date: { at: now, timed: true },
    zone: known.zone,
    permalink: known.permalinkOf(section, begun.type),
    section,
  };
  const first = newStory(begun, known, now);
  const used = await usedAddresses(root, seeds, first.slug, wanted);
  const ownerOf = ({ path, id, slug }: typeof first) =>
    used.get(path) ?? used.get(id) ?? used.get(collisionKey(addressOf({ id, slug, ...wanted })));
  const taken = ownerOf(first);
  // A file of that very name is this story, begun before.
  if (taken === undefined || taken === `${seeds}/${first.path}`) return first;
  for (let number = 2; ; number++) {
    const story = newStory(begun, known, now, number);
    if (ownerOf(story) === undefined) return { ...story, taken };
  }
}

/** A comment that lists what a key may be. */
const choices = (key: string, ids: readonly string[]): string[] =>
  ids.length < 2 ? [] : [`# ${key}: ${ids.slice(0, MOST).join(" | ")}${ids.length > MOST ? " | …" : ""}`];

const MOST = 20;

/** Takes from the flags what is said of the story. @throws UsageError */
function fromFlags({ words, section, author, type }: Options, known: Known): Begun {
  const faults = [
    ...(section === undefined ? [] : [["--section", sectionFault(section, known)]]),
    ...author.map((each) => ["--author", authorFault(each, known)]),
  ].flatMap(([flag, fault]) => (fault === undefined ? [] : `${flag}: ${fault}`));
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return {
    title: cleanLine(words.join(" ")),
    section: section && (sectionOf(section, known) ?? section),
    authors: author,
    type,
  };
}

/** Asks on the terminal what the flags do not say. */
async function askRest(begun: Begun, known: Known, interview: Interview): Promise<Begun> {
  const { sections, authors } = known;
  const title = begun.title || cleanLine(await interview.ask("Headline", () => undefined));
  const section =
    begun.section ??
    (sections.length < 2
      ? sections[0]
      : await interview.ask(
          `Section (${sections.join(", ")})`,
          (id) => sectionFault(id, known),
          known.defaultSection ?? sections[0],
        ));
  const names = (answer: string): string[] => answer.split(",").flatMap((name) => cleanLine(name) || []);
  const named =
    begun.authors.length > 0 || authors.length === 0
      ? begun.authors
      : names(
          await interview.ask(
            `Authors (${authors.join(", ")}; several with commas, Enter for none)`,
            (answer) => names(answer).flatMap((name) => authorFault(name, known) ?? [])[0],
            "",
          ),
        );
  return { ...begun, title, section: section && (sectionOf(section, known) ?? section), authors: named };
}

/** Opens a file in the user's editor and waits for its end. @param editor a program and its arguments */
function openIn(editor: string, file: string): Promise<number> {
  const [program = "", ...args] = editor.trim().split(/\s+/);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, file], { stdio: "inherit" });
    child.once("error", () => resolve(tell([`"${program}" could not be started: open ${file} yourself.`], exit.usage)));
    child.once("exit", (code) => resolve(code === 0 ? exit.done : exit.usage));
  });
}

/** `npm run new`: creates the file of a new story. It works with faults in `_data` too, and reports them. */
export const startStory: Command = async (options, _argv, { env, terminal }: Surroundings) => {
  const editor = env.VISUAL || env.EDITOR;
  if (options.edit && !editor)
    throw new UsageError('--edit: name your editor in the environment variable EDITOR, such as EDITOR="code --wait".');
  const known = await knownOf(options);
  const begun = await complete(fromFlags(options, known), known, terminal);
  const { path, text, taken } = { taken: undefined, ...(await freeStory(begun, known, options)) };
  const file = join(options.seeds, path);
  const place = resolve(options.root, file);
  if (existsSync(place)) {
    const fault = problem({ file, field: "file" }, "already exists", "Edit it, or choose another headline.");
    return tell([format(fault)], exit.problems);
  }
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
  console.log(file);
  const notes =
    taken === undefined ? [] : [`Its name ends in a number, because ${taken} has the id or address without one.`];
  tell([...notes, ...known.problems.map(format)], exit.done);
  return options.edit && editor ? openIn(editor, place) : exit.done;
};

/** @throws UsageError without a headline, where nobody can be asked for one */
async function complete(begun: Begun, known: Known, terminal: Surroundings["terminal"]): Promise<Begun> {
  if (terminal) {
    const interview = new Interview(terminal);
    return askRest(begun, known, interview).finally(() => interview.close());
  }
  if (begun.title === "")
    throw new UsageError('Give the story a headline: npm run new -- "Harbour wall to be raised".');
  return { ...begun, section: begun.section ?? known.defaultSection };
}
