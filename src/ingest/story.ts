import { posix } from "node:path";
import { type Draft, type Picture, type Story, storySchema } from "../model/article.ts";
import { joinSources } from "../model/byline.ts";
import { calendarOf, isBefore, type Moment, parseMoment } from "../model/dates.ts";
import type { Problem } from "../model/problem.ts";
import { nameParts, slugOf } from "../model/slug.ts";
import { fingerprintOf } from "../model/text.ts";
import { bodyOf, DATE_MEND, Desk, type Office, type Submission, summaryOf } from "./desk.ts";
import { formatOf } from "./formats.ts";
import { SIDECAR, stemOf } from "./sidecars.ts";

/** Makes a draft of a seed. A faulty seed gives problems and no draft; a draft may come with warnings. */
export function storyOf(submission: Submission, office: Office): { story?: Draft; problems: readonly Problem[] } {
  const { seed, manuscript } = submission;
  const desk = new Desk(submission, office);
  const said = desk.check(storySchema) ?? {};
  const stated = manuscript.stated;

  const headline = said.title ?? stated.title;
  if (headline === undefined) desk.miss("title", 'Write the headline: "title: …".');
  const name = nameParts(posix.basename(stemOf(seed.path)));
  const dates = datesOf(said, name.date, submission, desk, office.zone);
  const language = desk.language(said.language);
  const image = imageOf(said.image, submission, desk, office);
  const proof = desk.typeset(language, { location: said.location, source: said.source });
  if (!desk.isClean || headline === undefined || dates.date === undefined) return { problems: desk.problems };

  const slug = slugOf(said.slug ?? name.words);
  const { year, month, day } = calendarOf(dates.date.at, office.zone);
  const keys = {
    file: seed.file,
    path: seed.path,
    id: said.id ?? `${year}-${month}-${day}-${slug}`,
    slug,
    url: said.url,
    headline,
    standfirst: said.description || undefined,
    summary: summaryOf(said.description, proof),
    kicker: said.kicker || undefined,
    date: dates.date,
    updated: dates.updated,
    embargo: dates.embargo,
    expires: dates.expires,
    draft: said.draft ?? false,
    section: said.section,
    sections: said.sections ?? NONE,
    tags: said.tags ?? NONE,
    authors: said.authors ?? stated.authors ?? proof.dateline?.authors ?? NONE,
    location: said.location ?? proof.dateline?.location,
    source: said.source ?? joinSources([proof.dateline?.source, stated.source]),
    type: said.type ?? "news",
    image,
    corrections: dates.corrections,
    series: said.series,
    related: said.related ?? NONE,
    language,
    translationOf: said.translationOf,
    canonical: said.canonical,
    aliases: said.aliases ?? NONE,
  };
  // Added to, not copied: a copy of thirty keys takes 8 µs.
  const story = Object.assign(keys, { body: bodyOf(proof), fingerprint: fingerprintOf(JSON.stringify(keys)) });
  return { story, problems: desk.problems };
}

const NONE: readonly string[] = [];

type Dates = Pick<Draft, "updated" | "embargo" | "expires" | "corrections"> & { date?: Moment | undefined };

function datesOf(
  story: Story,
  inName: string | undefined,
  { seed, manuscript: { stated } }: Submission,
  desk: Desk,
  zone: string,
): Dates {
  const named = inName !== undefined && "moment" in parseMoment(inName, zone) ? inName : undefined;
  // A text that only says when it was updated says when it was published as well as it can.
  const written = story.date ?? stated.date ?? named ?? stated.updated;
  if (written === undefined) {
    const goes = formatOf(seed.path)?.dateGoes(`${posix.basename(stemOf(seed.path))}${SIDECAR}`) ?? "";
    desk.miss("date", `Write when it was published, like "date: 2019-09-05", ${goes}.`);
  }
  const date = desk.moment("date", written);
  const isEarly = (moment: Moment): boolean => date !== undefined && isBefore(moment, date, zone);

  const corrections = (story.corrections ?? []).flatMap(({ date: day, text }, index) => {
    const moment = desk.moment(`corrections.${index}.date`, day);
    if (moment && isEarly(moment))
      desk.report(`corrections.${index}.date`, `"${day}" is before the story's date`, DATE_MEND);
    return moment ? [{ date: moment, text }] : [];
  });
  corrections.sort((a, b) => b.date.at - a.date.at);

  const revised = desk.moment("updated", story.updated);
  if (revised && isEarly(revised))
    desk.report("updated", `"${story.updated}" is before the date of the story`, "Correct one of the two.");
  const updated = revised && !isEarly(revised) ? revised : undefined;
  const embargo = desk.moment("embargo", story.embargo);
  const expires = desk.moment("expires", story.expires)?.at;
  if (date && expires !== undefined && expires <= Math.max(date.at, embargo?.at ?? date.at)) {
    desk.report(
      "expires",
      `"${story.expires}" is not after the story appears, so that nobody would ever see it`,
      "Correct one of the two.",
    );
  }
  const said = stated.updated === written ? undefined : desk.moment("updated", stated.updated);
  return {
    date,
    updated: latest([updated, corrections[0]?.date]) ?? (said && !isEarly(said) ? said : undefined),
    embargo,
    expires,
    corrections,
  };
}

const latest = (moments: readonly (Moment | undefined)[]): Moment | undefined =>
  moments.reduce((newest, moment) => (newest && !(moment && moment.at > newest.at) ? newest : moment));

function imageOf(image: Story["image"], { seed }: Submission, desk: Desk, { pictures }: Office): Picture | undefined {
  if (image === undefined) return undefined;
  const { src, alt, caption, credit, focus } = image;
  const file = pictures.find(src, seed.path);
  if ("what" in file) {
    desk.report("image.src", file.what, file.mend);
    return undefined;
  }
  return {
    ...file,
    alt,
    ...(caption ? { caption } : {}),
    ...(credit ? { credit } : {}),
    ...(focus ? { focus } : {}),
  };
}
