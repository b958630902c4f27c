import { expect, test } from "vitest";
import { metaOf, nodesOf } from "./head.ts";
import { everyPolicy, siteOf, story } from "./site.ts";

// What a story's page says beside the story: its series, its other languages, its corrections, where to share it, who wrote it.

const part = (number: number, more = {}) =>
  story({ title: `Part ${number}`, date: `2026-03-0${number}`, series: "Tides", ...more });

const text = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const within = (html: string, start: RegExp): string => text(start.exec(html)?.[0] ?? "");

test("a part of a series says which it is of how many, and leads to the parts before and after it, which are not related stories too", async () => {
  const site = await siteOf({
    "seeds/1.md": part(1),
    "seeds/2.md": part(2),
    "seeds/3.md": part(3),
    "seeds/a.md": story({ title: "Alone", date: "2026-03-04" }),
  });
  const html = site.read("2026/03/02/2/index.html");
  expect(within(html, /<p class="part">.*?<\/p>/s)).toBe("Part 2 of 3 Tides");
  expect([...html.matchAll(/<a rel="(prev|next)" href="([^"]*)"/g)].map(([, rel, href]) => [rel, href])).toEqual([
    ["prev", "/2026/03/01/1/"],
    ["next", "/2026/03/03/3/"],
  ]);
  expect(site.read("2026/03/03/3/index.html")).not.toContain('<a rel="next"');
  expect(site.read("2026/03/04/a/index.html")).not.toContain('class="part"');
});

test("the only part of a series, and a part of a long one, do not say how many there are", async () => {
  const day = (number: number) => String(number).padStart(2, "0");
  const site = await siteOf({
    "seeds/alone.md": story({ title: "Alone", series: "One" }),
    ...Object.fromEntries(
      Array.from({ length: 31 }, (_, index) => [
        `seeds/${index}.md`,
        story({ title: `Day ${index}`, date: `2026-01-${day(index + 1)}`, series: "Diary" }),
      ]),
    ),
  });
  expect(site.read("2026/03/02/alone/index.html")).not.toContain('class="part"');
  expect(within(site.read("2026/01/02/1/index.html"), /<p class="part">.*?<\/p>/s)).toBe("Part 2 Diary");
});

test("a major correction stands above the text, and every one below it", async () => {
  const site = await siteOf({
    "seeds/a.md": story({
      corrections: [
        { date: "2026-03-03", text: "It was Tuesday.", major: true },
        { date: "2026-03-04", text: "It rained." },
      ],
    }),
  });
  const [above = "", below = ""] =
    site.read("2026/03/02/a/index.html").split("<article")[1]?.split('<div class="text">') ?? [];
  expect([above, below].map((half) => [half.includes("It was Tuesday."), half.includes("It rained.")])).toEqual([
    [true, false],
    [true, true],
  ]);
});

test("a story in several languages leads to the others by their own names, and says so to machines, from each to each", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "Wall" }),
    "seeds/mauer.md": story({ title: "Mauer", date: "2026-03-03", language: "de", translationOf: "wall" }),
    "seeds/jidar.md": story({ title: "جدار", date: "2026-03-04", language: "ar", translationOf: "wall" }),
    "seeds/mur.md": story({ title: "Mur", date: "2026-03-05", language: "fr", translationOf: "wall", draft: true }),
  });
  const pages = ["2026/03/02/wall/", "2026/03/03/mauer/", "2026/03/04/jidar/"];
  const html = pages.map((path) => site.read(`${path}index.html`));
  expect(html.map((page) => within(page, /<p class="languages">.*?<\/p>/s))).toEqual([
    "Also in Deutsch العربية",
    "Auch auf English العربية",
    "بلغة أخرى: English Deutsch",
  ]);
  const alternates = html.map((page) => [...page.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(([all]) => all));
  expect(new Set(alternates.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(alternates[0]).toHaveLength(4);
  expect(html.map((page) => metaOf(page, "og:locale:alternate"))).toEqual([
    ["de", "ar"],
    ["en_GB", "ar"],
    ["en_GB", "de"],
  ]);
  const works = html.map((page) => nodesOf(page, "NewsArticle")[0]);
  expect(works[0]).toMatchObject({ workTranslation: [{ inLanguage: "de" }, { inLanguage: "ar" }] });
  expect(works[1]).toMatchObject({ translationOfWork: { url: "https://post.example/2026/03/02/wall/" } });
});

test("when the only translation is hidden, no page names another language", async () => {
  const files = {
    ...everyPolicy,
    "seeds/wall.md": story({ title: "Wall" }),
    "seeds/mauer.md": story({ title: "Mauer", date: "2026-03-03", language: "de", translationOf: "wall" }),
  };
  const site = await siteOf(files);
  expect(site.read("2026/03/02/wall/index.html")).toContain("Deutsch");
  const later = await site.again({
    "seeds/mauer.md": story({
      title: "Mauer",
      date: "2026-03-03",
      language: "de",
      translationOf: "wall",
      expires: "2026-04-01",
    }),
  });
  for (const file of later.files.filter((name) => name.endsWith(".html") || name.endsWith(".xml")))
    expect(later.read(file), file).not.toMatch(/Mauer|mauer|Deutsch|og:locale:alternate/);
});

test("a story can be shared by e-mail and by the services of _data/navigation.ts, which are plain links; its address is there as text", async () => {
  const site = await siteOf({
    "_data/navigation.ts": `export default { header: [], footer: [], share: [{ label: "Elsewhere", url: "https://else.example/?t={title}&u={url}" }] };`,
    "seeds/a.md": story({ title: "Bread & “roses”?" }),
  });
  const html = site.read("2026/03/02/a/index.html");
  expect(html).toContain('<bdi dir="ltr">https://post.example/2026/03/02/a/</bdi>');
  const address = "https%3A%2F%2Fpost.example%2F2026%2F03%2F02%2Fa%2F";
  const title = "Bread%20%26%20%E2%80%9Croses%E2%80%9D%3F";
  expect(html).toContain(`href="https://else.example/?t=${title}&amp;u=${address}">Elsewhere</a>`);
  expect(html).toContain(`href="mailto:?subject=${title}&amp;body=${address}"`);
  expect(html).not.toContain("<script src");
});

test("an address to share at that has no place for the story's is refused", async () => {
  const site = await siteOf({
    "_data/navigation.ts": `export default { header: [], footer: [], share: [{ label: "Elsewhere", url: "https://else.example/" }] };`,
  });
  expect(site.said).toEqual([
    '_data/navigation.ts:1: share.0.url: "https://else.example/" is no address to share at. Write "https://service.example/?text={title}&url={url}".',
  ]);
});

test("a related story says its section where it is not that of the page", async () => {
  const site = await siteOf({
    "seeds/a.md": story({ title: "A", section: "sport", tags: ["Quay"] }),
    "seeds/b.md": story({ title: "B", section: "world", tags: ["Quay"] }),
    "seeds/c.md": story({ title: "C", section: "sport", tags: ["Quay"] }),
    "seeds/d.md": story({ title: "D", section: "sport", tags: ["Quay"] }),
    "seeds/e.md": story({ title: "E", section: "world", date: "2026-03-03" }),
  });
  const related = within(site.read("2026/03/02/d/index.html"), /<section class="block">.*?<\/section>/s);
  expect(related).toBe("Related stories A 2 Mar 2026 World B 2 Mar 2026");
});

test("below a story stand its authors with what _data/authors.ts says of them, and the month that it is from", async () => {
  const site = await siteOf({ "seeds/a.md": story({ authors: ["ada-reed", "Ben Orr"] }) });
  const footer = within(site.read("2026/03/02/a/index.html"), /<footer>.*?<\/footer>/s);
  expect(footer).toContain("Ada Reed Reporter Reports.");
  expect(footer).not.toContain("Ben Orr");
  expect(footer).toContain("This story is from March 2026");
  expect(site.read("2026/03/02/a/index.html")).toContain('href="/2026/03/"');
});

test("a page has the styles of what it shows, one element for each thing, and a plain one none of them", async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>';
  const site = await siteOf({
    "seeds/media/quay.svg": picture,
    "seeds/plain.md": story({ title: "Plain", tags: ["Quay"] }),
    "seeds/table.md": `${story({ title: "Table" })}\n| A | B |\n|---|---|\n| 1 | 2 |\n`,
    "seeds/picture.md": story({ title: "Picture", section: "town", image: { src: "quay.svg", alt: "The quay" } }),
    "seeds/beside.md": story({ title: "Beside", section: "town", date: "2026-03-03" }),
    "seeds/author.md": story({ title: "Author", authors: ["ada-reed"] }),
    "seeds/corrected.md": story({ title: "Corrected", corrections: [{ date: "2026-03-04", text: "It rained." }] }),
    "seeds/dateline.md": story({ title: "Dateline", location: "Oslo" }),
    "seeds/link.md": `${story({ title: "Link" })}\nSee [elsewhere](https://else.example/).\n`,
    "seeds/near.md": story({ title: "Near", date: "2026-03-08" }),
    "seeds/arabic.md": story({ title: "جدار", date: "2026-03-09", language: "ar" }),
  });
  const parts = {
    pictures: ".teaser>picture>img{",
    figures: ".lead{",
    notes: ".corrections{",
    markup: "table{",
    inline: ".text a{",
    directions: '[dir="rtl"]{',
  };
  const stylesOf = (path: string) => {
    const blocks = [...site.read(`2026/03/${path}/index.html`).matchAll(/<style>(.*?)<\/style>/gs)];
    return blocks.map(([, css = ""]) => css);
  };
  const partsOf = (path: string) =>
    Object.entries(parts).flatMap(([name, rule]) => (stylesOf(path).some((css) => css.includes(rule)) ? name : []));
  expect(partsOf("02/plain")).toEqual([]);
  expect(partsOf("02/table")).toEqual(["pictures", "figures", "markup"]);
  expect(partsOf("02/picture")).toEqual(["pictures", "figures"]);
  expect(partsOf("03/beside"), "the teaser of a related story has a picture").toEqual(["pictures", "figures"]);
  expect(partsOf("02/author")).toEqual(["notes"]);
  expect(partsOf("02/corrected")).toEqual(["notes"]);
  expect(partsOf("02/dateline")).toEqual(["inline"]);
  expect(partsOf("02/link")).toEqual(["inline"]);
  expect(partsOf("09/arabic")).toEqual(["directions"]);
  expect(partsOf("08/near"), "the next story is from right to left").toEqual(["directions"]);
  // So that the policy needs few hashes.
  const [first, ...others] = stylesOf("02/table");
  expect(stylesOf("02/plain")).toEqual([first, others.at(-1)]);
});

test("most pages have four stories alike below a short headline: others have styles for theirs", async () => {
  const near = (day: number, front: Record<string, unknown> = {}) =>
    story({ title: `On day ${day}`, date: `2026-03-0${day}`, section: "sport", tags: ["Quay"], ...front });
  const site = await siteOf({
    "seeds/1.md": near(1, { title: "A headline that goes on and on ".repeat(5) }),
    ...Object.fromEntries([2, 3, 4, 5].map((day) => [`seeds/${day}.md`, near(day)])),
    "seeds/6.md": near(6, { section: "world" }),
    "seeds/7.md": near(7),
  });
  const parts = (path: string) => {
    const html = site.read(`2026/03/0${path}/index.html`);
    return [".of3.row{", ".kickers>", ".long{"].filter((rule) => html.includes(rule));
  };
  expect(parts("1/1")).toEqual([".long{"]);
  expect(parts("5/5"), "three stories").toEqual([".of3.row{", ".kickers>"]);
  expect(parts("6/6"), "four stories of another section").toEqual([".of3.row{", ".kickers>"]);
  expect(parts("7/7"), "four stories of its own").toEqual([]);
});
