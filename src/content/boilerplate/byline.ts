import { agencies, outlets, outletWords, plainOutletWords } from "../../model/agencies.ts";
import { inSmallLetters } from "../../model/byline.ts";
import type { Stated } from "../formats/format.ts";
import { TIME, WRITTEN_DATE } from "../written-date.ts";
import { inAnyLanguage } from "./languages.ts";
import { timestampOf } from "./timestamp.ts";

/** A line that names who wrote a story. */
export interface Byline {
  readonly stated: Stated;
  /** Whether a word such as "By" says so, and not the name's place alone. */
  readonly certain: boolean;
}

const BY = new RegExp(`^(?:${inAnyLanguage(({ by }) => by)})(?:(?<=[:|]) *| +)`, "iu");
const ROLE = new RegExp(`^(?:the )?(?:${inAnyLanguage(({ role }) => role)})$`, "iu");
/** "Madrid - 3 May 2021": without a mark, "Record March 31, 1987" is copy. */
const IS_APART = / [|/·–-] /;
const MAYBE_DATED = /\d/;
const DATED = new RegExp(
  `(?:^| )(?:\\(?(?:${inAnyLanguage(({ published, updated }) => `${published}|${updated}`)}|on):? )?(?:${TIME},? )?${WRITTEN_DATE}\\)?`,
  "iu",
);
const NAME = String.raw`(?:d['’])?\p{Lu}[\p{L}\p{M}'’-]*\.?`;
const PARTICLE = "de|del|della|der|den|van|von|bin|ibn|al|el|la|le|da|dos|di|du|ten|ter|of";
const PERSON = new RegExp(`^(?:(?:Dr|Prof)\\.? )?${NAME}(?: (?:${NAME}|${PARTICLE})){0,5} ${NAME}$`, "u");
/** Without a comma between them, only known fields tell where a name ends. */
const PERSON_WITH_ROLE = new RegExp(
  `^(?<person>${NAME}(?: ${NAME}){1,2}?) (?<role>(?:(?:(?!is|was|a |an |the |und|et|y)\\p{Ll}[\\p{L}-]*|[Aa]rts?|[Ss]ports?|[Pp]olitic(?:s|al)|[Bb]usiness|[Ss]cience|[Hh]ealth|[Ee]ducation|[Ee]nvironment|[Cc]ulture|[Ff]oreign|[Hh]ome|[Cc]hief|[Ss]enior|[Dd]eputy|[Ee]urope|[Ww]orld|[Cc]rime|[Ll]egal|[Mm]edia|[Tt]ravel|[Ff]ood|[Ff]ilm|[Mm]usic|[Ff]ootball|[Ss]taff|[Ss]pecial|[Nn]ews|[Mm]anaging|[Tt]echnology|[Ee]conomics|[Dd]iplomatic|[Dd]efen[cs]e|[Ss]ecurity|[Tt]ransport|[Rr]oyal|[Aa]ssociate|[Cc]ontributing) )*\\p{L}+)$`,
  "u",
);
/** Places, outlets and departments: capitalised words, and little else. */
const PROPER = new RegExp(
  `^(?:(?:in|at|en|à|aus|from|desde|de|für|for|pour|para|avec|con|mit|with|via|service|redaktion|ARD|ZDF|[Ss]pecial to|especial para|[Ff]otos?:?|[Tt]he|[Pp]hotos?:|[Bb]ilder:) )?(?:(?:${NAME}|\\p{N}+|${PARTICLE}|and|et|y|und|&)(?:[ /]|$)){1,7}$`,
  "u",
);
/** "Jane Doe in Paris", "Jane Doe avec AFP". */
const SUFFIX =
  / (?:(?:in|at|en|à|aus|from|desde|avec|con|mit|with|for|für|pour|para|du|vom|[Ss]pecial to|especial para|de(?= (?:El|La|Le|L['’])))) (?=(?:the )?\p{Lu}|dpa)/u;
/** In a line that names writers, more last words tell an outlet. */
const OUTLET = new RegExp(
  `^(?:The )?(?:${[...agencies, ...outlets].join("|")})$|\\b(?:${outletWords}|${plainOutletWords}|Agency|Magazine|Wire|Agence|Agencia|Daily|Figaro|Monde|Libération|Diario|Online|Quotidien|Courrier|Dépêche|[EÉ]cho|Éveil|Progrès|Parisien|Correo|Heraldo|Periódico|Kurier|Allgemeine|Abendblatt|Morgenpost|Sport|BBC(?: \\p{Lu}\\p{L}+)?|AFP|dpa|EFE|AP|Reuters)$`,
  "u",
);

/** Words of what somebody is, behind a name without a comma: "Ana Gil Jefa de Cultura". */
const TITLE =
  / (?:Jef[ea]|Redactora?|Editora?|Enviad[oa]|Corresponsal|Periodista|Reporter(?:in)?|\p{L}*[Rr]edakteur(?:in)?|\p{L}*[Ll]eiter(?:in)?|Chef\p{L}*|\p{L}*[Kk]orrespondent(?:in)?|Autor(?:in)?|Journaliste?|Rédact\p{L}*|Correspondante?|Envoyée?|Grand [Rr]eporter|Writer|Correspondent|Columnist|Staff|Critic|Bureau|Sports?|Political|Politics|Environment|Business|Science|Health|Education|Culture|Arts|Senior|Deputy|Special|Foreign|Features|Transport|Crime|Local|Community|Consumer|Agriculture|Wirtschaft|Kultur|Lokales|Politik|Deportes|Cultura|Sociedad|Economía|Sucesos)(?= |$).*$/u;

/** "ANA GIL Madrid": a town in small letters behind a name in capitals. */
const CAPITALS_FIRST = /^((?:\p{Lu}[\p{Lu}'’.-]+ ){1,3}\p{Lu}[\p{Lu}'’-]+) \p{Lu}\p{Ll}.*$/u;

/** "Jane Doe BBC News": the shortest name. */
const OUTLET_BEHIND = new RegExp(`^(?<person>${NAME}(?: ${NAME}){1,2}?) (?<outlet>(?:The )?\\p{Lu}.*)$`, "u");

/** Who wrote it where nobody is named. */
const DESK =
  /^(?:(?:\p{Lu}\p{L}+ )?(?:Staff|STAFF)(?: (?:Reporters?|Writers?|Correspondents?))?|(?:Our|A|a|our) (?:Own )?[Cc]orrespondents?|News ?[Dd]esk|[Aa]gencies|[Aa]gencias|[Aa]gences|(?:unseren |den )?Agenturen|[Rr]edacción|REDACCIÓN|[Rr]edaktion|(?:la|der|unserer|unsere) [Rr]e[dk]a[ck]tion|La [Rr]édaction|[Rr]édaction|la rédaction)$/u;

const REPORTING = new RegExp(
  `^(?<person>${NAME}(?: ${NAME}){1,3}) (?:reports?|reporting|writes?|berichtet|schreibt|rapporte|informa|escribe)(?: (?:from|for|in|aus|für|de|depuis|à|desde|para|en) .{1,40})?$`,
  "u",
);

/** Names of days, feasts and places: a line of them alone tells when or where, not who. */
const TIMES = new Set(
  "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan Eid Hanukkah Diwali Halloween Thanksgiving Passover Lent Advent Pentecost Whitsun Michaelmas Midsummer Eve Day Morning Night Evening Afternoon Noon Midnight Dawn Dusk Spring Summer Autumn Fall Winter New Year Years Bank Holiday Good Week Weekend Season Early Late Mid Next Last Boxing Labor Labour Memorial Independence Januar Februar März Mai Juni Juli Oktober Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Weihnachten Ostern Pfingsten Silvester Neujahr Anfang Ende Noël Pâques Navidad Semana Santa Pascua Enero Abril Lunes Martes Northern Southern Eastern Western North South East West Quay River Street Road Bridge Harbour Harbor Lake Mountain Town City Village Park Station Port Coast".split(
    " ",
  ),
);
/** Words that no name has. */
const COMMON = new Set(
  "Any All The Every Each No This That These Those Popular Public Royal Demand Decree Appointment Order Law Means Necessary Accident Design Comparison Contrast Invitation Request Land Sea Air Road Rail Train Bus Boat Bicycle Foot Hand Heart Numbers Number Far Then Now One Two Three Four Five Six Seven Eight Nine Ten First Second Third Half Night-time Order Default Definition Virtue Force Name Proxy Post Mail Itself Himself Herself Themselves President Minister Prime King Queen Council Court Government Parliament Congress Senate State Proclamation Act Unanimous Vote Consent Majority Favor Agencia Agency Agence Redacción Redaktion Rédaction Opinión Columna Chief Sports Von Por Par By À Service Servicio Kommentar Meinung Ejemplo Avion Wegen Anfang Hand Haus Amts Natur".split(
    " ",
  ),
);

const isPerson = (text: string): boolean => {
  // "El Faro", "Der Bote": papers.
  if (!PERSON.test(text) || /^(?:El|La|Los|Las|Le|Les|Der|Die|Das) |^L['’]/i.test(text)) return false;
  const words = text.split(" ").map(titled);
  return !words.some((word) => COMMON.has(word)) && !words.every((word) => TIMES.has(word));
};

const titled = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

/** Whether a line says only what the writer is. */
export const isRole = (line: string): boolean => line.length <= 60 && ROLE.test(line);

/** Reads a byline: who wrote it, for whom, when. Nothing where a line is none. */
export function bylineOf(line: string, dayFirst = false): Byline | undefined {
  if (line.length > 160 || /[!?;“”"„«»]|(?: \p{Ll}+){5}/u.test(line)) return undefined;
  const timed = MAYBE_DATED.test(line) ? DATED.exec(line) : null;
  let dates: Stated = timed ? (timestampOf(timed[0].trim(), dayFirst)?.stated ?? {}) : {};
  const undated = timed ? line.replace(timed[0], " | ") : line;
  const parts = undated
    .replace(/^ *[|/] */, "")
    .replace(/ \([^()\d]{1,40}\)| @\w{1,30}/g, "")
    .replace(/[ ,–—-]+(?=\||$)/g, " ")
    .split(/ *[|•·] *| +[–—-] +| ?\/ ?(?=\|)|\. (?=\p{Lu}{2}|Von |Par |Por |By )/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  // A town may stand before the names: "Madrid | Ana Gil".
  const main = parts.find((part) => BY.test(part)) ?? parts.find((part) => namesIn(part)?.authors) ?? parts[0];
  if (main === undefined) return undefined;
  const by = BY.exec(main);
  for (const other of parts.filter((part) => part !== main)) {
    const timestamp = timestampOf(other, dayFirst);
    if (timestamp) dates = { ...timestamp.stated, ...dates };
    else if (!ROLE.test(other) && !PROPER.test(other)) return undefined;
  }
  const { person } = REPORTING.exec(main)?.groups ?? {};
  if (person !== undefined && isPerson(person))
    return { stated: { authors: [inSmallLetters(person)], ...dates }, certain: false };
  const named =
    namesIn(main.slice(by?.[0].length ?? 0)) ?? (timed && IS_APART.test(line) && PROPER.test(main) ? {} : undefined);
  return named && { stated: { ...named, ...dates }, certain: by !== null || timed !== null };
}

const WITH = / (?:avec|con|mit|with) /;

/** The persons of a byline, and the outlet that it names. */
function namesIn(text: string): Stated | undefined {
  const authors: string[] = [];
  const fellows: string[] = [];
  let source: string | undefined;
  // "Lyon, Sylvie Aubrac": a town of one word may come first.
  const hasOthers = /^(?:[ÀA] |[IE]n |Aus )?\p{Lu}[\p{L}-]+, \p{Lu}[\p{L}-]+ \p{Lu}/u.test(text);
  const parts = text.split(/,? (?:and|AND|et|ET|y|Y|e|und|UND|&) |, | ?\/ ?/);
  // "Ruth Danner, Port Ansel": where only a comma stands between two, the second is a town.
  const isTown = parts.length === 2 && !hasOthers && text.includes(`${parts[0]}, ${parts[1]}`);
  for (const [index, whole] of parts.entries()) {
    const [named = "", place] = whole.split(SUFFIX, 2);
    const untitled = named.replace(CAPITALS_FIRST, "$1").replace(TITLE, "");
    const part = PERSON.test(untitled) ? untitled : named;
    if (place !== undefined && !PROPER.test(place)) return undefined;
    if (place !== undefined && OUTLET.test(place)) source ??= place;
    else if (place !== undefined && isPerson(place) && WITH.test(whole)) fellows.push(place);
    const outlet = OUTLET_BEHIND.exec(part)?.groups;
    const { person, role } = PERSON_WITH_ROLE.exec(part)?.groups ?? {};
    if (OUTLET.test(part) || (index > 0 && /^The \p{Lu}/u.test(part))) source ??= part;
    else if (DESK.test(part)) continue;
    else if (outlet?.person !== undefined && isPerson(outlet.person) && OUTLET.test(outlet.outlet ?? "")) {
      authors.push(outlet.person);
      source ??= outlet.outlet;
    } else if (person !== undefined && role !== undefined && isPerson(person) && ROLE.test(role)) authors.push(person);
    else if (index > 0 && ROLE.test(part)) continue;
    else if (isPerson(part) && !(isTown && index === 1)) authors.push(part);
    else if (!PROPER.test(part) || (index === 0 && !hasOthers)) return undefined;
  }
  if (authors.length === 0 && hasOthers) return undefined;
  return {
    ...(authors.length === 0 ? {} : { authors: [...authors, ...fellows].map(inSmallLetters) }),
    ...(source === undefined ? {} : { source }),
  };
}
