import sharp from "sharp";
import { expect, test } from "vitest";
import { check } from "../../src/build/check.ts";
import { cacheAdvice } from "../../src/build/picture-advice.ts";
import { format } from "../../src/model/problem.ts";
import { type Files, optionsFor, siteOf, story } from "./site.ts";

// What `npm run check` says of copy that no build needs to stop for.

/** What a build says of a site, and what `check` does. */
async function advised(files: Files): Promise<{ built: readonly string[]; checked: string[] }> {
  const { folder, said } = await siteOf(files);
  const { problems } = await check(optionsFor(folder));
  return { built: said, checked: problems.map((each) => format(each).replaceAll(`${folder}/`, "")) };
}

const png = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#369" } })
    .png()
    .toBuffer();
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>';
const image = (src: string) => ({ src, alt: "A wall" });

test("a check says what a validator or an aggregator would, and a build of the same paper says nothing", async () => {
  const { built, checked } = await advised({
    "_data/authors.ts": `export default {
  "ada-reed": { name: "Ada Reed" },
  "bo-ito": { name: "Bo Ito", biography: "Reports." },
  "no-one": { name: "No One" },
};`,
    "seeds/media/small.png": await png(599, 800),
    "seeds/media/narrow.png": await png(1200, 40),
    "seeds/media/large.png": await png(600, 338),
    "seeds/media/drawing.svg": drawing,
    "seeds/a-long.md": story({ title: "b".repeat(111), image: image("small.png"), authors: ["ada-reed", "bo-ito"] }),
    "seeds/b-fits.md": story({ title: "b".repeat(110), image: image("large.png") }),
    "seeds/c-emoji.md": story({ title: "🎈".repeat(110), image: image("drawing.svg"), authors: ["Jo Plain"] }),
    "seeds/d-empty.md": story({ title: "Silence", image: image("narrow.png") }, "![A wall](large.png)"),
    "seeds/e-draft.md": story({ title: "c".repeat(111), draft: true, authors: ["no-one"] }),
  });
  expect(built).toEqual([]);
  expect(checked).toEqual([
    "_data/authors.ts:2: warning: ada-reed: has no biography, so the page has no description. Add a sentence or two.",
    "seeds/a-long.md:2: warning: title: has 111 characters, and news search shows 110. Say it in fewer words.",
    "seeds/a-long.md:4: warning: image.src: has 599 × 800 pixels, too few for a card on social networks and in search. Use a picture of 1,200 × 675 or more.",
    "seeds/d-empty.md:1: warning: description: is empty, and the text has no sentence to use instead. Write a standfirst.",
    "seeds/d-empty.md:4: warning: image.src: has 1200 × 40 pixels, too few for a card on social networks and in search. Use a picture of 1,200 × 675 or more.",
  ]);
});

const twins = {
  "seeds/a.md": story({ title: "Bridge opens", date: "2026-03-01", tags: ["Economy"] }),
  "seeds/b.md": story({ title: "Bridge opens", date: "2026-03-02", tags: ["Economy"], section: "town" }),
  "seeds/c.md": story({ title: "Bridge opens", date: "2026-03-03", section: "sport" }),
  "seeds/d.md": story({ title: "Bridge closes", date: "2026-03-04" }),
};

test("stories of one headline in one feed are told apart, each once, in however many feeds they stand", async () => {
  const { built, checked } = await advised(twins);
  expect(built).toEqual([]);
  expect(checked).toEqual([
    'seeds/b.md:2: warning: title: "Bridge opens" is the headline of seeds/a.md too, in the same feed. Say what is new.',
    'seeds/c.md:2: warning: title: "Bridge opens" is the headline of seeds/a.md too, in the same feed. Say what is new.',
  ]);
});

test("stories of one headline that never stand in one feed are no matter", async () => {
  const { checked } = await advised({
    ...twins,
    "_data/feeds.ts": 'export default { size: 1, archives: ["section"] };',
    "seeds/b.md": story({ title: "Bridge opens", date: "2026-03-02", section: "town" }),
    "seeds/c.md": story({ title: "Bridge opens again", date: "2026-03-03", section: "sport" }),
  });
  expect(checked).toEqual([]);
});

test("a check names pictures that nothing shows and those that are needlessly large, unless a story that may show them has problems", async () => {
  const files = {
    "seeds/media/old.png": Buffer.alloc(20_400_000),
    "seeds/media/lead.png": await png(300, 200),
    "seeds/media/text.png": await png(310, 200),
    "seeds/a.md": story({ image: image("lead.png"), draft: true }, "![A](text.png)"),
    "seeds/b.md": story({ title: "B" }),
  };
  expect((await advised(files)).checked).toEqual([
    "seeds/media/old.png:1: warning: file: is shown by no story, page or author. Delete it, or name it where it belongs.",
    "seeds/media/old.png:1: warning: file: has 20 MB, which makes every first build and every copy of the paper slow. Save it as JPEG, 4,000 pixels across at most.",
  ]);
  const faulty = await advised({ ...files, "seeds/b.md": story({ title: "B", section: "nowhere" }) });
  expect(faulty.checked.filter((line) => line.includes(".png"))).toEqual([]);
});

test("a check says how much of the cache no story needs, where that is much", () => {
  const folder = ".broadsheet/made";
  expect(cacheAdvice({ folder, files: 900, bytes: 100_000_000 })).toEqual([]);
  expect(cacheAdvice({ folder, files: 1204, bytes: 213_600_000 }).map(format)).toEqual([
    ".broadsheet/made:1: warning: file: keeps 1,204 files (214 MB) that no story, page or author shows now. If no other branch is built from this cache, delete the folder: the next build encodes again what it needs, in about two seconds a photograph.",
  ]);
});
