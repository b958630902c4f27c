import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import type { Browser, BrowserContext, Page as Tab } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../src/build/build.ts";
import { embeddable } from "../../src/content/markdown/blocks/providers.ts";
import { optionsFor, outlet, story, write } from "../site/site.ts";
import { violationsIn } from "./axe.ts";
import { isAboutSandbox, openChromium } from "./chromium.ts";
import { type Served, serve } from "./serve.ts";

// What other sites show, under the security policy of the site, with and without scripts. Their frames are played by this test.

const addresses: Record<string, string> = {
  YouTube: "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
  Vimeo: "https://vimeo.com/76979871",
  Mastodon: "https://mastodon.social/@Gargron/100254678717223630",
  Bluesky: "https://bsky.app/profile/bsky.app/post/3l6oveex3ii2l",
  Datawrapper: "https://datawrapper.dwcdn.net/AbC12/3/",
  Flourish: "https://public.flourish.studio/visualisation/123456/",
  Spotify: "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk",
  SoundCloud: "https://soundcloud.com/forss/flickermood",
  OpenStreetMap: "https://www.openstreetmap.org/#map=15/29.2838/-94.7886",
  X: "https://x.com/jack/status/20",
  Instagram: "https://www.instagram.com/p/CxYz_-1/",
  TikTok: "https://www.tiktok.com/@scout2015/video/6718335390845095173",
  DocumentCloud: "https://www.documentcloud.org/documents/282753-lefler-thesis",
};
const framed = Object.entries(addresses).flatMap(([name, address]) => {
  const frame = embeddable(address)?.frame;
  return frame === undefined ? [] : [{ name, address, frame }];
});
const slugOf = (name: string) => name.toLowerCase();
const pathOf = (name: string) => `/2026/03/02/${slugOf(name)}/`;
const blocksOf = (name: string, address: string, title: string) =>
  `::: embed ${address} ${title} "${name}"\n![A still of ${name}](wall.svg)\n:::\n\nAfter it.`;

const folder = mkdtempSync(join(tmpdir(), "broadsheet-embeds-"));
const output = join(folder, "_site");
let browser: Browser;
let served: Served;

beforeAll(async () => {
  write(folder, {
    ...outlet,
    "_data/calls.ts": `export default { give: { heading: "Give", text: "We need it.", address: "/about/", button: "Give now", below: ["town"], front: true } };`,
    "seeds/pages/about.md": "---\ntitle: About\n---\nWho we are.\n\n::: box tips Write to us\n- By post\n:::\n",
    "seeds/wall.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#00f"/></svg>',
    ...Object.fromEntries(
      Object.entries(addresses).map(([name, address]) => [
        `seeds/2026-03-02-${slugOf(name)}.md`,
        story({ title: `What ${name} shows of it` }, blocksOf(name, address, "It's shown on")),
      ]),
    ),
    "seeds/2026-03-02-all.md": story(
      { title: "All blocks", section: "sport" },
      [
        "## Why",
        '::: gallery\n![One](wall.svg "A wall | Credit: Tova")\n![Two](wall.svg)\n![Three](wall.svg "Third")\n:::',
        '::: figure side\n![Side](wall.svg "Beside")\n:::',
        "Words beside it.",
        '::: figure wide\n![Wide](wall.svg "Wide")\n:::',
        "::: box facts The wall in figures\n- 1.2 metres\n- 640 metres\n:::",
        "::: box timeline What came before\n1. **1878:** built\n2. **2024:** broken\n:::",
        "::: call give :::",
        "::: pullquote\nIt will outlast us all.\n:::",
        ...Object.entries(addresses).map(([name, address]) => `::: embed ${address} Shown on ${name} :::`),
      ].join("\n\n"),
    ),
    "seeds/2026-03-02-arabic.md": story(
      { title: "جدار", language: "ar" },
      "::: embed https://vimeo.com/76979871 الجدار :::\n\n::: box facts أرقام\n- متر\n:::\n\n::: call give :::\n\n::: gallery\n![One](wall.svg)\n![Two](wall.svg)\n:::",
    ),
    "seeds/2026-03-02-none.md": story({ title: "No blocks" }),
  });
  const { problems } = await build(optionsFor(folder));
  expect(problems).toEqual([]);
  served = await serve(output, "/", { "Content-Security-Policy": policy() });
  browser = await openChromium();
}, 120_000);

afterAll(() => {
  served?.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (path: string) => readFileSync(join(output, path, path.endsWith("/") ? "index.html" : ""), "utf8");
const policy = (): string => /Content-Security-Policy: (.*)/.exec(read("_headers"))?.[1] ?? "";

/** A browser in which every other site answers with a page of this test, and what was asked of them. */
async function elsewhere(options: Parameters<Browser["newContext"]>[0]) {
  const context: BrowserContext = await browser.newContext(options);
  const asked: { url: string; referrer: string | undefined }[] = [];
  const logged: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(served.origin),
    async (route) => {
      const request = route.request();
      asked.push({ url: request.url(), referrer: request.headers().referer });
      await route.fulfill({
        contentType: "text/html",
        body: "<title>There</title><p id=there>The frame of theirs</p>",
      });
    },
  );
  const tab = await context.newPage();
  tab.on("console", (message) => {
    if (!isAboutSandbox(message.text())) logged.push(message.text());
  });
  /** Opens a page in the one tab. */
  const open = async (path: string): Promise<Tab> => {
    await tab.goto(served.origin + path);
    return tab;
  };
  return { context, asked, logged, open };
}

describe.each([true, false])("with scripts %s", (javaScriptEnabled) => {
  test("nothing is asked of a provider before a click, and a click shows its frame", async () => {
    const { context, asked, logged, open } = await elsewhere({ javaScriptEnabled });
    for (const { name, frame } of framed) {
      const tab = await open(pathOf(name));
      // Also where readers scroll past it, point at it and reach it with the keyboard.
      await tab.locator("iframe").scrollIntoViewIfNeeded();
      const link = tab.frameLocator("iframe").locator("a");
      await link.hover();
      await link.focus();
      expect(asked, `${name} before the click`).toEqual([]);
      await link.click();
      await tab.frameLocator("iframe").locator("#there").waitFor();
      expect(
        asked.map(({ url }) => url),
        name,
      ).toEqual([new URL(frame).href]);
      const referrer = /youtube|vimeo/.test(frame) ? `${served.origin}/` : undefined;
      expect(asked[0]?.referrer, `what ${name} is told`).toBe(referrer);
      expect(tab.url()).toBe(served.origin + pathOf(name));
      asked.length = 0;
    }
    for (const name of ["X", "Instagram"]) {
      const tab = await open(pathOf(name));
      expect(await tab.locator("iframe").count(), name).toBe(0);
      expect(await tab.locator(".embed a").getAttribute("href")).toBe(addresses[name]);
    }
    expect(asked).toEqual([]);
    expect(logged).toEqual([]);
    await context.close();
  });
});

test("the keyboard opens the frame, and Back closes it and then leaves the page", async () => {
  const { context, open } = await elsewhere({});
  const tab = await open(pathOf("None"));
  await tab.goto(served.origin + pathOf("Vimeo"));
  await tab.locator(".embed a").focus();
  await tab.keyboard.press("Shift+Tab");
  await tab.keyboard.press("Enter");
  await tab.frameLocator("iframe").locator("#there").waitFor();
  await tab.evaluate("history.back()");
  await tab.frameLocator("iframe").getByText("Show this from Vimeo").waitFor();
  expect(tab.url()).toBe(served.origin + pathOf("Vimeo"));
  await tab.goBack();
  expect(tab.url()).toBe(served.origin + pathOf("None"));
  await context.close();
});

test("a screen reader hears what a frame shows, from whom, and what happens", async () => {
  const { context, open } = await elsewhere({});
  const tab = await open(pathOf("YouTube"));
  expect(await tab.locator("iframe").getAttribute("title")).toBe("It’s shown on “YouTube” (YouTube)");
  expect(await tab.frameLocator("iframe").locator("a").innerText()).toMatch(
    /^Show this from YouTube\s+Until you do, YouTube does not know that you are here\.$/,
  );
  expect(await tab.frameLocator("iframe").locator("img").getAttribute("alt")).toBe("A still of YouTube");
  expect(await tab.locator("figcaption").innerText()).toBe("It’s shown on “YouTube”\nSee it at YouTube");
  await context.close();
});

test("axe finds nothing on pages with blocks, and no block is too wide, from the left and from the right", async () => {
  for (const [width, colorScheme] of [
    [360, "light"],
    [1280, "dark"],
  ] as const) {
    const { context, open } = await elsewhere({ viewport: { width, height: 800 }, colorScheme });
    for (const path of ["/2026/03/02/all/", "/2026/03/02/arabic/", "/about/", "/"]) {
      const tab = await open(path);
      expect(await violationsIn(tab), `${path} at ${width}`).toEqual([]);
      expect(
        await tab.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
      ).toBe(0);
    }
    await context.close();
  }
});

test("on paper there is the address in place of a frame", async () => {
  const { context, open } = await elsewhere({});
  const tab = await open(pathOf("Vimeo"));
  await tab.emulateMedia({ media: "print" });
  expect(await tab.locator("iframe:visible").count()).toBe(0);
  expect(await tab.evaluate<string>("getComputedStyle(document.querySelector('.embed a'), '::after').content")).toBe(
    '" (https://vimeo.com/76979871)"',
  );
  await context.close();
});

test("pages with blocks are valid HTML, and so are the cards in their frames", async () => {
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
  const pages = ["2026/03/02/all/", "2026/03/02/arabic/"].map(read);
  const cards = pages.flatMap((page) =>
    [...page.matchAll(/srcdoc="([^"]*)"/g)].map(([, text = ""]) =>
      text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
    ),
  );
  expect(cards.length).toBe(framed.length + 1);
  const reports = await Promise.all([...pages, ...cards].map((each) => validator.validateString(each)));
  const faults = reports.flatMap(({ results }) => results.flatMap(({ messages }) => messages));
  expect([...new Set(faults.map(({ ruleId, message }) => `${ruleId}: ${message}`))]).toEqual([]);
});

test("the policy names exactly the origins of frames that are in use", () => {
  const [, sources = ""] = /frame-src ([^;]*)/.exec(policy()) ?? [];
  expect(sources.split(" ").sort()).toEqual([...new Set(framed.map(({ frame }) => new URL(frame).origin))].sort());
});

test("feeds have a card with a link, whole addresses and no frame", () => {
  const feed = read("rss.xml");
  expect(feed).toContain(
    '<figcaption>It’s shown on “Vimeo” <a href="https://vimeo.com/76979871">See it at Vimeo</a></figcaption>',
  );
  const contents = [...feed.matchAll(/<content:encoded>(.*?)<\/content:encoded>/gs)].map(([, html]) => html).join("");
  expect(contents).not.toMatch(/<iframe|srcdoc|(?:href|src)="\//);
  expect(feed).toContain('<p><strong>Give</strong> We need it. <a href="https://post.example/about/">Give now</a></p>');
});

test("a page without blocks has no byte of them", () => {
  expect(read("2026/03/02/none/")).not.toMatch(/gallery|\.embed|\.call/);
});
