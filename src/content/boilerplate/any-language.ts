import { HEAD_AND_TAIL, NETWORKS, type Rule, rule } from "./rule.ts";

/** A name as in a credit: capitalised words, and the small words between them. */
const CREDITED = String.raw`(?:(?:\p{Lu}[\p{L}\p{M}\p{N}.'’&@_-]*|d['’]\p{Lu}[\p{L}\p{M}-]*|via|de|del|la|von|van|und|and|et|y|e|the|for|from|picture[ -]alliance|dpa|imago|pa|epd|municipales|municipal|privat|iStock|x)(?:[ ,/|·]+(?:[–-] )?|\.?(?=[)\]]?$))){1,9}`;
const LIBRARIES =
  "Getty(?: Images)?|iStock(?:photo)?|Shutterstock|Alamy(?: Stock Photo)?|AFP via Getty Images|Adobe Stock|Unsplash|Pexels|Pixabay|picture[ -]alliance|imago(?: images)?|Wikimedia(?: Commons)?|Europa Press|Reuters Connect|PA Media|PA Images|AFP Photo";

/** At most twelve words, one of them typical of web pages, without a full stop and without a verb of reporting. */
const PAGE_WORDS = String.raw`(?=.*(?:newsletter|boletín|infolettre|e-?mail|courriel|correo electrónico|(?<!\p{L})apps?(?!\p{L})|podcast|cookie|(?<!\p{L})abos?(?!\p{L})|abonn|subscri|suscri|${NETWORKS}|kommentar|comentari|commentair|log-?in|anmelden|registrier|premium|copyright|©|@\w|gratis|kostenlos|gratuit|(?:klick|click|clic)(?!\p{L})|google|artikel|article|artículo|stories|nachrichten|noticias|actualités|redaktion|rédaction|redacción|weiterlesen|fehler melden|erreur|(?<!\p{L})video|vídeo|vidéo|startseite|inhalt|contenu|contenido))(?!.*(?<!\p{L})(?:is|are|remains?|goes|ist|sind|bleibt|est|sont|reste|son)(?!\p{L}))(?!.*[.:;,"”»]$)(?:\S+ ){0,11}\S+`;

/** A rule for a credit. Names in credits have capitals: the same words in lower case are copy. */
const credit = (source: string): Rule => ({
  name: "image credit",
  zones: ["anywhere"],
  line: new RegExp(`^[([]?(?:${source})[)\\]]?$`, "u"),
});

/** Rules for signs, figures and names that mean the same in every language. */
export const anyLanguage: readonly Rule[] = [
  credit(
    `(?:[Ii]mage(?: [Ss]ource,?| [Cc]opyright| [Cc]redits?)?|IMAGE(?: SOURCE)?|[Pp]hoto(?:graph)?(?: [Cc]redits?| [Ss]ource| [Bb]y)?|PHOTO(?: CREDIT| BY)?|[Pp]icture(?: [Cc]redit| [Bb]y)?|[Pp]ics?|[Cc]redits?|[Ff]oto(?:grafía)?s?|FOTO|[Bb]ild(?:er|quelle|nachweis|rechte)?|BILD|[Cc]rédits?(?: [Pp]hotos?)?|[Pp]hotographies?|[Ii]magen|[Cc]réditos?|[Ii]llustration(?: by)?|[Ii]lustración|[Gg]raphic|[Gg]rafik|[Gg]ráfico|[Gg]raphisme|[Vv]isuel|[Vv]ideo|[Vv]ídeo|[Vv]idéo|© (?:[Pp]hoto|[Ff]oto))(?: ?: ?| (?=(?:${LIBRARIES})))${CREDITED}`,
  ),
  credit(String.raw`[Cc]redit(?:\.{3}|…) ?${CREDITED}`),
  credit(
    `(?:Image (?:source|copyright|credit)|(?:Photo(?:graph)?s?|Image|Illustration) (?:by|courtesy of)|Picture by|PHOTO|Photo credit|Crédit photo|Foto von|Foto de|Photo de),? ${CREDITED}`,
  ),
  credit(
    String.raw`Quelle: ?(?:(?:pa|imago|dpa|AFP|Reuters|epd|APA|Getty(?: Images)?)\b.{0,40}|\p{Lu}[\p{L} ]{1,30}/.{1,30})`,
  ),
  credit(`© ?(?!\\d)${CREDITED}`),
  credit(
    String.raw`(?:\p{Lu}[\p{L}\p{M}.'’-]* ){1,3}?/ ?(?:${LIBRARIES}|AP|AFP|EFE|dpa|DPA|Reuters|REUTERS|PA|ANSA|APA|Keystone|Belga)|(?:\p{Lu}[\p{L}\p{M}.'’-]* ){1,2}\p{Lu}[\p{L}\p{M}.'’-]*/(?:${LIBRARIES}|AP|AFP|EFE|dpa|DPA|Reuters|REUTERS|PA|ANSA|APA|Keystone|Belga)(?:/\p{Lu}\p{L}+)?`,
  ),
  credit(
    String.raw`(?:©|\([cC]\)) ?(?:\p{L}[\p{L}\p{M}\p{N}.'’&-]*(?:[ ,/|]+|$)){0,3}(?:${LIBRARIES}|dpa|AFP|EFE|AP|DR|(?:Stadt|Landes|Bundes)archiv(?: \p{Lu}\p{L}+)?|(?:Archives|Archivo) \p{L}+(?: (?:de )?\p{Lu}\p{L}+)?(?: ?/ ?\p{L}+)?)`,
  ),
  credit(String.raw`(?:${LIBRARIES})(?:[ /|,·–-]+(?:${LIBRARIES}|\p{Lu}[\p{L}.'’-]+))*`),
  credit(String.raw`(?:AP Photo|REUTERS|Reuters|AFP|EFE|dpa)/(?:\p{Lu}[\p{L}\p{M}.'’-]*(?: |$)){1,4}`),
  credit(
    String.raw`.{0,240}[.!?"”] ?[([]?(?:REUTERS|AP Photo|AFP|EFE)/(?:\p{Lu}[\p{L}\p{M}.'’-]*(?: |$)){1,4}(?:/File Photo)?`,
  ),
  // German, French and Spanish words: they are labels on pages of any language, and also words of ordinary copy in theirs.
  rule("advertisement", "anywhere", "anzeigen?|werbung|publicité|annonce|publicidad|anuncio", { weak: true }),
  // Two counters of a page. A single number may be a chapter, and longer rows are lottery numbers or scores.
  rule("counter", "head", String.raw`\d{1,3}(?:[.,]?\d{3})*[km]? \d{1,3}(?:[.,]?\d{3})*[km]?`),
  rule("counter", HEAD_AND_TAIL, String.raw`\d{1,3}(?:[.,]\d{3})*(?:[.,]\d(?=[km]))?[km]?`, { weak: true }),
  rule("share call", HEAD_AND_TAIL, `(?:(?:${NETWORKS})(?:[ /|,·•]+|$)){1,8}`),
  rule("share call", HEAD_AND_TAIL, "X|e-?mail|mail|link|rss", { weak: true }),
  rule("copyright", "tail", String.raw`(?:©|\(c\)|copyright)(?: ?(?:©|\(c\)))? ?(?:\d{4}.{0,160}|.{0,80} \d{4}\.?)`, {
    call: true,
  }),
  rule(
    "copyright",
    "tail",
    String.raw`(?:[^.]{0,80}\. ?|[^.]{0,100}[ ,–-]+)?(?:all rights reserved|alle rechte vorbehalten|tous droits (?:de reproduction )?réservés|todos los derechos reservados)\.?.{0,140}`,
    { call: true },
  ),
  // A copyright line with the name of an outlet. "(c)" may be the third item of a list, and a line with a full stop is a sentence.
  {
    name: "copyright",
    zones: ["tail"],
    line: /^(?:©|\([cC]\)|Copyright:?(?: ©)?) ?(?:(?:\p{Lu}[\p{L}\p{M}\p{N}'’&.-]*|dpa|of|the|and|de|la|le|der|die|und)(?:[ ,/]+|$)){1,6}$/u,
  },
  rule("end mark", "tail", String.raw`-+ ?30 ?-+|#{2,4}|(?:\* ?){3}|-+ ?ends? ?-+|-+ ?ende ?-+|-+ ?fin ?-+|\(?ENDS\)?`),
  rule(
    "breadcrumb",
    "head",
    "(?:home|news|startseite|accueil|inicio|portada|nachrichten|actualité)(?:(?: ?[>»›] ?[^>»›]{1,60}){1,5}|(?: ?[/|] ?[^/|]{1,60}){2,5})",
  ),
];

/** Rules that are tried after all others. */
export const pageNotices: readonly Rule[] = [
  {
    name: "topics",
    zones: ["tail"],
    line: /^\p{Lu}[\p{L}\p{N} -]{1,30}(?: [|/·] \p{Lu}[\p{L}\p{N} -]{1,30}){1,8}$/u,
    last: true,
  },
  {
    name: "breadcrumb",
    zones: ["head"],
    line: /^\p{Lu}[\p{L} &'’-]{1,30}(?: ?[>›»] ?\p{Lu}[\p{L}\p{N} &'’-]{1,40}){1,5}$/u,
  },
  {
    name: "link to another story",
    zones: ["anywhere"],
    line: /^(?:(?:En |EN )?(?:V[ií]deo|V[IÍ]DEO|Vidéo|VIDÉO|Imágenes|IMÁGENES|Images|IMAGES|Podcast|PODCAST)|(?:Im )?Video|VIDEO|In [Pp]ictures|IN PICTURES|Watch|WATCH|Lesetipp|Gallery|GALLERY) ?: ?(?=.*[^.,;:]$)\p{Lu}.{9,160}$/u,
  },
  { name: "section label", zones: HEAD_AND_TAIL, line: /^\p{Lu}[\p{L}-]{2,20}$/u, weak: true },
  // Lines that match no other rule but mention something that only web pages have. They count at the end of the text, or between certain lines.
  rule("page notice", "tail", PAGE_WORDS, { last: true, call: true }),
  rule("page notice", "head", PAGE_WORDS, { weak: true, call: true }),
];
