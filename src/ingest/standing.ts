import { type StandingDraft, standingSchema } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import { bodyOf, Desk, type Office, type Submission, summaryOf } from "./desk.ts";
import { standingName } from "./files.ts";

/** Makes a standing page of a seed in `pages/`. A faulty one gives problems and no page. */
export function standingOf(
  submission: Submission,
  office: Office,
): { page?: StandingDraft; problems: readonly Problem[] } {
  const { seed } = submission;
  const desk = new Desk(submission, office);
  const { title, description, ...keys } = desk.check(standingSchema) ?? {};
  if (title === undefined) desk.miss("title", 'Write the headline: "title: …".');
  const language = desk.language(keys.language);
  const updated = desk.moment("updated", keys.updated);
  const proof = desk.typeset(language, {});
  const name = standingName(seed.path);
  if (!desk.isClean || title === undefined || name === undefined) return { problems: desk.problems };
  const page: StandingDraft = {
    file: seed.file,
    name,
    title,
    description: summaryOf(description, proof),
    language,
    updated,
    body: bodyOf(proof),
  };
  return { page, problems: desk.problems };
}
