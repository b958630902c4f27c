import { expect, test } from "vitest";
import { type Files, siteOf, story } from "./site.ts";

// How editors name one story in another one and on the front: by id, slug or file.

const wall = { "seeds/2026/2026-03-01-harbour-wall.md": story({ title: "Wall", date: "2026-03-01" }) };
/** Newer ones, so that the wall is neither the lead nor among the latest of its tag by itself. */
const others: Files = Object.fromEntries(
  Array.from({ length: 8 }, (_, n) => [
    `seeds/2026-04-0${n + 1}-news-${n}.md`,
    story({ title: `News ${n}`, date: `2026-04-0${n + 1}`, section: "town" }),
  ]),
);
const front = (...pinned: string[]): Files => ({
  "_data/front.ts": `export default { pinned: ${JSON.stringify(pinned)}, top: 1, sections: [] };`,
});
const lead = (html: string) => /<h[23][^>]*>\s*<a [^>]*>([^<]*)/.exec(html.slice(html.indexOf("<main")))?.[1];

test.each([
  "2026-03-01-harbour-wall",
  "harbour-wall",
  "2026-03-01-harbour-wall.md",
  "2026/2026-03-01-harbour-wall.md",
  "2026/2026-03-01-harbour-wall",
  "./2026/2026-03-01-harbour-wall.md",
  "2026\\2026-03-01-harbour-wall.md",
])("%s names the story on the front, in related and as an original", async (name) => {
  const site = await siteOf({
    ...wall,
    ...others,
    ...front(name),
    "seeds/2026-05-01-quay.md": story({ title: "Quay", date: "2026-05-01", section: "sport", related: [name] }),
    "seeds/2026-05-02-mur.md": story({ title: "Mur", date: "2026-05-02", language: "fr", translationOf: name }),
  });
  expect(site.said).toEqual([]);
  expect(lead(site.read("index.html"))).toBe("Wall");
  expect(site.read("2026/05/01/quay/index.html")).toContain('href="/2026/03/01/harbour-wall/"');
  expect(site.read("2026/03/01/harbour-wall/index.html")).toContain('hreflang="fr"');
});

test("a name of several stories is a problem that lists them, wherever it stands", async () => {
  const { said } = await siteOf({
    "seeds/a/tides.md": story({ title: "Tides", date: "2026-03-01" }),
    "seeds/b/tides.md": story({ title: "Tides", date: "2026-03-08", embargo: "2027-01-01" }),
    "seeds/c.md": story({ title: "C", related: ["tides", "a/tides"], translationOf: "tides.md" }),
    ...front("tides"),
  });
  const mend = "Name one by its id: 2026-03-01-tides, 2026-03-08-tides.";
  expect(said).toEqual([
    `_data/front.ts:1: pinned.0: "tides" names 2 stories. ${mend}`,
    `seeds/c.md:4: related.0: "tides" names 2 stories. ${mend}`,
    `seeds/c.md:5: translationOf: "tides.md" names 2 stories. ${mend}`,
  ]);
});

test("a near miss is suggested by its id", async () => {
  const { said } = await siteOf({
    ...wall,
    "seeds/c.md": story({
      title: "C",
      related: [
        "2026-03-02-harbour-wall",
        "harbor-wall",
        "2025/2026-03-01-harbour-wall.md",
        "harbour-walls.txt",
        "bridge",
      ],
    }),
    ...front("2026-03-01-harbor-wall", "bridge"),
  });
  const near = 'Did you mean "2026-03-01-harbour-wall"?';
  expect(said).toEqual([
    `_data/front.ts:1: warning: pinned.0: "2026-03-01-harbor-wall" names no story. ${near} The front is built without it.`,
    '_data/front.ts:1: warning: pinned.1: "bridge" names no story. The front is built without it.',
    `seeds/c.md:4: related.0: "2026-03-02-harbour-wall" names no story. ${near}`,
    `seeds/c.md:4: related.1: "harbor-wall" names no story. ${near}`,
    `seeds/c.md:4: related.2: "2025/2026-03-01-harbour-wall.md" names no story. ${near}`,
    `seeds/c.md:4: related.3: "harbour-walls.txt" names no story. ${near}`,
    'seeds/c.md:4: related.4: "bridge" names no story. Write its id, its slug or the name of its file.',
  ]);
});

test("of a thousand names that no story has, only the first hundred are compared with those of all stories", async () => {
  const related = Array.from({ length: 1000 }, (_, n) => `harbour-wall${n.toString(36).padStart(2, "0")}`);
  const { said } = await siteOf({
    ...wall,
    "seeds/c.md": story({ title: "C", related }),
  });
  expect(said).toHaveLength(1000);
  expect(said.filter((line) => line.includes("Did you mean"))).toHaveLength(100);
});

test("an id means its own story, whatever else has that name", async () => {
  const { said, read } = await siteOf({
    "seeds/old.md": story({ title: "Old", id: "tides" }),
    "seeds/tides.md": story({ title: "New", date: "2026-03-05" }),
    ...front("tides"),
  });
  expect(said).toEqual([]);
  expect(lead(read("index.html"))).toBe("Old");
});

test("two names of one story show it once, and one that is not public yet shows nothing", async () => {
  const { said, read } = await siteOf({
    ...wall,
    ...others,
    "seeds/later.md": story({ title: "Later", embargo: "2027-01-01" }),
    "seeds/2026-05-01-quay.md": story({
      title: "Quay",
      date: "2026-05-01",
      section: "sport",
      related: ["harbour-wall", "2026-03-01-harbour-wall", "later"],
    }),
  });
  expect(said).toEqual([]);
  const page = read("2026/05/01/quay/index.html");
  expect(page.match(/<a [^>]*href="\/2026\/03\/01\/harbour-wall\/"/g)).toHaveLength(1);
  expect(page).not.toContain("Later");
});
