import { type HeaderDialect, POLICY } from "./host.ts";
import type { Place, Rules } from "./rules.ts";

/** Feeds lie at most that many folders deep: `/latest/page/7/atom.xml`. */
const DEEPEST = 3;

/** What all of several hosts take. */
export const commonHeaders = (dialects: readonly HeaderDialect[]): HeaderDialect => ({
  most: Math.min(...dialects.map(({ most }) => most)),
  line: Math.min(...dialects.map(({ line }) => line)),
});

/**
 * `_headers`. Where two rules give one header, hosts give both values: hence all pages have one policy, and no rule for the cache stands for everything, and pages keep
 * the host's own, which asks each time (Netlify and Cloudflare: `max-age=0, must-revalidate`). Media types that follow from a file's
 * ending are known to these hosts. No pattern stands for pages alone.
 *
 * @returns also the patterns of which something did not fit
 */
export function headersFile(
  { policyForAll, everywhere, cache, types, home }: Rules,
  { most, line }: HeaderDialect,
): { text: string; left: string[] } {
  const wanted = [
    { patterns: [`${home}*`], headers: [[POLICY, policyForAll] as const, ...everywhere] },
    ...types.map(({ at, type }) => ({
      patterns: at.kind === "ending" ? [] : patternsOf(at, home),
      headers: [["Content-Type", type]] as const,
    })),
    ...cache.map(({ at, value }) => ({ patterns: patternsOf(at, home), headers: [["Cache-Control", value]] as const })),
  ].flatMap(({ patterns, headers }) => patterns.map((pattern) => ({ pattern, headers })));
  const rules: string[] = [];
  const left: string[] = [];
  for (const { pattern, headers } of wanted) {
    const lines = headers.map(([name, value]) => `  ${name}: ${value}`);
    const fitting = rules.length < most ? lines.filter(({ length }) => length <= line) : [];
    if (fitting.length > 0) rules.push([pattern, ...fitting, ""].join("\n"));
    if (fitting.length < lines.length) left.push(pattern);
  }
  return { text: rules.join(""), left };
}

/** The patterns that stand for a place, each at most with one star at its end, and with a placeholder for each folder before a name. */
function patternsOf(at: Place, home: string): string[] {
  switch (at.kind) {
    case "folder":
      return [`${home}${encodeURI(at.path.slice(1))}*`];
    case "file":
      return [`${home}${encodeURI(at.path.slice(1))}`];
    case "name":
      return Array.from(
        { length: DEEPEST + 1 },
        (_, depth) =>
          home +
          [..."abc"]
            .slice(0, depth)
            .map((name) => `:${name}/`)
            .join("") +
          at.name,
      );
    case "ending":
      return [];
  }
}
