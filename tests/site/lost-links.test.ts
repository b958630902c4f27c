import { expect, test } from "vitest";
import type { CheckedStory } from "../../src/model/article.ts";
import { parseMoment } from "../../src/model/dates.ts";
import { frontSchema } from "../../src/model/outlet.ts";
import { format } from "../../src/model/problem.ts";
import { nearAddressIn } from "../../src/site/near-address.ts";
import { NOW } from "./site.ts";
import { copy, editionOf, outlet } from "./small.ts";

// What is said of names and addresses that lead nowhere, or to what readers do not see: without a page.

const [model] = copy.stories;

const moment = (text: string) => {
  const parsed = parseMoment(text, "Europe/London");
  if ("error" in parsed) throw new Error(parsed.error);
  return parsed.moment;
};

/** A story of 2 March 2026 that says nothing but what is given. */
function story(name: string, keys: Partial<CheckedStory>): CheckedStory {
  if (!model) throw new Error("the paper has no story");
  const { image: _, series: __, ...plain } = model;
  const file = `seeds/${name}.md`;
  const none = { date: moment("2026-03-02T10:00"), related: [], aliases: [], body: { ...model.body, references: [] } };
  return { ...plain, file, path: `${name}.md`, id: `2026-03-02-${name}`, slug: name, ...none, ...keys };
}

const linkTo = (...to: string[]): Partial<CheckedStory> =>
  model ? { body: { ...model.body, references: to.map((each, index) => ({ to: each, line: index + 5 })) } } : {};

function said(stories: readonly CheckedStory[], pinned: readonly string[] = [], isPreview = false): string[] {
  const front = frontSchema.parse({ pinned });
  const { problems } = editionOf(
    { ...copy, stories: [...copy.stories, ...stories] },
    { ...outlet, front },
    { now: NOW, isPreview },
  );
  return problems.map(format);
}

const renamed = story("harbour", { id: "2026-03-02-quayside", aliases: ["/2019/01/01/old-quay/"] });

test("a pin by a former slug, file or address is told the new name, in the form that it has", () => {
  expect(said([renamed], ["quayside", "2026-03-02-quayside.md", "old-quay", "2019-01-01-old-quay"])).toEqual([
    '_data/front.ts:1: warning: pinned.0: "quayside" was renamed to "harbour". Write "harbour". The front is built without it.',
    '_data/front.ts:1: warning: pinned.1: "2026-03-02-quayside.md" was renamed to "harbour.md". Write "harbour.md". The front is built without it.',
    '_data/front.ts:1: warning: pinned.2: "old-quay" was renamed to "harbour". Write "harbour". The front is built without it.',
    '_data/front.ts:1: warning: pinned.3: "2019-01-01-old-quay" was renamed to "harbour". Write "harbour". The front is built without it.',
  ]);
});

test("related and translationOf are told it too, and the id where another story has the slug", () => {
  const other = story("again", { slug: "harbour", id: "2026-04-01-x", date: moment("2026-04-01") });
  expect(said([renamed, other, story("c", { related: ["quayside"], translationOf: "old-quay" })])).toEqual([
    'seeds/c.md:1: related.0: "quayside" was renamed to "2026-03-02-quayside". Write "2026-03-02-quayside".',
    'seeds/c.md:1: translationOf: "old-quay" was renamed to "2026-03-02-quayside". Write "2026-03-02-quayside".',
  ]);
});

test("a name that two stories had before is not known", () => {
  const other = story("pier", { aliases: ["/2018/01/01/quayside/"] });
  expect(said([renamed, other], ["quayside"])).toEqual([
    '_data/front.ts:1: warning: pinned.0: "quayside" names no story. The front is built without it.',
  ]);
});

test("a link to the address that a renamed story had is told its new one; a recorded address needs nothing", () => {
  expect(said([renamed, story("c", linkTo("/2026/03/02/quayside/", "/2019/01/01/old-quay/"))])).toEqual([
    'seeds/c.md:5: body: the link leads to "/2026/03/02/quayside/", which was renamed to "/2026/03/02/harbour/". Write "/2026/03/02/harbour/".',
  ]);
});

test("a pinned story that readers do not see is told with its state, and from when it shows", () => {
  const stories = [
    story("sketch", { draft: true }),
    story("plan", { draft: true, date: moment("2026-12-24") }),
    story("secret", { embargo: moment("2026-12-01T09:00") }),
    story("later", { date: moment("2026-12-24") }),
    story("over", { expires: moment("2026-04-01").at }),
  ];
  const pinned = stories.map(({ slug }) => slug);
  const without = "so the front is built without it";
  const expired = `_data/front.ts:1: warning: pinned.4: "over" has expired, ${without}. Take the name out.`;
  expect(said(stories, pinned)).toEqual([
    `_data/front.ts:1: warning: pinned.0: "sketch" is a draft, ${without}. Take "draft: true" out of seeds/sketch.md; it shows at once.`,
    `_data/front.ts:1: warning: pinned.1: "plan" is a draft, ${without}. Take "draft: true" out of seeds/plan.md; it shows from its date on, 24 December 2026.`,
    `_data/front.ts:1: warning: pinned.2: "secret" is under embargo, ${without}. Builds from 1 December 2026 at 09:00 GMT on show it.`,
    `_data/front.ts:1: warning: pinned.3: "later" is dated in the future, ${without}. Builds from 24 December 2026 on show it.`,
    expired,
  ]);
  expect(said(stories, pinned, true)).toEqual([expired]);
});

test.each([
  ["/Rathaus/", "/rathaus/"],
  ["/rathaus.html", "/rathaus/"],
  ["/RATHAUS", "/rathaus/"],
  ["/ämter/", "/aemter/"],
  ["/amter/", "/aemter/"],
  ["/ueber-uns/", "/über-uns/"],
  ["/uber-uns/", "/über-uns/"],
  ["/Über uns/", "/über-uns/"],
  ["/feed.xml/", "/feed.xml"],
  ["/rathuas/", "/rathaus/"],
  ["/2026/03/05/wall/", "/2026/03/02/wall/"],
  ["/wall/", "/2026/03/02/wall/"],
  ["/2025/12/31/bell/", undefined],
  ["/2026/03/02/tower/", undefined],
  ["/", undefined],
])("%s is a slip of %s", (written, meant) => {
  const pages = ["/rathaus/", "/aemter/", "/über-uns/", "/feed.xml", "/2026/03/02/wall/", "/2026/04/01/bell/"];
  expect(nearAddressIn([...pages, "/2026/04/02/bell/"])(written)).toBe(meant);
});

test("a link in a text is told the address that is meant", () => {
  expect(said([story("c", linkTo("/About/", "/nothing/", "/2026/04/02/BELL"))])).toEqual([
    'seeds/c.md:5: body: the link leads to "/About/", which is no page of this site. Did you mean "/about/"?',
    'seeds/c.md:6: body: the link leads to "/nothing/", which is no page of this site. Correct the address, or take the link out.',
    'seeds/c.md:7: body: the link leads to "/2026/04/02/BELL", which is no page of this site. Did you mean "/2026/04/02/bell/"?',
  ]);
});
