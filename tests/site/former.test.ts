import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recordMoved } from "../../src/cli/commands/moved.ts";
import phrases from "../../src/model/phrases.ts";
import { format } from "../../src/model/problem.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import { asHtml, filesIn, optionsFor, ROOT, type Site, siteOf, story } from "./site.ts";

const { en } = phrases;

const orders = ({ folder }: Site) => optionsFor(folder);

const settle = async (site: Site): Promise<readonly string[]> => {
  const { lines, problems } = await recordMoved(orders(site));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return lines.map((line) => line.replaceAll(`${site.folder}/`, ""));
};

const redirect = (to: string) => `<meta http-equiv="refresh" content="0; url=${to}">`;

test("a story that moved leaves a redirect and one that went a page that says so, from a build from nothing too", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "The wall", id: "the-wall" }, "The wall rose."),
    "seeds/bell.txt": "Bell rings\n\nThe bell rang.\n",
    "seeds/bell.11tydata.ts": 'export default { date: "2026-03-02" };\n',
    "seeds/quay.md": story({ title: "The quay", aliases: ["/older/"] }, "The quay opened."),
    "seeds/gone.md": story({ title: "Gone" }, "It went."),
    "seeds/stays.md": story({ title: "Stays" }),
  });
  expect(site.result.notices).toEqual([]);
  renameSync(join(site.folder, "seeds/wall.md"), join(site.folder, "seeds/harbour-wall.md"));
  renameSync(join(site.folder, "seeds/quay.md"), join(site.folder, "seeds/new-quay.md"));
  const moved = await site.again({
    "seeds/bell.11tydata.ts": 'export default { date: "2026-03-09" };\n',
    "seeds/gone.md": null,
  });
  expect(moved.result.notices).toEqual([
    expect.stringMatching(
      /^\/2026\/03\/02\/\w+\/ .*\/2026\/03\/02\/wall\/ moved to \/2026\/03\/02\/harbour-wall\/\. "npm run moved" leaves/,
    ),
  ]);
  expect((await site.again({})).result.notices).toHaveLength(1);
  expect([...(await settle(site))].sort()).toEqual([
    "/2026/03/02/bell/ leads to /2026/03/09/bell/, and its id stays 2026-03-02-bell: seeds/bell.txt",
    "/2026/03/02/gone/ was withdrawn: seeds/withdrawn.yaml",
    "/2026/03/02/quay/ leads to /2026/03/02/new-quay/, and its id stays 2026-03-02-quay: seeds/new-quay.md",
    "/2026/03/02/wall/ leads to /2026/03/02/harbour-wall/: seeds/harbour-wall.md",
  ]);
  const settled = await site.again({});
  expect([settled.result.notices, settled.said, await settle(site)]).toEqual([[], [], []]);
  rmSync(join(site.folder, "_site"), { recursive: true });
  for (const each of [settled, await site.again({})]) {
    expect(each.read("2026/03/02/wall/index.html")).toContain(redirect("/2026/03/02/harbour-wall/"));
    expect(each.read("2026/03/02/quay/index.html")).toContain(redirect("/2026/03/02/new-quay/"));
    expect(each.read("older/index.html")).toContain(redirect("/2026/03/02/new-quay/"));
    expect(each.read("2026/03/02/bell/index.html")).toContain(redirect("/2026/03/09/bell/"));
    const gone = each.read("2026/03/02/gone/index.html");
    expect(gone).toContain(asHtml(en.withdrawnText));
    expect(gone).toContain('<meta name="robots" content="noindex">');
    const others = filesIn(join(site.folder, "_site")).filter((file) => file !== "2026/03/02/gone/index.html");
    expect(others.filter((file) => each.read(file).includes("/2026/03/02/gone/"))).toEqual([]);
  }
});

test("a hundred deleted stories leave no orphan: no page, list, feed or sitemap names one", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 110 }, (_, n) => [
      `seeds/story-${n}.md`,
      story({ title: `Zebra${n} sees it`, tags: [`Tag ${n % 9}`, `Only ${n}`], authors: [`Writer ${n % 30}`] }),
    ]),
  );
  const site = await siteOf(files);
  const later = await site.again(
    Object.fromEntries(
      Object.keys(files)
        .slice(10)
        .map((file) => [file, null]),
    ),
  );
  const left = later.files.filter((file) => /Zebra(?:\d\d|\d\d\d)\b/.test(later.read(file)));
  expect(left).toEqual([]);
  const clean = await site.again({}, { ...orders(site), output: outputFolder(ROOT, join(site.folder, "clean")) });
  expect(clean.result.published).toBe(true);
  expect(filesIn(join(site.folder, "clean"))).toEqual(later.files);
});

test("a hundred renamed stories are a hundred redirects once they are settled", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, n) => [`seeds/old-${n}.md`, story({ title: `Story ${n}` }, `The text of ${n}.`)]),
  );
  const site = await siteOf(files);
  for (let n = 0; n < 100; n++)
    renameSync(join(site.folder, `seeds/old-${n}.md`), join(site.folder, `seeds/new-${n}.md`));
  await site.again({});
  expect(await settle(site)).toHaveLength(100);
  const { read } = await site.again({});
  for (let n = 0; n < 100; n++)
    expect(read(`2026/03/02/old-${n}/index.html`)).toContain(redirect(`/2026/03/02/new-${n}/`));
});

test("an alias is added to those that there are, and the rest of the seed stays as it was, comments and all", async () => {
  const site = await siteOf({
    "seeds/wall.md":
      "---\n# our best\ntitle: 'The wall'\ndate: 2026-03-02\naliases:\n  - /older/ # from 2011\n---\nIt rose.\n",
  });
  renameSync(join(site.folder, "seeds/wall.md"), join(site.folder, "seeds/quay.md"));
  await site.again({});
  await settle(site);
  const { folder } = site;
  expect(readFileSync(join(folder, "seeds/quay.md"), "utf8")).toBe(
    "---\n# our best\ntitle: 'The wall'\ndate: 2026-03-02\naliases:\n  - /older/ # from 2011\n  - /2026/03/02/wall/\nid: \"2026-03-02-wall\"\n---\nIt rose.\n",
  );
});

test("a list of aliases that is empty gets its first one", async () => {
  const site = await siteOf({ "seeds/wall.md": "---\ntitle: Wall\ndate: 2026-03-02\naliases:\n---\nIt rose.\n" });
  renameSync(join(site.folder, "seeds/wall.md"), join(site.folder, "seeds/quay.md"));
  await site.again({});
  await settle(site);
  expect((await site.again({})).read("2026/03/02/wall/index.html")).toContain(redirect("/2026/03/02/quay/"));
});

test("while stories are held back, none is withdrawn: the address may be one of theirs", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "The wall" }, "It rose."),
    "seeds/bell.md": story({ title: "Bell" }),
  });
  const faulty = {
    "seeds/wall.md": null,
    "seeds/quay.md": story({ title: "The wall", section: "nowhere" }, "It rose."),
  };
  const later = await site.again(faulty, { hold: true });
  expect(later.result.notices).toEqual([]);
  const { lines, problems } = await recordMoved({ ...orders(site), hold: true });
  expect(lines).toEqual([]);
  expect(problems.map((each) => format(each).replaceAll(`${site.folder}/`, ""))).toEqual([
    'seeds/quay.md:1: file: "/2026/03/02/wall/" may be the former address of a story that is held back. Correct that story first, then try again.',
  ]);
  const mended = await site.again({ "seeds/quay.md": story({ title: "The wall" }, "It rose.") });
  expect(mended.result.notices).toEqual([
    expect.stringMatching(/^\/2026\/03\/02\/wall\/ moved to \/2026\/03\/02\/quay\/\. /),
  ]);
});

test("a story that went is not taken for an older one with the same text", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "The wall" }),
    "seeds/bell.md": story({ title: "Bell" }),
  });
  const later = await site.again({ "seeds/wall.md": null });
  expect(later.result.notices).toEqual([expect.stringMatching(/^\/2026\/03\/02\/wall\/ is gone\. /)]);
});

test("a story that is only not public now has neither moved nor gone", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "The wall" }),
    "seeds/bell.md": story({ title: "Bell" }),
  });
  const later = await site.again({ "seeds/wall.md": story({ title: "The wall", draft: true }) });
  expect(later.result.notices).toEqual([]);
  const faulty = await site.again({ "seeds/bell.md": story({ section: "nowhere" }) }, { hold: true });
  expect(faulty.result.notices).toEqual([]);
});

test("lines of the list that are no addresses are problems, and one whose page has come back is a warning", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "The wall" }),
    "seeds/withdrawn.yaml": "# gone\n- /2026/03/02/wall/ # came back\n- wall\n- /a/../b/\n",
  });
  expect(site.said).toEqual([
    'seeds/withdrawn.yaml:2: warning: file: "/2026/03/02/wall/" is the address of a page. Take the line out.',
    'seeds/withdrawn.yaml:3: file: "- wall" is not an address of this site. Write it like - /2019/09/05/harbour/.',
    'seeds/withdrawn.yaml:4: file: "/a/../b/" cannot be an address: it has the part "..", which starts with a dot or ends in a dot or space. Write it like "/2011/harbour/".',
  ]);
  const held = await site.again({}, { hold: true });
  expect(held.said).toEqual(site.said);
  expect(held.files).toContain("2026/03/02/wall/index.html");
});

/** The ids that subscribers know stories by. */
const guids = ({ read }: Site): string[] =>
  [...read("rss.xml").matchAll(/<guid [^>]*>([^<]*)/g)].map(([, id = ""]) => id.replace(/^.*:/, ""));

test("a story that moved stays the same story to subscribers, who are told of once what happens if nobody settles it", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "The wall" }, "The wall rose."),
    "seeds/bell.txt": "Bell rings\n\nThe bell rang.\n",
    "seeds/bell.11tydata.ts": 'export default { date: "2026-03-02" };\n',
    "seeds/quay.txt": "Quay opens\n\nThe quay opened.\n",
    "seeds/quay.11tydata.ts":
      'import type { Story } from "../src/model/article.ts";\n\nexport default { date: "2026-03-02", id: "the-quay" } satisfies Story;\n',
  });
  const before = guids(site);
  for (const [from, to] of [
    ["wall.md", "harbour-wall.md"],
    ["bell.txt", "bells.txt"],
    ["bell.11tydata.ts", "bells.11tydata.ts"],
    ["quay.txt", "quays.txt"],
    ["quay.11tydata.ts", "quays.11tydata.ts"],
  ])
    renameSync(join(site.folder, "seeds", from ?? ""), join(site.folder, "seeds", to ?? ""));
  const moved = await site.again({});
  expect(moved.result.notices).toEqual([
    '/2026/03/02/bell/ moved to /2026/03/02/bells/, /2026/03/02/quay/ moved to /2026/03/02/quays/, /2026/03/02/wall/ moved to /2026/03/02/harbour-wall/. "npm run moved" leaves a redirect, or a page that says that the story is gone. Do it before you deploy: otherwise your subscribers get every moved story a second time, as a new one.',
  ]);
  expect(guids(moved)).not.toEqual(before);
  expect(await settle(site)).toEqual([
    "/2026/03/02/bell/ leads to /2026/03/02/bells/, and its id stays 2026-03-02-bell: seeds/bells.txt",
    "/2026/03/02/quay/ leads to /2026/03/02/quays/: seeds/quays.txt",
    "/2026/03/02/wall/ leads to /2026/03/02/harbour-wall/, and its id stays 2026-03-02-wall: seeds/harbour-wall.md",
  ]);
  const written = ["harbour-wall.md", "bells.11tydata.ts", "quays.11tydata.ts"].map((file) =>
    readFileSync(join(site.folder, "seeds", file), "utf8"),
  );
  expect(written).toEqual([
    '---\ntitle: "The wall"\ndate: "2026-03-02T10:00:00Z"\naliases: ["/2026/03/02/wall/"]\nid: "2026-03-02-wall"\n---\nThe wall rose.\n',
    'export default { id: "2026-03-02-bell", aliases: ["/2026/03/02/bell/"], date: "2026-03-02" };\n',
    'import type { Story } from "../src/model/article.ts";\n\nexport default { aliases: ["/2026/03/02/quay/"], date: "2026-03-02", id: "the-quay" } satisfies Story;\n',
  ]);
  // Before the next build and after it.
  expect(await settle(site)).toEqual([]);
  const settled = await site.again({});
  expect([guids(settled).sort(), settled.result.notices, await settle(site)]).toEqual([[...before].sort(), [], []]);
});

test("a story that moved and is a draft meanwhile gets its former address once", async () => {
  const site = await siteOf({ "seeds/wall.md": story({ title: "The wall" }), "seeds/bell.md": story({}, "Bells.") });
  await site.again({ "seeds/wall.md": null, "seeds/quay.md": story({ title: "The wall", draft: true }) });
  expect(await settle(site)).toEqual([
    "/2026/03/02/wall/ leads to /2026/03/02/quay/, and its id stays 2026-03-02-wall: seeds/quay.md",
  ]);
  const text = readFileSync(join(site.folder, "seeds/quay.md"), "utf8");
  expect((await site.again({})).result.notices).toEqual([]);
  expect([await settle(site), readFileSync(join(site.folder, "seeds/quay.md"), "utf8")]).toEqual([[], text]);
});

test("a story renamed twice before it is settled keeps its first id", async () => {
  const site = await siteOf({ "seeds/a.md": story({ title: "The wall" }) });
  const before = guids(site);
  await site.again({ "seeds/a.md": null, "seeds/b.md": story({ title: "The wall" }) });
  await site.again({ "seeds/b.md": null, "seeds/c.md": story({ title: "The wall" }) });
  expect(await settle(site)).toEqual([
    "/2026/03/02/a/ leads to /2026/03/02/c/, and its id stays 2026-03-02-a: seeds/c.md",
    "/2026/03/02/b/ leads to /2026/03/02/c/: seeds/c.md",
  ]);
  const settled = await site.again({});
  expect(guids(settled)).toEqual(before);
  for (const slug of ["a", "b"])
    expect(settled.read(`2026/03/02/${slug}/index.html`)).toContain(redirect("/2026/03/02/c/"));
});

test("a file whose name differs in capitals alone has not moved", async () => {
  const site = await siteOf({ "seeds/wall.md": story({ title: "The wall" }) });
  renameSync(join(site.folder, "seeds/wall.md"), join(site.folder, "seeds/Wall.md"));
  const later = await site.again({});
  expect([later.result.notices, guids(later), await settle(site)]).toEqual([[], guids(site), []]);
});

test("a story that went while an embargoed one has the same text is gone, and nothing tells of that one", async () => {
  const tides = "High water is at noon. ".repeat(10);
  const site = await siteOf({
    "seeds/tides.md": story({ title: "Tides" }, tides),
    "seeds/later.md": story({ title: "Tides", embargo: "2027-01-01" }, tides),
    "seeds/bell.md": story({ title: "Bell" }),
  });
  const later = await site.again({ "seeds/tides.md": null });
  expect(later.result.notices).toEqual([
    '/2026/03/02/tides/ is gone. "npm run moved" leaves a redirect, or a page that says that the story is gone.',
  ]);
});

test("what cannot be told for certain is asked, and nothing is written until it is answered", async () => {
  const site = await siteOf({ "seeds/wall.md": story({ title: "The wall" }, "It rose."), "seeds/bell.md": story() });
  const unsure = {
    "seeds/wall.md": null,
    "seeds/quay.md": story({ title: "The wall" }, "It rose and rose."),
  };
  const later = await site.again(unsure);
  expect(later.result.notices).toEqual([
    '/2026/03/02/wall/ is gone, or moved to /2026/03/02/quay/. "npm run moved" leaves a redirect, or a page that says that the story is gone.',
  ]);
  await site.again({});
  const asked = async () => {
    const { lines, problems } = await recordMoved(orders(site));
    return [...lines, ...problems.map((each) => format(each).replaceAll(`${site.folder}/`, ""))];
  };
  expect(await asked()).toEqual([
    'seeds/quay.md:1: aliases: this may be the story that was at /2026/03/02/wall/, or another one. If it is the same, write "aliases: [/2026/03/02/wall/]" and "id: 2026-03-02-wall" into it. If not, write "- /2026/03/02/wall/" into seeds/withdrawn.yaml.',
  ]);
  await site.again({ "seeds/withdrawn.yaml": "- /2026/03/02/wall/\n" });
  expect(await asked()).toEqual([]);
});

test("a story that moved and another one at its old address are told apart", async () => {
  const site = await siteOf({ "seeds/wall.md": story({ title: "The wall" }, "It rose."), "seeds/bell.md": story() });
  const later = await site.again({
    "seeds/quay.md": story({ title: "The wall" }, "It rose."),
    "seeds/wall.md": story({ title: "Another wall" }, "It fell."),
  });
  expect(later.result.notices.map((line) => line.replaceAll(`${site.folder}/`, ""))).toEqual([
    '/2026/03/02/wall/ has another story now, and the one that was there moved to /2026/03/02/quay/. Your subscribers would take one for the other: write "id: 2026-03-02-wall" into seeds/quay.md, and another id into seeds/wall.md.',
  ]);
});

test("a story is not taken for one that moved because its neighbour's words changed", async () => {
  const site = await siteOf({ "seeds/wall.md": story({ title: "The wall" }, "It rose.") });
  const later = await site.again({
    "seeds/wall.md": story({ title: "The wall" }, "It rose again."),
    "seeds/bell.md": story({ title: "Bell" }, "It rang."),
  });
  expect(later.result.notices).toEqual([]);
});

test("a pin is told the new name of a story that was renamed or moved, and that one was withdrawn", async () => {
  const pins = ["wall", "2026-03-02-quay", "bell.md", "2026-03-02-gone"];
  const front = (pinned: readonly string[]) =>
    `export default { pinned: ${JSON.stringify(pinned)}, sections: ["world"] };`;
  const site = await siteOf({
    "_data/front.ts": front(pins),
    "seeds/wall.md": story({ title: "The wall" }, "The wall rose."),
    "seeds/2026-03-02-quay.md": story({ title: "The quay", date: "2026-03-02" }, "The quay opened."),
    "seeds/bell.md": story({ title: "The bell" }, "The bell rang."),
    "seeds/gone.md": story({ title: "Gone" }, "It went."),
    "seeds/stays.md": story({ title: "Stays" }, "It stays."),
  });
  expect(site.said).toEqual([]);
  renameSync(join(site.folder, "seeds/wall.md"), join(site.folder, "seeds/harbour-wall.md"));
  renameSync(join(site.folder, "seeds/bell.md"), join(site.folder, "seeds/big-bell.md"));
  const moved = await site.again({
    "seeds/2026-03-02-quay.md": null,
    "seeds/2026-03-09-quay.md": story({ title: "The quay", date: "2026-03-09" }, "The quay opened."),
    "seeds/gone.md": null,
  });
  const warnings = [
    '_data/front.ts:1: warning: pinned.0: "wall" was renamed to "harbour-wall". Write "harbour-wall". The front is built without it.',
    '_data/front.ts:1: warning: pinned.1: "2026-03-02-quay" was renamed to "quay". Write "quay". The front is built without it.',
    '_data/front.ts:1: warning: pinned.2: "bell.md" was renamed to "big-bell.md". Write "big-bell.md". The front is built without it.',
    '_data/front.ts:1: warning: pinned.3: "2026-03-02-gone" was withdrawn. Take the name out. The front is built without it.',
  ];
  expect(moved.said).toEqual(warnings);
  expect((await site.again({ "seeds/new.md": story({ title: "New" }, "It is new.") })).said).toEqual(warnings);
  await settle(site);
  const settled = await site.again({});
  expect(settled.said, "by the ids, aliases and seeds/withdrawn.yaml").toEqual([warnings[0], ...warnings.slice(2)]);
  expect((await site.again({ "_data/front.ts": front(["harbour-wall", "quay", "big-bell.md"]) })).said).toEqual([]);
});

test("related and links are told it too, and what may be meant where that is not certain", async () => {
  const site = await siteOf({
    "seeds/wall.md": story({ title: "The wall" }, "The wall rose."),
    "seeds/bell.md": story({ title: "The bell" }, "The bell rang."),
    "seeds/gone.md": story({ title: "Gone" }, "It went."),
  });
  renameSync(join(site.folder, "seeds/wall.md"), join(site.folder, "seeds/harbour-wall.md"));
  const { said } = await site.again({
    "seeds/gone.md": null,
    "seeds/bell.md": null,
    "seeds/clock.md": story({ title: "The bell" }, "The bell rang, and the clock struck."),
    "seeds/a.md": story(
      { title: "A", related: ["wall", "gone", "bell"] },
      "[One](/2026/03/02/wall/#top) and [two](/2026/03/02/gone/).",
    ),
    "seeds/b.md": story({ title: "B" }, "[One](wall.md)."),
  });
  expect(said).toEqual([
    'seeds/a.md:4: related.0: "wall" was renamed to "harbour-wall". Write "harbour-wall".',
    'seeds/a.md:4: related.1: "gone" names no story. Write its id, its slug or the name of its file.',
    'seeds/a.md:4: related.2: "bell" names no story. Did you mean "clock"?',
    'seeds/a.md:6: body: the link leads to "/2026/03/02/wall/#top", which was renamed to "/2026/03/02/harbour-wall/". Write "/2026/03/02/harbour-wall/".',
    'seeds/a.md:6: body: the link leads to "/2026/03/02/gone/", which is no page of this site. Correct the address, or take the link out.',
    'seeds/b.md:5: body: the link leads to "wall.md", which was renamed to "harbour-wall.md". Write "harbour-wall.md".',
  ]);
  const whole = await site.again({ "seeds/b.md": null });
  expect(whole.said.filter((each) => each.includes("gone"))).toEqual([
    'seeds/a.md:4: related.1: "gone" was withdrawn. Take the name out.',
    'seeds/a.md:6: body: the link leads to "/2026/03/02/gone/", which was withdrawn. Take the link out.',
  ]);
});
