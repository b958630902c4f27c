import { type FaultySeed, type StandingPage, standingSchema } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import { bodyOf, type ContentContext, SeedChecker, type SeedSource, summaryOf } from "./checker.ts";
import { standingName } from "./files.ts";
import { lineTypesetter } from "./markdown/plain-copy.ts";
import { unansweredPage } from "./questions.ts";

/** Makes a standing page from a seed in `pages/`. A faulty seed gives problems and no page. @param questions the lines of those that it asks */
export function checkStandingPage(
  source: SeedSource,
  context: ContentContext,
  questions: readonly number[],
): { page?: StandingPage; faulty?: FaultySeed; problems: readonly Problem[] } {
  const { seed } = source;
  const checker = new SeedChecker(source, context);
  const { title, description, ...keys } = checker.check(standingSchema) ?? {};
  if (title === undefined) checker.reportMissingTitle();
  const language = checker.language(keys.language);
  const updated = checker.moment("updated", keys.updated);
  const rendered = checker.render(language, {});
  const name = standingName(seed.path);
  if (!checker.isClean || title === undefined || name === undefined) {
    const faulty = { ...NO_CLAIMS, file: seed.file, language, body: { references: rendered.references } };
    return { faulty, problems: checker.problems };
  }
  const typeset = lineTypesetter(language ?? context.language);
  const page: StandingPage = {
    file: seed.file,
    name,
    title: typeset(title),
    description: summaryOf(description && typeset(description), rendered),
    language,
    translationOf: keys.translationOf?.replace(/^.*\/(?=[^/])|(?:\.\w+|\/)$/g, ""),
    updated,
    isUnanswered: questions.length > 0,
    body: bodyOf(rendered),
  };
  const unanswered = page.isUnanswered ? [unansweredPage(questions, seed.file)] : [];
  return { page, problems: [...checker.problems, ...unanswered] };
}

/** A standing page is in no section and has no author. */
const NO_CLAIMS = { sections: [], authors: [], related: [] };
