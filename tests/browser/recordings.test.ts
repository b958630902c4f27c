import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../src/build/build.ts";
import { wav, webm } from "../media/films.ts";
import { optionsFor, outlet, story, write } from "../site/site.ts";
import { violationsIn } from "./axe.ts";
import { openChromium } from "./chromium.ts";
import { type Served, serve } from "./serve.ts";

// Films and sounds of the outlet's own in a browser, under the security policy of the site.

const folder = mkdtempSync(join(tmpdir(), "broadsheet-recordings-"));
const output = join(folder, "_site");
let browser: Browser;
let served: Served;

const blocks = (title: string, words: string) =>
  `::: video pile.webm ${title}\n![The pile](pile.svg)\n\n[English](pile.en.vtt)\n\n${words}\n:::\n\n::: audio bell.wav ${title}\n${words}\n:::`;

beforeAll(async () => {
  write(folder, {
    ...outlet,
    "seeds/media/pile.webm": webm,
    "seeds/media/bell.wav": wav(2),
    "seeds/media/pile.en.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nThe pile goes in.\n",
    "seeds/media/pile.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#00f"/></svg>',
    "seeds/2026-03-02-pile.md": story({}, `Before.\n\n${blocks("The pile goes in", "**Foreman:** Let go.")}`),
    "seeds/2026-03-02-arabic.md": story({ title: "جدار", language: "ar" }, blocks("الجدار", "كلمات")),
    "seeds/2026-03-02-none.md": story({ title: "A story that nobody recorded, and that says so at length" }),
  });
  const { problems } = await build(optionsFor(folder));
  expect(problems).toEqual([]);
  const policy = /Content-Security-Policy: (.*)/.exec(read("_headers"))?.[1] ?? "";
  served = await serve(output, "/", { "Content-Security-Policy": policy });
  browser = await openChromium();
}, 120_000);

afterAll(() => {
  served?.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (path: string) => readFileSync(join(output, path), "utf8");

test.each(["pile", "arabic"])("nothing is loaded before a reader plays it, then it plays: %s", async (name) => {
  const tab = await browser.newPage({ viewport: { width: 360, height: 780 } });
  const asked: string[] = [];
  const logged: string[] = [];
  tab.on("request", (request) => asked.push(new URL(request.url()).pathname));
  tab.on("console", (message) => logged.push(message.text()));
  await tab.goto(`${served.origin}/2026/03/02/${name}/`, { waitUntil: "networkidle" });
  expect(asked.filter((path) => /\.(?:webm|wav|vtt)$/.test(path))).toEqual([]);
  expect(asked.filter((path) => path.endsWith(".jpg"))).toHaveLength(1);
  expect(await violationsIn(tab)).toEqual([]);
  expect(
    await tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    "pixels too wide",
  ).toBeLessThanOrEqual(0);

  for (const medium of ["video", "audio"])
    expect(
      await tab.evaluate(`(async () => {
        const player = document.querySelector(${JSON.stringify(medium)});
        if (player.autoplay || player.loop) return "begins by itself";
        player.muted = true;
        await player.play();
        await new Promise((ended) => player.addEventListener("ended", ended, { once: true }));
        return player.error?.message ?? "played";
      })()`),
    ).toBe("played");
  expect(
    await tab.evaluate(`new Promise((done) => {
      const element = document.querySelector("track");
      element.addEventListener("load", () => done(element.track.cues[0].text));
      element.track.mode = "showing";
    })`),
  ).toBe("The pile goes in.");
  expect(logged).toEqual([]);
  await tab.close();
}, 60_000);

test("a transcript is folded, opens at a click, and is printed where printers can open it", async () => {
  const tab = await browser.newPage();
  await tab.goto(`${served.origin}/2026/03/02/pile/`);
  const words = tab.locator(".recording details p").first();
  expect(await words.isVisible()).toBe(false);
  await tab.locator("summary").first().click();
  expect(await words.isVisible()).toBe(true);
  await tab.reload();
  await tab.emulateMedia({ media: "print" });
  expect(await tab.locator("audio").isVisible()).toBe(false);
  expect((await words.boundingBox())?.height).toBeGreaterThan(5);
  await tab.close();
}, 60_000);

test("the pages are valid, and one without a recording has no style of it", async () => {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
  for (const name of ["pile", "arabic"]) {
    const { results } = await validator.validateString(read(`2026/03/02/${name}/index.html`));
    const found = results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`),
    );
    expect(found).toEqual([]);
  }
  expect(read("2026/03/02/none/index.html")).not.toContain(".recording");
});

test("feeds offer them as enclosures and in words, and search engines are told of them", () => {
  const rss = read("rss.xml");
  const [film = ""] = /\/media\/pile-[0-9a-f]+\.webm/.exec(rss) ?? [];
  expect(rss).toContain(`<enclosure url="https://post.example${film}" length="${webm.length}" type="video/webm"/>`);
  expect(rss).toContain(`<a href="https://post.example${film}">The pile goes in (WEBM, 1\u00a0kB, 0:01)</a>`);
  expect(rss).toContain("<p><strong>Transcript</strong></p>");
  const { items } = JSON.parse(read("feed.json"));
  const item = items.find(({ title }: { title: string }) => title === "Council meets");
  expect(item.attachments).toEqual([
    {
      ...{ url: `https://post.example${film}`, mime_type: "video/webm", title: "The pile goes in" },
      ...{ size_in_bytes: webm.length, duration_in_seconds: 1 },
    },
    expect.objectContaining({ mime_type: "audio/wav", size_in_bytes: 16_044, duration_in_seconds: 2 }),
  ]);
  const [, json = ""] =
    /<script type="application\/ld\+json">(.*?)<\/script>/.exec(read("2026/03/02/pile/index.html")) ?? [];
  const article = JSON.parse(json)["@graph"].find((node: object) => "headline" in node);
  expect(article.video).toEqual([
    expect.objectContaining({
      ...{
        "@type": "VideoObject",
        name: "The pile goes in",
        contentUrl: `https://post.example${film}`,
        duration: "PT1S",
      },
      ...{ thumbnailUrl: expect.stringMatching(/\.jpg$/), uploadDate: "2026-03-02T10:00:00Z", width: "96" },
    }),
  ]);
  expect(article.audio).toMatchObject([{ "@type": "AudioObject", encodingFormat: "audio/wav", contentSize: "16044" }]);
});
