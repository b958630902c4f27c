import fc from "fast-check";
import { expect, test } from "vitest";
import type { SiteFile } from "../../../src/output/deploy/manifest.ts";
import { afterStop, plainOf, planDeploy, type Site, withDone } from "../../../src/output/deploy/plan.ts";

/** Files of an edition by what is in them, and what they name. */
type Files = Readonly<Record<string, readonly string[]>>;

/** An edition: each file has a version, and names others. Its stories are at the addresses of some pages. */
function site(files: Files, stories: readonly string[] = [], version = ""): Site {
  return {
    files: new Map(
      Object.entries(files).map(([file, names]) => [file, { hash: `${version}${names}`, size: 1, names }]),
    ),
    left: new Set(),
    groups: [],
    stories,
  };
}

const NOTHING = site({});
const steps = (have: Site, want: Site): string[] =>
  planDeploy(have, want).steps.map(({ kind, files }) => `${kind} ${files.join(" ")}`);

test("nothing travels where nothing changed, and only what changed elsewhere", () => {
  const before = site({ "index.html": ["a.css"], "a.css": [] });
  expect(steps(before, before)).toEqual([]);
  expect(steps(before, site({ "index.html": ["a.css", "b.css"], "a.css": [], "b.css": [] }))).toEqual([
    "put b.css",
    "put index.html",
  ]);
});

test("the first deploy puts pictures, pages and the front in turn", () => {
  const want = site({
    "sitemap.xml": ["a/index.html"],
    "index.html": ["a/index.html"],
    "a/index.html": ["media/a.svg"],
    "media/a.svg": [],
  });
  expect(steps(NOTHING, want)).toEqual(["put media/a.svg", "put sitemap.xml a/index.html", "put index.html"]);
});

test("a withdrawn story, its picture and all that names it go before anything else is sent", () => {
  const have = site(
    {
      "index.html": ["gone/index.html", "media/gone-aaaaaaaa-1200.jpg"],
      "gone/index.html": ["media/gone-aaaaaaaa-1200.jpg"],
      "media/gone-aaaaaaaa-1200.jpg": [],
      "rss.xml": ["gone/index.html"],
      "other/index.html": [],
    },
    ["/gone/"],
  );
  const want = site(
    {
      "index.html": ["new/index.html"],
      "new/index.html": ["media/new.jpg"],
      "media/new.jpg": [],
      "rss.xml": [],
      "other/index.html": ["later/index.html"],
      "later/index.html": [],
    },
    ["/new/", "/later/"],
  );
  expect(steps(have, want)).toEqual([
    "put new/index.html media/new.jpg",
    "put index.html rss.xml",
    "remove gone/index.html media/gone-aaaaaaaa-1200.jpg",
    "put later/index.html",
    "put other/index.html",
  ]);
});

test("the page that says that a story was withdrawn goes first, after what tells hosts so", () => {
  const have = site({ "a/index.html": ["b.css"], "b.css": [], "index.html": [], _redirects: [] }, ["/a/"]);
  const want = site({ "a/index.html": [], "b.css": [], "index.html": ["b.css"], _redirects: ["index.html"] });
  expect(steps(have, want)).toEqual(["put _redirects a/index.html", "put index.html"]);
});

test("styles and sizes of a picture stay for a deploy, a picture that left the edition does not", () => {
  const have = site({
    "index.html": ["old.css"],
    "old.css": [],
    "media/wall-aaaaaaaa-720.jpg": [],
    "media/bell-bbbbbbbb-720.jpg": [],
    "public/report.pdf": [],
  });
  const want = site({ "index.html": ["new.css"], "new.css": [], "media/wall-aaaaaaaa-300.jpg": [] });
  const { after } = planDeploy(have, want);
  expect([...after.left]).toEqual(["old.css", "media/wall-aaaaaaaa-720.jpg"]);
  expect(steps({ ...want, ...after }, want)).toEqual(["remove old.css media/wall-aaaaaaaa-720.jpg"]);
});

test("a style that an edition has again goes with its picture at the next deploy, also where that edition was stopped", () => {
  const first = site({ "index.html": [], "s.css": [] }, [], "1");
  const second = site({ "index.html": [] }, [], "2");
  const third = site({ "index.html": ["s.css"], "s.css": ["media/p.jpg"], "media/p.jpg": [] }, [], "3");
  const have: Site = { ...second, ...planDeploy(first, second).after };
  expect([...have.left]).toEqual(["s.css"]);
  // Stopped once the front is put.
  const { have: stopped } = afterStop(planDeploy(have, third).meanwhile, new Set(third.files.keys()));
  expect(steps(stopped, second)).toEqual(["put index.html", "remove s.css media/p.jpg"]);
});

test("a file makes room for a folder of its name, and a twin without a reason goes at once", () => {
  const have = site({ a: [], "b.html": [], "b.html.br": [] });
  expect(steps(have, site({ "a/index.html": [], "b.html": [] }))).toEqual(["remove a b.html.br", "put a/index.html"]);
});

const PAGES = ["index.html", "a.html", "b.html", "c.html", "d.html"];
const OTHERS = [
  "sitemap.xml",
  "rss.xml",
  "media/p-aaaaaaaa-1.jpg",
  "media/p-aaaaaaaa-2.jpg",
  "media/q-bbbbbbbb-1.jpg",
  "s.css",
  "t.css",
];
const ALWAYS: ReadonlySet<string> = new Set(["index.html", "sitemap.xml"]);

const editions = fc
  .record({
    files: fc.subarray([...PAGES, ...OTHERS]),
    links: fc.dictionary(
      fc.constantFrom(...PAGES, "sitemap.xml", "rss.xml", "s.css"),
      fc.subarray([...PAGES, ...OTHERS]),
    ),
    twins: fc.subarray(PAGES),
    stories: fc.subarray(["a.html", "b.html"]),
    version: fc.constantFrom("1", "2"),
  })
  .map(({ files, links, twins, stories, version }): Site => {
    const all = [...new Set([...files, ...ALWAYS])];
    const named = Object.fromEntries(
      all.map((file) => [file, (links[file] ?? []).filter((name) => all.includes(name) && name !== file)]),
    );
    const compressed = twins.filter((file) => all.includes(file)).map((file) => [`${file}.br`, named[file] ?? []]);
    const public_ = stories.filter((file) => all.includes(file)).map((file) => `/${file}`);
    return site({ ...named, ...Object.fromEntries(compressed) }, public_, version);
  });

/** A target in memory, which tells what readers can see of it. */
class Shown {
  readonly files = new Map<string, SiteFile>();
  /** Pages that have been there since the last deploy that was completed. */
  known = new Set<string>();

  put(file: string, want: Site): void {
    const sent = want.files.get(file);
    if (!sent) throw new Error(`${file} is not in the edition`);
    this.files.set(file, sent);
  }

  remove(file: string): void {
    if (!this.files.delete(file)) throw new Error(`${file} was not there`);
    this.known.delete(file);
  }

  complete(): void {
    this.known = new Set([...this.files.keys()].filter((file) => file.endsWith(".html")));
  }

  /** Every link that leads to nothing, from the front and the known pages of an edition on. */
  dangling(want: Site): string[] {
    const reached = new Set([...this.known].filter((file) => want.files.has(file)));
    if (this.files.has("index.html")) for (const entry of ["index.html", "sitemap.xml"]) reached.add(entry);
    const found: string[] = [];
    for (const file of reached)
      for (const version of [file, `${file}.br`])
        for (const name of this.files.get(version)?.names ?? [])
          if (this.files.has(name)) reached.add(name);
          else found.push(`${version} → ${name}`);
    return found;
  }

  /** The files that show words of stories that are not in an edition. */
  showing(stories: ReadonlySet<string>, last: Site): string[] {
    return [...this.files].flatMap(([file, { hash, names }]) => {
      const isOld = last.files.get(file)?.hash === hash;
      const isMeant = stories.has(plainOf(file, last.files)) || names.some((name) => stories.has(name));
      return isOld && isMeant ? file : [];
    });
  }
}

test("after every single file no link leads to nothing and nothing withdrawn comes back, also after a deploy that was stopped", () => {
  const turns = fc.array(
    fc.record({ want: editions, stop: fc.option(fc.nat(12)), order: fc.infiniteStream(fc.nat()) }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(turns, (all) => {
      const target = new Shown();
      let have: Site = NOTHING;
      for (const { want, stop, order } of all) {
        const plan = planDeploy(have, want);
        const withdrawn = new Set(
          have.stories.filter((path) => !want.stories.includes(path)).map((path) => path.slice(1)),
        );
        const last: Site = { ...have, files: new Map(target.files) };
        let showing = target.showing(withdrawn, last);
        let noted = plan.meanwhile;
        let left = stop ?? Number.POSITIVE_INFINITY;
        for (const { kind, files } of plan.steps) {
          // A program may send the files of a step in any order.
          const waiting = [...files];
          while (waiting.length > 0 && left-- > 0) {
            const [file = ""] = waiting.splice((order.next().value ?? 0) % waiting.length, 1);
            if (kind === "put") target.put(file, want);
            else target.remove(file);
            expect(target.dangling(want)).toEqual([]);
            const now = target.showing(withdrawn, last);
            expect(showing).toEqual(expect.arrayContaining(now));
            showing = now;
          }
          if (left >= 0) noted = withDone(noted, { kind, files }, want);
        }
        if (left < 0) {
          const stopped = afterStop(noted, new Set(target.files.keys()));
          for (const file of stopped.remove) target.remove(file);
          have = stopped.have;
          continue;
        }
        const isWant = [...target.files].filter(([file]) => !plan.after.left.has(file));
        expect(new Map(isWant)).toEqual(new Map([...want.files]));
        expect([...target.files.keys()].sort()).toEqual([...plan.after.files.keys()].sort());
        target.complete();
        have = { ...want, ...plan.after };
      }
    }),
    { numRuns: 400, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
});
