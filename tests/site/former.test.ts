import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settleMoved } from "../../src/cli/commands/moved.ts";
import { format } from "../../src/model/problem.ts";
import { filesIn, NOW, type Site, siteOf, story } from "./site.ts";

const orders = ({ folder }: Site) => ({
  seeds: join(folder, "seeds"),
  data: join(folder, "_data"),
  output: join(folder, "_site"),
  now: NOW,
  hold: false,
});

const settle = async (site: Site): Promise<readonly string[]> => {
  const { lines, problems } = await settleMoved(orders(site));
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
      /^\/2026\/03\/02\/\w+\/ .*\/2026\/03\/02\/wall\/ moved to \/2026\/03\/02\/harbour-wall\/.*"npm run moved" leaves a redirect, or a page that says so\.$/,
    ),
  ]);
  expect((await site.again({})).result.notices).toHaveLength(1);
  expect([...(await settle(site))].sort()).toEqual([
    "/2026/03/02/bell/ leads to /2026/03/09/bell/: seeds/bell.txt",
    "/2026/03/02/gone/ was withdrawn: seeds/withdrawn.yaml",
    "/2026/03/02/quay/ leads to /2026/03/02/new-quay/: seeds/new-quay.md",
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
    expect(gone).toContain("The story that was here has been withdrawn.");
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
  const clean = await site.again({}, { ...orders(site), output: join(site.folder, "clean") });
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
    "---\n# our best\ntitle: 'The wall'\ndate: 2026-03-02\naliases:\n  - /older/ # from 2011\n  - /2026/03/02/wall/\n---\nIt rose.\n",
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
  const { lines, problems } = await settleMoved({ ...orders(site), hold: true });
  expect(lines).toEqual([]);
  expect(problems.map((each) => format(each).replaceAll(`${site.folder}/`, ""))).toEqual([
    'seeds/quay.md:1: file: "/2026/03/02/wall/" may be where a story was that is held back. Mend it first, then try again.',
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
  expect(later.result.notices).toEqual([expect.stringMatching(/^\/2026\/03\/02\/wall\/ went\. /)]);
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
