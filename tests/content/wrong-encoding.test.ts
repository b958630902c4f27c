import { expect, test } from "vitest";
import { wrongLetters } from "../../src/content/wrong-encoding.ts";
import { format } from "../../src/model/problem.ts";
import { legible } from "../../src/model/text.ts";
import { ingestFiles, story } from "./seeds.ts";

/** A text that is read as Windows-1252, as programs do that take UTF-8 for it. */
const misread = (text: string): string => new TextDecoder("windows-1252").decode(Buffer.from(text));

const said = (text: string): string[] => wrongLetters(legible(text), "seeds/x.md").map((each) => format(each));
const IN_PLACE =
  ", since it was saved in the wrong encoding. Replace them, or copy the text again from where it comes.";

test.each(
  [..."’“”–—…é äüßñøÉÖ£°«»€"].filter((letter) => letter.trim() !== ""),
)("%s is told where it went wrong", (letter) => {
  expect(said(`Text,\nand ${misread(letter)}s`)).toEqual([
    `seeds/x.md:2: warning: file: has "${legible(misread(letter))}" in place of "${letter}"${IN_PLACE}`,
  ]);
});

test.each([
  "í",
  "Á",
])("%s, of which a byte is no letter of Windows-1252, may be told without the right letter", (letter) => {
  expect(said(misread(letter))[0]).toContain("in place of ");
});

test("the first one is told, and how many there are", () => {
  expect(said(`${misread("café’s")} ${misread("né")}`)).toEqual([
    `seeds/x.md:1: warning: file: has "Ã©" in place of "é", and 2 more like it${IN_PLACE}`,
  ]);
  expect(said("Nothing\n\nwas caf\ufffd.")).toEqual([
    'seeds/x.md:3: warning: file: has "\ufffd" in place of a letter that was lost. Write the letter.',
  ]);
});

test.each([
  "“AMANHÔ, «ROMÂ», SÃO PAULO e Âge d’or, château, Ângela, pâtés",
  "5 € and £5 at 5°, © 2026",
  "Il pleut à Paris — voilà l’été…",
])("letters that are right stay untold: %s", (text) => {
  expect(said(text)).toEqual([]);
});

test("the story is published all the same", async () => {
  const { stories, messages } = await ingestFiles({ "seeds/x.md": story("", "The cafÃ© closed.\n") });
  expect([stories.length, messages]).toEqual([1, [`seeds/x.md:5: warning: file: has "Ã©" in place of "é"${IN_PLACE}`]]);
});
