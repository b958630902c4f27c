import type { Starter } from "./starter.ts";

export const de: Starter = {
  storyNote: "Schreiben Sie den Artikel hierher, und nehmen Sie „draft: true“ heraus, wenn er erscheinen darf.",
  picture: {
    file: "foto.jpg",
    alt: "Was auf dem Bild zu sehen ist, für alle, die es nicht sehen können",
    caption: "Was man dazu wissen sollte",
    credit: "Wer es aufgenommen hat",
  },
  welcome: "Willkommen",
  sections: ["Lokales", "Politik", "Wirtschaft", "Kultur", "Sport", "Meinung"],
  aboutSection: (title) => `${title}: alle Artikel dieses Ressorts.`,
  aboutPaper: (name, place) => `${name}: Nachrichten aus ${place}.`,
  pageNote:
    "Ersetzen Sie jede Zeile, die mit ??? beginnt, durch Ihre Antwort, oder löschen Sie sie. Bis dahin erscheint die Seite nicht.",
  pages: [
    {
      title: "Über uns",
      parts: [
        ["Wer wir sind", "Wer macht diese Zeitung, seit wann und für wen?"],
        ["Wem wir gehören", "Wem gehört die Zeitung, und wer entscheidet, was darin steht?"],
        ["Wovon wir leben", "Wovon lebt die Zeitung: Leserschaft, Anzeigen, Fördergelder? Wen nennen Sie?"],
      ],
    },
    {
      title: "Kontakt",
      parts: [
        ["Redaktion", "Wie sind Sie zu erreichen: Anschrift, Telefon, E-Mail, und wann ist jemand da?"],
        ["Leserbriefe", "Veröffentlichen Sie Leserbriefe? Wohin gehen sie, und was muss darin stehen?"],
        ["Korrekturen und Beschwerden", "Wem meldet man einen Fehler, und wann gibt es Antwort?"],
      ],
    },
    {
      title: "Grundsätze",
      parts: [
        ["Sorgfalt", "Wie prüfen Sie, was Sie veröffentlichen?"],
        ["Quellen", "Wann nennen Sie eine Quelle nicht, und wer entscheidet das?"],
        ["Unabhängigkeit", "Was nehmen Sie nicht an, und wie trennen Sie Anzeigen von Nachrichten?"],
        ["Nachricht und Meinung", "Woran erkennt man Nachricht und Meinung?"],
        ["Künstliche Intelligenz", "Wofür setzen Sie KI ein, wofür nicht, und wer prüft das Ergebnis?"],
        ["Korrekturen", "Wie berichtigen Sie einen Fehler, und wie erfährt man davon?"],
      ],
    },
    {
      title: "Datenschutz",
      parts: [
        ["Verantwortlich", "Wer ist für die Daten der Leserschaft verantwortlich? Name und Anschrift."],
        [
          "Wenn Sie diese Website lesen",
          "Was zeichnet Ihr Webhoster über Besuche auf, und wie lange? (Im Auslieferungszustand setzt die Website keine Cookies und lädt nichts von anderswo.)",
        ],
        ["Wenn Sie uns schreiben", "Was bewahren Sie von Nachrichten und Abonnements auf, wozu und wie lange?"],
        ["Ihre Rechte", "Wo erfährt man, was Sie gespeichert haben, und welche Aufsichtsbehörde ist zuständig?"],
      ],
    },
    {
      title: "Impressum",
      parts: [
        [
          "Anbieter",
          "Wer bietet diese Website an? Name, Rechtsform, Vertretungsberechtigte und ladungsfähige Anschrift (in Deutschland § 5 DDG).",
        ],
        ["Erreichbarkeit", "E-Mail-Adresse und ein zweiter schneller Weg, etwa das Telefon?"],
        ["Register und Steuer", "Registergericht und Nummer, Umsatzsteuer-Identifikationsnummer, wenn es sie gibt?"],
        [
          "Redaktionell verantwortlich",
          "Wer verantwortet den Inhalt? Name und Anschrift (in Deutschland § 18 Absatz 2 MStV; in Österreich gehört die Offenlegung nach §§ 24, 25 MedienG dazu).",
        ],
      ],
    },
  ],
};
