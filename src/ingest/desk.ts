import type { z } from "zod";
import type { Body } from "../model/article.ts";
import { check } from "../model/check.ts";
import { isLanguage, type Moment, parseMoment } from "../model/dates.ts";
import { type Problem, problem, warning } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import type { SeedFile } from "./files.ts";
import type { Manuscript, Metadata } from "./manuscript.ts";
import type { PictureDesk } from "./media.ts";
import { plainValues } from "./plain-values.ts";
import type { Sidecar } from "./sidecars.ts";
import type { Setting } from "./typesetting/sheet.ts";
import type { Proof } from "./typesetting/typeset.ts";
import { firstSentences } from "./words.ts";

/** What every seed of a folder is edited with. */
export interface Office {
  /** IANA: of dates without an offset. */
  readonly zone: string;
  /** BCP 47: of seeds that name none. */
  readonly language: string;
  /** Paths of all stories and standing pages. */
  readonly seeds: Pick<ReadonlySet<string>, "has">;
  readonly pictures: Pick<PictureDesk, "find">;
}

/** A seed on its way through the office. */
export interface Submission {
  readonly seed: SeedFile;
  readonly manuscript: Manuscript;
  /** Of the front matter and the sidecar. */
  readonly metadata: Metadata;
  /** What is wrong with them so far. */
  readonly problems: readonly Problem[];
  /** Whether one of the two could not be read, so that nobody knows what is missing. */
  readonly unread: boolean;
}

/** Puts front matter and sidecar together; a key that both have is a problem. */
export function submit(seed: SeedFile, manuscript: Manuscript, sidecar: Sidecar | undefined): Submission {
  const double = Object.keys(sidecar?.metadata ?? {}).filter((key) => Object.hasOwn(manuscript.metadata, key));
  const both = sidecar ? { ...manuscript.metadata, ...sidecar.metadata } : manuscript.metadata;
  const { metadata, problems } = plainValues(both, seed.file);
  return {
    seed,
    manuscript,
    metadata,
    problems: [
      ...problems,
      ...manuscript.problems,
      ...(sidecar?.problems ?? []),
      ...double.map((field) =>
        problem({ file: seed.file, field }, `is here and in ${sidecar?.file}`, "Keep one of the two."),
      ),
    ],
    unread: manuscript.unread || (sidecar?.problems.length ?? 0) > 0,
  };
}

export const DATE_MEND = "Write it like 2019-09-05 or 2019-09-05T14:30.";

const LONGEST_STANDFIRST = 200;

/** Edits one seed: collects everything that is wrong with it, and goes on with what is right. */
export class Desk {
  readonly problems: Problem[] = [];
  readonly #submission: Submission;
  readonly #office: Office;
  /** Keys that are faulty in themselves: nobody is told that they are missing too. */
  readonly #faulty = new Set<string>();

  constructor(submission: Submission, office: Office) {
    this.#submission = submission;
    this.#office = office;
    this.problems.push(...submission.problems);
  }

  /** Whether nothing stops the seed from being printed. */
  get isClean(): boolean {
    return !this.problems.some(({ severity }) => severity === "problem");
  }

  report(field: string, what: string, mend: string): void {
    this.problems.push(problem({ file: this.#submission.seed.file, field }, what, mend));
  }

  /** The metadata as the schema has them; faulty keys are reported and left out. */
  check<S extends z.ZodType>(schema: S): z.output<S> | undefined {
    const { metadata, seed } = this.#submission;
    const checked = check(schema, metadata, seed.file);
    if ("value" in checked) return checked.value;
    this.problems.push(...checked.problems);
    for (const { field } of checked.problems) this.#faulty.add(field.split(".", 1)[0] ?? field);
    const sound = Object.fromEntries(Object.entries(metadata).filter(([key]) => !this.#faulty.has(key)));
    const again = check(schema, sound, seed.file);
    return "value" in again ? again.value : undefined;
  }

  /** Reports a key that the story cannot do without. */
  miss(key: string, mend: string): void {
    if (!this.#submission.unread && !this.#faulty.has(key)) this.report(key, "is missing", mend);
  }

  moment(field: string, text: string | undefined): Moment | undefined {
    if (text === undefined) return undefined;
    const parsed = parseMoment(text, this.#office.zone);
    if ("error" in parsed) {
      this.report(field, parsed.error, DATE_MEND);
      return undefined;
    }
    if (parsed.note !== undefined)
      this.problems.push(
        warning({ file: this.#submission.seed.file, field }, parsed.note, "Write the time with its offset to be sure."),
      );
    return parsed.moment;
  }

  language(tag: string | undefined): string | undefined {
    if (tag === undefined || isLanguage(tag)) return tag;
    this.report("language", `"${tag}" is not a BCP 47 language tag`, 'Write it like "en" or "pt-BR".');
    return undefined;
  }

  typeset(language: string | undefined, said: Setting["said"]): Proof {
    const { seed, manuscript } = this.#submission;
    const proof = manuscript.typeset({
      file: seed.file,
      path: seed.path,
      language: language ?? this.#office.language,
      seeds: this.#office.seeds,
      pictures: this.#office.pictures,
      said,
    });
    this.problems.push(...proof.problems);
    if (proof.html === "" && this.isClean)
      this.report("body", "has no text", "Write the story below its headline and keys.");
    return proof;
  }
}

export const bodyOf = ({ html, words, references, pictures }: Proof): Body => ({
  html,
  words,
  references,
  pictures,
  fingerprint: fingerprintOfBody({ html, words, references, pictures }),
});

export const fingerprintOfBody = ({ html, ...rest }: Omit<Body, "fingerprint">): string =>
  fingerprintOf(html + JSON.stringify(rest));

/** What the editor wrote, else the first sentences of the text. */
export const standfirstOf = (description: string | undefined, { opening }: Proof): string =>
  description ? description : firstSentences(opening, LONGEST_STANDFIRST);
