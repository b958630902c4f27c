import { join } from "node:path";
import { expect, test } from "vitest";
import type { CheckedStory } from "../../src/model/article.ts";
import { previewFolder } from "../../src/output/output-folder.ts";
import { complete, type Edition } from "../../src/site/edition.ts";
import { type Overview, overviewOf } from "../../src/site/overview.ts";
import { place } from "../../src/site/place.ts";
import { type Files, filesIn, NOW, optionsFor, siteOf, story } from "./site.ts";
import { copy, drafts, outlet, smallEdition } from "./small.ts";

const DAY = 86_400_000;

const inDays = (days: number) => ({ at: NOW + days * DAY, timed: true });

const bell = drafts.find(({ slug }) => slug === "bell");

/** The small paper with two more stories, as the preview has it. */
function preview(added: readonly Partial<CheckedStory>[] = []): { edition: Edition; overview: Overview } {
  const more = added.flatMap((keys) => (bell ? [{ ...bell, ...keys, related: [], file: `seeds/${keys.id}.md` }] : []));
  const placed = place({ ...copy, stories: [...drafts, ...more] }, outlet, { now: NOW, isPreview: true });
  const edition = complete(placed);
  return { edition, overview: overviewOf(placed, edition, new Map([["seeds/gone.md", "/2026/01/01/gone/"]])) };
}

const pathsOf = ({ routes }: Edition): string[] => routes.map(({ path }) => path);

test("a preview has the pages of the edition, and those of drafts and of stories to come", () => {
  const both = pathsOf(preview().edition);
  expect(pathsOf(smallEdition()).filter((path) => !both.includes(path))).toEqual([]);
  expect(both).toContain("/2026/03/02/draft/");
  expect(both).toContain("/2026/03/02/soon/");
  expect(both).toContain("/tags/embargoed/");
  expect(pathsOf(smallEdition())).not.toContain("/2026/03/02/soon/");
});

test("fronts, sections and feeds show a story to come where it will be, and feeds say what it is", () => {
  const { routes } = preview().edition;
  const shownAt = (path: string) => JSON.stringify(routes.find((route) => route.path === path)?.view());
  for (const path of ["/", "/world/", "/latest/", "/2026/07/"])
    expect(shownAt(path), path).toContain('"headline":"Soon"');
  expect(shownAt("/world/rss.xml")).toContain('"title":"Under embargo: Soon"');
  expect(shownAt("/world/rss.xml")).toContain('"title":"Draft: Draft"');
  expect(shownAt("/world/rss.xml")).toContain('"title":"Late"');
});

test("the masthead of the front has the date of the newest public story, whatever is to come", () => {
  const dateOf = ({ routes }: Edition) => JSON.stringify(routes.find(({ path }) => path === "/")?.view());
  const today = '"edition":{"iso":"2026-05-31","text":"Sunday, 31 May 2026"}';
  expect(dateOf(preview([{ id: "2026-06-02-next", slug: "next", date: inDays(1) }]).edition)).toContain(today);
  expect(dateOf(smallEdition())).toContain(today);
});

test("a story that has expired has no page in the preview either, but is listed", () => {
  const id = "2026-04-09-ended";
  const { edition, overview } = preview([{ id, slug: "ended", headline: "Ended", expires: NOW - DAY }]);
  expect(pathsOf(edition).filter((path) => path.includes("ended"))).toEqual([]);
  expect(overview.expired.entries).toEqual([
    expect.objectContaining({ headline: "Ended", state: "expired", stamp: expect.objectContaining({}) }),
  ]);
  expect(overview.expired.entries[0]?.href).toBeUndefined();
});

test("the overview lists what is to come in the order of time, in the language of the outlet and of the page", () => {
  const { overview } = preview([
    { id: "2026-06-02-morgen", slug: "morgen", headline: "Morgen", language: "de", date: inDays(1) },
  ]);
  expect(
    overview.toCome.map(({ headline, state, stamp, onPage }) => [headline, state, stamp.text, onPage.text]),
  ).toEqual([
    ["Draft", "draft", "2 March 2026 at 10:00", "2 March 2026 at 10:00"],
    ["Morgen", "future", "2 June 2026 at 01:00", "2. Juni 2026, 01:00 Uhr"],
    ["Soon", "embargoed", "1 July 2026", "1 July 2026"],
  ]);
  expect(overview.faulty).toEqual({ "seeds/gone.md": "/2026/01/01/gone/" });
});

test("the overview lists what changes by itself, each change once and the next one first", () => {
  const updated = inDays(3);
  const { overview } = preview([
    {
      ...{ id: "2026-04-09-gate", slug: "gate", headline: "Gate", expires: NOW + 5 * DAY, updated },
      corrections: [{ date: updated, text: "It is wider." }],
    },
    { id: "2026-04-09-pier", slug: "pier", headline: "Pier", draft: true, expires: NOW + DAY },
  ]);
  expect(overview.changes.entries.map(({ headline, what, stamp }) => [headline, what, stamp.text])).toEqual([
    ["Gate", "isCorrected", "4 June 2026 at 01:00"],
    ["Gate", "expires", "6 June 2026 at 01:00"],
    ["Soon", "isPublished", "1 July 2026 at 00:00"],
  ]);
});

test("the overview lists pictures without a credit and stories without a description, the newest first and fifty at most", () => {
  const many = Array.from({ length: 60 }, (_, n) => ({
    id: `2026-04-10-${n}`,
    slug: `n-${n}`,
    headline: `Story ${n}`,
  }));
  const { overview } = preview(many);
  const { entries, length, more } = overview.withoutDescription;
  expect([entries.length, entries[0]?.headline, length, more]).toEqual([50, "Soon", 69, "and 19 more"]);
  expect(overview.withoutCredit.entries).toEqual([]);
  const [image] = drafts.flatMap((each) => each.image ?? []);
  if (!image) throw new Error("the small paper has no picture");
  const { credit: _, ...nobodys } = image;
  const { withoutCredit } = preview([{ id: "x", slug: "x", headline: "Quay", image: nobodys }]).overview;
  expect(withoutCredit.entries.map(({ headline, pictures }) => [headline, pictures])).toEqual([["Quay", [image.from]]]);
});

/** Stories that nobody may read yet, each with a word of its own. */
const secret: Files = {
  "seeds/open.md": story({ title: "Open" }),
  "seeds/draft.md": story({ title: "Quillfeather", draft: true, tags: ["Quillfeather"] }, "Quillfeather rises."),
  "seeds/embargoed.md": story({ title: "Ravelstone", embargo: "2026-07-01T06:00:00Z" }, "Ravelstone falls."),
  "seeds/future.md": story({ title: "Tomorrowton", date: "2026-06-02T06:00:00Z" }, "Tomorrowton wakes."),
};
const SECRETS = /quillfeather|ravelstone|tomorrowton|draft|embargoed|future/i;

test("no build publishes what the preview shows, in whatever order they come, and the preview writes no published file", async () => {
  const site = await siteOf(secret);
  const build = optionsFor(site.folder);
  const look = { ...build, hold: true, isPreview: true, output: previewFolder(build.root, build.output) };
  const published = () => filesIn(join(site.folder, "_site"));
  const leaks = (it: typeof site) => published().filter((file) => SECRETS.test(file) || SECRETS.test(it.read(file)));
  const first = published();
  const shown = await site.again({}, look);
  expect(shown.result.pages).toBeGreaterThan(site.result.pages);
  expect(shown.result.overview?.toCome.map(({ headline }) => headline)).toEqual([
    "Quillfeather",
    "Tomorrowton",
    "Ravelstone",
  ]);
  expect(published()).toEqual(first);
  // Nothing changed: a build that trusted the preview would take its edition for its own.
  const same = await site.again({}, build);
  expect([same.result.printed, same.result.overview, leaks(same)]).toEqual([0, undefined, []]);
  await site.again({ "seeds/draft.md": story({ title: "Quillfeather", draft: true }, "Quillfeather stands.") }, look);
  const edited = await site.again({ "seeds/open.md": story({ title: "Opened" }) }, build);
  expect(leaks(edited)).toEqual([]);
  await site.again({}, { ...look, full: true });
  expect(leaks(await site.again({}, { ...build, full: true }))).toEqual([]);
  const later = await site.again({}, { ...build, now: NOW + 2 * DAY });
  expect(later.read("2026/06/02/future/index.html")).toContain("Tomorrowton wakes.");
  expect(published().filter((file) => /quillfeather|ravelstone/i.test(later.read(file)))).toEqual([]);
});

test("a preview leaves out faulty stories and says where they were; what is wrong with the outlet stops it", async () => {
  const site = await siteOf(secret);
  const build = optionsFor(site.folder);
  const look = { ...build, hold: true, isPreview: true, output: previewFolder(build.root, build.output) };
  await site.again({}, look);
  const held = await site.again({ "seeds/open.md": story({ section: "twon" }) }, look);
  expect([held.result.published, held.result.held.map((file) => file.replace(/.*seeds/, "seeds"))]).toEqual([
    true,
    ["seeds/open.md"],
  ]);
  expect(Object.values(held.result.overview?.faulty ?? {})).toEqual(["/2026/03/02/open/"]);
  expect(held.said).toEqual(['seeds/open.md:4: section: "twon" is not a section. Did you mean "town"?']);
  const stopped = await site.again({ "_data/front.ts": "export default { pinned: 1 };" }, look);
  expect(stopped.result.published).toBe(false);
  const whole = await site.again(
    { "_data/front.ts": "export default { pinned: [], sections: [] };", "seeds/open.md": story() },
    look,
  );
  expect([whole.result.published, whole.result.held]).toEqual([true, []]);
});

test("a paper of which every story is faulty can be previewed", async () => {
  const site = await siteOf({ "seeds/first.md": story({ section: "twon" }) });
  const { root, output } = optionsFor(site.folder);
  const look = { ...optionsFor(site.folder), hold: true, isPreview: true, output: previewFolder(root, output) };
  const { result } = await site.again({}, look);
  expect([result.published, result.held.length]).toEqual([true, 1]);
});
