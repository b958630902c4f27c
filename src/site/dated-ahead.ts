import type { CheckedStory } from "../model/article.ts";
import { zonedText } from "../model/dates.ts";
import { type Problem, warning } from "../model/problem.ts";
import { hiddenOf } from "./article.ts";
import { releaseOf } from "./as-of.ts";

/**
 * Updates and corrections of public stories that are dated later than now: no page has them yet, and a date may be a slip of the pen.
 *
 * @param stories as they were written, not as readers see them now
 * @param now in milliseconds
 * @param zone the IANA time zone of the outlet
 */
export function* datedAhead(stories: readonly CheckedStory[], now: number, zone: string): Generator<Problem> {
  for (const story of stories) {
    const { file, updated, corrections } = story;
    if (updated === undefined || updated.at <= now || hiddenOf(story, releaseOf(story), now)) continue;
    for (const { date, text } of corrections)
      if (date.at > now)
        yield warning(
          { file, field: "corrections" },
          `is dated ahead: "${text}" is on no page before ${zonedText(date, zone, "en-GB")}`,
          "Write the day of today, if readers should see it now.",
        );
    if (corrections.every(({ date }) => date.at !== updated.at))
      yield warning(
        { file, field: "updated" },
        `is dated ahead: the story does not say so before ${zonedText(updated, zone, "en-GB")}`,
        "Write the time at which it was changed.",
      );
  }
}
