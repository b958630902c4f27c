import { expect, test } from "vitest";
import { legible } from "../../src/model/text.ts";
import { type Files, siteOf } from "../site/site.ts";
import { indentedIn, readWire, type WireStory, writeWire } from "./wire.ts";

// Raw wire text: BROADSHEET_WIRE names a folder (from the root) with Reuters-21578 as JSON; without it, 300 stories are written.
const folder = process.env.BROADSHEET_WIRE;
const stories = folder === undefined ? writeWire(300) : readWire(folder);

const fileOf = ({ name, headline, day, body }: WireStory): [string, string] => [
  `seeds/${day.slice(0, 7)}/${day}-${name}.txt`,
  `${headline.replace(/\s+/g, " ")}\n\n${day}\n\n${body}`,
];
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const textOf = (html: string): string =>
  html.replace(/<[^>]+>/g, "").replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Paragraphs and rows of tables as a reader sees them. */
const blocksOf = (page: string): string[] =>
  [...page.matchAll(/<p>(.*?)<\/p>|<pre[^>]*><code>(.*?)<\/code><\/pre>/gs)].flatMap(([, paragraph, table]) =>
    paragraph === undefined ? textOf(table ?? "").split("\n") : [textOf(paragraph)],
  );

test(`every word of ${stories.length} wire stories is on its page, and their paragraphs are kept apart`, async () => {
  const { read, files, result, said } = await siteOf(Object.fromEntries(stories.map(fileOf)) satisfies Files);
  expect(said).toEqual([]);
  expect(result.removals.filter(({ rule }) => rule !== "date line")).toEqual([]);

  const pages = new Map(files.map((file) => [/([sw]\d+)\/index\.html$/.exec(file)?.[1] ?? "", file]));
  const lost: string[] = [];
  let indented = 0;
  const joined: string[] = [];
  for (const { name, body } of stories) {
    const page = read(pages.get(name) ?? "");
    const article = page.slice(page.indexOf("<article"), page.indexOf("</article>"));
    const shown = new Set(wordsOf(textOf(article.replace(/<[^>]+>/g, " $& "))).concat(wordsOf(textOf(article))));
    lost.push(...wordsOf(legible(body)).flatMap((word) => (shown.has(word) ? [] : [`${name}: ${word}`])));
    const blocks = new Set(blocksOf(article).map((block) => block.replace(/\s+/g, " ").trim()));
    for (const paragraph of indentedIn(legible(body))) {
      indented++;
      if (!blocks.has(paragraph)) joined.push(`${name}: ${paragraph}`);
    }
  }
  expect(lost).toEqual([]);
  expect(1 - joined.length / indented, joined.slice(0, 40).join("\n")).toBeGreaterThanOrEqual(0.95);
});
