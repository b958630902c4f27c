import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { siteOf, story } from "../site/site.ts";
import { openChromium } from "./chromium.ts";
import { serve } from "./serve.ts";

const MOVED =
  'window.moved = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) window.moved += each.value; }).observe({ type: "layout-shift", buffered: true });';
/** Waits for the first text on the screen. */
const PAINTED =
  'new Promise((done) => new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length > 0 && done()).observe({ type: "paint", buffered: true }))';
const words = "The council voted on Monday to raise the harbour wall, and the fishermen were of two minds about it. ";

test("nothing moves on a page whose typeface comes late, and a later page has it", async () => {
  const site = await siteOf({
    "_data/design.ts": `export default { typefaces: {
  headline: "@fontsource-variable/public-sans",
  text: "@fontsource-variable/public-sans",
} };`,
    "seeds/2026-03-02-council.md": story({}, `${words.repeat(5)}\n\n${words.repeat(7)}\n\n${words.repeat(6)}`),
  });
  const policy = /Content-Security-Policy: (.*)/.exec(readFileSync(join(site.folder, "_site", "_headers"), "utf8"));
  const headers = { "Content-Security-Policy": policy?.[1] ?? "", "Cache-Control": "max-age=600" };
  const { origin, close } = await serve(join(site.folder, "_site"), "/", headers);
  onTestFinished(close);
  const context = await (await openChromium()).newContext({ viewport: { width: 390, height: 844 } });
  onTestFinished(() => context.close());
  await context.addInitScript(MOVED);
  const tab = await context.newPage();
  const errors: string[] = [];
  tab.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const devtools = await context.newCDPSession(tab);
  /** The family in which the headline is painted. */
  const painted = async (): Promise<string | undefined> => {
    for (const domain of ["DOM", "CSS"] as const) await devtools.send(`${domain}.enable`);
    const { root } = await devtools.send("DOM.getDocument");
    const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector: "main h1" });
    return (await devtools.send("CSS.getPlatformFontsForNode", { nodeId })).fonts[0]?.familyName;
  };
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await tab.route("**/*.woff2", async (route) => {
    await isReleased;
    await route.continue();
  });
  const page = `${origin}/2026/03/02/council/`;
  await tab.goto(page, { waitUntil: "domcontentloaded" });
  await tab.evaluate(PAINTED);
  const standIn = await painted();
  expect(standIn).not.toMatch(/^Public Sans/);
  const hasCome = tab.waitForResponse(/\.woff2$/);
  release();
  await (await hasCome).finished();
  await tab.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done)))");
  expect(await painted(), "a page keeps the font that it was shown in").toBe(standIn);
  expect(await tab.evaluate("window.moved")).toBe(0);
  await tab.unroute("**/*.woff2");
  // It is in the cache now; a machine with too much to do may still be late once.
  for (let turn = 0; turn < 5 && (await painted()) === standIn; turn++) await tab.goto(`${page}?${turn}`);
  expect(await painted()).toMatch(/^Public Sans/);
  expect(await tab.evaluate("window.moved")).toBe(0);
  expect(errors).toEqual([]);
});
