import type * as z from "zod";
import type { FileFinder } from "../media/files.ts";
import type { PictureFinder } from "../media/pictures.ts";
import { type Body, fingerprintOfBody } from "../model/article.ts";
import { check } from "../model/check.ts";
import { type Moment, parseMoment } from "../model/dates.ts";
import { isLanguage, languageNamed } from "../model/locale.ts";
import { didYouMean, type Problem, problem, warning } from "../model/problem.ts";
import { dateFix } from "./date-fix.ts";
import type { SeedFile } from "./files.ts";
import type { Metadata, ParsedSeed } from "./formats/format.ts";
import { meantBy } from "./front-matter/local-words.ts";
import type { RenderedText } from "./markdown/render.ts";
import type { RenderOptions } from "./markdown/render-state.ts";
import { plainValues } from "./plain-values.ts";
import type { Sidecar } from "./sidecars.ts";
import { firstSentences } from "./words.ts";

/** What is needed to check any seed of a folder. */
export interface ContentContext {
  /** The project's folder, absolute. */
  readonly root: string;
  /** The IANA time zone of dates without an offset. */
  readonly zone: string;
  /** The language (BCP 47) of seeds that name none. */
  readonly language: string;
  /** Paths of all stories and standing pages. */
  readonly seeds: Pick<ReadonlySet<string>, "has">;
  readonly pictures: Pick<PictureFinder, "find">;
  readonly files: Pick<FileFinder, "find">;
}

/** A parsed seed together with its sidecar. */
export interface SeedSource {
  readonly seed: SeedFile;
  readonly manuscript: ParsedSeed;
  /** The keys of the front matter and of the sidecar. */
  readonly metadata: Metadata;
  /** The problems found so far in front matter and sidecar. */
  readonly problems: readonly Problem[];
  /** Whether the front matter or the sidecar could not be read. Missing keys are not reported then. */
  readonly unread: boolean;
}

/** Merges front matter and sidecar. A key that is in both is a problem. */
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

/** Optional keys. When another generator's value for one is wrong, the story appears without it. */
const OPTIONAL: ReadonlySet<string> = new Set(["description", "updated", "image", "canonical", "language"]);

const LONGEST_SUMMARY = 200;

/** The HTML of a text in which readers see nothing. */
const BLANK = /^(?:<\/?p>|[\s\p{Default_Ignorable_Code_Point}\u2800])*$/u;

/** Checks one seed. Collects every problem, and goes on with the keys that are right. */
export class SeedChecker {
  readonly problems: Problem[] = [];
  readonly #source: SeedSource;
  readonly #context: ContentContext;
  /** Our key → the other generator's key that the file has instead of it. */
  readonly #foreign: ReadonlyMap<string, string>;
  /** Keys whose values are wrong. They are not also reported as missing. */
  readonly #faulty = new Set<string>();

  constructor(source: SeedSource, context: ContentContext) {
    this.#source = source;
    this.#context = context;
    this.#foreign = source.manuscript.foreign ?? new Map();
    this.problems.push(...source.problems);
  }

  /** Whether the seed has warnings at most, so that it can be published. */
  get isClean(): boolean {
    return !this.problems.some(({ severity }) => severity === "problem");
  }

  report(field: string, what: string, fix: string): void {
    this.#add(problem({ file: this.#source.seed.file, field }, what, fix));
  }

  /** Reports a problem under the key that is in the file. For an optional key of another generator, it is only a warning. */
  #add(found: Problem): void {
    const [key = ""] = found.field.split(".", 1);
    const field = this.#foreign.get(key);
    if (field === undefined) this.problems.push(found);
    else if (found.severity !== "problem" || !OPTIONAL.has(key)) this.problems.push({ ...found, field });
    else
      this.problems.push({ ...found, severity: "warning", field, what: `${found.what}; the story appears without it` });
  }

  /** Parses the metadata with the schema. Keys that are wrong are reported and left out. */
  check<S extends z.ZodType>(schema: S): z.output<S> | undefined {
    const { metadata, seed } = this.#source;
    const checked = check(schema, metadata, seed.file, meantBy);
    if ("value" in checked) return checked.value;
    for (const each of checked.problems) this.#add(each);
    for (const { field } of checked.problems) this.#faulty.add(field.split(".", 1)[0] ?? field);
    const sound = Object.fromEntries(Object.entries(metadata).filter(([key]) => !this.#faulty.has(key)));
    const rechecked = check(schema, sound, seed.file);
    return "value" in rechecked ? rechecked.value : undefined;
  }

  /** What was written for a key of ours whose value is wrong. */
  refused(key: string): unknown {
    return this.#faulty.has(key) && !this.#foreign.has(key) ? this.#source.metadata[key] : undefined;
  }

  /** Reports a key that the story cannot do without. */
  reportMissing(key: string, fix: string): void {
    if (!this.#source.unread && !this.#faulty.has(key)) this.report(key, "is missing", fix);
  }

  reportMissingTitle(): void {
    const hasKeys = Object.keys(this.#source.metadata).length > 0;
    this.reportMissing(
      "title",
      `Write the headline: "title: …"${hasKeys ? "" : ', between two lines "---" above the text'}.`,
    );
  }

  moment(field: string, text: string | undefined): Moment | undefined {
    if (text === undefined) return undefined;
    const parsed = parseMoment(text, this.#context.zone);
    if ("error" in parsed) {
      const key = (this.#foreign.get(field) ?? field).split(".").at(-1) ?? field;
      this.report(field, parsed.error, dateFix(key, text, this.#context.zone));
      return undefined;
    }
    if (parsed.note !== undefined)
      this.#add(
        warning({ file: this.#source.seed.file, field }, parsed.note, "Write the time with its offset to be sure."),
      );
    return parsed.moment;
  }

  language(tag: string | undefined): string | undefined {
    if (tag === undefined || isLanguage(tag)) return tag;
    const meant = didYouMean(languageNamed(tag)) ?? 'Write it like "en" or "pt-BR".';
    this.report("language", `"${tag}" is not a BCP 47 language tag`, meant);
    return undefined;
  }

  render(language: string | undefined, said: RenderOptions["said"]): RenderedText {
    const { seed, manuscript: parsed } = this.#source;
    const rendered = parsed.render({
      file: seed.file,
      path: seed.path,
      language: language ?? this.#context.language,
      seeds: this.#context.seeds,
      pictures: this.#context.pictures,
      files: this.#context.files,
      said,
    });
    this.problems.push(...rendered.problems);
    if (BLANK.test(rendered.html) && this.isClean)
      this.report("body", "has no text", "Write the story below its headline and keys.");
    return rendered;
  }
}

export function bodyOf({ html, words, references, pictures, blocks, files }: RenderedText): Body {
  const body = { html, words, references, pictures, ...(blocks ? { blocks } : {}), ...(files ? { files } : {}) };
  return { ...body, fingerprint: fingerprintOfBody(body) };
}

/** The summary for feeds and search engines: the standfirst, or else the first sentences of the text. */
export const summaryOf = (description: string | undefined, { opening }: RenderedText): string =>
  description ? description : firstSentences(opening, LONGEST_SUMMARY);
