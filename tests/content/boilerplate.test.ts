import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { removeBoilerplate } from "../../src/content/boilerplate/boilerplate.ts";

const COPY = [
  "The harbour board voted on Thursday night to close the northern quay for repairs until the spring.",
  "“We have waited long enough,” its chair, Tova Lind, told some two hundred residents in the town hall.",
  "The work will cost 2.4 million, of which the county pays half, and begins in the first week of October.",
];
const ruleOf = (head: string[], tail: string[] = []) =>
  removeBoilerplate(["Quay to close", ...head, ...COPY, ...COPY, ...tail].join("\n\n")).cuts.map(({ rule }) => rule);

describe("boilerplate", () => {
  test("of a story as received goes, with its line and rule; copy stays on its line", () => {
    const text = [
      "Quay to close",
      "",
      "0 2,263",
      "",
      ...COPY,
      "- Advertisement -",
      ...COPY,
      "",
      "Subscribe to our newsletter",
      "Sign up here to get the latest news delivered directly to your inbox.",
    ];
    const tidied = removeBoilerplate(text.join("\n"));
    expect(tidied.cuts).toEqual([
      { line: 3, text: "0 2,263", rule: "counter" },
      { line: 8, text: "- Advertisement -", rule: "advertisement" },
      { line: 13, text: "Subscribe to our newsletter", rule: "newsletter call" },
      {
        line: 14,
        text: "Sign up here to get the latest news delivered directly to your inbox.",
        rule: "newsletter call",
      },
    ]);
    expect(tidied.text.split("\n")).toEqual(["Quay to close", "", "", "", ...COPY, "", ...COPY, "", "", ""]);
  });

  test.each([
    ["0 2,263", "counter"],
    ["1.2K shares", "counter"],
    ["Views: 12", "counter"],
    ["3 comments", "counter"],
    ["👁 2,263 | 💬 14 comments", "counter"],
    ["5 min read", "counter"],
    ["Reading time: 4 minutes", "counter"],
    ["No comments yet", "comments"],
    ["By Jane Doe", "byline"],
    ["BY JANE DOE AND JOHN ROE", "byline"],
    ["By Anna de la Cruz, Political Editor", "byline"],
    ["By Jane Doe | 5 September 2019", "byline"],
    ["Updated: 5 September 2019 14:30", "updated"],
    ["Last updated 2 hours ago", "updated"],
    ["Published: 05/09/2019", "published"],
    ["Thursday, September 5, 2019", "date line"],
    ["2019-09-05", "date line"],
    ["Share on Facebook", "share call"],
    ["Tweet", "share call"],
    ["Home > World > Europe", "breadcrumb"],
  ])("is found below the headline: %s", (line, rule) => {
    expect(ruleOf([line])).toEqual([rule]);
    expect(ruleOf([], [COPY[0] ?? "", line, ...COPY])).toEqual([]);
  });

  test.each([
    ["Get real time updates directly on you device, subscribe now.", "newsletter call"],
    ["Sign up for our daily briefing", "newsletter call"],
    ["Share this article", "share call"],
    ["Follow us on Twitter", "follow call"],
    ["Follow Jane Doe on X", "follow call"],
    ["Like us on Facebook", "follow call"],
    ["© 2019 Example News. All rights reserved.", "copyright"],
    ["Copyright 2019 Example News", "copyright"],
    ["Leave a comment", "comments"],
    ["More from World", "list of other stories"],
    ["Tags: harbour, repairs", "topics"],
  ])("is found in the block that ends the copy: %s", (line, rule) => {
    expect(ruleOf([], [line])).toEqual([rule]);
    expect(ruleOf([], [line, ...COPY])).toEqual([]);
  });

  test.each([
    ["ADVERTISEMENT", "advertisement"],
    ["- Advertisement -", "advertisement"],
    ["[Advertisement]", "advertisement"],
    ["Story continues below advertisement", "advertisement"],
    ["Advertisement - scroll to continue", "advertisement"],
    ["Anzeige", "advertisement"],
    ["Read more: Ferry runs again", "link to another story"],
    ["ALSO READ: Ferry runs again", "link to another story"],
  ])("is found anywhere: %s", (line, rule) => {
    expect(ruleOf([line])).toEqual([rule]);
    expect(ruleOf([], [line, ...COPY])).toEqual([rule]);
  });

  test.each([
    "By Monday the quay had been closed.",
    "Updated rules for 2019 were approved by the council.",
    "Published figures show 12 ships in 2019.",
    "Shares of the ferry company fell 12 per cent.",
    "Advertisement revenue fell again.",
    "Views differ on the 12 proposals.",
    "Share prices fell on Thursday.",
    "Sign up at the library by Friday.",
    "Get to the quay before ten, the board said.",
    "Follow the signs to the northern gate.",
    "Join us on Saturday, the chair told residents.",
    "Copyright law did not apply, the court said.",
    "Related costs rose too.",
    "More ships will come.",
    "Subscribers were told on Tuesday.",
    "2019 was the warmest year.",
    "The comments drew 12 replies.",
  ])("is never copy: %s", (line) => {
    expect(ruleOf([line], [line])).toEqual([]);
    expect(removeBoilerplate(["Quay to close", line, line].join("\n\n")).cuts).toEqual([]);
  });

  test("the first line is the headline, whatever it looks like", () => {
    expect(removeBoilerplate("3 comments\n\nText.").text).toBe("3 comments\n\nText.");
    expect(removeBoilerplate("\nShare this article").text).toBe("\nShare this article");
  });

  test("what bylines and dates say is kept as metadata", () => {
    const stated = (...lines: string[]) => removeBoilerplate(["Quay", ...lines, ...COPY].join("\n")).stated;
    expect(
      stated(
        "By Jane Doe, Europe Correspondent and John Roe",
        "Updated: Sept. 6, 2019 at 2:30 pm GMT",
        "5 September 2019",
      ),
    ).toEqual({
      authors: ["Jane Doe", "John Roe"],
      updated: "2019-09-06T14:30Z",
      date: "2019-09-05",
    });
    expect(stated("BY JANE DOE")).toEqual({ authors: ["Jane Doe"] });
    expect(stated("Published: 2019-09-05 09:15")).toEqual({ date: "2019-09-05T09:15" });
    expect(stated("Published 5 September 2019 at 09:15 CST")).toEqual({ date: "2019-09-05" });
    expect(stated("Published: 05/09/2019")).toEqual({});
  });

  test("is not taken out where it would be over 30 % of the words", () => {
    const text = "Quay to close\n\nThe quay is closed.\n\nSubscribe to our newsletter and never miss a story again";
    expect(removeBoilerplate(text)).toEqual({ text, cuts: [], stated: {}, refused: 10 / 17 });
  });

  test("is gone after once: doing it twice changes nothing", () => {
    const line = fc.constantFrom(
      ...COPY,
      "",
      "",
      "0 2,263",
      "By Jane Doe",
      "5 September 2019",
      "- Advertisement -",
      "Read more: x",
      "Subscribe now",
      "Share this",
      "3 comments",
      "© 2019 X",
      "x",
      "Tags: a",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 6, arbitrary: line }, fc.string({ unit: "binary" })), { maxLength: 30 }),
        (lines) => {
          const once = removeBoilerplate(lines.join("\n"));
          const twice = removeBoilerplate(once.text);
          expect(twice.text).toBe(once.text);
          if (once.refused === undefined) expect(twice.cuts).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["the quay was closed", "by President", "Reagan."],
    ["It paid nine cts a", "share."],
    ["The company has issued", "37,950,000 shares."],
    ["The letter was signed in the town hall of the old town on Tuesday", "by Jane Doe."],
    ["Most of what it earned in the year before came from", "Advertising"],
    ["They wrote it on", "Facebook"],
  ])("is no line that goes on with a sentence: %s ⏎ %s", (...lines) => {
    expect(removeBoilerplate(["Quay", "", ...lines].join("\n")).cuts).toEqual([]);
    expect(removeBoilerplate(["Quay", "", ...COPY, "", ...lines].join("\n")).cuts).toEqual([]);
    expect(removeBoilerplate(["Quay", ...COPY.map((line) => `    ${line}`), ...lines].join("\n")).cuts).toEqual([]);
  });

  test.each([
    "Stay at home was the message of the Downing Street briefing.",
    "Total votes: 7,513",
    "Time: 2:31:05",
    "Follow me and you will never be hungry, he told the crowd.",
    "Subscribe to that view and you miss the point, the mayor said.",
    "Advertising",
    "Sponsored by nobody but himself, he ran.",
    "See also: page 4 of the report, which the mayor had crossed out.",
    "Read more: it is the best advice that she had.",
    "Share the bread",
    "Join the queue",
    "Follow the money",
    "More on that later",
    "Latest from the count",
    "Attendance: 8,214",
    "2:1 (1:0)",
    "Newsletter helfen kaum.",
    "Mehr als 200 Helfer kamen.",
    "Werbung wirkt",
    "Teilen ist Pflicht, sagte er.",
    "Suivez le guide",
    "Le lendemain",
    "Partager, c'est mentir, dit-elle.",
    "Comparte tu pan",
    "El boletín avisa de lluvia.",
    "Por Navidad",
  ])("is no copy that looks like it: %s", (line) => {
    expect(ruleOf([line])).toEqual([]);
    expect(ruleOf([], [line])).toEqual([]);
    expect(ruleOf([], [line, COPY[0] ?? ""])).toEqual([]);
    expect(ruleOf([], [line, ...COPY])).toEqual([]);
  });

  test("is no bare figure, and no name of a network, in a list below a colon", () => {
    expect(ruleOf([], ["The winning numbers were:", "4 8 15 16 23 42"])).toEqual([]);
    expect(ruleOf([], ["It counted:", "212"])).toEqual([]);
    expect(ruleOf([], ["What she deleted:", "MySpace", "Facebook", "Twitter"])).toEqual([]);
    expect(ruleOf([], ["(a) the quay", "(b) the pier", "(c) Northern Wall"])).toEqual([]);
    expect(ruleOf([], ["Share this:", "Facebook", "Twitter"])).toEqual(["share call", "share call", "share call"]);
  });

  test.each([
    "By Christmas",
    "By Christmas Eve",
    "By Monday Evening",
    "By New Year",
    "By Popular Demand",
    "By Royal Appointment",
    "By Land and Sea",
    "By President Reagan",
    "By Northern Quay",
    "Von Anfang an",
    "Por Semana Santa",
  ])("names no author: %s", (line) => {
    expect(removeBoilerplate(["Quay", line, ...COPY].join("\n\n"))).toMatchObject({ cuts: [], stated: {} });
  });

  test.each([
    ["By Tess Bonn - 11/19/19 06:56 AM EST", { authors: ["Tess Bonn"], date: "2019-11-19" }],
    ["By Mike Wuerthele  and Malcolm Owen", { authors: ["Mike Wuerthele", "Malcolm Owen"] }],
    ["By Jane Doe | Staff Writer", { authors: ["Jane Doe"] }],
    ["By Jane Doe in Paris and John Roe in Rome", { authors: ["Jane Doe", "John Roe"] }],
    ["By Jane Doe, The Washington Post", { authors: ["Jane Doe"], source: "The Washington Post" }],
    ["By April Ryan", { authors: ["April Ryan"] }],
    ["Von Max Muster und Erika Beispiel", { authors: ["Max Muster", "Erika Beispiel"] }],
    ["Par Hugo Ferrand, envoyé spécial à Lyon", { authors: ["Hugo Ferrand"] }],
    ["Por Ana Gil | Madrid", { authors: ["Ana Gil"] }],
    ["2 hours ago", {}],
    ["vor 3 Stunden", {}],
    ["Publié il y a 2 heures", {}],
    ["hace 2 horas", {}],
    ["Stand: 03.05.2021 10:12 Uhr", { updated: "2021-05-03T10:12" }],
    ["Publié le 3 mai 2021 à 10h12", { date: "2021-05-03T10:12" }],
    ["Actualizado: 26/01/2020 18:57h", { updated: "2020-01-26T18:57" }],
    ["sábado, 23 de abril de 2022", { date: "2022-04-23" }],
    ["Published 05/09/2019", {}],
    ["Publié le 05/09/2019", { date: "2019-09-05" }],
  ])("below the headline is metadata: %s", (line, stated) => {
    const tidied = removeBoilerplate(["Quay", line, ...COPY].join("\n\n"));
    expect(tidied.cuts).toMatchObject([{ text: line }]);
    expect(tidied.stated).toEqual(stated);
  });

  test.each([
    ["Image copyright Getty Images", "image credit"],
    ["Photo: Jane Doe / AP", "image credit"],
    ["(Foto: Max Muster/dpa)", "image credit"],
    ["Crédit photo : Loïc Tanguy", "image credit"],
    ["Share on Facebook Share on Twitter", "share call"],
    ["You may also like...", "list of other stories"],
    ["(c) Reuters", "copyright"],
    ["Copyright The Post", "copyright"],
    ["Our Standards: The Thomson Reuters Trust Principles.", "agency note"],
    ["-30-", "end mark"],
    ["Download our app", "follow call"],
  ])("of English pages goes from the end: %s", (line, rule) => {
    expect(ruleOf([], [line])).toEqual([rule]);
  });

  const copyIn = {
    German:
      "Der Hafen wird für den Winter gesperrt, und das ist für die Fischer nicht leicht, weil die Boote im Herbst auf See sind.",
    French:
      "Le port est fermé pour les travaux, et les pêcheurs ne sont pas contents, parce que les bateaux sont dans la rade.",
    Spanish:
      "El puerto se cierra por las obras, y los pescadores no están contentos, porque los barcos están en la mar del norte.",
  } as const;
  test.each([
    ["German", "Abonnieren Sie unseren Newsletter »Guten Morgen«", "newsletter call"],
    ["German", "Mehr zum Thema", "list of other stories"],
    ["German", "Auf Facebook teilen", "share call"],
    ["German", "Alle Rechte vorbehalten", "copyright"],
    ["French", "Inscrivez-vous à notre newsletter", "newsletter call"],
    ["French", "Partager sur Facebook", "share call"],
    ["French", "Article réservé aux abonnés", "paywall"],
    ["French", "Suivez-nous sur Twitter", "follow call"],
    ["Spanish", "Suscríbete para seguir leyendo", "paywall"],
    ["Spanish", "Compartir en WhatsApp", "share call"],
    ["Spanish", "Todos los derechos reservados", "copyright"],
    ["Spanish", "Síguenos en Instagram", "follow call"],
  ] as const)("of %s pages goes: %s", (language, line, rule) => {
    const copy = copyIn[language];
    expect(removeBoilerplate(["Port", copy, copy, copy, line].join("\n\n")).cuts.map((cut) => cut.rule)).toEqual([
      rule,
    ]);
  });

  test("is found beyond one unknown line, and where a call is wrapped by hand", () => {
    expect(ruleOf([], ["Follow us on Twitter", "Jane Doe lives by the sea", "© 2019 Example News"])).toEqual([
      "follow call",
      "copyright",
    ]);
    const wrapped = ["Sign up for our newsletter and get the news of the harbour and", "the town in your inbox"].join(
      "\n",
    );
    expect(ruleOf([], [wrapped])).toEqual(["newsletter call", "newsletter call"]);
  });

  test("may be a third of a brief", () => {
    const text = "Quay to close\n\nThe quay is closed until the spring for repairs.\n\nSubscribe to our newsletter now";
    expect(removeBoilerplate(text)).toMatchObject({ cuts: [{ line: 5, rule: "newsletter call" }] });
  });

  // In a time that grows faster than the text it would not end.
  test("is looked for in hostile lines", { timeout: 60_000 }, () => {
    const hostile = [
      "©".repeat(300),
      `By ${"A. ".repeat(90)}`,
      "1 ".repeat(140),
      `Photo: ${"A-".repeat(140)}`,
      "Share ".repeat(45),
      "a/".repeat(140),
    ];
    for (const line of hostile) {
      const { text } = removeBoilerplate(["Quay", ...new Array<string>(50).fill(line), ...COPY].join("\n\n"));
      for (const paragraph of COPY) expect(text).toContain(paragraph);
    }
  });
});
