import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { loadOutlet } from "../../src/build/load-outlet.ts";
import { examplePaper, type Outcome, type Paper } from "./paper.ts";

/** Whether the repository's own paper is the example: `init` can be tried with nothing else. */
export const isExample = readFileSync("_data/site.ts", "utf8").includes('"fennick-courier.example,2017"');

/** Some stories of the example, with a picture, and all of its pages: enough to see that they go. */
const SEEDS = [
  "seeds/pages",
  "seeds/2018/2018-01-30-ferry-last-sailing.md",
  "seeds/2019/2019-09-05-hypersonic-offer.txt",
  "seeds/2019/2019-09-05-hypersonic-offer.11tydata.ts",
  "seeds/media/harbour-wall.svg",
];

/** What the flags say of a new paper in each language. */
export const papers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    name: "The Milltown “Herald” & Post",
    tagline: "All of Milltown",
    place: "Milltown",
    author: "Ann O'Dell",
    sections: "Local, Business, Opinion",
  },
  de: {
    name: "Neustädter Bote",
    tagline: "Die Zeitung für Neustadt",
    place: "Neustadt",
    author: "Jörg Weiß",
    sections: "Lokales, Größe & Maß, Meinung",
  },
  fr: {
    name: "L’Écho de Valbonne",
    tagline: "Le quotidien du pays",
    place: "Valbonne",
    author: "Zoé Lefèvre",
    sections: "Vie locale, Économie",
  },
  es: {
    name: "El Diario de Roca",
    tagline: "Noticias del valle",
    place: "Roca",
    author: "Íñigo Peña",
    sections: "Local, Opinión",
  },
  pt: {
    name: "Jornal da Ribeira",
    tagline: "Todos os dias",
    place: "Ribeira",
    author: "João Simões",
    sections: "Local, Opinião",
  },
  ar: {
    name: "صحيفة الميناء",
    tagline: "أخبار الميناء كل يوم",
    place: "الميناء",
    author: "ليلى حسن",
    sections: "محليات, سياسة, رأي",
  },
};

/** The flags of `init` for a new paper. */
export const flagsFor = (language: string): string[] => [
  ...Object.entries(papers[language] ?? {}).flatMap(([flag, value]) => [`--${flag}`, value]),
  ...["--language", language, "--url", `https://paper-${language}.test/`, "--email", `desk@paper-${language}.test`],
  ...["--time-zone", "Europe/Berlin"],
];

/** A part of the example, as somebody finds it who has just cloned the repository. */
export const example = (): Paper => examplePaper(SEEDS);

/** A new paper in a language. */
export async function founded(language: string): Promise<Paper & { readonly said: Outcome }> {
  const paper = example();
  const said = await paper.run(["init", ...flagsFor(language)]);
  expect(said).toMatchObject({ code: 0, stderr: "" });
  return { ...paper, said };
}

/** Every text in a value. */
const textsIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

const textsBelow = (path: string): string[] =>
  statSync(path).isFile()
    ? [readFileSync(path, "utf8")]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));

/**
 * Words that only the example says: its names, addresses and towns, taken from its `_data`. They are those that are written with a capital
 * within a sentence, every part of a name, and whatever has a number or the domain of examples; less those that every paper says.
 */
export async function exampleWords(): Promise<string[]> {
  const loaded = await loadOutlet(".", "_data");
  if ("problems" in loaded) throw new Error("the example has problems");
  const { site, authors, topics, policy, feeds, sections, calls } = loaded.outlet;
  const texts = textsIn({ site, authors, topics, policy, feeds, sections, calls });
  const names = [site.name, site.place, ...Object.values(authors).map(({ name }) => name)]
    .flatMap((name) => name.split(/\s+/))
    .filter(({ length }) => length > 3);
  const words = [
    ...texts.flatMap((text) => [...text.matchAll(/(?<=[\p{Ll},]\s)\p{Lu}[\p{L}’-]{3,}/gu)].map(([word]) => word)),
    ...texts.filter((text) => /\.example\b/.test(text) || /^\+?\d/.test(text)),
    ...Object.keys(authors),
  ];
  // What every paper prints.
  const printed = ["_includes", "src/model/phrases.ts", "src/model/design.ts", "src/cli/starter"]
    .flatMap(textsBelow)
    .join("\n");
  return [...new Set([...names, ...words.filter((word) => !printed.includes(word))])].sort();
}
