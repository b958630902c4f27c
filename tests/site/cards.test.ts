import { expect, test } from "vitest";
import type { Edition, View } from "../../src/site/edition.ts";
import { NOW, siteOf, story } from "./site.ts";
import { copy, editionOf, outlet } from "./small.ts";

// Which card a story is shared with. How one is drawn is in tests/media/cards.

const since = (day: string) => ({ ...outlet, design: { ...outlet.design, cards: { since: day }, typesetter: "1" } });
const cardsOn = (edition: Edition) => {
  const views = edition.routes.flatMap((route) => (route.kind === "article" ? [route.view()] : []));
  return new Map(views.map((view: View<"article">) => [view.headline, view.card]));
};
const editionWith = (day: string, change: (headline: string) => string = (same) => same) =>
  editionOf(
    {
      ...copy,
      stories: copy.stories.map((each) => ({
        ...each,
        headline: change(each.headline),
        fingerprint: change(each.headline),
      })),
    },
    since(day),
    { now: NOW },
  );

test("a story without a picture has a card of its own from that day on, and its section's before", () => {
  const edition = editionWith("2026-05-01");
  const cards = cardsOn(edition);
  const drawn = new Map(edition.assets.flatMap(({ file, made }) => (made?.kind === "card" ? [[file, made]] : [])));
  const drawnFor = (headline: string) => drawn.get(cards.get(headline)?.url.replace("https://post.example/", "") ?? "");
  expect(cards.get("Wall rises")?.url).toContain("/media/quay-");
  expect(drawnFor("Late")).toMatchObject({ headline: "Late", label: "World", name: "The Test Post", direction: "ltr" });
  expect(cards.get("Late")).toMatchObject({ alt: "Late", width: 1200, height: 630, own: true });
  expect(drawnFor("\u062c\u0633\u0631")).toMatchObject({
    language: "ar",
    direction: "rtl",
    outlet: { direction: "ltr" },
  });
  expect(drawnFor("Bell rings")).toMatchObject({ headline: "Town", language: "en-GB" });
  expect(drawnFor("Bell rings")).not.toHaveProperty("label");
  expect(cards.get("Bell rings")?.alt).toBe("The Test Post");
  expect(drawnFor("Old story")).toMatchObject({ headline: "World" });
});

test("without a day, every story shows the card of the paper", () => {
  const edition = editionOf(copy, outlet, { now: NOW });
  expect(cardsOn(edition).get("Late")?.url).toBe("https://post.example/assets/card.png");
  expect(edition.assets.filter(({ made }) => made?.kind === "card")).toEqual([]);
});

test("another headline, colour, font or name is another address; the same words are the same address", () => {
  const late = (edition: Edition) => cardsOn(edition).get("Late")?.url;
  const first = late(editionWith("2026-05-01"));
  expect(late(editionWith("2026-04-01"))).toBe(first);
  expect(cardsOn(editionWith("2026-05-01", (headline) => `${headline}!`)).get("Late!")?.url).not.toBe(first);
  for (const design of [{ typesetter: "2" }, { wordmark: "THE POST" }])
    expect(
      late(editionOf(copy, { ...outlet, design: { ...since("2026-05-01").design, ...design } }, { now: NOW })),
    ).not.toBe(first);
});

test("the edition is made again where the headline of a card changes, and only there", () => {
  const words = (name: string, headline: string) =>
    copy.stories.flatMap((each) => (each.headline === name ? [{ ...each, headline, fingerprint: headline }] : []));
  expect(editionWith("2026-05-01").replaceStories(words("Late", "Later"))).toBeUndefined();
  expect(editionWith("2026-05-01").replaceStories(words("Bell rings", "Bell rang"))).toBeDefined();
  expect(editionOf(copy, outlet, { now: NOW }).replaceStories(words("Late", "Later"))).toBeDefined();
});

test("a card is drawn once, kept, and gone with its headline", async () => {
  const site = await siteOf({
    "_data/design.ts": 'export default { cards: { since: "2026-03-01" } };',
    "seeds/2026-03-02-council.md": story(),
  });
  expect(site.said).toEqual([]);
  const [card = "", ...more] = site.files.filter((file) => file.startsWith("media/"));
  expect(more).toEqual([]);
  expect(card).toMatch(/^media\/card-[0-9a-f]{16}\.png$/);
  const page = site.read("2026/03/02/council/index.html");
  expect(page).toContain(`content="https://post.example/${card}"`);
  expect(page).toContain(`"image":"https://post.example/${card}"`);
  const after = await site.again({ "seeds/2026-03-02-council.md": story({ title: "Council met" }) });
  const [other] = after.files.filter((file) => file.startsWith("media/"));
  expect(other).not.toBe(card);
  expect(after.files).not.toContain(card);
});

test("what is no day is said", async () => {
  const { said } = await siteOf({
    "_data/design.ts": 'export default { cards: { since: "last week" } };',
    "seeds/2026-03-02-council.md": story(),
  });
  expect(said).toEqual(['_data/design.ts:1: cards.since: "last week" is not a day. Write it like "2026-11-27".']);
});
