/** Where a kind of boilerplate is searched for: below the headline, in the block that ends the text, or anywhere. */
export type Zone = "head" | "tail" | "anywhere";

/** A kind of line that is not copy. */
export interface Rule {
  /** The rule's name in reports of removed lines. */
  readonly name: string;
  readonly zones: readonly Zone[];
  /** Matches a whole line, with single spaces between words and none at its ends. */
  readonly line: RegExp;
  /** A second pattern that the line must match, for capitals that `line` does not check. */
  readonly shape?: RegExp;
  /** The rule counts only beside lines that are certain. */
  readonly weak?: true;
  /** The words can mean nothing else: a line of several words counts even alone between paragraphs of copy. */
  readonly sure?: true;
  /** The line asks the reader to do something. A line that also reports something is copy. */
  readonly call?: true;
  /** The rule counts only if no sentence of copy follows. */
  readonly last?: true;
  /** The line is a heading. The lines below it that are not sentences belong to it. */
  readonly heads?: true;
}

/** The words and rules of one language. */
export interface Language {
  /** Short words that distinguish the language from the others. */
  readonly common: string;
  /** Words before a byline. Like the texts below, the source of a regular expression. */
  readonly by: string;
  /** Words before the time when a story was published. */
  readonly published: string;
  readonly updated: string;
  /** A time relative to the reader's clock, such as "2 hours ago". */
  readonly ago: string;
  /** An estimate of the reading time. */
  readonly reading: string;
  /** The roles of people who write for a newspaper. */
  readonly role: string;
  /** Words of a report, such as "said". A call to the reader has none of them. */
  readonly telling: string;
  /** Whether numeric dates begin with the day. */
  readonly dayFirst: boolean;
  readonly rules: readonly Rule[];
}

/** A pattern for a whole line, whatever its capitals. */
export const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

/** A rule for a whole line. */
export const rule = (
  name: string,
  zone: Zone | readonly Zone[],
  source: string,
  also: Pick<Rule, "shape" | "weak" | "sure" | "call" | "last" | "heads"> = {},
): Rule => ({ name, zones: typeof zone === "string" ? [zone] : zone, line: whole(source), ...also });

/** A line with a headline after the colon, if it has a colon. */
export const NAMES_HEADLINE = /^[^:]*(?:: ?(?:$|[\p{Lu}\p{N}"“„«»‘'¿¡])|$)/u;

/** A pattern for lines that consist of these words only, with at least one of the certain ones. */
export const wordsOf = (certain: string, others: string): string => {
  const between = "(?:[ /|,·•&]+|:?$)";
  return `(?:(?:${others})${between}){0,8}(?:${certain})${between}(?:(?:${certain}|${others})${between}){0,12}`;
};

export const NETWORKS = String.raw`Facebook|Twitter|X\.com|WhatsApp|LinkedIn|Reddit|Telegram|Instagram|YouTube|Pinterest|TikTok|Mastodon|Threads|Bluesky|Xing|Flipboard|Messenger|Tumblr`;

export const HEAD_AND_TAIL = ["head", "tail"] as const;
