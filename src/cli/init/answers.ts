import { UsageError } from "../../build/options.ts";
import { check } from "../../model/check.ts";
import { isZone } from "../../model/dates.ts";
import { siteSchema } from "../../model/outlet.ts";
import type { Problem } from "../../model/problem.ts";
import { asciiSlugOf } from "../../model/slug.ts";
import { cleanLine } from "../../model/text.ts";
import { isReservedId } from "../../site/reserved.ts";
import type { Fault, Interview } from "../interview.ts";
import type { Options } from "../options.ts";
import { starterFor, starters } from "../starter/starters.ts";
import { allAddressesIn } from "./addresses.ts";

/** What `init` must know about a paper. */
export interface Answers {
  readonly name: string;
  readonly tagline: string;
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA. */
  readonly timeZone: string;
  readonly place: string;
  readonly email: string;
  /** Titles by id, in the order of the paper. */
  readonly sections: ReadonlyMap<string, string>;
  readonly author: string;
}

/** A thing to know: its flag, how it is asked for on a terminal, and what is wrong with an answer. */
interface Question {
  readonly flag: string;
  readonly asked: string;
  readonly faultOf: (answer: string, language: string) => string | undefined;
  /** The answer that is proposed on a terminal. */
  readonly initial?: (language: string) => string;
}

const ofSite =
  (key: "name" | "tagline" | "url" | "place" | "email"): Fault =>
  (answer) => {
    const checked = check(siteSchema.shape[key], answer, "");
    return "problems" in checked ? checked.problems.map(sentence)[0] : undefined;
  };

const sentence = ({ what, fix }: Problem): string => `${what.charAt(0).toUpperCase()}${what.slice(1)}. ${fix}`;

/** In the order in which they are asked. */
const questions: readonly Question[] = [
  { flag: "name", asked: "Name of the paper", faultOf: ofSite("name") },
  { flag: "tagline", asked: "Tagline, the line below the name", faultOf: ofSite("tagline") },
  {
    flag: "language",
    asked: `Language (${Object.keys(starters).join(", ")}; en-GB and the like)`,
    faultOf: languageFault,
    initial: () => "en",
  },
  { flag: "url", asked: "Web address, such as https://example.org/", faultOf: ofSite("url") },
  { flag: "place", asked: "Town of the newsroom", faultOf: ofSite("place") },
  {
    flag: "time-zone",
    asked: "Time zone",
    faultOf: zoneFault,
    initial: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
  { flag: "email", asked: "E-mail address for readers", faultOf: ofSite("email") },
  {
    flag: "sections",
    asked: "Sections, with commas, in the order of the paper",
    faultOf: sectionsFault,
    initial: (language) => starterFor(language).sections.join(", "),
  },
  { flag: "author", asked: "Name of the first author", faultOf: ofSite("name") },
];

function languageFault(language: string): string | undefined {
  const known = Object.keys(starters);
  if (!known.includes(language.split("-", 1)[0] ?? ""))
    return `"${language}" is not a language that init knows. Use one of: ${known.join(", ")}; en-GB, pt-BR and the like too.`;
  const checked = check(siteSchema.shape.language, language, "");
  return "problems" in checked ? `"${language}" is not a language tag. Write it like de or de-AT.` : undefined;
}

/** The zones are named by a continent and a city; users often know the city only. */
function zoneFault(zone: string): string | undefined {
  if (isZone(zone)) return undefined;
  const city = zone.replace(/^.*\//, "").replaceAll(" ", "_").toLowerCase();
  const near = Intl.supportedValuesOf("timeZone").find((each) => each.toLowerCase().endsWith(`/${city}`));
  return `"${zone}" is not a time zone. ${near === undefined ? "Write it like Europe/Berlin." : `Did you mean "${near}"?`}`;
}

const titlesIn = (list: string): string[] => list.split(",").flatMap((title) => cleanLine(title) || []);

/** The names of the standing pages, which are the ends of their addresses. */
export const pageName = (title: string, language: string): string => asciiSlugOf(title, language);

function sectionsFault(list: string, language: string): string | undefined {
  const titles = titlesIn(list);
  if (titles.length === 0) return "Name at least one section.";
  const pages = starterFor(language).pages.map(({ title }) => pageName(title, language));
  const ids = titles.map((title) => asciiSlugOf(title, language));
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) return `"${titles[index]}" is named twice. Take one out.`;
    if (isReservedId(id, allAddressesIn(language)) || pages.includes(id))
      return `"${titles[index]}" would be at /${id}/, which is the address of another page. Choose another word.`;
  }
  return undefined;
}

function answersOf(given: Readonly<Record<string, string>>): Answers {
  const of = (flag: string): string => cleanLine(given[flag] ?? "");
  const language = of("language");
  return {
    name: of("name"),
    tagline: of("tagline"),
    url: new URL(of("url")).href,
    language,
    timeZone: of("time-zone"),
    place: of("place"),
    email: of("email"),
    sections: new Map(titlesIn(of("sections")).map((title) => [asciiSlugOf(title, language), title])),
    author: of("author"),
  };
}

/** What the flags say, by flag. @throws UsageError if they contradict themselves */
function flagsGiven({ founding, url, author }: Options): Record<string, string> {
  if (author.length > 1) throw new UsageError("--author: name one, the first author. Others go into _data/authors.ts.");
  return {
    ...founding,
    ...(url === undefined ? {} : { url }),
    ...(author[0] === undefined ? {} : { author: author[0] }),
  };
}

/** Takes all answers from the flags. @throws UsageError with everything that is missing or wrong */
export function answersFromFlags(options: Options): Answers {
  const given = flagsGiven(options);
  const missing = questions.filter(({ flag }) => given[flag] === undefined).map(({ flag }) => `--${flag}`);
  const faults = faultsIn(given);
  if (missing.length > 0)
    faults.unshift(`Without a terminal, init needs all of its flags. Missing: ${missing.join(", ")}.`);
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return answersOf(given);
}

function faultsIn(given: Readonly<Record<string, string>>): string[] {
  return questions.flatMap(({ flag, faultOf }) => {
    const answer = given[flag];
    const fault = answer === undefined ? undefined : faultOf(answer, given.language ?? "en");
    return fault === undefined ? [] : `--${flag}: ${fault}`;
  });
}

/** Asks for what the flags do not say. @throws UsageError if a flag is wrong, or if the user stops */
export async function answersFromTerminal(options: Options, interview: Interview): Promise<Answers> {
  const given = flagsGiven(options);
  const faults = faultsIn(given);
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  for (const { flag, asked, faultOf, initial } of questions) {
    const language = given.language ?? "en";
    given[flag] ??= await interview.ask(asked, (answer) => faultOf(answer, language), initial?.(language));
  }
  return answersOf(given);
}
