import { describe, expect, test } from "vitest";
import { siteOf, story } from "./site.ts";

const calls = `export default {
  give: { heading: "Give & take", text: "We need it.", address: "/about/", button: "Give now", below: ["town"] },
  tips: { heading: "Tips", address: "mailto:desk@post.example", button: "Write", below: "all", front: true },
};`;
const about = { "seeds/pages/about.md": "---\ntitle: About\n---\nWe are.\n" };
const page = "2026/03/02/x/index.html";
/** The names of the calls on a page, in order. */
const callsOn = (html: string) =>
  [...html.matchAll(/<section class="call" aria-label="([^"]*)"/g)].map(([, name]) => name);

describe("What the outlet asks of its readers", () => {
  test("stands in a story, below the articles of a section and on the front, once a page", async () => {
    const site = await siteOf({
      "_data/calls.ts": calls,
      ...about,
      "seeds/2026-03-02-x.md": story({ section: "sport" }, "Text.\n\n::: call tips :::\n\nMore."),
      "seeds/2026-03-02-y.md": story({ section: "world", language: "ar" }),
    });
    expect(site.said).toEqual([]);
    // Sport is a part of town.
    expect(callsOn(site.read(page))).toEqual(["Tips", "Give &amp; take"]);
    expect(site.read(page)).toContain(
      '<section class="call" aria-label="Give &amp; take">\n<p><b>Give &amp; take</b></p>\n<p>We need it.</p>\n<p><a href="/about/">Give now</a></p>\n</section>',
    );
    expect(callsOn(site.read("index.html"))).toEqual(["Tips"]);
    expect(site.read("2026/03/02/y/index.html")).toContain(
      '<section class="call" aria-label="Tips" lang="en-GB" dir="ltr">',
    );
    expect(site.read("rss.xml")).toContain(
      '<p><strong>Tips</strong>  <a href="mailto:desk@post.example">Write</a></p>',
    );
    const changed = await site.again({ "_data/calls.ts": calls.replace("Give now", "Give today") });
    expect(changed.read(page)).toContain("Give today");
  });

  test("is left out while its page is not there, and that is said", async () => {
    const site = await siteOf({ "_data/calls.ts": calls, "seeds/2026-03-02-x.md": story({ section: "town" }) });
    expect(callsOn(site.read(page))).toEqual(["Tips"]);
    expect(site.said).toEqual([
      '_data/calls.ts:2: warning: give.address: "/about/" is no page of this site yet. Write it as pages/about.md among the seeds.',
    ]);
  });

  test.each([
    [
      "a story that names no call",
      { "_data/calls.ts": calls, ...about, "seeds/2026-03-02-x.md": story({}, "Text.\n\n::: call tipps :::") },
      'seeds/2026-03-02-x.md:7: body: "tipps" is no call of _data/calls.ts. Did you mean "tips"?',
    ],
    [
      "a story that names a call where there is none",
      { "seeds/2026-03-02-x.md": story({}, "Text.\n\n::: call tips\n:::") },
      'seeds/2026-03-02-x.md:7: body: "tips" is no call of _data/calls.ts. Write it there: export default { tips: { heading: "…", address: "/…/", button: "…" } };',
    ],
    [
      "a section that is not there",
      { "_data/calls.ts": calls.replace('["town"]', '["twon"]'), ...about },
      '_data/calls.ts:2: give.below.0: "twon" is not a section. Did you mean "town"?',
    ],
    [
      "an address that is none",
      { "_data/calls.ts": calls.replace("mailto:desk@post.example", "javascript:x"), ...about },
      '_data/calls.ts:3: tips.address: "javascript:x" is no address. Begin it with /, https:// or mailto:.',
    ],
    [
      "a key that is not there",
      { "_data/calls.ts": calls.replace('button: "Write"', 'buton: "Write"'), ...about },
      '_data/calls.ts:3: tips.buton: "buton" is not a known key. Did you mean "button"?',
    ],
  ])("%s is a problem", async (_, files, expected) => {
    const { said } = await siteOf(files);
    expect(said).toContain(expected);
  });
});
