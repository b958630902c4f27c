import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTogether } from "../../src/build/read-together.ts";
import { listSeeds } from "../../src/content/files.ts";
import { StoryCache } from "../../src/content/story-cache.ts";
import { folderFor } from "../output/deploy/places.ts";
import { story } from "../site/site.ts";

const COUNT = 2000;

/** So many stories, and processes that read them together. */
function archive() {
  const root = folderFor();
  mkdirSync(join(root, "seeds"));
  const write = (word: string) => {
    for (let n = 0; n < COUNT; n++) writeFileSync(join(root, `seeds/s${n}.md`), story({ title: `${word} ${n}` }));
  };
  write("First");
  const { files } = listSeeds(root, "seeds");
  const together = join(root, "together");
  /** @returns how many stories it has, by the first word of their headlines */
  const read = async (name: string, key = "key"): Promise<Record<string, number>> => {
    const cache = new StoryCache(join(root, name), key, Date.now());
    await readTogether(cache, together, key, { root, folder: "seeds", zone: "Europe/London", language: "en", files });
    const words: Record<string, number> = {};
    for (const { story } of cache.all()) {
      const word = story?.headline.split(" ")[0] ?? "";
      words[word] = (words[word] ?? 0) + 1;
    }
    cache.close();
    return words;
  };
  /** The folders of parcels. */
  const parcels = () => {
    const editions = readdirSync(together).map((name) => join(together, name));
    return editions.flatMap((edition) => readdirSync(edition).map((name) => join(edition, name)));
  };
  return { write, read, parcels };
}

test("processes that read at once have all stories, and a later one takes what they read", async () => {
  const { write, read } = archive();
  expect(await Promise.all([read("one"), read("two")])).toEqual([{ First: COUNT }, { First: COUNT }]);
  // The listing is that of before: a build would see that these have changed.
  write("Second");
  expect(await read("three")).toEqual({ First: COUNT });
});

test("what another process has not finished, or has left torn, a process reads itself", async () => {
  const { write, read, parcels } = archive();
  await read("one");
  const [killed = "", torn = ""] = parcels();
  rmSync(join(killed, "entries"));
  truncateSync(join(torn, "entries"), 1000);
  write("Second");
  const own = (2 * COUNT) / parcels().length;
  expect(await read("two")).toEqual({ First: COUNT - own, Second: own });
});

test("what was read by other code is not taken, and goes", async () => {
  const { write, read, parcels } = archive();
  await read("one");
  const before = parcels();
  write("Second");
  expect(await read("two", "other key")).toEqual({ Second: COUNT });
  expect(parcels().filter((each) => before.includes(each))).toEqual([]);
  expect(parcels().length).toBe(before.length);
});
