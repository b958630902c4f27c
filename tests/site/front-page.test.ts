import { expect, test } from "vitest";
import { siteOf, story } from "./site.ts";

const main = (html: string): string => html.slice(html.indexOf("<main"), html.indexOf("</main>"));
const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

test("the front says the day of its newest story, the time of what came out on that day, and the year of an old story that is pinned", async () => {
  const site = await siteOf({
    "_data/front.ts": `export default { pinned: ["2020-01-05-old"], top: 3, maxAge: 90 };`,
    "seeds/old.md": story({ title: "Old", date: "2020-01-05T09:00" }),
    "seeds/new.md": story({ title: "New", date: "2026-05-20T07:30" }),
    "seeds/before.md": story({ title: "Before", date: "2026-05-19T07:30" }),
  });
  const html = site.read("index.html");
  expect(html).toMatch(/<time datetime="2026-05-20">Wednesday,? 20 May 2026<\/time>/);
  const cards = [...main(html).matchAll(/<article.*?<\/article>/gs)].map(([card]) => text(card));
  expect(cards).toEqual(["From 2020 World Old 5 Jan 2020", "World New 07:30", "World Before 19 May"]);
});

test("a section's block does not repeat the section's name, nor an author's page the author's", async () => {
  const site = await siteOf({
    "_data/front.ts": `export default { top: 1, blocks: [{ section: "town" }] };`,
    "seeds/lead.md": story({ title: "Lead", date: "2026-05-20" }),
    "seeds/a.md": story({ title: "A", date: "2026-05-19", section: "town", authors: ["ada-reed"] }),
    "seeds/b.md": story({ title: "B", date: "2026-05-18", section: "sport", authors: ["ada-reed", "Ben Orr"] }),
  });
  const block = /<section class="block.*?<\/section>/s.exec(site.read("index.html"))?.[0] ?? "";
  expect(text(block)).toBe("Town A 19 May Sport B 18 May");
  const [heading, ...cards] = main(site.read("authors/ada-reed/index.html")).split("<article");
  expect(heading).toContain("Ada Reed");
  expect(cards.map((card) => text(`<${card}`))).toEqual([
    "Town A 19 May 2026",
    "Sport B 18 May 2026 Ada Reed and Ben Orr",
  ]);
});

test("a face stands with its name on the front, and not on its own page again", async () => {
  const site = await siteOf({
    "_data/authors.ts": `export default { "ada-reed": { name: "Ada Reed", photo: "ada.svg" } };`,
    "_data/front.ts": `export default { top: 3, blocks: [] };`,
    "seeds/media/ada.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>',
    "seeds/lead.md": story({ title: "Lead", date: "2026-05-20", authors: ["ada-reed"] }),
    "seeds/a.md": story({ title: "A", date: "2026-05-19", authors: ["ada-reed"] }),
    "seeds/b.md": story({ title: "B", date: "2026-05-18", type: "opinion", authors: ["ada-reed"] }),
  });
  const cardsOf = (file: string) => main(site.read(file)).match(/<article.*?<\/article>/gs) ?? [];
  expect(cardsOf("index.html").map(text)).toEqual([
    "World Lead 20 May Ada Reed",
    "World A 19 May",
    "Opinion World B 18 May Ada Reed",
  ]);
  expect(cardsOf("index.html").filter((card) => card.includes("<img"))).toHaveLength(1);
  expect(cardsOf("authors/ada-reed/index.html").filter((card) => card.includes("<img"))).toEqual([]);
});

test("no story stands alone in a row below the lead and the column beside it", async () => {
  const image = { src: "wall.svg", alt: "The wall" };
  const site = await siteOf({
    "_data/front.ts": `export default { top: 7, blocks: [] };`,
    "seeds/media/wall.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"/>',
    ...Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [
        `seeds/${index}.md`,
        story({ title: `${index}`, date: `2026-05-${20 - index}`, ...(index === 0 ? { image } : {}) }),
      ]),
    ),
  });
  const html = main(site.read("index.html"));
  expect(html.match(/class="row of[^"]*"/g)).toEqual(['class="row of2 words kickers"']);
  expect(html.match(/<h3/g)).toHaveLength(7);
});

test("a section and a series that the front names and nobody has are named, with the nearest", async () => {
  const site = await siteOf({
    "_data/front.ts": `export default { blocks: [{ section: "twon" }] };`,
    "seeds/a.md": story({ series: "Tides" }),
  });
  expect(site.said).toEqual(['_data/front.ts:1: blocks.0.section: "twon" is not a section. Did you mean "town"?']);
  const again = await site.again({ "_data/front.ts": `export default { blocks: [{ series: "Tide" }] };` });
  expect(again.said).toEqual([
    '_data/front.ts:1: warning: blocks.0.series: "Tide" is the series of no story. Did you mean "Tides"? The front is built without it.',
  ]);
});
