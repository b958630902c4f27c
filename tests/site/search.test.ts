import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { find } from "../../src/search/browser/find.ts";
import { IndexFiles } from "../../src/search/browser/index-files.ts";
import { parseQuery } from "../../src/search/browser/query.ts";
import { ownPageDocument } from "../../src/site/searchable.ts";
import { type Files, outlet, type Site, siteOf, story } from "./site.ts";
import { smallEdition } from "./small.ts";

// The search of whole sites: what is found, and what must not be.

const open = ({ folder }: Site): Promise<IndexFiles> =>
  IndexFiles.open(async (file) => readFileSync(join(folder, "_site/search", file)));

/** The headlines that a question finds, the best first. */
async function ask(site: Site, question: string): Promise<string[]> {
  const index = await open(site);
  const { numbers } = await find(index, parseQuery(question));
  return (await index.cards(numbers)).map((card) => card?.[0] ?? "");
}

/** Every word that the index of a site knows. */
async function wordsOf(site: Site): Promise<Set<string>> {
  const index = await open(site);
  const words = new Set<string>();
  for (const letter of "abcdefghijklmnopqrstuvwxyz")
    for (const { words: forms } of (await index.bucketOf(letter)).terms) for (const form of forms) words.add(form);
  return words;
}

const searchFiles = ({ files }: Site): string[] => files.filter((file) => file.startsWith("search/"));

const paper: Files = {
  "seeds/wall.md": story(
    { title: "The wall is up", tags: ["Tides"], authors: ["ada-reed"] },
    "Stone by *stone*, it rose.",
  ),
  "seeds/bell.md": story({
    title: "A bell rings",
    date: "2026-03-03",
    section: "town",
    description: "It was cast in 1871.",
  }),
  "seeds/pages/about.md": "---\ntitle: About us\n---\nWe print on vellum.\n",
};

test("stories are found by headline, standfirst, text, tag and author, and standing pages too", async () => {
  const site = await siteOf(paper);
  expect(site.said).toEqual([]);
  const found = await Promise.all(
    ["wall", "1871", "stone", "tides", "Ada Reed", "vellum"].map((each) => ask(site, each)),
  );
  expect(found).toEqual([
    ["The wall is up"],
    ["A bell rings"],
    ["The wall is up"],
    ["The wall is up"],
    ["The wall is up"],
    ["About us"],
  ]);
});

test("what is not public is in no file of the search, and leaves it in the build in which it stops being public", async () => {
  const site = await siteOf({
    ...paper,
    "seeds/draft.md": story({ title: "Zqdraft", draft: true }, "Zqdrafttext."),
    "seeds/soon.md": story({ title: "Zqsoon", embargo: "2026-07-01", tags: ["Zqtag"] }, "Zqsoontext."),
    "seeds/gone.md": story({ title: "Zqgone", expires: "2026-05-01" }, "Zqgonetext."),
    "seeds/public.md": story({ title: "Zqpublic" }, "Zqwrong and Zqright."),
  });
  const secrets = async (each: Site) => [...(await wordsOf(each))].filter((word) => word.startsWith("zq")).sort();
  expect(await secrets(site)).toEqual(["zqpublic", "zqright", "zqwrong"]);
  const corrected = await site.again({ "seeds/public.md": story({ title: "Zqpublic" }, "Zqright.") });
  expect(await secrets(corrected)).toEqual(["zqpublic", "zqright"]);
  expect(
    searchFiles(corrected)
      .map((file) => corrected.read(file))
      .join(),
  ).not.toContain("wrong");
  const withdrawn = await corrected.again({
    "seeds/public.md": null,
    "seeds/withdrawn.yaml": "- /2026/03/02/public/\n",
  });
  expect(await secrets(withdrawn)).toEqual([]);
  expect(
    searchFiles(withdrawn)
      .map((file) => withdrawn.read(file))
      .join(),
  ).not.toMatch(/zq/i);
});

test("an edit leaves the index that a build from nothing makes, and no file of the last one", async () => {
  const site = await siteOf(paper);
  const edited = { ...paper, "seeds/bell.md": story({ title: "A bell tolls", date: "2026-03-03" }) };
  const after = await site.again({ "seeds/bell.md": edited["seeds/bell.md"] });
  const clean = await siteOf(edited);
  expect(searchFiles(after)).toEqual(searchFiles(clean));
  for (const file of searchFiles(clean)) expect(after.read(file)).toBe(clean.read(file));
  expect(after.result.strays).toEqual([]);
});

test("pages of the outlet's own are found, unless search engines must not list them", () => {
  const { context } = smallEdition();
  const page = (head: string) =>
    ownPageDocument(
      "/quiz/",
      `<html lang="de"><head><title>Quiz — Post</title>${head}</head><body><nav>Menu</nav><main><h1>Das Quiz</h1><p>Wer &amp; was<br>fragt?</p><script>let secret;</script></main></body></html>`,
      context,
    );
  expect(page("")?.texts()).toEqual(["Das Quiz", "", "Das Quiz Wer & was fragt?"]);
  expect(page("")?.language).toBe("de");
  expect(page('<meta name="description" content="Ask &quot;us&quot;">')?.card().slice(0, 3)).toEqual([
    "Das Quiz",
    'Ask "us"',
    "../quiz/",
  ]);
  expect(page('<meta name="robots" content="noindex">')).toBeUndefined();
});

test("with search: false there is no page, no file and no field, and what there was is removed", async () => {
  const site = await siteOf(paper);
  expect(site.read("index.html")).toContain('action="/search/"');
  const off = await site.again({
    "_data/site.ts": (outlet["_data/site.ts"] ?? "").replace("defaultSection", "search: false, defaultSection"),
  });
  expect(searchFiles(off)).toEqual([]);
  expect(off.read("index.html")).not.toContain("search");
  expect(off.read("_headers")).not.toContain("script-src");
});
