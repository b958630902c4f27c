import type { Draft, Removal, StandingDraft, Withdrawal } from "../model/article.ts";
import { type Problem, problem } from "../model/problem.ts";
import { type Office, submit } from "./desk.ts";
import { type ListedSeed, listSeeds, MEDIA_FOLDER, readText, type SeedFile, standingName, strayFile } from "./files.ts";
import { formatOf, storyEndings } from "./formats.ts";
import type { Format } from "./manuscript.ts";
import { isPicture, PictureDesk } from "./media.ts";
import { isSidecar, loadSidecars, SIDECAR, type Sidecar, stemOf } from "./sidecars.ts";
import { standingOf } from "./standing.ts";
import type { Edited, Inquiries, Store } from "./store.ts";
import { storyOf } from "./story.ts";
import { readWithdrawn, WITHDRAWN } from "./withdrawn.ts";

export interface Ingested {
  readonly stories: Draft[];
  readonly pages: StandingDraft[];
  /** Of all files. A seed with a problem, not just warnings, is neither in `stories` nor in `pages`. */
  readonly problems: Problem[];
  readonly withdrawn: Withdrawal[];
  /** What was taken out of stories as received. */
  readonly removals: Removal[];
}

/**
 * Reads a folder of seeds. Everything comes sorted by path, whatever the order on disk; problems of content never throw.
 *
 * @param folder as the user typed it, absolute or relative to the working directory; files are named by it
 * @param zone IANA, for dates without an offset
 * @param language BCP 47, of stories that name none
 * @param listed the files of the folder, where somebody has looked already
 * @param store of what was made of the seeds before: only what changed since is read
 */
export async function ingest(choices: {
  folder: string;
  zone: string;
  language: string;
  listed?: ReturnType<typeof listSeeds>;
  store?: Store;
}): Promise<Ingested> {
  const { store } = choices;
  const folder = choices.folder.replace(/(?<=.)\/+$/, "");
  const { files, problems: listing } = choices.listed ?? listSeeds(folder);
  const { stories, sidecars, strays } = sorted(files);
  const problems = [...listing, ...strays.map((file) => strayFile(file, storyEndings))];
  const office: Office = {
    zone: choices.zone,
    language: choices.language,
    seeds: new Set(stories.map(({ seed }) => seed.path)),
    pictures: new PictureDesk(folder, store),
  };
  const beside = new Map(sidecars.map((sidecar) => [stemOf(sidecar.path), sidecar]));
  const known = stories.map(({ seed }) =>
    store?.find(seed, beside.get(stemOf(seed.path)), (inquiries) => isSame(inquiries, seed, office)),
  );
  const orphans = new Set(beside.keys());
  for (const { seed } of stories) orphans.delete(stemOf(seed.path));
  const unread = new Set(stories.flatMap(({ seed }, index) => (known[index] ? [] : stemOf(seed.path))));
  const loaded = await loadSidecars(
    sidecars.filter(({ path }) => unread.has(stemOf(path)) || orphans.has(stemOf(path))),
  );

  const list = files.find(({ path }) => path === WITHDRAWN);
  const { withdrawn, problems: slips } = list ? readWithdrawn(list.file) : { withdrawn: [], problems: [] };
  problems.push(...slips);
  const ingested: Ingested = { stories: [], pages: [], withdrawn, problems, removals: [] };
  for (const [index, { seed, format }] of stories.entries()) {
    const stem = stemOf(seed.path);
    const {
      story,
      page,
      problems: found,
      removals,
    } = known[index] ?? read(seed, format, loaded.get(stem), office, store, beside.get(stem));
    ingested.problems.push(...found);
    ingested.removals.push(...removals);
    if (page) ingested.pages.push(page);
    if (story) ingested.stories.push(story);
  }
  for (const stem of orphans) problems.push(...orphan(loaded.get(stem)));
  if (stories.length === 0 && problems.length === 0)
    problems.push(
      problem(
        { file: folder, field: "file" },
        "holds no story",
        `Put one into it: a file that ends in ${storyEndings.join(" or ")}.`,
      ),
    );
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return ingested;
}

interface StoryFile {
  readonly seed: ListedSeed;
  readonly format: Format;
}

/** What is what, by place and ending. */
function sorted(files: readonly ListedSeed[]): { stories: StoryFile[]; sidecars: ListedSeed[]; strays: ListedSeed[] } {
  const stories: StoryFile[] = [];
  const sidecars: ListedSeed[] = [];
  const strays: ListedSeed[] = [];
  for (const seed of files) {
    if (seed.path.startsWith(`${MEDIA_FOLDER}/`)) continue;
    const format = formatOf(seed.path);
    if (format) stories.push({ seed, format });
    else if (isSidecar(seed.path)) sidecars.push(seed);
    else if (!isPicture(seed.path) && seed.path !== WITHDRAWN) strays.push(seed);
  }
  return { stories, sidecars, strays };
}

/** Reads a seed and notes down what it asked for. */
function read(
  seed: ListedSeed,
  format: Format,
  sidecar: Sidecar | undefined,
  office: Office,
  store: Store | undefined,
  beside: ListedSeed | undefined,
): Edited {
  const pictures = new Map<string, string>();
  const seeds = new Map<string, boolean>();
  const edited = edit(seed, format, sidecar, {
    ...office,
    seeds: {
      has(path) {
        const answer = office.seeds.has(path);
        seeds.set(path, answer);
        return answer;
      },
    },
    pictures: {
      find(src, story) {
        const answer = office.pictures.find(src, story);
        pictures.set(src, JSON.stringify(answer));
        return answer;
      },
    },
  });
  return store?.keep(seed, beside, { pictures: [...pictures], seeds: [...seeds] }, edited) ?? edited;
}

const isSame = ({ pictures, seeds }: Inquiries, { path }: SeedFile, office: Office): boolean =>
  seeds.every(([seed, exists]) => office.seeds.has(seed) === exists) &&
  pictures.every(([src, answer]) => JSON.stringify(office.pictures.find(src, path)) === answer);

function edit(seed: SeedFile, format: Format, sidecar: Sidecar | undefined, office: Office): Edited {
  const source = readText(seed.file);
  if ("problem" in source) return { problems: [source.problem], removals: [] };
  const manuscript = format.read(source.text, seed.file, sidecar?.metadata ?? {});
  const { removals } = manuscript;
  const submission = submit(seed, manuscript, sidecar);
  return standingName(seed.path) === undefined
    ? { ...storyOf(submission, office), removals }
    : { ...standingOf(submission, office), removals };
}

/** A file without the story that it belongs to; one with a story is reported with it. */
function* orphan(sidecar: Sidecar | undefined): Generator<Problem> {
  if (!sidecar) return;
  yield* sidecar.problems;
  yield problem(
    { file: sidecar.file, field: "file" },
    "has no story beside it",
    `Name it like a story: NAME${SIDECAR} belongs to NAME.txt or NAME.md.`,
  );
}
