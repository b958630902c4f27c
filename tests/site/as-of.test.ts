import { describe, expect, test } from "vitest";
import { formats, readFeed } from "./feeds.ts";
import { NOW, siteOf, story } from "./site.ts";

const DAY = 86_400_000;

describe("a correction", () => {
  test("brings a story back whose `updated` is older", async () => {
    const site = await siteOf({
      "seeds/a.md": story({
        updated: "2026-03-03",
        corrections: [{ date: "2026-05-20T09:00:00Z", text: "It was two." }],
      }),
    });
    for (const file of formats) expect(readFeed(site, file).items[0]?.updated, file).toBe("2026-05-20T09:00:00.000Z");
  });

  test("on the day of publication, without a time, is later than that", async () => {
    const site = await siteOf({ "seeds/a.md": story({ corrections: [{ date: "2026-03-02", text: "It was two." }] }) });
    for (const file of formats) {
      expect(readFeed(site, file).items[0], file).toMatchObject({
        published: "2026-03-02T10:00:00.000Z",
        updated: "2026-03-02T10:00:01.000Z",
      });
    }
  });

  test("of today, without a time, brings a story back on a day with many", async () => {
    const today = Object.fromEntries(
      Array.from({ length: 45 }, (_, index) => [
        `seeds/n${index}.md`,
        story({ title: `N${index}`, date: new Date(NOW - index * 60_000).toISOString() }),
      ]),
    );
    const site = await siteOf({
      ...today,
      "seeds/old.md": story({ title: "Old", corrections: [{ date: "2026-06-01", text: "It was two." }] }),
    });
    for (const file of formats) expect(readFeed(site, file).items.at(-1)?.title, file).toBe("Old");
  });
});

test("an update or correction that is dated ahead is warned of, unless its story is to come too", async () => {
  const ahead = { date: "2026-06-02", text: "It was two." };
  const site = await siteOf({
    "seeds/a.md": story({ corrections: [ahead, { date: "2026-05-02", text: "It was one." }] }),
    "seeds/b.md": story({ updated: "2026-06-02T10:00:00Z" }),
    "seeds/draft.md": story({ draft: true, corrections: [ahead] }),
    "seeds/next.md": story({ date: "2026-06-01T12:00:00Z", corrections: [ahead] }),
  });
  expect(site.said).toEqual([
    'seeds/a.md:4: warning: corrections: is dated ahead: "It was two." is on no page before 2 June 2026. Write the day of today, if readers should see it now.',
    "seeds/b.md:4: warning: updated: is dated ahead: the story does not say so before 2 June 2026 at 11:00 BST. Write the time at which it was changed.",
  ]);
  expect((await site.again({}, { now: NOW + 2 * DAY })).said).toEqual([]);
});

test("what is to be updated or corrected later is in no file before its time, and the build says when that is", async () => {
  const site = await siteOf({
    "seeds/a.md": story({
      updated: "2026-06-05T10:00:00Z",
      corrections: [{ date: "2026-06-03T10:00:00Z", text: "Quillfeather was right." }],
    }),
  });
  const has = (where: typeof site, text: string) => where.files.filter((file) => where.read(file).includes(text));
  expect(has(site, "Quillfeather")).toEqual([]);
  expect(has(site, "2026-06-05")).toEqual([]);
  expect(site.result.changesAt).toBe(Date.UTC(2026, 5, 3, 10));
  expect(site.result.nextSeen).toEqual({
    when: "3 June 2026 at 11:00 BST",
    what: expect.stringMatching(/seeds\/a\.md is updated or corrected$/),
  });
  const corrected = await site.again({}, { now: NOW + 3 * DAY });
  expect(has(corrected, "Quillfeather")).toContain("corrections/index.html");
  expect(readFeed(corrected, "rss.xml").items[0]?.updated).toBe("2026-06-03T10:00:00.000Z");
  const updated = await corrected.again({}, { now: NOW + 6 * DAY });
  expect(readFeed(updated, "rss.xml").items[0]?.updated).toBe("2026-06-05T10:00:00.000Z");
});
