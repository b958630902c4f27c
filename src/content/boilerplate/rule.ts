/** Where boilerplate of a kind is looked for: below the headline, in the block that ends the copy, or anywhere. */
export type Zone = "head" | "tail" | "anywhere";

/** A kind of line that is not copy. */
export interface Rule {
  /** As a report of removals names it. */
  readonly name: string;
  readonly zones: readonly Zone[];
  /** Matches a whole line, with single spaces and without those around it. */
  readonly line: RegExp;
  /** What its capitals must look like, where the pattern does not ask for capitals. */
  readonly shape?: RegExp;
  /** It counts only beside lines that are certain. */
  readonly weak?: true;
  /** Several words that can mean nothing else: they count alone between paragraphs of copy as well. */
  readonly sure?: true;
  /** It asks the reader to do something: a line that also tells something is copy. */
  readonly call?: true;
  /** It counts only where no sentence of copy stands below. */
  readonly last?: true;
  /** Lines below it that are no sentences belong to it. */
  readonly heads?: true;
}

/** What the rules know of one language. */
export interface Language {
  /** Short words that tell it from the others. */
  readonly common: string;
  /** Words before a byline: the source of a regular expression, as all below. */
  readonly by: string;
  /** Words before the time when a story was published. */
  readonly published: string;
  readonly updated: string;
  /** A time by the clock of the reader. */
  readonly ago: string;
  /** How long reading takes. */
  readonly reading: string;
  /** What people who write for a paper are. */
  readonly role: string;
  /** Words of somebody who tells something, which no call has. */
  readonly telling: string;
  /** Whether figures of dates begin with the day. */
  readonly dayFirst: boolean;
  readonly rules: readonly Rule[];
}

/** A pattern for a whole line, in capitals or not. */
export const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

/** A rule for a whole line. */
export const rule = (
  name: string,
  zone: Zone | readonly Zone[],
  source: string,
  also: Pick<Rule, "shape" | "weak" | "sure" | "call" | "last" | "heads"> = {},
): Rule => ({ name, zones: typeof zone === "string" ? [zone] : zone, line: whole(source), ...also });

/** A headline after the colon, if there is one. */
export const NAMES_HEADLINE = /^[^:]*(?:: ?(?:$|[\p{Lu}\p{N}"“„«»‘'¿¡])|$)/u;

/** A line of which each word is one of these, with one at least that is certain. */
export const wordsOf = (certain: string, others: string): string => {
  const between = "(?:[ /|,·•&]+|:?$)";
  return `(?:(?:${others})${between}){0,8}(?:${certain})${between}(?:(?:${certain}|${others})${between}){0,12}`;
};

export const NETWORKS = String.raw`Facebook|Twitter|X\.com|WhatsApp|LinkedIn|Reddit|Telegram|Instagram|YouTube|Pinterest|TikTok|Mastodon|Threads|Bluesky|Xing|Flipboard|Messenger|Tumblr`;

export const HEAD_AND_TAIL = ["head", "tail"] as const;
