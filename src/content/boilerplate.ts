import type { Stated } from "./formats/format.ts";
import { isoOfWritten, WRITTEN_DATE } from "./written-date.ts";

/** Where furniture of a kind is looked for: below the headline, in the block that ends the copy, or anywhere. */
type Zone = "head" | "tail" | "anywhere";

interface Rule {
  /** As a report of removals names it. */
  readonly name: string;
  readonly zones: readonly Zone[];
  /** Matches a whole line, without the spaces around it. */
  readonly line: RegExp;
  /** What the line says of the story, which the metadata keep. */
  readonly states?: (found: RegExpExecArray) => Stated;
}

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

const COUNTED =
  "views?|shares?|shared|comments?|likes?|reads?|tweets?|retweets?|reactions?|claps?|votes?|times|viewed|total|reading|time|min|mins|minutes?";
const NUMBER = String.raw`\d+(?:[.,]\d+)*[km]?`;
const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|de|del|der|van|von|bin|al|la|le)){0,3}`;
const AGO = String.raw`(?:\d+ (?:minutes?|hours?|days?|weeks?) ago|\d{1,2}[:./]\d\d.{0,30}|just now|yesterday|today)`;
/** Without a colon a date must follow: "Updated rules for 2019 were approved" is copy. */
const WHEN = String.raw`(?:(?: on| at)?:?\s+(?<date>${WRITTEN_DATE}|${AGO})|:\s*.{1,60})`;
const NETWORKS =
  "Facebook|Twitter|X|WhatsApp|LinkedIn|Reddit|Telegram|Instagram|YouTube|Pinterest|TikTok|Mastodon|Threads|Bluesky|e-?mail";

/** What sites put around their copy. A rule more is a line more. */
const RULES: readonly Rule[] = [
  {
    name: "advertisement",
    zones: ["anywhere"],
    line: whole(
      String.raw`[^\p{L}\p{N}]*(?:advertise?ments?|advertising|sponsored(?: content)?|(?:story|article) continues below(?: (?:this )?ad(?:vertisement)?)?|anzeige|werbung|publicit[éà]|publicidad|реклама|إعلان)[^\p{L}\p{N}]*(?:scroll (?:down )?to continue(?: reading)?)?[^\p{L}\p{N}]*`,
    ),
  },
  {
    name: "link to another story",
    zones: ["anywhere"],
    line: whole(
      String.raw`[^\p{L}\p{N}]*(?:read more|read also|also read|see also|watch also|related|more on this(?: story)?): ?.{0,200}`,
    ),
  },
  // Before counters, since an ISO date is figures too.
  {
    name: "byline",
    zones: ["head"],
    line: new RegExp(
      String.raw`^(?:By|BY|by|Written by|WRITTEN BY):? (?<authors>${NAME}(?:(?:,| and| AND| &|, and) ${NAME}){0,5})(?: in ${NAME})?(?:\s*[|•·–—,-]\s*(?<date>${WRITTEN_DATE}))?$`,
      "u",
    ),
    states: ({ groups }) => ({ ...authorsOf(groups?.authors ?? ""), ...dated("date", groups?.date) }),
  },
  {
    name: "updated",
    zones: ["head"],
    line: whole(`(?:last )?(?:updated|modified)${WHEN}`),
    states: ({ groups }) => dated("updated", groups?.date),
  },
  {
    name: "published",
    zones: ["head"],
    line: whole(`(?:first )?(?:published|posted)${WHEN}`),
    states: ({ groups }) => dated("date", groups?.date),
  },
  {
    name: "date line",
    zones: ["head"],
    line: whole(`(?<date>${WRITTEN_DATE})`),
    states: ({ groups }) => dated("date", groups?.date),
  },
  {
    name: "counter",
    zones: ["head", "tail"],
    line: whole(
      String.raw`${NUMBER}(?:\s+${NUMBER})*|(?=.*\d)(?=.*\b(?:${COUNTED})\b)[^\p{L}\p{N}]*(?:(?:\d+[km]?|${COUNTED})(?:[^\p{L}\p{N}]+|$))+`,
    ),
  },
  {
    name: "comments",
    zones: ["head", "tail"],
    line: whole(
      `(?:no comments?(?: yet)?|comments?|(?:leave|post|add|write) a (?:comment|reply)|be the first to comment|(?:join|start) the (?:conversation|discussion)|comments (?:are )?(?:closed|off))[.!]?`,
    ),
  },
  {
    name: "share call",
    zones: ["head", "tail"],
    line: whole(
      `(?:share|tweet|pin|print|save|e-?mail|copy link|link copied!?|listen|${NETWORKS})(?: (?:this|on|via|to|it|the|article|story|page|post|link|${NETWORKS}))*[.!:]?`,
    ),
  },
  {
    name: "breadcrumb",
    zones: ["head"],
    line: whole(`home(?: ?[>»›/|] ?[^>»›/|]{1,60}){1,5}`),
  },
  {
    name: "newsletter call",
    zones: ["tail"],
    line: whole(
      String.raw`(?:subscribe\b.{0,200}|(?:sign up|join|get|receive|stay|don[’']t miss|want)\b.{0,200}\b(?:newsletters?|inbox|subscribe|notifications|briefing)\b.{0,100}|sign up (?:here|now|today|for (?:our|free)\b).{0,200}|enter your e-?mail\b.{0,60}|(?:our|daily|weekly) newsletters?)`,
    ),
  },
  {
    name: "follow call",
    zones: ["tail"],
    line: whole(
      String.raw`follow (?:us|me|our)\b.{0,150}|(?:like|join|find|connect with) us on (?:${NETWORKS})\b.{0,100}|follow .{1,60} on (?:${NETWORKS})\b.{0,60}|download (?:our|the .{1,40}) app\b.{0,100}|support (?:our|independent) journalism\b.{0,100}|click here (?:to|for) .{0,100}`,
    ),
  },
  {
    name: "copyright",
    zones: ["tail"],
    line: whole(
      String.raw`(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*\d{4}.{0,200}|.{0,120}\ball rights reserved\.?`,
    ),
  },
  {
    name: "list of other stories",
    zones: ["tail"],
    line: whole(
      `(?:related|recommended|trending|popular|most (?:read|popular|viewed)|more|latest)(?: (?:articles|stories|news|posts|topics|from .{1,40}))?:?|you (?:may|might) also like:?|(?:tags|topics|categories|filed under|keywords): ?.{0,200}`,
    ),
  },
];

const FIRST_LINES = 5;
/** Longer lines are copy, and no pattern has to cope with them. */
const LONGEST_LINE = 400;
const MOST_REMOVED = 0.3;

/** A line that was taken out, with the rule's name. */
export interface RemovedLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

export interface WithoutBoilerplate {
  /** With an empty line in the place of each that went, so that line numbers stay. */
  readonly text: string;
  readonly cuts: readonly RemovedLine[];
  readonly stated: Stated;
  /** The share of the words that the rules would take, where that is too much; then nothing was taken. */
  readonly refused?: number;
}

/**
 * Takes furniture out of a story as received: whole lines only, each by a rule with a name. Counters, bylines and dates count as
 * furniture among the first five lines only, calls only in the block that ends the text. The first line is the headline and stays.
 * Doing it twice changes nothing.
 */
export function removeBoilerplate(text: string): WithoutBoilerplate {
  const lines = text.split("\n");
  const cuts: RemovedLine[] = [];
  let stated: Stated = {};
  let removed = 0;
  const cut = (index: number, zone: Zone): boolean => {
    const line = lines[index]?.trim() ?? "";
    if (line.length > LONGEST_LINE) return false;
    for (const { name, zones, line: pattern, states } of RULES) {
      const found = zones.includes(zone) ? pattern.exec(line) : null;
      if (!found) continue;
      if (states) stated = { ...states(found), ...stated };
      else removed += wordsIn(line);
      cuts.push({ line: index + 1, text: line, rule: name });
      lines[index] = "";
      return true;
    }
    return false;
  };

  let headline = -1;
  let kept = 0;
  for (let index = 0; index < lines.length; index++) {
    if (lines[index]?.trim() === "" || cut(index, "anywhere")) continue;
    // The first line is the headline, whatever it looks like.
    if (kept === 0) headline = index;
    if (kept === 0 || kept >= FIRST_LINES || !cut(index, "head")) kept++;
  }
  for (let index = lines.length - 1; index > headline; index--)
    if (lines[index]?.trim() !== "" && !cut(index, "tail")) break;

  const share = removed / Math.max(1, wordsIn(text));
  if (share > MOST_REMOVED) return { text, cuts: [], stated, refused: share };
  return { text: lines.join("\n"), cuts: cuts.sort((a, b) => a.line - b.line), stated };
}

/** With letters: a bare count is no word that anyone would miss. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

function dated(key: "date" | "updated", written: string | undefined): Stated {
  const iso = written === undefined ? undefined : isoOfWritten(written);
  return iso === undefined ? {} : { [key]: iso };
}

const ROLE = /\b(?:editor|correspondent|reporter|writer|columnist|bureau chief|staff)\b/i;

function authorsOf(names: string): Stated {
  const [first = "", ...others] = names.split(/,? and |,? AND | & |, /);
  const authors = [first, ...others.filter((name) => !ROLE.test(name))];
  return { authors: authors.map((name) => (/^(?=.*\p{L}{4})\P{Ll}+$/u.test(name) ? capitalised(name) : name)) };
}

const capitalised = (name: string): string =>
  name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
