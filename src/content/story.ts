import { posix } from "node:path";
import {
  type CheckedStory,
  type FaultySeed,
  type Picture,
  type Story,
  storySchema,
  type WrittenStory,
} from "../model/article.ts";
import { joinSources } from "../model/byline.ts";
import { isBefore, type Moment, parseMoment } from "../model/dates.ts";
import type { Problem } from "../model/problem.ts";
import { creditIn, machineMadeIn } from "../model/rights.ts";
import { defaultId, nameParts, slugOf } from "../model/slug.ts";
import { cleanLine, fingerprintOf } from "../model/text.ts";
import { bodyOf, type ContentContext, SeedChecker, type SeedSource, summaryOf } from "./checker.ts";
import { isGroup } from "./formats/format.ts";
import { formatOf } from "./formats/formats.ts";
import { lineTypesetter } from "./markdown/plain-copy.ts";
import { SIDECAR, stemOf } from "./sidecars.ts";

/** Makes a story from a seed. A faulty seed gives problems and no story. A story may come with warnings. */
export function checkStory(
  source: SeedSource,
  context: ContentContext,
): { story?: CheckedStory; faulty?: FaultySeed; problems: readonly Problem[] } {
  const { seed, manuscript: parsed } = source;
  const checker = new SeedChecker(source, context);
  const said: WrittenStory = checker.check(storySchema) ?? {};
  const stated = parsed.stated;

  const language = checker.language(said.language);
  // Headlines and other lines of text have the same quotation marks, apostrophes and dashes as the body.
  const typeset = lineTypesetter(language ?? context.language);
  const headline = said.title === undefined ? stated.title : typeset(said.title);
  const standfirst = typeset(said.description ?? "");
  if (headline === undefined) checker.reportMissingTitle();
  const name = nameParts(posix.basename(stemOf(seed.path)));
  const dates = datesOf(said, name.date, source, checker, context.zone, typeset);
  const image = imageOf(said.image, source, checker, context, typeset);
  const rendered = checker.render(language, { location: said.location, source: said.source });
  const claims = {
    file: seed.file,
    section: said.section,
    sections: said.sections ?? NONE,
    authors: said.authors ?? stated.authors ?? rendered.dateline?.authors ?? NONE,
    source: said.source ?? joinSources([rendered.dateline?.source, stated.source]),
  };
  const related = said.related ?? NONE;
  const { translationOf } = said;
  if (!checker.isClean || headline === undefined || dates.date === undefined) {
    const faulty = { ...claims, language, related, translationOf, body: { references: rendered.references } };
    return { faulty, problems: checker.problems };
  }

  const slug = slugOf(said.slug ?? name.words);
  const keys = {
    file: seed.file,
    path: seed.path,
    id: said.id ?? defaultId(dates.date, slug, context.zone),
    slug,
    url: said.url,
    headline,
    standfirst: standfirst || undefined,
    summary: summaryOf(standfirst, rendered),
    kicker: typeset(said.kicker ?? "") || undefined,
    date: dates.date,
    updated: dates.updated,
    embargo: dates.embargo,
    expires: dates.expires,
    draft: said.draft ?? DRAFTS.test(seed.path),
    section: claims.section,
    sections: claims.sections,
    tags: said.tags ?? NONE,
    authors: claims.authors,
    location: said.location ?? rendered.dateline?.location,
    source: claims.source,
    type: said.type ?? "news",
    image,
    corrections: dates.corrections,
    series: said.series,
    related,
    language,
    translationOf,
    canonical: said.canonical,
    aliases: said.aliases ?? NONE,
  };
  // Other keys are added as they were written. The common keys are always set above, so that V8 gives all stories the same shape.
  const { title: _, description: __, ...written } = said;
  for (const [key, value] of Object.entries(written))
    if (!Object.hasOwn(keys, key)) Object.assign(keys, { [key]: value });
  // The object is extended and not copied: a copy of thirty keys takes 8 µs.
  const story = Object.assign(keys, { body: bodyOf(rendered), fingerprint: fingerprintOf(JSON.stringify(keys)) });
  return { story, problems: checker.problems };
}

const NONE: readonly string[] = [];

/** Jekyll's folder of stories that are not public yet, and what others call it. */
const DRAFTS = /(?:^|\/)_?drafts\//i;

type Dates = Pick<CheckedStory, "updated" | "embargo" | "expires" | "corrections"> & { date?: Moment | undefined };

function datesOf(
  story: WrittenStory,
  inName: string | undefined,
  source: SeedSource,
  checker: SeedChecker,
  zone: string,
  typeset: (line: string) => string,
): Dates {
  const { seed, manuscript } = source;
  const { stated } = manuscript;
  // A key that could not be read may have said another date.
  const isDate = !source.unread && inName !== undefined && "moment" in parseMoment(inName, zone);
  const named = isDate ? inName : undefined;
  // If a text says only when it was updated, that is the best date of publication there is.
  const written = story.date ?? stated.date ?? named ?? stated.updated;
  if (written === undefined) {
    const goes = formatOf(seed.path)?.dateGoes(`${posix.basename(stemOf(seed.path))}${SIDECAR}`) ?? "";
    checker.reportMissing("date", `Write when it was published, like "date: 2019-09-05", ${goes}.`);
  }
  const date = checker.moment("date", written);
  const isEarly = (moment: Moment): boolean => date !== undefined && isBefore(moment, date, zone);

  const corrections = (story.corrections ?? []).flatMap(({ date: day, text, ...correction }, index) => {
    const moment = checker.moment(`corrections.${index}.date`, day);
    if (moment && isEarly(moment))
      checker.report(`corrections.${index}.date`, `"${day}" is before the story's date`, "Correct one of the two.");
    return moment ? [{ date: moment, text: typeset(text), ...correction }] : [];
  });
  corrections.sort((a, b) => b.date.at - a.date.at);

  const revised = checker.moment("updated", story.updated);
  if (revised && isEarly(revised))
    checker.report("updated", `"${story.updated}" is before the date of the story`, "Correct one of the two.");
  const updated = revised && !isEarly(revised) ? revised : undefined;
  const embargo = checker.moment("embargo", story.embargo);
  const expires = checker.moment("expires", story.expires)?.at;
  if (date && expires !== undefined && expires <= Math.max(date.at, embargo?.at ?? date.at)) {
    checker.report(
      "expires",
      `"${story.expires}" is not after the story appears, so no reader would ever see it`,
      "Correct one of the two.",
    );
  }
  const statedUpdate = stated.updated === written ? undefined : checker.moment("updated", stated.updated);
  return {
    date,
    updated:
      latest([updated, corrections[0]?.date]) ?? (statedUpdate && !isEarly(statedUpdate) ? statedUpdate : undefined),
    embargo,
    expires,
    corrections,
  };
}

const latest = (moments: readonly (Moment | undefined)[]): Moment | undefined =>
  moments.reduce((newest, moment) => (newest && !(moment && moment.at > newest.at) ? newest : moment));

function imageOf(
  image: Story["image"],
  { seed }: SeedSource,
  checker: SeedChecker,
  { pictures }: ContentContext,
  typeset: (line: string) => string,
): Picture | undefined {
  // Whether the file is there is told also beside what else is wrong.
  const refused = checker.refused("image");
  const named = image?.src ?? (isGroup(refused) && typeof refused.src === "string" ? cleanLine(refused.src) : "");
  const until = checker.moment("image.license.until", image?.license?.until)?.at;
  if (named === "") return undefined;
  const file = pictures.find(named, seed.path);
  if ("what" in file) checker.report("image.src", file.what, file.fix);
  if ("what" in file || image === undefined) return undefined;
  const { src: _, caption, credit: __, focus, license, ai: ___, ...written } = image;
  const credit = image.credit ?? creditIn(file.rights);
  const ai = image.ai ?? machineMadeIn(file.rights);
  return {
    ...file,
    ...written,
    ...(caption ? { caption: typeset(caption) } : {}),
    ...(credit ? { credit } : {}),
    ...(focus ? { focus } : {}),
    ...(license ? { license: { ...(license.url ? { url: license.url } : {}), ...(until ? { until } : {}) } } : {}),
    ...(ai ? { ai } : {}),
  };
}
