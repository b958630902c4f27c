import { dayName } from "../model/dates.ts";
import { type Problem, warning } from "../model/problem.ts";
import type { Article } from "./article.ts";

/** In milliseconds: how long before the end of a picture's licence editors are told. */
const NOTICE = 30 * 86_400_000;

/** When a picture must be thought of: when editors are told that its licence ends, and when it ends. In milliseconds. */
export const licenceTimes = ({ image }: Article["story"]): number[] =>
  image?.license?.until === undefined ? [] : [image.license.until - NOTICE, image.license.until];

/** Pictures of public stories that will soon be taken out. */
export function* endingLicences(articles: readonly Article[], now: number, zone: string): Generator<Problem> {
  for (const { story } of articles) {
    const until = story.image?.license?.until;
    if (until === undefined || until - NOTICE > now) continue;
    yield warning(
      { file: story.file, field: "image.license.until" },
      `is near: the picture is taken out on ${dayName(until, zone, "en-GB")}`,
      "Renew the licence and write the new day, or choose another picture.",
    );
  }
}
