import { expect, test } from "vitest";
import { meantBy } from "../../src/content/front-matter/local-words.ts";
import { storySchema } from "../../src/model/article.ts";
import phrases from "../../src/model/phrases.ts";
import { storyTypes } from "../../src/model/story-types.ts";
import { ingestFiles, story } from "./seeds.ts";

const keys = Object.keys(storySchema.shape);

test.each([
  ["autoren", "authors"],
  ["Auteurs", "authors"],
  ["autores", "authors"],
  ["الكتّاب", "authors"],
  ["Ressort", "section"],
  ["rubrique", "section"],
  ["sección", "section"],
  ["Überschrift", "title"],
  ["fecha", "date"],
  ["data", "date"],
  ["Sperrfrist", "embargo"],
  ["rascunho", "draft"],
])("the key %s means %s", (word, key) => {
  expect(meantBy(word, keys)).toBe(key);
  expect(meantBy(word.normalize("NFD"), keys)).toBe(key);
});

test.each([
  ["Meinung", "opinion"],
  ["Kommentar", "opinion"],
  ["Análisis", "analysis"],
  ["Décryptage", "explainer"],
  ["رأي", "opinion"],
  ["Explicador", "explainer"],
  ["Bericht", "news"],
])("the type %s means %s", (word, type) => {
  expect(meantBy(word, storyTypes)).toBe(type);
});

test("every type is understood as readers see it", () => {
  for (const { types } of Object.values(phrases))
    for (const [type, label] of Object.entries(types)) expect(meantBy(label, storyTypes)).toBe(type);
});

test("messages name the key and the value that are meant, in groups too", async () => {
  const { messages } = await ingestFiles({
    "seeds/x.md": story("autoren: Jette\ntype: Kommentar\ncorrections:\n  - date: 2026-01-01\n    texto: It was."),
  });
  expect(messages).toEqual([
    'seeds/x.md:5: type: "Kommentar" is not one of the values of this key. Did you mean "opinion"?',
    'seeds/x.md:7: corrections.0.text: is missing. Add "text: …".',
    'seeds/x.md:8: corrections.0.texto: "texto" is not a known key. Did you mean "text"?',
    'seeds/x.md:4: autoren: "autoren" is not a known key. Did you mean "authors"?',
  ]);
});

test.each([
  ["image:\n  foto: p.svg\n  bildunterschrift: Am Hafen", ["foto", "src"], ["bildunterschrift", "caption"]],
  ["image:\n  src: p.svg\n  Beschreibung: Der Kai\n  Fotograf: Jette", ["Beschreibung", "alt"], ["Fotograf", "credit"]],
  ["image:\n  fichier: p.svg\n  légende: Le quai", ["fichier", "src"], ["légende", "caption"]],
  ["image:\n  archivo: p.svg\n  licencia: x", ["archivo", "src"], ["licencia", "license"]],
  ["image:\n  arquivo: p.svg\n  legenda: O cais", ["arquivo", "src"], ["legenda", "caption"]],
  ["image:\n  scr: p.svg\n  captoin: The quay", ["scr", "src"], ["captoin", "caption"]],
])("keys of a picture in another language or misspelt are named: %s", async (keys, ...meant) => {
  const { messages } = await ingestFiles({ "seeds/x.md": story(keys) });
  expect(messages.filter((each) => each.includes("not a known key"))).toEqual(
    meant.map(([word, own]) =>
      expect.stringContaining(`image.${word}: "${word}" is not a known key. Did you mean "${own}"?`),
    ),
  );
});
