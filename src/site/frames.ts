import type { Placed } from "./place.ts";

/** The origins of other sites that public stories and pages show frames of, for the security policy. */
export function frameOrigins({ articles, copy }: Pick<Placed, "articles" | "copy">): readonly string[] {
  const origins = new Set<string>();
  for (const { body } of [...articles.map(({ story }) => story), ...copy.pages])
    for (const { frames } of body.blocks ?? []) if (frames !== undefined) origins.add(frames);
  return [...origins].sort();
}
