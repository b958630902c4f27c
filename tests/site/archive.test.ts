import { expect, test } from "vitest";
import { weekdaysIn, weeksOf } from "../../src/model/month-grid.ts";
import { siteOf, story } from "./site.ts";

test.each([
  ["en-GB", "Monday"],
  ["en-US", "Sunday"],
  ["ar-EG", "السبت"],
])("the week begins in %s on %s", (language, first) => {
  expect(weekdaysIn(language)[0]?.long).toBe(first);
});

test("a month has its days in weeks of seven", () => {
  const weeks = weeksOf(2026, 2, "en-GB");
  // 1 February 2026 was a Sunday.
  expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, 1]);
  expect(weeks.at(-1)).toEqual([23, 24, 25, 26, 27, 28, undefined]);
  expect(weeksOf(2024, 2, "en-GB").flat().filter(Boolean)).toHaveLength(29);
});

test("each day of the calendar leads to its stories, also on an older page of a busy month", async () => {
  const busy = Object.fromEntries(
    Array.from({ length: 210 }, (_, index) => [
      `seeds/${index}.md`,
      story({ title: `Story ${index}`, date: index < 110 ? "2026-03-02" : "2026-03-09" }),
    ]),
  );
  const site = await siteOf(busy);
  const year = site.read("2026/index.html");
  const links = [...year.matchAll(/<td><a href="([^"]*)#([^"]*)" aria-label="([^"]*)">(\d+)<\/a>/g)].map(
    ([, ...found]) => found,
  );
  expect(links.map(([, , , day]) => day)).toEqual(["2", "9"]);
  for (const [path = "", id = ""] of links)
    expect(site.read(`${path.slice(1)}index.html`), path).toContain(`id="${id}"`);
  expect(links[1]?.[2]).toMatch(/^Monday,? 9 March 2026$/);
  const archive = site.read("archive/index.html");
  expect(archive).toContain('<a href="/2026/03/">March <span class="meta">210 stories</span></a>');
});

test("the archive and the calendar of a year name the months with stories, in their order, and no other", async () => {
  const site = await siteOf({
    "seeds/a.md": story({ title: "A", date: "2026-05-02" }),
    "seeds/b.md": story({ title: "B", date: "2026-02-01" }),
    "seeds/c.md": story({ title: "C", date: "2024-11-30" }),
  });
  const monthsOf = (html: string) => [...html.matchAll(/<a href="\/(\d{4}\/\d\d)\/">/g)].map(([, month]) => month);
  const archive = site.read("archive/index.html");
  expect(monthsOf(archive)).toEqual(["2026/02", "2026/05", "2024/11"]);
  const [list = ""] = /<ol class="months">.*?<\/ol>/s.exec(archive) ?? [];
  expect(list.match(/<li>/g)).toHaveLength(2);
  expect(monthsOf(site.read("2024/index.html"))).toEqual(["2024/11"]);
});

test("Subscribe begins with the newsletter, if there is one, and one address, and folds the list of all feeds", async () => {
  const site = await siteOf({
    "_data/site.ts": (before) => before.replace("{", '{ newsletter: "https://letters.example/post",'),
    "seeds/a.md": story(),
  });
  const html = site.read("subscribe/index.html");
  const [open = "", folded = ""] = html.slice(html.indexOf("<main")).split("<details>");
  expect([...open.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    "/",
    "https://letters.example/post",
    "/rss.xml",
  ]);
  expect(open).toContain("https://post.example/rss.xml");
  expect(folded).toContain('href="/world/rss.xml"');
});
