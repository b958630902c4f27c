// Words and rules for boilerplate in German.

import { HEAD_AND_TAIL, type Language, NAMES_HEADLINE, NETWORKS, rule, wordsOf } from "./rule.ts";

export const german: Language = {
  common: "der|die|das|und|den|dem|ist|nicht|ein|eine|mit|von|auf|für|im|zu|sie",
  by: "(?:protokoll|porträt|reportage|interview|die autorin|der autor) ?:|es schreibt|(?:kommentar|gastbeitrag|analyse|beitrag|artikel|kolumne|glosse|rezension|kritik|essay|meinung|porträt) von|(?:ein(?:e)? (?:[\\p{L}-]+) )?von:?(?: unser(?:em|er) [\\p{L}-]*(?:korrespondent|reporter|redakteur|mitarbeiter|redaktionsmitglied)(?:en|in)?)?|(?:das |die )?(?:gespräch|interview|fragen)(?: (?:führten?|stellten?)| von)?:?|(?:reporter(?:in)?|korrespondent(?:in)?|redakteur(?:in)?|verfasser(?:in)?) ?:|text|gezeichnet|aufgezeichnet von|(?:interview|gespräch) geführt von|mit \\p{Lu}[\\p{L}-]+ \\p{Lu}[\\p{L}-]+ sprach|(?:text und (?:fotos?|bilder)|fotos? und text)(?::| von)|(?:text|autor(?:in)?|autor(?:inn)?en|redaktion)(?: von)?:|(?:text|bericht|reportage|protokoll|interview) von|es berichte[tn]|geschrieben von|veröffentlicht von|aus \\p{Lu}[\\p{L}-]+ berichte[tn]",
  published:
    "(?:online |veröffentlicht )?seit|eingestellt(?: am)?|gepostet(?: am)?|online(?: am)?|(?:erst)?veröffentlich(?:t|ung)(?: am)?|erstellt(?: am)?|erschienen(?: am)?|publiziert(?: am)?|datum|vom|am",
  updated:
    "(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet|editiert)(?: am)?|(?:letzte )?(?:aktualisierung|änderung|update)(?: am)?|stand(?: vom)?",
  ago: "vor (?:einer|einem|\\d+) ?(?:sekunden?|minuten?|min\\.?|stunden?|std\\.?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)|gerade eben|heute|gestern",
  reading:
    "(?:lesezeit|lesedauer):? ?(?:ca\\. ?|etwa )?\\d+ ?min(?:uten?|\\.)?|\\d+ ?min(?:uten?|\\.)? (?:lesezeit|lesedauer|zum lesen)|(?:lesen|lesezeit|lesedauer) (?:in|unter|:) ?\\d+ ?min(?:uten?|\\.)?",
  role: "(?:[\\p{L}-]+ ){0,2}(?:[\\p{L}-]*redakteur(?:in)?|[\\p{L}-]*redaktion|[\\p{L}-]*reporter(?:in)?|korrespondent(?:in)?|[\\p{L}-]*korrespondent(?:in)?|autor(?:in)?|volontär(?:in)?|chefredakteur(?:in)?|ressortleiter(?:in)?|[\\p{L}-]*redakteur(?:in)?)",
  telling:
    "sagte|sagt|sagten|erklärte|erklärt|schrieb|schreibt|rief|meinte|meint|war|waren|wäre|hieß|heißt|lautete|stand|berichtete|fragte|warnte|betonte|lachte|er|habe|solle|könne",
  dayFirst: true,
  rules: [
    rule(
      "advertisement",
      "anywhere",
      String.raw`[^\p{L}\p{N}]+(?:werbung|anzeigen?)[^\p{L}\p{N}]*|(?:(?:der )?(?:artikel|text|beitrag) (?:wird|geht) )?nach der (?:anzeige|werbung)(?: (?:weiter|fortgesetzt)(?:lesen)?)?|(?:artikel|text|beitrag) (?:wird|geht) nach (?:der )?(?:anzeige|werbung) (?:weiter|fortgesetzt)|weiter (?:mit dem artikel )?nach der (?:anzeige|werbung)|advertorial`,
    ),
    rule(
      "link to another story",
      "anywhere",
      String.raw`[^\p{L}\p{N}]*(?:lesen sie (?:auch|hier|mehr|dazu)|lies auch|auch interessant|mehr (?:dazu|zum thema|lesen|infos?)|siehe auch|zum thema|passend dazu|das könnte sie auch interessieren|weiterlesen|zum weiterlesen)(?: ?: ?(?:(?=.*[^.,;:]$)[\p{Lu}\p{N}"„»].{0,200}))[^\p{L}\p{N}]*|(?:lesen sie auch|lies auch|siehe auch|mehr lesen|weiterlesen):?`,
      { heads: true, shape: NAMES_HEADLINE },
    ),
    rule(
      "image credit",
      "anywhere",
      "symbolbild|archivbild|archivfoto|symbolfoto|(?:archiv|symbol)(?:bild|foto) ?: ?.{1,60}|zur (?:bildergalerie|fotostrecke)|(?:bildergalerie|fotostrecke)(?: (?:ansehen|öffnen))?",
    ),
    rule(
      "counter",
      HEAD_AND_TAIL,
      String.raw`\d+ (?:kommentare?|aufrufe|reaktionen)|(?:kommentare|aufrufe)(?:: ?| ?\()\d+\)?`,
    ),
    rule(
      "comments",
      HEAD_AND_TAIL,
      "(?:keine |alle )?kommentare?(?: (?:lesen|anzeigen|ansehen|schreiben|verfassen|einblenden|abgeben|ausblenden|öffnen))?|(?:zu den|zum) kommentare?n?|kommentieren(?: sie (?:den|diesen) artikel)?|(?:schreiben|hinterlassen|verfassen) sie (?:einen|den ersten) kommentar|jetzt (?:mitdiskutieren|kommentieren)|diskutieren sie mit|(?:diesen )?artikel kommentieren|diskussion(?: starten)?|(?:ihre|deine) meinung(?: ist gefragt)?[.!]?|leserbriefe? schreiben|mitdiskutieren",
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      wordsOf(
        `teilen|twittern|tweeten|drucken|merken|auf x|versenden|mailen|vorlesen|empfehlen|speichern|weiterleiten|link kopieren|teilen sie|artikel anhören|posten|feedback|${NETWORKS}`,
        "auf|über|via|per|bei|den|diesen|dieser?|artikel|beitrag|seite|text|e-?mail|mail|link|und|als|pdf|senden|kopieren|in|der|merkliste|mit|freunden|whatsapp|hier|jetzt|zur|an",
      ),
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "(?:artikel|beitrag|text|diesen artikel) (?:anhören|vorlesen(?: lassen)?|drucken|merken|verschenken|teilen|speichern|hören|empfehlen)|(?:zur|auf die) (?:merkliste|leseliste)(?: hinzufügen)?|(?:diesen artikel )?anhören|(?:dem )?thema folgen|folgen|in die zwischenablage kopiert|hören sie diesen (?:artikel|text)|audio-?version(?: dieses artikels)?|vorlesefunktion|schriftgröße(?: ändern)?|drucken|druckversion|video (?:ansehen|abspielen)|vollbild|schließen|audio (?:anhören|abspielen)",
      { sure: true },
    ),
    rule(
      "site notice",
      "anywhere",
      "(?:direkt )?(?:zum|zur) (?:haupt)?(?:inhalt|navigation|menü|suche)(?: springen)?|werbung überspringen",
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "(?:nächster|vorheriger) (?:artikel|beitrag)|sie sind hier:? .{1,80}|(?:menü|navigation|suche) (?:öffnen|schließen|anzeigen)|agb|nutzungsbedingungen|(?:alle )?akzeptieren(?: und weiter)?|zurück (?:nach oben|zur (?:startseite|übersicht))|(?:wir|diese (?:seite|website|webseite)) (?:verwende[nt]|nutz(?:en|t)|setz(?:en|t)).{0,20}cookies.{0,140}|cookie-?einstellungen|(?:alle )?cookies (?:akzeptieren|ablehnen)|datenschutz(?:erklärung|hinweise)?|impressum|bitte (?:aktivieren|schalten) sie javascript.{0,60}|anmelden|einloggen|registrieren",
      { sure: true, call: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "nach oben|archiv|plus|premium|lokales|lokalredaktion|zur startseite|zurück|menü|suche|startseite|abo|abonnieren|e-paper|merkliste|video|politik|nachrichten|mehr|kontakt|exklusiv|eilmeldung",
      { weak: true },
    ),
    rule(
      "newsletter call",
      "tail",
      "(?:unser|der|mit unserem) (?:täglicher |kostenloser )?newsletter: .{1,80}|(?:jetzt )?(?:(?:unseren?|den|zum|der|für (?:unseren|den)) )?(?:kostenlosen? |täglichen? )?newsletters?(?: (?:jetzt |kostenlos |hier |gratis |per e-?mail )*(?:abonnieren|bestellen|anmelden|lesen|erhalten|an)| ?[»„“][^.]{1,40})?[.!]?|(?:jetzt )?(?:abonnieren|bestellen|erhalten|lesen|bekommen) sie .{0,60}(?:newsletter|e-?mail|postfach|push).{0,80}|(?:melden sie sich|melde dich|jetzt|hier|einfach|gleich|holen sie sich|täglich|jeden (?:morgen|abend|tag)|die wichtigsten|keine nachricht|nichts (?:mehr )?verpassen|immer informiert).{0,120}(?:newsletter|postfach|e-?mail|push-nachrichten|abonnieren|anmelden).{0,60}|abonnieren|(?:ihre|deine) e-?mail(?:-adresse)?.{0,40}",
      { call: true },
    ),
    rule(
      "follow call",
      HEAD_AND_TAIL,
      String.raw`(?:folgen sie|folge|folgt|besuchen sie|liken sie|finden sie) (?:uns|mir|dem|der|unserem|unserer)\b.{0,100}|(?:laden sie |lade )?(?:jetzt |hier )?(?:die |unsere )?app (?:herunterladen|laden|installieren|testen).{0,40}|(?:hier geht[’']?s|hier geht es) (?:zur|zum) .{1,40}|(?:jetzt )?(?:unserem|unseren|dem|den) (?:${NETWORKS})-?(?:kanal|channel) (?:abonnieren|folgen).{0,40}|(?:folgen|dem autor folgen|der autorin folgen|autor(?:in)? folgen)|(?:abonnieren sie|abonniere) (?:uns|unseren) .{0,30}(?:kanal|channel|podcast).{0,60}|(?:hier geht es )?(?:zur|mit unserer|jetzt (?:die|unsere)|laden sie (?:die|unsere)|unsere|holen sie sich (?:die|unsere)) (?:[\p{L}-]+ )?app\b.{0,80}|(?:wir sind|sie finden uns) (?:auch )?(?:auf|bei) (?:${NETWORKS}).{0,60}|(?:hier geht es |zu |zum )(?:unserem |unserer )?(?:whatsapp|telegram)-?(?:kanal|channel).{0,60}`,
      { call: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`(?:jetzt )?(?:spenden|mitglied werden|abo abschließen|abonnent werden)[.!]?|(?:bereits|schon) (?:registriert|abonnent(?:in)?|kunde|mitglied|abonniert)\?.{0,60}|(?:diesen |dieser |den )?(?:artikel|text|inhalt) (?:lesen sie|ist|können sie).{0,30}(?:abo|abonnent(?:inn)?en|exklusiv|plus|kostenpflichtig)\b.{0,40}|(?:jetzt|hier|einfach|sofort) (?:weiterlesen|testen|freischalten|abonnieren|abo)(?:[ ,:–-]+(?:mit|und|für|ab|im|gratis|kostenlos|alle|sichern|abschließen) ?[^.]{0,50})?[.!]?|weiterlesen mit .{1,40}|(?:abo|plus|premium)-?(?:artikel|inhalt|text)|(?:dieser |der )?(?:artikel|inhalt|beitrag) ist (?:kostenpflichtig|nur für .{1,40})|(?:sie möchten|um) .{0,30}weiterlesen.{0,40}|(?:jetzt|hier) (?:registrieren|anmelden|einloggen)|sie haben (?:bereits|schon) ein .{1,30}\?.{0,50}|(?:zugang |artikel |inhalt )?(?:nur |exklusiv )?für abonnent(?:inn)?en|jetzt \d+ (?:monate?|wochen?) (?:gratis|kostenlos|testen|für|lesen).{0,40}|.{0,30}plus-artikel`,
      { sure: true, call: true },
    ),
    rule(
      "support call",
      HEAD_AND_TAIL,
      String.raw`(?:unterstützen sie|unterstütze) (?:uns|unseren|unsere|(?:den |die )?(?:unabhängigen|freien|lokalen) journalismus)\b.{0,80}`,
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`haben sie (?:einen )?(?:hinweis|fehler|tipp|anregung|fragen|feedback).{0,120}|(?:einen )?fehler (?:im (?:artikel|text) )?(?:gefunden|entdeckt|melden|bemerkt)\??.{0,80}|schreiben sie (?:uns|der redaktion|an|dem autor|der autorin)\b.{0,80}|(?:kontakt(?:ieren sie uns)?|so erreichen sie uns|ihr kontakt)(?: zur redaktion|: .{1,60})|hinweise? (?:an die redaktion|geben)\b.{0,60}|korrektur(?:hinweis)? (?:senden|melden)`,
      { call: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`(?:weitere )?(?:optionen|möglichkeiten) zum teilen|link (?:wurde )?kopiert|pdf (?:herunterladen|anzeigen)|(?:artikel|seite) (?:als pdf|zusammenfassen|übersetzen)|artikelzusammenfassung|push-?(?:nachrichten|mitteilungen) (?:aktivieren|erhalten)|\d+ (?:beiträge|bilder|fotos)|video starten|war dieser artikel (?:hilfreich|interessant)\??|(?:ihnen )?hat (?:ihnen )?(?:der|dieser) artikel gefallen\??.{0,40}|(?:bild|foto) (?:vergrößern|anzeigen)|bildunterschrift (?:anzeigen|einblenden|ausblenden)|(?:dem )?autor folgen|auf google folgen|artikel (?:als geschenk|weiterempfehlen)`,
      { sure: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "druckansicht|feedback|vollbild|pdf|zusammenfassung|übersicht|mehr anzeigen|bilder|galerie|folgen|hören|lesen",
      { weak: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      String.raw`(?:externer|externe|empfohlener|redaktioneller) (?:redaktioneller |externer )?(?:inhalt|inhalte)(?: .{1,40})?|an dieser stelle finden sie (?:einen |externe|inhalte).{0,120}|mit (?:der|ihrer) (?:anmeldung|registrierung|bestellung).{0,60}(?:zustimm|stimmen|akzept|datenschutz|agb|nutzungsbed).{0,100}|(?:dieses thema im programm|über dieses thema berichtete).{0,160}|dieses video ist nicht (?:mehr )?verfügbar|ihr browser.{0,80}|hier (?:finden|lesen|hören) sie (?:unsere?n?|mehr|alle|weitere)\b[^.]{0,80}`,
      { sure: true, call: true },
    ),
    rule(
      "newsletter call",
      "tail",
      "(?:bleiben sie|bleib) (?:auf dem laufenden|informiert|dran).{0,80}|(?:jetzt )?(?:kostenlos|gratis|unverbindlich) (?:anmelden|abonnieren|testen|registrieren).{0,40}|(?:der|unser) .{1,40}-newsletter.{0,40}|(?:alle|die) wichtigsten (?:nachrichten|meldungen|neuigkeiten|infos) .{0,40}(?:per|direkt|aufs?|in ihr) .{1,40}",
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`quelle: ?(?:[\w.-]+, ?)*(?:[a-zäöü]{2,4}/)?(?:dpa|afp|rtr|reuters|sid|epd|kna|apa|ntv|ots)(?:[/, ]+[a-z]{2,4})*|\(?[a-zäöü]{2,4}/(?:dpa|afp|rtr|reuters|sid|epd|kna|apa|ap)(?:[/, ]+[a-z]{2,4})*\)?|\([a-zäöü]{2,4}\)|(?:mit|unter verwendung von|auf basis von) (?:agentur)?(?:meldungen|informationen|material)(?: (?:von|der|des) .{1,40})?|(?:dpa|afp|epd|kna|sid)/.{1,20}|in zusammenarbeit mit (?:der )?(?:dpa|afp|agenturen).{0,20}`,
    ),
    rule(
      "advertisement",
      "anywhere",
      String.raw`weiterlesen nach der (?:anzeige|werbung)|nach dieser (?:anzeige|werbung) .{1,30}|(?:hier )?ende(?:t)? (?:der|die) (?:anzeige|werbung)|scrollen,? um weiterzulesen|zum weiterlesen scrollen|werbeunterbrechung|anzeigensonderveröffentlichung|gesponserter (?:inhalt|beitrag)|anzeige ?\| ?.{1,40}|(?:der )?(?:artikel|text|beitrag) geht (?:unten|weiter unten|gleich|unterhalb der anzeige) weiter`,
    ),
    rule(
      "image credit",
      "anywhere",
      "(?:symbolfoto|archivbild|archivfoto|screenshot|repro|agenturfoto|fotomontage) ?: ?.{1,50}|(?:foto|bild): ?(?:zvg|ho|privat|archiv|dpa.{0,20})",
    ),
    rule(
      "counter",
      HEAD_AND_TAIL,
      String.raw`\d[\d.]* ?-?mal (?:geteilt|gelesen|angesehen|kommentiert)|geteilt:? ?\d[\d.]*|\d[\d.]* (?:leserkommentare?|antworten|likes|personen gefällt das)|gefällt mir(?: ?\(?\d+\)?)?|leserkommentare(?: ?\(\d+\))?|\d[\d.]* leser`,
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      String.raw`weitersagen|weiterempfehlen|an freunde (?:senden|schicken|weiterleiten)|(?:als|per) (?:e-?mail|mail|whatsapp|sms) (?:versenden|senden|verschicken|weiterleiten|empfehlen|teilen)|(?:gefällt ihnen|gefällt dir) (?:der|dieser) artikel\?.{0,40}|beitrag (?:empfehlen|versenden|merken)`,
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`seite \d+ (?:von|/) \d+|(?:nächste|vorherige) seite|auf einer seite (?:lesen|anzeigen)|(?:schrift|text) (?:vergrößern|verkleinern)|(?:größere|kleinere) schrift|(?:alle|weitere) bilder(?: .{1,20})?|zum video|video abspielen|(?:zur|alle) (?:bilderstrecke|galerie)|bilderstrecke.{0,30}|in einfacher sprache|artikel übersetzen|inhalt (?:anzeigen|ausblenden)|inhaltsverzeichnis`,
      { sure: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`weiter mit .{0,20}abo|mit .{1,20}(?:\+|plus|abo) weiterlesen|(?:sie haben )?noch kein(?:e)? abo\?.{0,60}|als abonnent(?:in)? (?:anmelden|einloggen)|(?:dieser|der) (?:text|artikel|beitrag) (?:ist|gehört|steht) .{0,30}(?:\+|plus|abo|abonnenten).{0,40}|testen sie .{1,30}(?:gratis|kostenlos|wochen|monat|abo|plus).{0,30}|sie (?:können|haben) noch .{1,20} artikel .{0,30}|(?:jetzt )?(?:freischalten|angebot sichern|zum angebot|abo sichern|abo bestellen)|registrieren und weiterlesen|(?:nur|ab) \d[\d,]* ?(?:€|euro) (?:im|pro|\/) ?(?:monat|woche).{0,30}|monatlich kündbar.{0,20}|alle artikel .{0,30}(?:lesen|freischalten).{0,30}|um weiterzulesen.{0,80}|login für abonnenten`,
      { sure: true, call: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "(?:ich )?stimme zu|(?:mit|durch) (?:der|die) (?:weiteren? )?nutzung .{0,40}(?:dienste|cookies|website|webseite).{0,100}|zurück zur übersicht|zustimmen(?: und weiter)?|einstellungen (?:verwalten|ändern)|(?:diese|unsere) (?:seite|website|webseite) (?:nutzt|verwendet|benutzt) .{0,100}",
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`(?:feedback|mail|leserbrief(?:e)?|hinweise|anregungen) (?:an|bitte an) .{1,80}|(?:redaktion|mail|e-?mail|kontakt) ?: ?\S+@\S+|so erreichen sie (?:die autorin|den autor|unsere|die redaktion).{0,60}|sie haben (?:hinweise|einen hinweis|fragen|einen tipp|etwas gesehen).{0,100}|(?:ihre|deine) (?:meinung|frage|anregung)(?:en)?(?: .{1,40})?\?.{0,60}`,
      { call: true },
    ),
    rule(
      "list of other stories",
      "tail",
      "(?:das interessiert|andere leser|leser lasen|andere lasen|nutzer lasen) .{1,40}|andere lasen auch|(?:unser|unsere|der) (?:tipp|lesetipp|empfehlung|empfehlungen)(?: .{1,30})?:?|auch lesenswert|beliebte artikel|ähnliche themen|im artikel erwähnt|noch mehr (?:nachrichten|artikel|themen|lesen).{0,20}|(?:die )?neuesten (?:artikel|nachrichten|meldungen)|(?:aktuelle|neue) (?:artikel|nachrichten|meldungen|videos)|top ?(?:artikel|news|nachrichten)|mehr (?:aus|zu|von|über) (?:dem ressort|diesem thema|der redaktion|der region|dem autor|diesem ressort)",
      { heads: true },
    ),
    rule(
      "newsletter call",
      "tail",
      "nichts (?:mehr )?verpassen.{0,80}|(?:unser|der|das) (?:morgen|abend|wochen|sport|kultur|stadt)-?(?:briefing|newsletter|update)(?: .{1,60})?|das wichtigste (?:vom tage|aus .{1,30}|des tages).{0,40}(?:mail|postfach|newsletter).{0,20}|.{1,40}: (?:unser|der|jetzt) newsletter.{0,40}|newsletter: .{1,80}",
      { call: true },
    ),
    rule(
      "follow call",
      "tail",
      `folgt uns.{0,60}|(?:jetzt )?folgen sie .{1,60}(?:${NETWORKS}).{0,40}|werden sie fan.{0,40}|(?:mehr|auch|jetzt) (?:auf|bei) (?:${NETWORKS}).{0,20}|unsere .{0,40}-?app (?:für|im|laden|herunterladen).{0,60}|(?:jetzt|kostenlos) im (?:app store|play store).{0,40}`,
      { call: true },
    ),
    {
      name: "list of other stories",
      zones: ["tail"],
      line: /^(?:Mehr|MEHR) (?:[Aa]us|[Zz]u|[Zz]ur|[Zz]um|[Vv]on|[Üü]ber) (?:der |dem |den )?\p{Lu}[^.,;:!?]{0,40}$/u,
      heads: true,
    },
    rule("topics", "tail", "mehr zu(?: den themen| diesem thema) ?: ?.{1,120}|in diesem artikel ?: ?.{1,120}"),
    rule(
      "copyright",
      "tail",
      ".{0,40}nachdruck (?:verboten|nur mit genehmigung).{0,60}|© dpa-infocom.{0,60}|urheberrechtlich geschützt.{0,40}",
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`(?:mit )?(?:material|informationen|agenturmaterial|inhalten) (?:von|der) .{1,60}|(?:quelle:? ?)?\(?(?:dpa|afp|epd|kna|sid|apa|sda|rtr)(?:[/, -]+(?:dpa|afp|epd|kna|sid|apa|sda|rtr|[a-z]{2,4}))*\)?|mit agenturmaterial|mit dpa-material|\(?mit (?:dpa|afp|reuters|epd|sid|apa|kna)(?:[-/, ]+(?:und )?(?:dpa|afp|reuters|epd|sid|apa|kna|material))*\)?`,
    ),
    rule(
      "list of other stories",
      "tail",
      String.raw`(?:alles|mehr (?:nachrichten|artikel|themen|news)|weitere (?:artikel|nachrichten|meldungen|beiträge|themen)|mehr zum thema)(?: (?:zu|zum thema|zur|aus|von|über|im|in)\b [\p{L} -]{1,40})?:?|(?:das könnte|könnte|vielleicht|auch)(?: (?:sie|dich))? ?(?:auch )?interess(?:ieren|ant)[.…:!]*|(?:meist ?gelesen|meistgelesene artikel|am meisten gelesen|beliebt|empfohlen|top-themen|topthemen|unsere empfehlungen|empfehlungen(?: der redaktion)?|ähnliche artikel|verwandte (?:artikel|themen|beiträge)|passend zum thema|lesen sie auch|lesetipps?|neueste (?:artikel|nachrichten|beiträge)|aus dem (?:archiv|ressort)|nächster artikel|vorheriger artikel|empfohlene (?:artikel|beiträge)|empfohlener (?:redaktioneller|externer) inhalt)(?: .{1,30})?:?`,
      { heads: true, call: true },
    ),
    rule(
      "topics",
      "tail",
      "(?:schlagwörter|schlagworte|stichwörter|stichworte|themen|mehr zu den themen|tags|kategorien?|rubrik|ressort|themen in diesem artikel)(?: ?:.{0,200})?",
      { heads: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "vorlesen lassen|(?:link )?in die zwischenablage(?: kopieren)?|nachricht versenden|(?:hell|dunkel)(?:modus|er modus)",
      { sure: true },
    ),
    rule("reader's tool", HEAD_AND_TAIL, "merkzettel|größer|kleiner|dunkelmodus|kopieren|seitenanfang|einverstanden", {
      weak: true,
    }),
    rule("site notice", HEAD_AND_TAIL, "einwilligung widerrufen|ich bin einverstanden|zum seitenanfang|zur übersicht", {
      sure: true,
    }),
    rule(
      "support call",
      "tail",
      "(?:unterstützen sie|unterstützt) (?:guten|lokalen|unabhängigen) journalismus.{0,60}|spenden sie(?: jetzt)?.{0,40}|ihre spende hilft.{0,40}|guter journalismus (?:kostet|ist) .{1,40}|danke (?:für ihr interesse|für ihre treue|fürs lesen|,? dass sie uns lesen)|angebote im überblick",
    ),
    rule("contact call", "tail", "fehlerhinweis (?:senden|melden)|korrektur vorschlagen|stimmt etwas nicht\\?.{0,60}"),
    rule(
      "list of other stories",
      "tail",
      "meistkommentiert|neu auf der seite|mehr (?:sport|kultur|politik|wirtschaft|lokales|panorama)|auch spannend|alles (?:zu|über|zum) .{1,40}",
      { heads: true },
    ),
    rule(
      "link to another story",
      "anywhere",
      "(?:lesen sie (?:hierzu|dazu|jetzt)|dazu|siehe (?:bericht|kommentar|seite)|hierzu) ?: ?(?=.*[^.,;:]$).{10,200}",
      { shape: NAMES_HEADLINE },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "(?:rezept|artikel|beitrag) (?:drucken|bewerten)|bewertung abgeben|jetzt (?:abstimmen|bewerten|mitmachen|kaufen|bestellen|buchen)|(?:zum|im) (?:e-paper|liveticker|shop|podcast)|e-paper (?:lesen|ansehen)|(?:podcast|folge|episode) (?:hören|anhören)|tickets (?:kaufen|bestellen|sichern)|alle (?:ergebnisse|termine|folgen) (?:ansehen|im überblick)|in den warenkorb|umfrage(?: wird geladen)?",
      { sure: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "(?:die )?mit (?:\\*|einem (?:sternchen|stern)) (?:gekennzeichneten|markierten) .{0,120}|affiliate-?links?.{0,80}|(?:dieser|der) (?:text|artikel|beitrag) enthält .{1,20}links.{0,60}",
    ),
    // Without a colon, these words count only in this capitalisation.
    {
      name: "link to another story",
      zones: ["tail"],
      line: /^(?:Lesen Sie auch|Lies auch|Auch interessant) (?=.*[^.,;:!]$)\p{Lu}.{10,160}$/u,
      call: true,
    },
  ],
};
