import type { z } from "zod";
import type { PictureFinder } from "../media/pictures.ts";
import { type Body, fingerprintOfBody } from "../model/article.ts";
import { check } from "../model/check.ts";
import { isLanguage, type Moment, parseMoment } from "../model/dates.ts";
import { type Problem, problem, warning } from "../model/problem.ts";
import type { SeedFile } from "./files.ts";
import type { Metadata, ParsedSeed } from "./formats/format.ts";
import type { RenderedText } from "./markdown/render.ts";
import type { RenderOptions } from "./markdown/render-state.ts";
import { plainValues } from "./plain-values.ts";
import type { Sidecar } from "./sidecars.ts";
import { firstSentences } from "./words.ts";

/** What every seed of a folder is edited with. */
export interface ContentContext {
  /** Of the project, absolute. */
  readonly root: string;
  /** IANA: of dates without an offset. */
  readonly zone: string;
  /** BCP 47: of seeds that name none. */
  readonly language: string;
  /** Paths of all stories and standing pages. */
  readonly seeds: Pick<ReadonlySet<string>, "has">;
  readonly pictures: Pick<PictureFinder, "find">;
}

/** A seed on its way through the office. */
export interface SeedSource {
  readonly seed: SeedFile;
  readonly manuscript: ParsedSeed;
  /** Of the front matter and the sidecar. */
  readonly metadata: Metadata;
  /** What is wrong with them so far. */
  readonly problems: readonly Problem[];
  /** Whether one of the two could not be read, so that nobody knows what is missing. */
  readonly unread: boolean;
}

/** Puts front matter and sidecar together; a key that both have is a problem. */
export function withSidecar(seed: SeedFile, parsed: ParsedSeed, sidecar: Sidecar | undefined): SeedSource {
  const double = Object.keys(sidecar?.metadata ?? {}).filter((key) => Object.hasOwn(parsed.metadata, key));
  const both = sidecar ? { ...parsed.metadata, ...sidecar.metadata } : parsed.metadata;
  const { metadata, problems } = plainValues(both, seed.file);
  return {
    seed,
    manuscript: parsed,
    metadata,
    problems: [
      ...problems,
      ...parsed.problems,
      ...(sidecar?.problems ?? []),
      ...double.map((field) =>
        problem({ file: seed.file, field }, `is here and in ${sidecar?.file}`, "Keep one of the two."),
      ),
    ],
    unread: parsed.unread || (sidecar?.problems.length ?? 0) > 0,
  };
}

export const DATE_FIX = "Write it like 2019-09-05 or 2019-09-05T14:30.";

/** Keys without which a story is whole. */
const SPARED: ReadonlySet<string> = new Set(["description", "updated", "image", "canonical", "language"]);

const LONGEST_SUMMARY = 200;

/** Edits one seed: collects everything that is wrong with it, and goes on with what is right. */
export class SeedChecker {
  readonly problems: Problem[] = [];
  readonly #submission: SeedSource;
  readonly #office: ContentContext;
  /** Keys of ours that another generator's stand for. */
  readonly #foreign: ReadonlyMap<string, string>;
  /** Keys that are faulty in themselves: nobody is told that they are missing too. */
  readonly #faulty = new Set<string>();

  constructor(source: SeedSource, context: ContentContext) {
    this.#submission = source;
    this.#office = context;
    this.#foreign = source.manuscript.foreign ?? new Map();
    this.problems.push(...source.problems);
  }

  /** Whether nothing stops the seed from being printed. */
  get isClean(): boolean {
    return !this.problems.some(({ severity }) => severity === "problem");
  }

  report(field: string, what: string, fix: string): void {
    this.#tell(problem({ file: this.#submission.seed.file, field }, what, fix));
  }

  /** What another generator's key says is named by that key; a fault of what a story can do without leaves it out. */
  #tell(told: Problem): void {
    const [key = ""] = told.field.split(".", 1);
    const field = this.#foreign.get(key);
    if (field === undefined) this.problems.push(told);
    else if (told.severity !== "problem" || !SPARED.has(key)) this.problems.push({ ...told, field });
    else
      this.problems.push({ ...told, severity: "warning", field, what: `${told.what}; the story appears without it` });
  }

  /** The metadata as the schema has them; faulty keys are reported and left out. */
  check<S extends z.ZodType>(schema: S): z.output<S> | undefined {
    const { metadata, seed } = this.#submission;
    const checked = check(schema, metadata, seed.file);
    if ("value" in checked) return checked.value;
    for (const each of checked.problems) this.#tell(each);
    for (const { field } of checked.problems) this.#faulty.add(field.split(".", 1)[0] ?? field);
    const sound = Object.fromEntries(Object.entries(metadata).filter(([key]) => !this.#faulty.has(key)));
    const again = check(schema, sound, seed.file);
    return "value" in again ? again.value : undefined;
  }

  /** Reports a key that the story cannot do without. */
  miss(key: string, fix: string): void {
    if (!this.#submission.unread && !this.#faulty.has(key)) this.report(key, "is missing", fix);
  }

  moment(field: string, text: string | undefined): Moment | undefined {
    if (text === undefined) return undefined;
    const parsed = parseMoment(text, this.#office.zone);
    if ("error" in parsed) {
      this.report(field, parsed.error, DATE_FIX);
      return undefined;
    }
    if (parsed.note !== undefined)
      this.#tell(
        warning({ file: this.#submission.seed.file, field }, parsed.note, "Write the time with its offset to be sure."),
      );
    return parsed.moment;
  }

  language(tag: string | undefined): string | undefined {
    if (tag === undefined || isLanguage(tag)) return tag;
    this.report("language", `"${tag}" is not a BCP 47 language tag`, 'Write it like "en" or "pt-BR".');
    return undefined;
  }

  render(language: string | undefined, said: RenderOptions["said"]): RenderedText {
    const { seed, manuscript: parsed } = this.#submission;
    const rendered = parsed.render({
      file: seed.file,
      path: seed.path,
      language: language ?? this.#office.language,
      seeds: this.#office.seeds,
      pictures: this.#office.pictures,
      said,
    });
    this.problems.push(...rendered.problems);
    if (rendered.html === "" && this.isClean)
      this.report("body", "has no text", "Write the story below its headline and keys.");
    return rendered;
  }
}

export const bodyOf = ({ html, words, references, pictures }: RenderedText): Body => ({
  html,
  words,
  references,
  pictures,
  fingerprint: fingerprintOfBody({ html, words, references, pictures }),
});

/** For machines: what the editor wrote, else the first sentences of the text. */
export const summaryOf = (description: string | undefined, { opening }: RenderedText): string =>
  description ? description : firstSentences(opening, LONGEST_SUMMARY);
