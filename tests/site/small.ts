import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadOutlet } from "../../src/build/load-outlet.ts";
import { readContent } from "../../src/content/content.ts";
import type { Outlet } from "../../src/model/outlet.ts";
import { format } from "../../src/model/problem.ts";
import { complete, type Edition } from "../../src/site/edition.ts";
import { type Circumstances, type Copy, place } from "../../src/site/place.ts";
import { everyPolicy, type Files, NOW, outlet as plain, story, write } from "./site.ts";

/** A paper of a dozen stories that has every kind of page and file, in every form. */
export const smallFiles: Files = {
  ...plain,
  "_data/authors.ts": `export default {
  "ada-reed": { name: "Ada Reed", role: "Reporter", biography: "Reports." }, idle: { name: "Ida Idle" },
};`,
  "_data/feeds.ts": `const formats = ["rss", "atom", "json"];
export default {
  size: 3,
  formats: { everything: formats, section: formats, tag: ["rss"], author: ["atom"], series: ["json"] },
  archives: ["everything", "section"],
  partners: { friends: { title: "Friends", formats }, "in-short": { title: "In short", text: "summary", formats } },
};`,
  ...everyPolicy,
  "seeds/media/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"/>',
  "seeds/pages/about.md": "---\ntitle: About\ndescription: Who we are.\n---\nWe are.\n",
  "seeds/withdrawn.yaml": "- /2019/01/01/gone/\n",
  "seeds/wall.md": story(
    {
      ...{ title: "Wall rises", description: "The sea wall.", kicker: "Harbour", date: "2026-03-02T10:00:00Z" },
      ...{ tags: ["Harbour", "Economy"], authors: ["ada-reed"], series: "Tides", location: "Testford" },
      image: { src: "quay.svg", alt: "The quay", caption: "At noon", credit: "Ada Reed" },
      corrections: [{ date: "2026-03-03", text: "It was Tuesday." }],
    },
    "The wall rose. See [the bell](bell.md) and [us](/about/).",
  ),
  "seeds/bell.md": story({
    ...{ title: "Bell rings", date: "2026-04-02T10:00:00Z", section: "town", tags: ["Harbour"] },
    ...{ authors: ["Ben Orr"], series: "Tides", related: ["2026-03-02-wall"] },
  }),
  "seeds/goal.md": story({
    title: "Goal",
    date: "2026-04-03",
    section: "sport",
    type: "opinion",
    authors: ["Ben Orr"],
  }),
  "seeds/old.md": story({ title: "Old story", date: "2024-12-31", source: "Reuters" }, "It was long ago."),
  "seeds/jisr.md": story({ title: "\u062c\u0633\u0631", date: "2026-05-01", language: "ar" }, "\u0646\u0635."),
  "seeds/mauer.md": story({ title: "Mauer", date: "2026-05-02", language: "de", translationOf: "2026-03-02-wall" }),
  "seeds/moved.md": story({ title: "Moved", date: "2026-05-03", aliases: ["/older/"] }, "It moved."),
  "seeds/late.md": story({ title: "Late", date: "2026-05-31T09:00:00Z", tags: ["Economy"] }, "Just now."),
  "seeds/soon.md": story({ title: "Soon", embargo: "2026-07-01", tags: ["Embargoed"] }),
  "seeds/draft.md": story({ title: "Draft", draft: true }),
};

/** Its outlet and its stories as they are read; the files themselves are gone. */
export const { outlet, copy } = await read();

/** The stories, public or not. */
export const drafts = copy.stories;

/** The edition of this copy at that time. */
export const editionOf = (copy: Copy, outlet: Outlet, circumstances: Circumstances): Edition =>
  complete(place(copy, outlet, circumstances));

/** @param changes what differs from 1 June 2026 */
export const smallEdition = (changes: Partial<Circumstances> = {}): Edition =>
  editionOf(copy, outlet, { now: NOW, ...changes });

async function read() {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-small-"));
  try {
    write(folder, smallFiles);
    cpSync("package.json", join(folder, "package.json"));
    const loaded = await loadOutlet(folder, "_data");
    if ("problems" in loaded) throw new Error(loaded.problems.map(format).join("\n"));
    const { timeZone: zone, language } = loaded.outlet.site;
    const { problems, stories, pages, withdrawn } = await readContent({
      root: folder,
      folder: "seeds",
      zone,
      language,
    });
    if (problems.length > 0) throw new Error(problems.map(format).join("\n"));
    return { outlet: loaded.outlet, copy: { stories, pages, withdrawn } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
