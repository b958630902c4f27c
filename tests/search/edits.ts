import { expect } from "vitest";
import type { SearchDocument } from "../../src/search/document.ts";
import { documentOf, generatedStories, idOf, indexOf, type Kept, randomFrom, sentenceFrom } from "./corpus.ts";

/** Edits an archive at random, and compares the index that follows from the last one with one that is made from nothing. */
export function compareAfterEachEdit({ stories: count, edits }: { stories: number; edits: number }): void {
  const random = randomFrom(count);
  const stories = generatedStories(count, 3, 20);
  const kept: Kept = { inverted: new Map() };
  indexOf(stories, kept);
  for (let edit = 0; edit < edits; edit++) {
    change(stories, random, edit);
    const after = indexOf(stories, kept).files;
    const clean = indexOf(stories).files;
    expect([...after.keys()]).toEqual([...clean.keys()]);
    for (const [file, make] of clean)
      if (!after.get(file) || Buffer.compare(after.get(file)?.() ?? Buffer.of(), make()) !== 0)
        throw new Error(`after edit ${edit}, ${file} is another one than in an index from nothing`);
  }
}

function change(stories: SearchDocument[], random: () => number, edit: number): void {
  // Mostly new stories, as in a newsroom.
  const at = random() < 0.5 ? stories.length - Math.floor(random() * 20) : Math.floor(random() * stories.length);
  const texts = [sentenceFrom(random, 5), sentenceFrom(random, 20)];
  const kind = random();
  if (kind < 0.4) stories.splice(at, 0, documentOf(idOf(`added-${edit}`, random() < 0.02), texts));
  else if (kind < 0.8) stories.splice(at, 1, documentOf(stories[at]?.id ?? `added-${edit}`, texts));
  else stories.splice(at, 1 + Math.floor(random() * 3));
}
