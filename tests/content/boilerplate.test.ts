import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { removeBoilerplate } from "../../src/content/boilerplate.ts";

const COPY = [
  "The harbour board voted on Thursday night to close the northern quay for repairs until the spring.",
  "“We have waited long enough,” its chair, Tova Lind, told some two hundred residents in the town hall.",
  "The work will cost 2.4 million, of which the county pays half, and begins in the first week of October.",
];
const ruleOf = (head: string[], tail: string[] = []) =>
  removeBoilerplate(["Quay to close", ...head, ...COPY, ...COPY, ...tail].join("\n\n")).cuts.map(({ rule }) => rule);

describe("furniture", () => {
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
    ["Tags: harbour, repairs", "list of other stories"],
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
});
