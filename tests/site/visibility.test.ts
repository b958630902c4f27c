import { expect, test } from "vitest";
import { NOW, type Site, siteOf, story } from "./site.ts";

const DAY = 86_400_000;

const filesWith = (site: Site, phrase: string) => site.files.filter((file) => site.read(file).includes(phrase));

const hidden = {
  "seeds/open.md": story({ title: "Open", tags: ["Harbour"] }),
  "seeds/draft.md": story(
    { title: "Quillfeather", draft: true, tags: ["Harbour"], authors: ["Quillfeather"] },
    "Quillfeather rises.",
  ),
  "seeds/embargoed.md": story(
    { title: "Ravelstone", embargo: "2026-07-01T06:00:00Z", tags: ["Harbour"] },
    "Ravelstone falls.",
  ),
  "seeds/future.md": story({ title: "Tomorrowton", date: "2026-06-02T06:00:00Z" }, "Tomorrowton wakes."),
  "seeds/expired.md": story(
    { title: "Underbridge", expires: "2026-05-01", series: "Underbridge" },
    "Underbridge closes.",
  ),
};

test("a draft, an embargoed, a future and an expired story are in no file at all", async () => {
  const site = await siteOf(hidden);
  for (const phrase of ["Quillfeather", "Ravelstone", "Tomorrowton", "Underbridge"])
    expect(filesWith(site, phrase), phrase).toEqual([]);
  expect(
    site.files.filter((file) =>
      /quillfeather|ravelstone|tomorrowton|underbridge|draft|embargoed|future|expired/.test(file),
    ),
  ).toEqual([]);
});

test("they appear when the clock is moved, and the draft when it is one no more", async () => {
  const site = await siteOf(hidden);
  const june = await site.again({}, { now: NOW + 2 * DAY });
  expect(june.files).toContain("2026/06/02/future/index.html");
  const july = await site.again({}, { now: NOW + 31 * DAY });
  expect(filesWith(july, "Ravelstone").length).toBeGreaterThan(3);
  const april = await site.again({}, { now: NOW - 40 * DAY });
  expect(filesWith(april, "Underbridge").length).toBeGreaterThan(3);
  expect(filesWith(april, "Tomorrowton")).toEqual([]);
  const published = await site.again({ "seeds/draft.md": story({ title: "Quillfeather" }) });
  expect(published.files).toContain("2026/03/02/draft/index.html");
});

test("the build says when the edition next changes by itself, on the clock of the outlet, and why", async () => {
  const site = await siteOf(hidden);
  expect(site.result.changesAt).toBe(Date.UTC(2026, 5, 2, 6));
  expect(site.result.nextSeen).toEqual({
    when: "2 June 2026 at 07:00 BST",
    what: expect.stringMatching(/seeds\/future\.md is published$/),
  });
  const later = await site.again({}, { now: NOW + 60 * DAY });
  expect(later.result.changesAt).toBeUndefined();
  const june = await later.again({}, { now: NOW + 3 * DAY });
  expect([june.result.changesAt, june.result.nextSeen]).toEqual([
    Date.UTC(2026, 5, 4, 6),
    {
      when: "1 July 2026 at 07:00 BST",
      what: expect.stringMatching(/embargoed\.md is published, because its embargo ends$/),
    },
  ]);
});

test("a story that leaves takes its page, its lists and its feeds with it, and nobody else's files", async () => {
  const site = await siteOf({ ...hidden, "_site/CNAME": "post.example\n" });
  expect(site.files).toContain("tags/harbour/rss.xml");
  const after = await site.again({ "seeds/open.md": null, "seeds/other.md": story({ title: "Other" }) });
  expect(after.files.filter((file) => file.includes("harbour") || file.includes("open"))).toEqual([]);
  expect(after.files).toContain("CNAME");
});

test("a page that was a file becomes a folder, and a file again", async () => {
  const site = await siteOf({ "seeds/a.md": story({ url: "/x.html" }) });
  const folder = await site.again({ "seeds/a.md": story({ url: "/x.html/" }) });
  expect(folder.files).toContain("x.html/index.html");
  const file = await folder.again({ "seeds/a.md": story({ url: "/x.html" }) });
  expect(file.files.filter((each) => each.startsWith("x.html"))).toEqual(["x.html"]);
});

test("pictures of a story that is not public are not there either", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>';
  const image = { src: "wall.svg", alt: "A wall" };
  const site = await siteOf({
    "seeds/media/wall.svg": svg,
    "seeds/a.md": story({ title: "A" }),
    "seeds/b.md": story({ title: "B", image, embargo: "2099-01-01" }),
  });
  expect(site.files.filter((file) => file.startsWith("media/"))).toEqual([]);
  const after = await site.again({ "seeds/b.md": story({ title: "B", image }) });
  const media = after.files.filter((file) => file.startsWith("media/"));
  expect(media.map((file) => file.replace(/-[0-9a-f]{8}/, "")).sort()).toEqual([
    "media/wall-1200.jpg",
    "media/wall-16x9-1200.jpg",
    "media/wall-1x1-1200.jpg",
    "media/wall-4x3-1200.jpg",
    "media/wall.svg",
  ]);
});
