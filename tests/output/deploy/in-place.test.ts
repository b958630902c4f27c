import { join } from "node:path";
import { expect, test } from "vitest";
import { outputFolder } from "../../../src/output/output-folder.ts";
import { everyPolicy, ROOT, type Site, siteOf, story } from "../../site/site.ts";
import { crawl, deployTo, MemoryTarget, Stopped, showing, stoppedAfter } from "./places.ts";

const quay = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><path fill="${color}"/></svg>`;

const SECRET = "Zanzibarquay";
const showingSecret = showing(SECRET);

const morning = {
  ...everyPolicy,
  "_data/hosting.ts": `export default { hosts: ["apache"] };`,
  "_data/design.ts": "export default {};",
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, n) => [
      `seeds/s${n}.md`,
      story({ title: `Story ${n}`, date: `2026-03-0${n + 1}T10:00:00Z`, tags: ["Harbour"] }),
    ]),
  ),
  "seeds/gone.md": story(
    {
      title: `${SECRET} falls`,
      tags: ["Morning", "Harbour"],
      authors: ["Jane Doe"],
      image: { src: "gone.svg", alt: "A quay" },
    },
    `The ${SECRET} fell, see [it](s1.md).`,
  ),
  "seeds/gone.svg": quay("red"),
  "seeds/wall.md": story({
    title: "Wall rises",
    date: "2026-03-09T10:00:00Z",
    related: ["gone"],
    image: { src: "wall.svg", alt: "A wall" },
  }),
  "seeds/wall.svg": quay("blue"),
};

const noon = {
  "seeds/gone.md": null,
  "seeds/gone.svg": null,
  "seeds/wall.md": story({
    title: "Wall falls",
    date: "2026-03-09T10:00:00Z",
    tags: ["Noon"],
    image: { src: "new.svg", alt: "Another" },
  }),
  "seeds/new.svg": quay("green"),
  "seeds/bell.md": story(
    { title: "Bell rings", tags: ["Noon"], section: "sport", image: { src: "bell.svg", alt: "A bell" } },
    "See [the wall](wall.md).",
  ),
  "seeds/bell.svg": quay("black"),
  "seeds/chime.md": story({ title: "Chime rings", tags: ["Noon", "Chimes"], related: ["bell"] }),
};

const outputOf = ({ folder }: Site) => outputFolder(ROOT, join(folder, "_site"));

type Editions = Awaited<ReturnType<typeof twoEditions>>;

/** Two editions, and what a target has of the first. */
async function twoEditions() {
  const site = await siteOf(morning);
  expect(site.said).toEqual([]);
  const output = outputOf(site);
  const target = new MemoryTarget(output.path);
  await deployTo(target, output);
  const before = new Map(target.files);
  const manifest = target.manifest;
  const after = await site.again(noon);
  expect(after.said).toEqual([]);
  const fresh = new MemoryTarget(output.path);
  await deployTo(fresh, output);
  // Addresses that readers knew, and that the new edition still has.
  const known = [...before.keys()].filter((file) => file.endsWith(".html") && fresh.files.has(file));
  const atMorning = () => {
    const again = new MemoryTarget(output.path);
    for (const [file, bytes] of before) again.files.set(file, bytes);
    again.manifest = manifest;
    return again;
  };
  return { output, atMorning, known: ["index.html", "sitemap.xml", ...known], fresh };
}

/** As strings, which Vitest compares a hundred times faster than buffers. */
const contents = ({ files }: MemoryTarget) =>
  new Map([...files].sort().map(([file, bytes]) => [file, bytes.toString("latin1")]));

/** Deploys, and looks at what readers see after every operation. @returns how many there were, and after how many no withdrawn word was left */
async function watched(target: MemoryTarget, { output, known }: Pick<Editions, "output" | "known">, every: number) {
  let operations = 0;
  let last: number | undefined;
  let words = showingSecret(target.files);
  const look = () => {
    if (++operations % every === 0) expect(crawl(target.files, known), `after operation ${operations}`).toEqual([]);
    const now = showingSecret(target.files);
    const back = now.filter((file) => !words.includes(file));
    expect(back, `after operation ${operations}`).toEqual([]);
    words = now;
    if (now.length === 0) last ??= operations;
  };
  await deployTo(stoppedAfter(target, Number.POSITIVE_INFINITY, look), output);
  return { operations, last: last ?? 0 };
}

test("no link leads to nothing after any operation, withdrawn words go first, and never come back after a stop", async () => {
  const editions = await twoEditions();
  const { output, atMorning, known, fresh } = editions;
  const target = atMorning();
  expect(crawl(target.files, known)).toEqual([]);
  expect(showingSecret(target.files).length).toBeGreaterThan(20);
  const { operations, last } = await watched(target, editions, 1);
  expect(last).toBeLessThan(operations * 0.9);
  expect(contents(target)).toEqual(contents(fresh));

  for (let stop = 0; stop < operations; stop += Math.ceil(operations / 6)) {
    const stopped = atMorning();
    await expect(deployTo(stoppedAfter(stopped, stop), output)).rejects.toThrow(Stopped);
    await watched(stopped, editions, 9);
    expect(contents(stopped)).toEqual(contents(fresh));
  }
});
