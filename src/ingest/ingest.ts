import type { Draft, Removal, StandingDraft } from "../model/article.ts";
import { type Problem, problem } from "../model/problem.ts";
import { type Office, submit } from "./desk.ts";
import { listSeeds, MEDIA_FOLDER, readText, type SeedFile, standingName, strayFile } from "./files.ts";
import { formatOf, storyEndings } from "./formats.ts";
import type { Format } from "./manuscript.ts";
import { isPicture, PictureDesk } from "./media.ts";
import { isSidecar, loadSidecars, SIDECAR, type Sidecar, stemOf } from "./sidecars.ts";
import { standingOf } from "./standing.ts";
import { draftOf } from "./story.ts";

export interface Ingested {
  readonly stories: Draft[];
  readonly pages: StandingDraft[];
  /** Of all files. A seed with a problem, not just warnings, is neither in `stories` nor in `pages`. */
  readonly problems: Problem[];
  /** What was taken out of stories as received. */
  readonly removals: Removal[];
}

/**
 * Reads a folder of seeds. Everything comes sorted by path, whatever the order on disk; problems of content never throw.
 *
 * @param folder as the user typed it, absolute or relative to the working directory; files are named by it
 * @param zone IANA, for dates without an offset
 * @param language BCP 47, of stories that name none
 */
export async function ingest(choices: { folder: string; zone: string; language: string }): Promise<Ingested> {
  const folder = choices.folder.replace(/(?<=.)\/+$/, "");
  const { files, problems } = listSeeds(folder);
  const { stories, sidecars, strays } = sorted(files);
  problems.push(...strays.map((file) => strayFile(file, storyEndings)));
  const beside = await loadSidecars(sidecars);
  const office: Office = {
    zone: choices.zone,
    language: choices.language,
    seeds: new Set(stories.map(({ seed }) => seed.path)),
    pictures: new PictureDesk(folder),
  };
  const ingested: Ingested = { stories: [], pages: [], problems, removals: [] };
  for (const { seed, format } of stories) edit(seed, format, beside.get(stemOf(seed.path)), office, ingested);
  problems.push(...orphans(beside, stories));
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
  readonly seed: SeedFile;
  readonly format: Format;
}

/** What is what, by place and ending. */
function sorted(files: readonly SeedFile[]): { stories: StoryFile[]; sidecars: SeedFile[]; strays: SeedFile[] } {
  const stories: StoryFile[] = [];
  const sidecars: SeedFile[] = [];
  const strays: SeedFile[] = [];
  for (const seed of files) {
    if (seed.path.startsWith(`${MEDIA_FOLDER}/`)) continue;
    const format = formatOf(seed.path);
    if (format) stories.push({ seed, format });
    else if (isSidecar(seed.path)) sidecars.push(seed);
    else if (!isPicture(seed.path)) strays.push(seed);
  }
  return { stories, sidecars, strays };
}

function edit(seed: SeedFile, format: Format, sidecar: Sidecar | undefined, office: Office, ingested: Ingested): void {
  const source = readText(seed.file);
  if ("problem" in source) {
    ingested.problems.push(source.problem);
    return;
  }
  const manuscript = format.read(source.text, seed.file, sidecar?.metadata ?? {});
  ingested.removals.push(...manuscript.removals);
  const submission = submit(seed, manuscript, sidecar);
  if (standingName(seed.path) !== undefined) {
    const { page, problems: found } = standingOf(submission, office);
    ingested.problems.push(...found);
    if (page) ingested.pages.push(page);
    return;
  }
  const { draft, problems: found } = draftOf(submission, office);
  ingested.problems.push(...found);
  if (draft) ingested.stories.push(draft);
}

/** Files without the story that they belong to; those with one are reported with it. */
function* orphans(sidecars: ReadonlyMap<string, Sidecar>, stories: readonly StoryFile[]): Generator<Problem> {
  const stems = new Set(stories.map(({ seed }) => stemOf(seed.path)));
  for (const [stem, { file, problems }] of sidecars) {
    if (stems.has(stem)) continue;
    yield* problems;
    yield problem(
      { file, field: "file" },
      "has no story beside it",
      `Name it like a story: NAME${SIDECAR} belongs to NAME.txt or NAME.md.`,
    );
  }
}
