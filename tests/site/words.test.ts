import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { monthName } from "../../src/model/dates.ts";
import type { Outlet } from "../../src/model/outlet.ts";
import builtIn from "../../src/model/phrases.ts";
import { format } from "../../src/model/problem.ts";
import { joined } from "../../src/site/joined.ts";
import { unspoken, untranslated } from "../../src/site/languages.ts";
import { counted, interfaceLanguage, missingWords, wordsOf } from "../../src/site/words.ts";
import { siteOf, story } from "./site.ts";
import { outlet as small } from "./small.ts";

const SIX = ["en", "de", "fr", "es", "ar", "pt"] as const;
const own = (phrases: Outlet["phrases"], language = "en-GB"): Outlet => ({
  ...small,
  phrases,
  site: { ...small.site, language },
});

test("six languages say everything, in every plural form that their numbers need, and no phrase is left in English", () => {
  for (const language of SIX) {
    expect(missingWords({ phrases: {} }, language), language).toEqual([]);
    if (language === "en") continue;
    const words = wordsOf({ phrases: {} }, language);
    // "Pages" is French too, "Archive" and the like are not.
    const same = Object.entries(builtIn.en).filter(
      ([name, text]) => typeof text === "string" && Reflect.get(words, name) === text,
    );
    expect(
      same.map(([name]) => name).filter((name) => !["pages", "corrections", "menu", "dash"].includes(name)),
      language,
    ).toEqual(language === "es" ? ["series"] : []);
  }
  expect(Object.keys(builtIn.ar.stories)).toEqual(["zero", "one", "two", "few", "many", "other"]);
});

test("numbers are counted as the language does", () => {
  const of = (language: keyof typeof builtIn, count: number) =>
    counted(wordsOf({ phrases: {} }, language).stories, count, language);
  expect([0, 1, 2, 1234].map((count) => of("en", count))).toEqual([
    "0 stories",
    "1 story",
    "2 stories",
    "1,234 stories",
  ]);
  expect([0, 1, 2, 1234].map((count) => of("fr", count))).toEqual([
    "0 article",
    "1 article",
    "2 articles",
    "1\u202f234 articles",
  ]);
  expect([0, 1, 2, 1234].map((count) => of("pt", count))).toEqual([
    "0 notícia",
    "1 notícia",
    "2 notícias",
    "1.234 notícias",
  ]);
  expect([0, 1, 12345].map((count) => of("es", count))).toEqual(["0 artículos", "1 artículo", "12.345 artículos"]);
  expect([0, 1, 2, 3, 11, 100].map((count) => of("ar", count))).toEqual([
    builtIn.ar.stories.zero,
    builtIn.ar.stories.one,
    builtIn.ar.stories.two,
    builtIn.ar.stories.few.replace("{n}", "3"),
    builtIn.ar.stories.many.replace("{n}", "11"),
    builtIn.ar.stories.other.replace("{n}", "100"),
  ]);
});

test("a word is the outlet's own, or else that of the language, of the one before its hyphen, of English", () => {
  const phrases = { de: { latest: "Neues" }, "de-AT": { archive: "Archiv der Zeitung" }, cy: { skip: "Neidio" } };
  const austrian = wordsOf({ phrases }, "de-AT");
  expect([austrian.archive, austrian.latest, austrian.skip]).toEqual(["Archiv der Zeitung", "Neues", builtIn.de.skip]);
  expect(wordsOf({ phrases }, "de").archive).toBe(builtIn.de.archive);
  const portuguese = wordsOf({ phrases: {} }, "pt-PT");
  expect([portuguese.sections, portuguese.types.explainer, portuguese.types.review]).toEqual([
    "Secções",
    "Explicador",
    builtIn.pt.types.review,
  ]);
  expect(wordsOf({ phrases }, "cy")).toEqual({ ...builtIn.en, skip: "Neidio" });
  expect(["de-AT", "de-CH", "pt-BR", "cy", "tr"].map((each) => interfaceLanguage(phrases, each))).toEqual([
    "de-AT",
    "de",
    "pt",
    "cy",
    undefined,
  ]);
});

test("a language that is not complete is told which words readers see in English", () => {
  const warnings = (outlet: Outlet) => [...untranslated(outlet)].map(format);
  expect(warnings(own({}))).toEqual([]);
  expect(warnings(own({ fr: { latest: "Nouvelles" } }, "fr-CA"))).toEqual([]);
  const { types, readingTime, stories, ...texts } = builtIn.de;
  const { skip: _, search, ...others } = texts;
  const polish = { one: "{n} artykuł", other: "{n} artykułu" };
  const minute = { ...polish, few: "{n} minuty", many: "{n} minut" };
  const { review: __, ...some } = types;
  expect(
    warnings(
      own(
        {
          pl: { ...others, search: { ...search, results: minute }, types: some, stories: polish, readingTime: minute },
        },
        "pl",
      ),
    ),
  ).toEqual([
    "_data/phrases.ts:1: warning: pl: has no words for skip, stories.many, stories.few, types.review: readers see English there, or a wrong plural. Add them, as src/model/phrases.ts has them.",
  ]);
  expect(stories.one, "a spare form of another language").not.toBe(readingTime.one);
  const count = missingWords({ phrases: {} }, "cy").length;
  expect(warnings(own({}, "cy"))).toEqual([
    `_data/site.ts:1: warning: language: "cy" has no words for dash, skip, sections, footer, breadcrumb, frontPage, menu, close and ${count - 8} more: readers see English there, or a wrong plural. Write them into _data/phrases.ts, as src/model/phrases.ts has them: export default { cy: { … } }.`,
  ]);
});

test("Node.js is asked in English what it does not know in a language, whatever the machine speaks", () => {
  expect([...unspoken(own({}, "gsw"), [])]).toEqual([]);
  expect([...unspoken(own({}, "tlh"), [])].map(format)).toEqual([
    '_data/site.ts:1: warning: language: Node.js knows no dates and numbers in "tlh", so they are in English. Nothing is to be done if that is the language.',
  ]);
  expect(monthName(2026, 3, "tlh")).toBe("March 2026");
  expect(joined(["Ada", "Jo"], "tlh")).toBe("Ada and Jo");
  expect(monthName(2026, 3, "fa"), "of the Gregorian calendar, as the addresses of archives are").toContain("۲۰۲۶");
  // `init` asks the machine for its time zone, and a browser knows the language of its page or says it as it can.
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/^(?:cli|search.browser)/.test(name),
  );
  const asked = sources.flatMap((name) =>
    [
      ...readFileSync(join("src", name), "utf8").matchAll(
        /new Intl\.(?!Locale\b)\w+\((?!localesOf\(|"en"|\s*localesOf\()/g,
      ),
    ].map(([found]) => `${name}: ${found}`),
  );
  expect(asked).toEqual([]);
});

test("a word that its language lacks is English, and its element says so; where all are there, no page has a byte more", async () => {
  const files = (language: string) => ({
    "_data/site.ts": (before: string) => before.replace('"en-GB"', `"${language}"`),
    "_data/phrases.ts": `export default { cy: { skip: "Neidio i'r cynnwys" } };`,
    "seeds/a.md": story({ title: "A" }),
    "seeds/b.md": story({ title: "B", date: "2026-03-03" }),
  });
  const welsh = await siteOf(files("cy"));
  const page = welsh.read("2026/03/02/a/index.html");
  expect(page).toContain('<html lang="cy" dir="ltr">');
  expect(page).toContain('<a class="skip" href="#main_text">Neidio');
  expect(page).toContain('<span lang="en" dir="ltr">Next story</span>');
  expect(welsh.read("404.html")).toContain('<p class="standfirst" lang="en" dir="ltr">There is no page');
  const german = await siteOf(files("de"));
  for (const file of german.files.filter((each) => each.endsWith(".html")))
    expect(german.read(file), file).not.toContain('lang="en"');
});
