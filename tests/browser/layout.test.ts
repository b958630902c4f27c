import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page as Tab } from "playwright-core";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { build } from "../../src/build/build.ts";
import { type Files, optionsFor, outlet, story, write } from "../site/site.ts";
import { tooWide, violationsIn } from "./axe.ts";
import { browser, everyKindOfPage, isOnPaper, onEach, site, sizes } from "./pages.ts";
import { serve } from "./serve.ts";
import { faultsOfWalk, walk } from "./walk.ts";

// How pages are laid out, measured by boxes: the repository's own paper, and one of eight stories without a picture.

const widths = [360, 768, 1024, 1440] as const;

/** Rows of a grid that do not reach its end, and cells without words, picture or size. */
const EMPTY_CELLS = `[...document.querySelectorAll("main *")]
  .filter((grid) => getComputedStyle(grid).display === "grid" && !grid.matches(".teaser, .calendar, .calendar *"))
  .flatMap((grid) => {
    const box = grid.getBoundingClientRect();
    const cells = [...grid.children].map((cell) => ({ cell, at: cell.getBoundingClientRect() })).filter(({ at }) => at.height > 0);
    const hollow = cells.filter(({ cell, at }) => at.width < 1 || (cell.textContent.trim() === "" && !cell.querySelector("img")));
    const lines = Map.groupBy(cells, ({ at }) => Math.round(at.top));
    const style = getComputedStyle(grid);
    const inner = box.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const gap = parseFloat(style.columnGap) || 0;
    const short = [...lines.values()].filter((line) => {
      // What begins higher and reaches beside this line fills its part of it.
      const top = line[0].at.top;
      const beside = cells.filter(({ at }) => at.top < top - 1 && at.bottom > top + 1);
      const filled = [...line, ...beside].reduce((sum, { at }) => sum + at.width, 0) + gap * (line.length + beside.length - 1);
      return filled < inner - 8;
    });
    const name = grid.className || grid.tagName;
    return [...hollow.map(() => name + " has an empty cell"), ...short.map((line) => name + " has a short row: " + line[0].cell.textContent.trim().slice(0, 40))];
  })`;

const emptyCells = (tab: Tab) => tab.evaluate<string[]>(EMPTY_CELLS);

/** Stories to which a page has more than one link that shows their headline. */
const TWICE = `(() => {
  const links = [...document.querySelectorAll("main :is(h3 > a, [rel=prev], [rel=next], .series a)")].map((link) => link.pathname);
  return links.filter((link, index) => links.indexOf(link) !== index);
})()`;

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

/** Builds a paper and serves it until all tests have ended. It goes with the folder of the run. */
async function open(files: Files): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-layout-"));
  write(folder, outlet);
  write(folder, files);
  expect((await build(optionsFor(folder))).published).toBe(true);
  const { origin, close } = await serve(join(folder, "_site"));
  closers.push(close);
  return origin;
}

/** Where a paper of eight stories without a picture is. */
const eight = await open(
  Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `seeds/${index}.md`,
      story({
        title: `Story number ${index} of the week has a headline`,
        date: `2026-05-${20 - index}`,
        section: index % 3 === 0 ? "town" : "world",
        ...(index % 2 ? { description: "The drainage board says that the gate is old." } : {}),
      }),
    ]),
  ),
);

const NARROW = `[...document.querySelectorAll(":is(.masthead, main) :is(h1, h2, h3, p)")]
  .filter((each) => each.checkVisibility() && each.innerText.length > 8 && each.className !== "unseen")
  .filter((each) => each.getBoundingClientRect().width < 4 * parseFloat(getComputedStyle(each).fontSize))
  .map((each) => "is narrow: " + each.outerHTML.slice(0, 120))`;

/** What stands alone to be touched and is low. Links within a sentence are what WCAG excepts; a teaser's link covers the teaser. */
const LOW = `[...document.querySelectorAll("a[href], summary")].filter((link) => link.checkVisibility() && !link.closest(".skip, p, .teaser, td, li p, figcaption, .text, sup, dd"))
  .filter((link) => link.getBoundingClientRect().height < 43.5).map((link) => "has a low target: " + link.outerHTML.slice(0, 100))`;

const narrow = (tab: Tab) => tab.evaluate<string[]>(NARROW);

async function emptyCellsAt(tab: Tab, width: number): Promise<string[]> {
  await tab.setViewportSize({ width, height: 900 });
  return (await emptyCells(tab)).map((what) => `at ${width} ${what}`);
}

const onWidths = async (tab: Tab): Promise<string[]> => {
  const found: string[] = [];
  for (const width of widths) found.push(...(await emptyCellsAt(tab, width)));
  return found;
};

const isOf =
  (...kinds: readonly string[]) =>
  (page: { readonly kind: string }) =>
    kinds.includes(page.kind);
const pages = everyKindOfPage();
expect(pages.filter(isOf("front", "article")).length).toBeGreaterThan(1);

const seen = await onEach(
  pages,
  { viewport: sizes.telephone },
  {
    twice: async (tab, page) =>
      isOf("front", "article")(page) ? (await tab.evaluate<string[]>(TWICE)).map((path) => `has ${path} twice`) : [],
    low: (tab) => tab.evaluate<string[]>(LOW),
    emptyCells: onWidths,
    async zoomed(tab) {
      // In rem it is as wide as a telephone.
      await tab.setViewportSize({ width: 180, height: 390 });
      return narrow(tab);
    },
    async headline(tab, page) {
      if (!isOf("front", "article")(page)) return [];
      // 1,280 by 1,024 pixels, four times as large.
      await tab.setViewportSize({ width: 320, height: 256 });
      const top = await tab.evaluate<number>(
        `document.querySelector("article h1, .lead h3").getBoundingClientRect().top`,
      );
      return top < 256 - 40 ? [] : [`has its headline ${Math.round(top)} pixels down`];
    },
    async walk(tab) {
      await tab.setViewportSize(sizes.telephone);
      return faultsOfWalk(tab);
    },
    async grown(tab) {
      await tab.addStyleTag({ content: "html { font-size: 200% !important }" });
      return narrow(tab);
    },
  },
);

test("no grid has an empty cell or a half-empty row at any width", () => {
  expect(seen("emptyCells")).toEqual([]);
});

test("no story stands twice on a page", () => {
  expect(seen("twice")).toEqual([]);
});

test("the Tab key walks a whole page on a telephone in the order of its text, shows where it is, and is caught nowhere", () => {
  expect(seen("walk")).toEqual([]);
});

test("whatever stands alone to be touched is 44 pixels high", () => {
  expect(seen("low")).toEqual([]);
});

test("at 400 % zoom the headline of a story and of the lead is on the first screen", () => {
  expect(seen("headline")).toEqual([]);
});

test("on a telephone with text at 200 % every text has room for its words, also where only text grows and no breakpoint knows", () => {
  expect([...seen("zoomed"), ...seen("grown")]).toEqual([]);
});

const fronts = site.pages.filter(isOnPaper).filter(isOf("front"));
const onFronts = await onEach(
  fronts,
  { viewport: sizes.desk },
  {
    async stops(tab) {
      const { length } = await walk(tab);
      expect(length).toBeGreaterThan(20);
      return length > 60 ? [`has ${length} stops`] : [];
    },
    async sheets(tab) {
      const sheets = (await tab.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(sheets).toBeGreaterThan(0);
      return sheets > 3 ? [`takes ${sheets} pages`] : [];
    },
  },
);

test("the front has at most 60 stops of the Tab key", () => {
  expect(onFronts("stops")).toEqual([]);
});

test("on paper the front takes at most three pages", () => {
  expect(onFronts("sheets")).toEqual([]);
});

test("no grid of a paper of eight stories has an empty cell or a half-empty row, and no story stands twice", async () => {
  const tab = await browser.newPage();
  const found: string[] = [];
  for (const page of ["/", "/world/", "/archive/", "/2026/", "/2026/05/", "/2026/05/20/0/", "/subscribe/"]) {
    await tab.goto(eight + page);
    found.push(...(await onWidths(tab)).map((what) => `${page} ${what}`));
    found.push(...(await tab.evaluate<string[]>(TWICE)).map((path) => `${page} has ${path} twice`));
  }
  expect(found).toEqual([]);
  await tab.close();
});

test("the fronts and lists of other languages are as accessible as the rest, fit a telephone, and have no empty cell", async () => {
  const inLanguage = (language: string, title: string): [string, string][] =>
    Array.from({ length: 6 }, (_, index) => [
      `seeds/${language}-${index}.md`,
      story({ title: `${title} ${index}`, date: `2026-05-${20 - index}`, language, description: title }),
    ]);
  const origin = await open({
    ...Object.fromEntries([
      ...inLanguage("de", "Der Rat erhöht die Hafenmauer"),
      ...inLanguage("ar", "المجلس يرفع الجدار"),
    ]),
    "seeds/wall.md": story({ title: "Wall", date: "2026-05-20" }),
  });
  const found: string[] = [];
  for (const [width, colorScheme] of [
    [360, "dark"],
    [1440, "light"],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const tab = await context.newPage();
    for (const page of ["/", "/de/", "/ar/", "/de/latest/", "/ar/latest/", "/2026/05/20/ar-0/", "/subscribe/"]) {
      await tab.goto(origin + page);
      for (const look of [violationsIn, tooWide, emptyCells])
        for (const what of await look(tab)) found.push(`${page} at ${width} ${what}`);
    }
    await context.close();
  }
  expect(found).toEqual([]);
});

test("on a telephone the menu opens and closes without script, by keyboard too, and the current section is marked", async () => {
  const context = await browser.newContext({ viewport: sizes.telephone, javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${eight}/world/`);
  expect(await tab.locator("nav#main_menu").isVisible()).toBe(false);
  await tab.locator("a.menu").focus();
  await tab.keyboard.press("Enter");
  expect(await tab.locator("nav#main_menu a").first().isVisible()).toBe(true);
  expect(await tab.locator("nav [aria-current=page]").textContent()).toBe("World");
  await tab.keyboard.press("Tab");
  expect(await tab.locator("nav#main_menu a:focus").count()).toBe(1);
  await tab.locator("a.close").click();
  expect(await tab.locator("nav#main_menu").isVisible()).toBe(false);
  await tab.goto(`${eight}/2026/05/20/0/`);
  expect(await tab.locator("nav [aria-current=true]").count()).toBe(1);
  await context.close();
});

test("an author's photo stands at the edge of the page, and her opinions there show neither it again nor a dot without words before it", async () => {
  const face = await sharp({ create: { width: 600, height: 800, channels: 3, background: "#369" } })
    .jpeg()
    .toBuffer();
  const origin = await open({
    "_data/authors.ts": `export default { "ada-reed": { name: "Ada Reed", photo: "ada.jpg" } };`,
    "seeds/media/ada.jpg": face,
    "seeds/a.md": story({ title: "A", date: "2026-05-20", section: "town", type: "opinion", authors: ["ada-reed"] }),
  });
  const tab = await browser.newPage();
  await tab.goto(`${origin}/authors/ada-reed/`);
  for (const viewport of [sizes.desk, sizes.telephone]) {
    await tab.setViewportSize(viewport);
    const edges = await tab.evaluate<number[]>(
      `[".person img", ".breadcrumb", "h1"].map((each) => document.querySelector(each).getBoundingClientRect().left)`,
    );
    expect(edges[0]).toBe(edges[1]);
    if (viewport === sizes.telephone) expect(edges[0]).toBe(edges[2]);
  }
  expect(await tab.locator(".teaser img").count()).toBe(0);
  for (const page of ["/", "/town/"]) {
    await tab.goto(origin + page);
    expect(await tab.locator(".teaser .meta img").count()).toBe(1);
    const before = `getComputedStyle(document.querySelector(".meta > picture"), "::after").content`;
    expect(await tab.evaluate<string>(before)).toBe("none");
  }
  await tab.close();
});

test("a headline in the other direction is set as close as those beside it", async () => {
  const origin = await open({
    "seeds/a.md": story({ title: "ساعة القراءة", date: "2026-05-20", section: "town", language: "ar" }),
    "seeds/b.md": story({ title: "The reading hour", date: "2026-05-20", section: "town" }),
  });
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${origin}/town/`);
  const heights = `Object.fromEntries([...document.querySelectorAll("h3")].map((each) => {
    const { direction, lineHeight, fontSize } = getComputedStyle(each);
    return [direction, (parseFloat(lineHeight) / parseFloat(fontSize)).toFixed(2)];
  }))`;
  expect(await tab.evaluate(heights)).toEqual({ rtl: "1.45", ltr: "1.16" });
  await context.close();
});

test("an upright picture never fills the screen", async () => {
  const origin = await open({
    "seeds/tall.jpg": await sharp({ create: { width: 1000, height: 2000, channels: 3, background: "#369" } })
      .jpeg()
      .toBuffer(),
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `seeds/${index}.md`,
        story({ title: `${index}`, date: `2026-05-${20 - index}`, image: { src: "tall.jpg", alt: "A tower" } }),
      ]),
    ),
  });
  const tab = await browser.newPage();
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 800 });
    for (const page of ["/", "/world/", "/2026/05/20/0/"]) {
      await tab.goto(origin + page);
      const heights = await tab.evaluate<number[]>(
        `[...document.querySelectorAll("main img")].map((image) => image.getBoundingClientRect().height)`,
      );
      expect(Math.max(...heights), `${page} at ${width}`).toBeLessThan(760);
    }
    // The headline of the story is on the screen with it.
    const lead = `document.querySelector(".lead img").getBoundingClientRect().height`;
    expect(await tab.evaluate<number>(lead), `lead at ${width}`).toBeLessThanOrEqual(0.65 * 800);
  }
  await tab.close();
});

test("a long headline is set smaller than a short one, on its page and where it leads", async () => {
  const long =
    "The council votes by nine to eight to lower the fees of all stalls and to light the whole way to the station";
  const origin = await open({
    "seeds/long.md": story({ title: long, date: "2026-05-20", section: "town" }),
    "seeds/short.md": story({ title: "The council votes", date: "2026-05-20", section: "world" }),
  });
  const tab = await browser.newPage();
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 800 });
    const sizeOf = async (page: string, heading: string) => {
      await tab.goto(origin + page);
      return tab.evaluate<number>(`parseFloat(getComputedStyle(document.querySelector("${heading}")).fontSize)`);
    };
    for (const [one, other, heading] of [
      ["/2026/05/20/long/", "/2026/05/20/short/", "h1"],
      ["/town/", "/world/", ".pair h3"],
    ] as const)
      expect(await sizeOf(one, `main ${heading}`), `${one} at ${width}`).toBeLessThan(
        await sizeOf(other, `main ${heading}`),
      );
  }
  await tab.close();
});

test("a photo of an author keeps its shape beside much text", async () => {
  const origin = await open({
    "_data/authors.ts": (before) => before.replace('"Reports."', `"${"Much to say. ".repeat(80)}", photo: "ada.jpg"`),
    "seeds/media/ada.jpg": await sharp({ create: { width: 600, height: 600, channels: 3, background: "#369" } })
      .jpeg()
      .toBuffer(),
    "seeds/a.md": story({ authors: ["ada-reed"] }),
  });
  const context = await browser.newContext({ viewport: { width: 768, height: 800 } });
  const tab = await context.newPage();
  await tab.goto(`${origin}/authors/ada-reed/`);
  const shape = `(({ width, height }) => width / height)(document.querySelector(".person img").getBoundingClientRect())`;
  expect(await tab.evaluate(shape)).toBe(1);
  await context.close();
});

test("code keeps its order in a text from right to left", async () => {
  const origin = await open({
    "seeds/a.md": story({ date: "2026-05-20", language: "ar" }, 'نص\n\n```\ncurrency = "EGP"\n```\n'),
  });
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${origin}/2026/05/20/a/`);
  // The last sign stands right of all others.
  const ends = `(() => {
    const text = document.querySelector("pre code").firstChild;
    return [0, text.data.length - 2].map((at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
  })()`;
  const [first = 0, last = 0] = await tab.evaluate<number[]>(ends);
  expect(last).toBeGreaterThan(first);
  await context.close();
});

test("in a paper from right to left figures keep their minus and end at one line, and the foot of a story in English is in one piece", async () => {
  const table = "| البند | 2027 |\n|:--|--:|\n| إيجار | 85,000 |\n| صيانة | −310,000 |\n";
  const origin = await open({
    "_data/site.ts": (before) =>
      before.replace('"en-GB"', '"ar"').replace("place:", 'telephone: "+216 71 000 142", place:'),
    "seeds/table.md": story({ title: "كم يكلّف رصيف؟", date: "2026-05-20" }, table),
    "seeds/english.md": story({ title: "A reading room", date: "2026-05-19", language: "en" }),
  });
  const tab = await browser.newPage();
  await tab.goto(`${origin}/2026/05/20/table/`);
  // Where each letter of a text is.
  await tab.evaluate(`window.at = (element, index) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    return range.getBoundingClientRect();
  }`);
  const [minus, digit, ends, plus, first] = await tab.evaluate<[number, number, number[], number, number]>(`(() => {
    const cells = [...document.querySelectorAll("td.right")];
    const last = cells.at(-1);
    const telephone = document.querySelector(".colophon bdi");
    return [
      at(last, 0).left, at(last, 1).left,
      cells.map((cell) => Math.round(at(cell, cell.textContent.length - 1).right)),
      at(telephone, 0).left, at(telephone, 1).left,
    ];
  })()`);
  expect(minus).toBeLessThan(digit);
  expect(new Set(ends).size).toBe(1);
  expect(plus).toBeLessThan(first);
  await tab.goto(`${origin}/2026/05/19/english/`);
  const edges = await tab.evaluate<number[]>(
    `[...document.querySelectorAll(".colophon .name, .colophon li:first-child")].map((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return Math.round(range.getBoundingClientRect().right);
    })`,
  );
  expect(edges[0]).toBe(edges[1]);
  await tab.close();
});
