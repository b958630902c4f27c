import { readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { shortHash } from "../../src/model/text.ts";
import { filesIn } from "../site/site.ts";
import { earlierOutlet, written } from "./earlier-outlet.ts";
import { type Paper, paper } from "./paper.ts";

// What an outlet of the version before the redesign meets when it merges this one.

const NOW = ["--now", "2025-03-02T12:00Z"];
const FERRY = "2024/06/07/ferry-times/index.html";

/** The outlet with the present code, and with what its last build by the earlier version left behind. */
function upgraded(): Paper & { readonly state: string } {
  const clone = paper(earlierOutlet);
  // It is named after the folder that it is about.
  const state = `.broadsheet/${shortHash(resolve(clone.folder, "_site"))}`;
  for (const [path, content] of Object.entries(written))
    clone.write({ [path.replace(".broadsheet/61b6df68", state)]: content });
  return { ...clone, state };
}

const site = ({ folder }: Paper): string[] => filesIn(join(folder, "_site"));
const before = Object.keys(written).flatMap((path) => (path.startsWith("_site/") ? path.slice(6) : []));
const textBefore = (file: string): string => Buffer.from(written[`_site/${file}`] ?? []).toString();
const idsIn = (feed: string): string[] => [...feed.matchAll(/<(?:guid|id)\b[^>]*>([^<]+)</g)].map(([, id = ""]) => id);
/** With the names that this version has, as the outlet has them when it has followed the messages. */
const renamed = (layout: string): string =>
  layout.replaceAll("sheet.twin", "view.markdown").replaceAll("sheet.", "view.");

test("an outlet of an earlier version is told the new names first, then builds, and keeps its addresses, ids and renamed stories", async () => {
  const clone = upgraded();
  clone.edit("_includes/layouts/article.njk", (layout) =>
    layout.replace("<header>", '<header>\n{% if sheet.twin %}<a href="{{ sheet.twin }}">As text</a>{% endif %}'),
  );
  // It kept its own lines where a merge asked.
  const refused = await clone.run(["build", ...NOW]);
  expect([refused.code, refused.stderr.trim().split("\n")]).toEqual([
    1,
    [
      '_includes/layouts/article.njk:25: layout: "sheet.twin" has another name now. Write "view.markdown" in its place.',
      '_includes/layouts/list.njk:6: layout: "sheet" has another name now, here and on 11 more lines. Write "view" in its place.',
      "2 problems: nothing was published, the last edition stays as it was.",
    ],
  ]);
  expect(site(clone)).toEqual(before);
  for (const layout of ["article", "list"]) clone.edit(`_includes/layouts/${layout}.njk`, renamed);

  const built = await clone.run(["build", ...NOW]);
  const moved =
    '/2024/06/07/ferry-times/ moved to /2024/06/07/summer-ferry/. "npm run moved" leaves a redirect, or a page that says that the story is gone.';
  expect([built.code, built.stderr]).toEqual([
    0,
    `${moved} Do it before you deploy: otherwise your subscribers get every moved story a second time, as a new one.\n`,
  ]);
  expect(built.stdout).toMatch(/^built 56 pages: 56 printed, 0 unchanged, 3 removed, in /);
  const inPlace = (file: string) => file.replace("ferry-times", "summer-ferry");
  // Photographs have other addresses, there is a search, and hosts are told what to answer.
  const isKept = (file: string) => !/^(?:media\/|search\/|_headers$|_redirects$|\.nojekyll$)/.test(file);
  expect(site(clone).filter(isKept)).toEqual(before.filter(isKept).map(inPlace).sort());

  const { folder, state } = clone;
  expect(readdirSync(join(folder, ".broadsheet")).sort()).toEqual([basename(state), "made"].sort());
  // What the earlier version made of pictures is gone.
  expect(readdirSync(join(folder, ".broadsheet/made"))).toEqual([expect.not.stringMatching("dec1b4e2")]);

  const settled = await clone.run(["moved", ...NOW]);
  expect(settled.stdout.split("\n")[0]).toBe(
    "/2024/06/07/ferry-times/ leads to /2024/06/07/summer-ferry/, and its id stays 2024-06-07-ferry-times: seeds/2024/2024-06-07-summer-ferry.md",
  );
  const last = await clone.run(["build", ...NOW]);
  expect([last.code, last.stderr]).toEqual([0, ""]);
  expect(before.filter((file) => isKept(file) && !clone.has(`_site/${file}`))).toEqual([`${FERRY}.md`]);
  expect(clone.read(`_site/${FERRY}`)).toContain('content="0; url=/2024/06/07/summer-ferry/"');
  for (const feed of before.filter((file) => /(?:rss|atom)\.xml$/.test(file)))
    expect(idsIn(clone.read(`_site/${feed}`)), feed).toEqual(idsIn(textBefore(feed)));

  const own = clone.read("_site/shore/index.html");
  expect(own).toContain('<p class="count">2 on this page</p>');
  expect(own).toContain("letter-spacing:.02em");
  const ofExample = site(clone).filter((file) => /Fennick|Courier/.test(clone.read(`_site/${file}`)));
  expect(ofExample).toEqual([]);
  expect((await clone.run(["build", ...NOW])).stdout).toMatch(
    /^built 57 pages: 0 printed, 57 unchanged, 0 removed, in /,
  );
});
