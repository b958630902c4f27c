import { agencies } from "../model/agencies.ts";
import { isKnownPlace, isKnownRegion } from "./known-places.ts";
import { sentenceEnd } from "./words.ts";

/** The place and the source of a report, as its first words name them: `MOSCOW (Reuters) – `. */
export interface Dateline {
  /** The place as it is written in a sentence: `Moscow`. */
  readonly location?: string;
  readonly source?: string;
  /** The authors, if a byline precedes the dateline. */
  readonly authors?: readonly string[];
}

/** Agencies. A place followed by one of these names in brackets is a dateline. */
const AGENCIES = new RegExp(`^(?:${agencies.join("|")})\\b`);

/** Words in capitals before a dash that are not places: labels, speakers and organisations. Words of under four letters are never places. */
const NO_PLACES = new Set(
  [
    "ADVISORY ANALYSIS ANALYSE ANÁLISIS ANSWER ANTWORT APEC APOLOGY ARTIST ASEAN ATTENTION AUTHOR BACKGROUND BIRTHS BOOKS BORN BREAKING BREXIT BUSINESS",
    "CAPTAIN CAUTION CHAPTER CLARIFICATION CLOSED COACH COLUMN COMMENT CONTEST CONTEXT CORRECTED CORRECTION CORRECTIONS COURT COVID CRICKET CULTURE DANGER",
    "DEAD DEATHS DIED DIRECT DOCTOR EDITOR EDITORIAL EILMELDUNG ENQUÊTE ENTRETIEN ENTREVISTA EUROPOL EXCLUSIVE EXKLUSIV EXPLAINER FACTBOX FACTS FEATURE FIFA",
    "FILM FOOD FOOTBALL FOUND FRAGE FRONTEX GESUCHT HAMAS HELP HOST HSBC IKEA IMPORTANT INGREDIENTS INTERNATIONAL INTERPOL INTERVIEW INTERVIEWER ISIS JOBS",
    "JUDGE KOMMENTAR KULTUR LETTER LETTERS LISTEN LIVE LOCAL LOST MARKETS MARRIAGES MARRIED MAYOR MERCOSUR METHOD MINISTER MODERATOR MONEY MUSIC NASA NASDAQ",
    "NATIONAL NATO NEWS NOTE NOTICE OBITUARIES OBITUARY OPEC OPEN OPINION OPINIÓN OSCE PART PHOTO PHOTOS PLEASE PODCAST POLICE POLITICS POLL PORTRAIT",
    "PREGUNTA PRESIDENT PRICE PROFILE QUESTION QUOTE RATING READ RECAP RECIPE RÉCIT RÉPONSE REPORT REPORTER RESPUESTA RESULT RESULTS REVIEW RUGBY SALE SCORE",
    "SCORES SOLD SPECIAL SPOILER SPORT SPORTS STAGE STYLE SUMMARY TENNIS THANKS THEATRE TICKETS TIMELINE TIPS TODAY TOMORROW TONIGHT TRAFFIC TRAVEL UEFA",
    "UNESCO UNHCR UNICEF UPDATE UPDATED URGENT VERDICT VIDEO WANTED WARNING WATCH WEATHER WETTER WHAT WHEN WHERE WHICH WINNER WINNERS WITH WORLD WRAP WRAPUP",
    "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER",
  ].flatMap((line) => line.split(" ")),
);

const CAPITALS = String.raw`(?:Mc)?\p{Lu}[\p{Lu}\p{M}.'’-]*`;
const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*`;
const MONTH = `(?:${[
  "Jan",
  "Feb",
  "Mar",
  "Mär",
  "Apr",
  "May",
  "Mai",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Okt",
  "Nov",
  "Dec",
  "Dez",
]
  .flatMap((month) => [month, month.toUpperCase()])
  .join("|")})\\p{L}*`;
const names = (word: string): string => `${word}(?:[ /]${word}){0,4}`;
const REGION = String.raw`(?:, (?!${MONTH}\b)${names(CAPITALISED)})?`;
const DATE = String.raw`(?:, (?<date>${MONTH}\.? \d{1,2}(?:, \d{4})?|\d{1,2}\.? ${MONTH}(?: \d{4})?)\.?)?`;
const SOURCE = String.raw`(?: \((?<bracketed>[^()\n]{2,40})\)| /(?<slashed>[^/\n]{2,40})/)?`;
const DASH = String.raw`(?:\s+(?:[–—]|--?)\s+|—|(?<=/)\.\s+)`;

const shape = (place: string): RegExp => new RegExp(`^(?<place>${place})${DATE}${SOURCE}${DASH}`, "u");
const CAPITALS_FIRST = shape(names(CAPITALS) + REGION);
const MIXED_CASE = shape(names(CAPITALISED) + REGION);
const SOURCE_ALONE = /^\((?<bracketed>[^()\n]{2,40})\)\s+(?:[–—]|--?)\s+/;
/** The first words of an answer in an interview. A report does not begin with them. */
const FIRST_PERSON =
  /^(?:I|I['’]\p{L}+|We|My|Our|You|Yes|No|Well|Ich|Wir|Ja|Nein|Meine?|Je|J['’]\p{L}+|Nous|Oui|Non|Yo|Sí|Nosotros|Mi)(?![\p{L}’'])/u;
const BYLINE =
  /^By (?<authors>(?:\p{Lu}[\p{L}.'’-]*\p{Ll}(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]*\p{Ll}){1,2}(?:, | and )?){1,4}) (?=\p{Lu}{2}|\()/u;
const SENTENCE_START = /^["“„«‘'¿¡([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;

/**
 * Removes the dateline from the first paragraph of a report. Removes nothing in doubtful cases: an ordinary sentence may begin
 * with capitals and a dash ("BP – which …", "NATO – the alliance – said"). The rules:
 *
 * - a place followed by a known agency in brackets or slashes, or by a date, is a dateline;
 * - a place followed by another name in brackets, or by no source, is a dateline if it is in capitals, is not a short or known
 *   abbreviation, a sentence begins after the dash, and that sentence holds no second dash (two dashes enclose an aside);
 * - the place that the metadata name is certain; if they name another place, the text stays as it is;
 * - several words in capitals may be a person's name ("JANE DOE — I was there"), so the place must be a known one;
 * - a byline may precede the dateline: "By John Smith LONDON (Reuters) - ".
 *
 * @param text the first paragraph, beginning with a word
 * @param said place and source as the metadata name them
 * @returns the rest of the paragraph, and what the dateline says; undefined if there is no dateline
 */
export function cutDateline(text: string, said: Dateline): (Dateline & { rest: string }) | undefined {
  const byline = text.startsWith("By ") ? BYLINE.exec(text) : null;
  if (byline) {
    const cut = cutDateline(text.slice(byline[0].length), said);
    return cut && { ...cut, authors: (byline.groups?.authors ?? "").split(/, and |, | and /) };
  }
  const found = SOURCE_ALONE.exec(text) ?? CAPITALS_FIRST.exec(text) ?? MIXED_CASE.exec(text);
  if (!found?.groups) return undefined;
  const { place, date, bracketed, slashed } = found.groups;
  const source = bracketed ?? slashed;
  const rest = text.slice(found[0].length);
  const agency = source !== undefined && AGENCIES.test(source);
  if (place === undefined) return agency ? { source, rest } : undefined;
  const location = placeName(place);
  if (said.location !== undefined && !isSamePlace(said.location, location)) return undefined;
  const inCapitals = CAPITALS_FIRST.test(text);
  const certain =
    agency ||
    slashed !== undefined ||
    (inCapitals && date !== undefined) ||
    (inCapitals && said.location !== undefined);
  if (!certain && !(inCapitals && isPlace(place, rest) && opensSentence(rest))) return undefined;
  return { location, rest, ...(source === undefined ? {} : { source }) };
}

function isPlace(place: string, rest: string): boolean {
  const [towns = "", region] = place.split(/, (?=[^,]*$)/);
  const isKnown = (town: string): boolean => isKnownPlace(town) || (region !== undefined && isKnownRegion(region));
  return towns.split("/").every((town) => isKnown(town) || (/^[^ ]+$/.test(town) && isTown(town, rest)));
}

/** Whether a single word may be the name of a small town that is on no list. */
function isTown(word: string, rest: string): boolean {
  const isLong = word.replace(/\P{L}/gu, "").length >= 4;
  const isQuestion = rest.slice(0, sentenceEnd(rest)).trimEnd().endsWith("?");
  return isLong && !word.split("-").some((part) => NO_PLACES.has(part)) && !FIRST_PERSON.test(rest) && !isQuestion;
}

/** Whether a sentence begins here that holds no second dash to match the one before it. */
function opensSentence(rest: string): boolean {
  const dashes = rest.slice(0, sentenceEnd(rest)).match(/\s(?:[–—]|--?)\s|—/g) ?? [];
  return SENTENCE_START.test(rest) && dashes.length % 2 === 0;
}

function isSamePlace(a: string, b: string): boolean {
  const key = (place: string): string => place.toLowerCase().replace(/[^\p{L}\p{N},/]/gu, "");
  const town = (place: string): string => key(place).split(",", 1)[0] ?? "";
  return key(a) === key(b) || town(a) === town(b);
}

const PARTICLES = /^(?:am|an|au|aux|da|das|de|del|der|des|di|do|dos|du|en|im|la|le|les|of|on|sur|the|upon)$/;

/** Converts `NEW YORK/LONDON` to `New York/London`. Words that are not all in capitals stay as they are. */
function placeName(place: string): string {
  let first = true;
  return place.replace(/[\p{L}\p{M}.]+(?:['’]\p{L}+)?|[/,]/gu, (word, at: number) => {
    const opens = first;
    first = word === "/";
    if (word === "/" || word === ",") return word;
    if (/^Mc\p{Lu}+$/u.test(word)) return `Mc${word.charAt(2)}${word.slice(3).toLowerCase()}`;
    const afterComma = place.lastIndexOf(",", at) >= 0;
    if (word !== word.toUpperCase() || /^(?:\p{L}\.)+$/u.test(word) || (afterComma && word.length <= 2)) return word;
    const lower = word.toLowerCase();
    if (!opens && PARTICLES.test(lower)) return lower;
    return lower.replace(/^\p{L}|(?<=['’])\p{L}/gu, (letter) => letter.toUpperCase());
  });
}
