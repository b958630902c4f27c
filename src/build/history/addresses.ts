import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type FormerStory, formerStories, headOf } from "../../content/former-story.ts";
import { stemOf } from "../../content/sidecars.ts";
import type { CheckedStory } from "../../model/article.ts";
import type { Article } from "../../site/article.ts";
import { releaseOf } from "../../site/as-of.ts";
import { type Permalinks, pathOf } from "../../site/permalink.ts";
import type { Beginning, FormerAddress } from "./fates.ts";
import type { Repository } from "./git.ts";
import type { Files, Source, Version } from "./walk.ts";

/** What readers could find at the address of a version. */
type Placed = Omit<FormerAddress, "until" | keyof Beginning> & { readonly isPublic: boolean };

/** A beginning whose text is not read yet. */
type Unread = Pick<Beginning, "since"> & { readonly files: Files | undefined };

/**
 * Reads former versions of stories.
 *
 * @param versions by stem, the newest first
 * @param present the stories of the edition
 * @returns the addresses at which readers could find a story, and now none of these; and how stories came to the addresses that they have
 */
export async function formerAddresses(
  versions: ReadonlyMap<string, readonly Version[]>,
  present: readonly Article[],
  repository: Repository,
  choices: Parameters<typeof formerStories>[0],
): Promise<{ former: FormerAddress[]; beginnings: Map<Article, Beginning> }> {
  const articles = new Map(present.map((article) => [stemOf(article.story.path), article]));
  const taken = new Set(present.map(({ path }) => path));
  const lost = new Map<string, Omit<FormerAddress, keyof Beginning> & Unread>();
  const found = new Map<Article, Unread>();
  const reader = new VersionReader(repository, choices);
  for (const batch of batches([...versions], ([, all]) => 2 * all.length)) {
    reader.load(batch.flatMap(([, all]) => all));
    for (const [stem, all] of batch) {
      const article = articles.get(stem);
      const placed = await reader.read(all, article?.story);
      /** An address began with the commit that ended what was there before. */
      const beginningOf = (path: string, from: number): Unread => {
        const before = all[placed.findIndex((each, index) => index >= from && each?.path !== path)];
        return { since: before?.until ?? Number.POSITIVE_INFINITY, files: before?.after };
      };
      if (article) found.set(article, beginningOf(article.path, 0));
      placed.forEach((each, index) => {
        const until = all[index]?.until ?? 0;
        if (!each?.isPublic || taken.has(each.path) || (lost.get(each.path)?.until ?? until + 1) <= until) return;
        lost.set(each.path, { ...each, until, ...beginningOf(each.path, index) });
      });
    }
  }
  // Where a story went, another one began with the same commit: it is recognized by the text that it had then.
  const ids = new Set(present.map(({ story }) => story.id));
  const moves = new Set([...lost.values()].flatMap(({ id, until }) => (ids.has(id) ? [] : until)));
  const all = [...found.values(), ...lost.values()];
  const texts = await reader.textsIn(all.flatMap(({ since, files }) => (files && moves.has(since) ? files : [])));
  const begun = ({ since, files }: Unread): Beginning => ({ since, firstText: (files && texts.get(files)) ?? "" });
  return {
    former: [...lost.values()].map((each) => ({ ...each, ...begun(each) })),
    beginnings: new Map([...found].map(([article, unread]) => [article, begun(unread)])),
  };
}

/** The most blobs that are in memory at once, unless a stem has more. */
const AT_ONCE = 2000;

/** Parts of a list, in its order, each of which needs no more blobs than that. */
function batches<T>(all: readonly T[], blobsIn: (item: T) => number): T[][] {
  const parts: T[][] = [];
  let count = Number.POSITIVE_INFINITY;
  for (const each of all) {
    count += blobsIn(each);
    if (count > AT_ONCE) {
      parts.push([]);
      count = blobsIn(each);
    }
    parts.at(-1)?.push(each);
  }
  return parts;
}

const blobsOf = ({ story, sidecar }: Files): string[] =>
  [story?.source, sidecar].flatMap((source) => (source && "blob" in source ? source.blob : []));

class VersionReader {
  readonly #repository: Repository;
  readonly #root: string;
  readonly #readStory: ReturnType<typeof formerStories>;
  #blobs: ReadonlyMap<string, string> = new Map();

  constructor(repository: Repository, choices: Parameters<typeof formerStories>[0]) {
    this.#repository = repository;
    this.#root = choices.root;
    this.#readStory = formerStories(choices);
  }

  /** Takes the texts of these versions into memory, in place of others. */
  load(all: readonly Files[]): void {
    this.#blobs = this.#repository.blobs([...new Set(all.flatMap(blobsOf))]);
  }

  /**
   * Reads the versions of a stem. Those that differ only in their text are read once, since their address is the same.
   *
   * @param present the story that the stem stands for in the edition
   */
  async read(versions: readonly Version[], present: CheckedStory | undefined): Promise<(Placed | undefined)[]> {
    const placed: (Placed | undefined)[] = [];
    let last = { key: "", permalinks: versions[0]?.permalinks };
    for (const version of versions) {
      const { story, sidecar, permalinks, time } = version;
      if (present && story && blobsOf(version).length === 0) {
        placed.push(placedAt(present, true, permalinks, time));
        continue;
      }
      const text = story && this.#textOf(story.source);
      const key = JSON.stringify([story?.path, text && headOf(text), sidecar && this.#textOf(sidecar)]);
      if (key !== last.key || permalinks !== last.permalinks) {
        last = { key, permalinks };
        const former = await this.#former(version);
        placed.push(former && placedAt(former.story, former.isWhole, permalinks, time));
      } else placed.push(placed.at(-1));
    }
    return placed;
  }

  /** The fingerprints of stories' texts, where they can be read. */
  async textsIn(all: readonly Files[]): Promise<ReadonlyMap<Files, string>> {
    const texts = new Map<Files, string>();
    for (const batch of batches(all, () => 2)) {
      this.load(batch);
      for (const files of batch) {
        const former = await this.#former(files);
        if (former?.isWhole) texts.set(files, former.story.body.fingerprint);
      }
    }
    return texts;
  }

  async #former({ story, sidecar }: Files): Promise<FormerStory | undefined> {
    return story && this.#readStory(story.path, this.#textOf(story.source), sidecar && this.#textOf(sidecar));
  }

  #textOf(source: Source): string {
    return "file" in source
      ? readFileSync(resolve(this.#root, source.file), "utf8")
      : (this.#blobs.get(source.blob) ?? "");
  }
}

function placedAt(story: CheckedStory, isWhole: boolean, permalinks: Permalinks, time: number): Placed {
  const { id, file, headline, body, draft } = story;
  return {
    path: pathOf(story, permalinks),
    id,
    file,
    headline,
    text: isWhole ? body.fingerprint : "",
    words: isWhole ? body.words : 0,
    isPublic: !draft && releaseOf(story).at <= time,
  };
}
