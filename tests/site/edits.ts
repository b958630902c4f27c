import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix, resolve } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { build } from "../../src/build/build.ts";
import { format } from "../../src/model/problem.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import { filesIn, NOW, optionsFor, outlet, write } from "./site.ts";

/** What an editor, an engineer or the clock does between two builds. `which` picks one of the stories that there are. */
type Edit =
  | { do: "add"; title: string; tags: string[]; section: string; day: number }
  | { do: "text" | "delete" | "link" | "expire" | "touch" | "picture" | "embargo"; which: number; by: number }
  | { do: "translate"; which: number; by: number; language: string | null }
  | { do: "title"; which: number; title: string }
  | { do: "retag"; which: number; tags: string[] }
  | { do: "redate"; which: number; day: number }
  | { do: "move"; which: number; section: string }
  | { do: "rename"; which: number; to: number }
  | { do: "author"; which: number; author: string }
  | { do: "layout"; layout: string; mark: number }
  | { do: "data"; file: "front" | "authors" | "topics" | "sections" | "site" | "feeds"; mark: number }
  | { do: "clock"; days: number };

const sections = fc.constantFrom("world", "town", "sport");
const tags = fc.uniqueArray(fc.constantFrom("Harbour", "harbour", "Economy", "economics", "Sea", "Rail", "C++"), {
  maxLength: 3,
});
const title = fc.constantFrom("Wall rises", "Bell rings", "Rates fall", "Ferry late", "Quay opens & shuts");
const which = fc.nat(10_000);
const day = fc.integer({ min: -400, max: 30 });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constant("add" as const), title, tags, section: sections, day }),
  fc.record({
    do: fc.constantFrom(
      "text" as const,
      "text" as const,
      "delete" as const,
      "link" as const,
      "expire" as const,
      "touch" as const,
      "picture" as const,
      "embargo" as const,
    ),
    which,
    by: which,
  }),
  fc.record({ do: fc.constant("title" as const), which, title }),
  fc.record({
    do: fc.constant("translate" as const),
    which,
    by: which,
    language: fc.constantFrom("de", "de", "de-AT", "ar", "nl", null),
  }),
  fc.record({ do: fc.constant("retag" as const), which, tags }),
  fc.record({ do: fc.constant("redate" as const), which, day }),
  fc.record({ do: fc.constant("move" as const), which, section: sections }),
  fc.record({ do: fc.constant("rename" as const), which, to: which }),
  fc.record({ do: fc.constant("author" as const), which, author: fc.constantFrom("ada-reed", "Tova Lind", "Ben Orr") }),
  fc.record({
    do: fc.constant("layout" as const),
    layout: fc.constantFrom("base", "article", "list", "front"),
    mark: which,
  }),
  fc.record({
    do: fc.constant("data" as const),
    file: fc.constantFrom(
      "front" as const,
      "authors" as const,
      "topics" as const,
      "sections" as const,
      "site" as const,
      "feeds" as const,
    ),
    mark: which,
  }),
  fc.record({ do: fc.constant("clock" as const), days: fc.integer({ min: -3, max: 9 }) }),
);

const edits = (steps: number): fc.Arbitrary<Edit[]> => fc.array(edit, { minLength: steps, maxLength: steps });

interface Story {
  front: Record<string, unknown>;
  body: string;
}

const DAY = 86_400_000;
const dateOf = (days: number): string => new Date(NOW + days * DAY).toISOString();

const slugOf = (name: string): string => name.replace(/^.*\/|\.md$/g, "");

/** With another tagline, and with fronts for languages in which there are more than so many stories. */
const siteOf = (mark: number): string =>
  (outlet["_data/site.ts"] ?? "").replace('"All the tests",', `"All the tests ${mark}", languageFronts: ${mark},`);

/** A paper in a folder of its own which edits are made to; the process works in it until it is closed. */
class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), "broadsheet-edits-"));
  readonly #stories = new Map<string, Story>();
  #added = 0;
  /** The files that have changed since the last build, as a watcher reports them. Three builds have no watcher, then three have one. */
  #changed: string[] = [];
  #builds = 0;
  now = NOW;

  readonly #builder: typeof build;

  constructor(stories: number, builder: typeof build) {
    this.#builder = builder;
    cpSync("_includes", join(this.folder, "_includes"), { recursive: true });
    for (const path of ["src", ".eleventy.ts", "package.json"]) symlinkSync(resolve(path), join(this.folder, path));
    write(this.folder, { ...outlet, "_data/site.ts": siteOf(1) });
    for (const name of ["one", "two"])
      write(this.folder, {
        [`seeds/media/${name}.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>\n`,
      });
    write(this.folder, {
      "seeds/pages/about.md": "---\ntitle: About\n---\nUs.\n",
      "seeds/pages/wir.md": "---\ntitle: Wir\nlanguage: de\ntranslationOf: about\n---\nWir.\n",
    });
    for (let story = 0; story < stories; story++)
      this.#write(`seeds/story-${story}.md`, {
        front: {
          title: `Story ${story}`,
          date: dateOf(-story),
          tags: ["Harbour", "Rail", "Sea"].slice(story % 3),
          section: ["world", "town", "sport"][story % 3],
        },
        body: `The text of ${story}.`,
      });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  make(edit: Edit): void {
    const names = [...this.#stories.keys()];
    const name = "which" in edit ? names[edit.which % names.length] : undefined;
    const story = name === undefined ? undefined : this.#stories.get(name);
    switch (edit.do) {
      case "add":
        this.#write(`seeds/new/added-${this.#added++}.md`, {
          front: { title: edit.title, date: dateOf(edit.day), tags: edit.tags, section: edit.section },
          body: "New.",
        });
        return;
      case "layout":
        this.#put(`_includes/layouts/${edit.layout}.njk`, (text) =>
          text.replace(/(?:<!-- \d+ -->)?$/, `<!-- ${edit.mark} -->`),
        );
        return;
      case "data":
        this.#data(edit);
        return;
      case "clock":
        this.now += edit.days * DAY;
        return;
    }
    if (name === undefined || story === undefined) return;
    switch (edit.do) {
      case "delete":
        if (names.length > 3) this.#remove(name);
        return;
      case "rename":
        this.#remove(name);
        this.#write(`seeds/${edit.to % 3}/renamed-${this.#added++}.md`, {
          // It may have named itself.
          front: story.front.translationOf === slugOf(name) ? without(story.front, "translationOf") : story.front,
          body: "Renamed.",
        });
        return;
      case "picture":
        this.#put(
          "seeds/media/one.svg",
          `<svg xmlns="http://www.w3.org/2000/svg" width="${(edit.by % 3) + 1}" height="3"/>\n`,
        );
        break;
      case "translate": {
        // Also of itself, or of one that translates it.
        const other = names[edit.by % names.length] ?? name;
        const keys = { language: edit.language ?? undefined, translationOf: slugOf(other) };
        this.#write(name, { ...story, front: { ...story.front, ...keys } });
        return;
      }
      case "link": {
        const other = names[edit.by % names.length] ?? name;
        this.#write(name, {
          ...story,
          body: `See [that](${posix.relative(dirname(name), other)}) and [about](${posix.relative(dirname(name), "seeds/pages/about.md")}).`,
        });
        return;
      }
    }
    this.#write(name, edited(story, edit, this.now));
  }

  /** Builds into a folder that has the last edition, and into one that has nothing. @returns the files that differ, and what is told */
  async compare(): Promise<string[]> {
    const [kept, clean] = [join(this.folder, "_site"), join(this.folder, "_clean")];
    rmSync(clean, { recursive: true, force: true });
    const isWatched = Math.floor(this.#builds++ / 3) % 2 === 1;
    const told = await this.#build(this.#builder, kept, isWatched ? this.#changed : undefined);
    this.#changed = [];
    const toldOfAll = await this.#build(build, clean);
    const [ours, theirs] = [filesIn(kept), filesIn(clean)];
    const different = [...new Set([...ours, ...theirs])].filter(
      (file) =>
        !ours.includes(file) ||
        !theirs.includes(file) ||
        !readFileSync(join(kept, file)).equals(readFileSync(join(clean, file))),
    );
    return [...different, ...(told === toldOfAll ? [] : [`told: ${told}`, `of all: ${toldOfAll}`])];
  }

  async #build(make: typeof build, folder: string, changed?: readonly string[]): Promise<string> {
    const output = outputFolder(this.folder, folder);
    const orders = { ...optionsFor(this.folder), root: this.folder, output, now: this.now };
    const { published, problems } = await make({ ...orders, ...(changed ? { changed } : {}) });
    const told = problems.map(format).join("\n");
    if (!published) throw new Error(`the edit made a problem: ${told}`);
    return told;
  }

  #data({ file, mark }: Extract<Edit, { do: "data" }>): void {
    const ids = [...this.#stories.keys()].map(slugOf);
    const texts = {
      front: `export default { pinned: [${JSON.stringify(`2026-06-01-${ids[mark % ids.length]}`)}], top: ${(mark % 5) + 1}, sections: ["world", "sport"] };`,
      authors: `export default { "ada-reed": { name: "Ada Reed", role: "Reporter ${mark % 7}", biography: "Reports." }, "ben": { name: "Ben Orr ${mark % 2}" } };`,
      topics: `export default { Economy: { description: "Money ${mark % 5}.", synonyms: ["economics"] }, Sea: { title: "The sea ${mark % 3}" } };`,
      sections: `export default { world: { title: "World ${mark % 3}", description: "The world." }, town: { title: "Town", description: "The town." }, sport: { title: "Sport", description: "Sport in town.", parent: "${mark % 2 ? "town" : "world"}" } };`,
      site: siteOf(mark % 4),
      feeds: `export default { size: ${(mark % 6) + 1} };`,
    };
    this.#put(`_data/${file}.ts`, texts[file]);
  }

  #write(name: string, story: Story): void {
    this.#stories.set(name, story);
    const lines = Object.entries(story.front)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    this.#put(name, `---\n${lines.join("\n")}\n---\n${story.body}\n`);
  }

  #put(file: string, content: string | ((before: string) => string)): void {
    write(this.folder, { [file]: content });
    this.#changed.push(file);
  }

  /** Takes a story away, and the links to it. */
  #remove(name: string): void {
    this.#stories.delete(name);
    rmSync(join(this.folder, name));
    this.#changed.push(name);
    for (const [other, story] of this.#stories) {
      const link = `](${posix.relative(dirname(other), name)})`;
      const translates = story.front.translationOf === slugOf(name);
      if (!translates && !story.body.includes(link)) continue;
      const front = translates ? without(story.front, "translationOf") : story.front;
      this.#write(other, { front, body: "Its link is gone." });
    }
  }
}

/** The story after an edit of its own text or keys. */
function edited({ front, body }: Story, edit: Edit, now: number): Story {
  const later = (by: number) => new Date(now + ((by % 9) - 4) * DAY).toISOString();
  switch (edit.do) {
    case "text":
      return { front, body: `${body}\n\nMore ${edit.by}.` };
    case "picture":
      return { front: { ...front, image: { src: edit.by % 2 ? "one.svg" : "two.svg", alt: "A quay" } }, body };
    case "expire":
      return { front: { ...without(front, "embargo"), expires: later(edit.by), date: dateOf(-500) }, body };
    case "embargo":
      return { front: { ...without(front, "expires"), embargo: later(edit.by) }, body };
    case "title":
      return { front: { ...front, title: edit.title }, body };
    case "retag":
      return { front: { ...front, tags: edit.tags }, body };
    case "redate":
      return { front: { ...without(front, "expires"), date: dateOf(edit.day) }, body };
    case "move":
      return { front: { ...front, section: edit.section }, body };
    case "author":
      return { front: { ...front, authors: [edit.author] }, body };
    default:
      return { front, body };
  }
}

const without = (front: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(front).filter(([each]) => each !== key));

/** Makes edits at random, and compares the site after each with what a build from nothing makes. `SEED` repeats those of a run that failed. */
export async function compareAfterEach({
  stories,
  steps,
  builder = build,
}: {
  stories: number;
  steps: number;
  /** Makes the site that is compared, in place of a plain build. */
  builder?: typeof build;
}): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`edits at random: SEED=${seed}`);
  await fc.assert(
    fc.asyncProperty(edits(steps), async (list) => {
      const desk = new Desk(stories, builder);
      try {
        expect(await desk.compare()).toEqual([]);
        for (const [step, edit] of list.entries()) {
          desk.make(edit);
          expect(await desk.compare(), `step ${step}: ${JSON.stringify(edit)}`).toEqual([]);
        }
      } finally {
        desk.close();
      }
    }),
    { numRuns: 1, endOnFailure: true, seed },
  );
}
