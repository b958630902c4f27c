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

const BY = new RegExp(`^(?:${inAnyLanguage(({ by }) => by)}) *(?=\\p{Lu})`, "iu");
const ROLE = new RegExp(`^(?:the )?(?:${inAnyLanguage(({ role }) => role)})$`, "iu");
/** "Madrid - 3 May 2021": without a mark, "Record March 31, 1987" is copy. */
const IS_APART = / [|/·–-] /;
const MAYBE_DATED = /\d/;
const DATED = new RegExp(
  `(?:^| )(?:\\(?(?:${inAnyLanguage(({ published, updated }) => `${published}|${updated}`)}|on):? )?(?:${TIME},? )?${WRITTEN_DATE}\\)?`,
  "iu",
);
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]*\.?`;
const PARTICLE = "de|del|della|der|den|van|von|bin|ibn|al|el|la|le|da|dos|di|du|ten|ter|of";
const PERSON = new RegExp(`^(?:(?:Dr|Prof)\\.? )?${NAME}(?: (?:${NAME}|${PARTICLE})){0,5} ${NAME}$`, "u");
/** Without a comma between them, only known fields tell where a name ends. */
const PERSON_WITH_ROLE = new RegExp(
  `^(?<person>${NAME}(?: ${NAME}){1,2}?) (?<role>(?:(?:(?!is|was|a |an |the |und|et|y)\\p{Ll}[\\p{L}-]*|[Aa]rts?|[Ss]ports?|[Pp]olitic(?:s|al)|[Bb]usiness|[Ss]cience|[Hh]ealth|[Ee]ducation|[Ee]nvironment|[Cc]ulture|[Ff]oreign|[Hh]ome|[Cc]hief|[Ss]enior|[Dd]eputy|[Ee]urope|[Ww]orld|[Cc]rime|[Ll]egal|[Mm]edia|[Tt]ravel|[Ff]ood|[Ff]ilm|[Mm]usic|[Ff]ootball|[Ss]taff|[Ss]pecial|[Nn]ews|[Mm]anaging|[Tt]echnology|[Ee]conomics|[Dd]iplomatic|[Dd]efen[cs]e|[Ss]ecurity|[Tt]ransport|[Rr]oyal|[Aa]ssociate|[Cc]ontributing) )*\\p{L}+)$`,
  "u",
);
/** Places, outlets and departments: capitalised words, and little else. */
const PROPER = new RegExp(
  `^(?:(?:in|at|en|à|aus|from|desde|de|für|for|pour|para|avec|con|mit|with|via|service|redaktion|ARD|ZDF|[Ss]pecial to|[Ff]otos?:|[Pp]hotos?:|[Bb]ilder:) )?(?:(?:${NAME}|\\p{N}+|${PARTICLE}|and|et|y|und|&)(?:[ /]|$)){1,7}$`,
  "u",
);
/** "Jane Doe in Paris", "Jane Doe avec AFP". */
const SUFFIX = / (?:in|at|en|à|aus|from|desde|avec|con|mit|with|for|[Ss]pecial to) (?=\p{Lu}|dpa)/u;
const OUTLET =
  /^(?:Reuters|Thomson Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|dpa|EFE|Europa Press|UPI|Bloomberg(?: News)?|PA|BBC(?: News)?|CNN|ANSA|epd|SID|APA|Xinhua|TASS)$|\b(?:Press|Post|Times|News|Agency|Journal|Tribune|Herald|Gazette|Magazine|Wire|Zeitung|Presse|Agence|Agencia|Daily|Chronicle|Courier|Observer|Figaro|Monde|Libération|Anzeiger|Rundschau|Nachrichten|Diario|Online)$/u;

/** Who wrote it where nobody is named. */
const DESK =
  /^(?:(?:\p{Lu}\p{L}+ )?(?:Staff|STAFF)(?: (?:Reporters?|Writers?|Correspondents?))?|(?:Our|A|a|our) (?:Own )?[Cc]orrespondents?|News ?[Dd]esk|[Aa]gencies|[Aa]gencias|[Aa]gences|[Rr]edacción|REDACCIÓN|[Rr]edaktion|(?:la|der|unserer|unsere) [Rr]e[dk]a[ck]tion|La [Rr]édaction|[Rr]édaction|la rédaction)$/u;

/** Names of days, feasts and places: a line of them alone tells when or where, not who. */
const TIMES = new Set(
  "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan Eid Hanukkah Diwali Halloween Thanksgiving Passover Lent Advent Pentecost Whitsun Michaelmas Midsummer Eve Day Morning Night Evening Afternoon Noon Midnight Dawn Dusk Spring Summer Autumn Fall Winter New Year Years Bank Holiday Good Week Weekend Season Early Late Mid Next Last Boxing Labor Labour Memorial Independence Januar Februar März Mai Juni Juli Oktober Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Weihnachten Ostern Pfingsten Silvester Neujahr Anfang Ende Noël Pâques Navidad Semana Santa Pascua Enero Abril Lunes Martes Northern Southern Eastern Western North South East West Quay River Street Road Bridge Harbour Harbor Lake Mountain Town City Village Park Station Port Coast".split(
    " ",
  ),
);
/** Words that no name has. */
const COMMON = new Set(
  "Any All The Every Each No This That These Those Popular Public Royal Demand Decree Appointment Order Law Means Necessary Accident Design Comparison Contrast Invitation Request Land Sea Air Road Rail Train Bus Boat Bicycle Foot Hand Heart Numbers Number Far Then Now One Two Three Four Five Six Seven Eight Nine Ten First Second Third Half Night-time Order Default Definition Virtue Force Name Proxy Post Mail Itself Himself Herself Themselves President Minister Prime King Queen Council Court Government Parliament Congress Senate State Proclamation Act Unanimous Vote Consent Majority Favor Ejemplo Avion Wegen Anfang Hand Haus Amts Natur".split(
    " ",
  ),
);

const isPerson = (text: string): boolean => {
  if (!PERSON.test(text)) return false;
  const words = text.split(" ").map(titled);
  return !words.some((word) => COMMON.has(word)) && !words.every((word) => TIMES.has(word));
};

const titled = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase();

/** Whether a line says only what the writer is. */
export const isRole = (line: string): boolean => line.length <= 60 && ROLE.test(line);

/** Reads a byline: who wrote it, for whom, when. Nothing where a line is none. */
export function bylineOf(line: string): Byline | undefined {
  if (line.length > 160 || /[!?;“”"„«»]|(?: \p{Ll}+){5}/u.test(line)) return undefined;
  const timed = MAYBE_DATED.test(line) ? DATED.exec(line) : null;
  let dates: Stated = timed ? (timestampOf(timed[0].trim())?.stated ?? {}) : {};
  const undated = timed ? line.replace(timed[0], " | ") : line;
  const [first = "", ...others] = undated
    .replace(/^ *[|/] */, "")
    .replace(/ \([^()\d]{1,40}\)| @\w{1,30}/g, "")
    .replace(/[ ,–—-]+(?=\||$)/g, " ")
    .split(/ *[|•·] *| +[–—-] +| ?\/ ?(?=\|)|\. (?=\p{Lu}{2})/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const by = BY.exec(first);
  if (first === "") return undefined;
  for (const other of others) {
    const timestamp = timestampOf(other);
    if (timestamp) dates = { ...timestamp.stated, ...dates };
    else if (!ROLE.test(other) && !PROPER.test(other)) return undefined;
  }
  const named =
    namesIn(first.slice(by?.[0].length ?? 0)) ?? (timed && IS_APART.test(line) && PROPER.test(first) ? {} : undefined);
  return named && { stated: { ...named, ...dates }, certain: by !== null || timed !== null };
}

/** The persons of a byline, and the outlet that it names. */
function namesIn(text: string): Stated | undefined {
  const authors: string[] = [];
  let source: string | undefined;
  for (const [index, whole] of text.split(/,? (?:and|AND|et|ET|y|Y|e|und|UND|&) |, | ?\/ ?/).entries()) {
    const [part = "", place] = whole.split(SUFFIX, 2);
    if (place !== undefined && !PROPER.test(place)) return undefined;
    if (place !== undefined && OUTLET.test(place)) source ??= place;
    const { person, role } = PERSON_WITH_ROLE.exec(part)?.groups ?? {};
    if (OUTLET.test(part) || (index > 0 && /^The \p{Lu}/u.test(part))) source ??= part;
    else if (DESK.test(part)) continue;
    else if (person !== undefined && role !== undefined && isPerson(person) && ROLE.test(role)) authors.push(person);
    else if (index > 0 && ROLE.test(part)) continue;
    else if (isPerson(part)) authors.push(part);
    else if (index === 0 || !PROPER.test(part)) return undefined;
  }
  return {
    ...(authors.length === 0 ? {} : { authors: authors.map(inSmallLetters) }),
    ...(source === undefined ? {} : { source }),
  };
}

const inSmallLetters = (name: string): string =>
  /^(?=.*\p{L}{4})\P{Ll}+$/u.test(name)
    ? name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
