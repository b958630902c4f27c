import { ENOUGH_WORDS, type Published, type RecordedFate } from "../../output/fates.ts";
import type { Article } from "../../site/article.ts";

/** How a story came to an address. Commits are numbered, the newest first. */
export interface Beginning {
  /** The commit; infinite if the story was there before all that are known. */
  readonly since: number;
  /** The fingerprint of the text that it had then; empty if it is not known. */
  readonly firstText: string;
}

/** An address that a story had in earlier commits. */
export interface FormerAddress extends Beginning, Omit<Published, "isSecret" | "fate"> {
  /** The commit with which the story left it. */
  readonly until: number;
  /** How many words its text has. */
  readonly words: number;
}

/** A story that may be one that is gone from elsewhere. `text` is empty if it could not be read. */
type Candidate = Pick<FormerAddress, "path" | "id" | "file" | "headline" | "text" | keyof Beginning>;

/**
 * What became of the stories that were at these addresses: the same rules as for the addresses of the last edition (`fates.ts`), but a story
 * can only have moved to an address that began with that commit or later.
 *
 * @param beginnings how stories of the edition came to their addresses, where a commit changed that
 */
export function withFates(
  former: readonly FormerAddress[],
  present: readonly Article[],
  beginnings: ReadonlyMap<Article, Beginning>,
): Published[] {
  const byId = new Map(present.map((article) => [article.story.id, article]));
  const newcomers = [...beginnings].map(([{ path, story }, beginning]): Candidate => {
    const { id, file, headline, body } = story;
    return { path, id, file, headline, text: body.fingerprint, ...beginning };
  });
  const [now, before] = [indexOf(newcomers), indexOf(former)];
  const fateOf = (each: FormerAddress): RecordedFate => {
    const same = byId.get(each.id);
    if (same && same.path !== each.path) return { kind: "moved", to: each.id };
    const isLater = (other: Candidate) => other.since <= each.until && other.path !== each.path;
    for (const index of [now, before]) {
      const [twin, ...others] = (index.text.get(each.text) ?? []).filter(
        (other) => isLater(other) && other.id !== each.id && isSame(each, other),
      );
      if (twin && others.length === 0) return { kind: "moved", to: twin.id };
    }
    const alike = [now.text.get(each.text), now.headline.get(each.headline), now.file.get(each.file)];
    const candidates = new Set(alike.flatMap((found = []) => found.filter(isLater).map(({ id }) => id)));
    return candidates.size > 0 ? { kind: "unsure", candidates: [...candidates] } : { kind: "gone" };
  };
  return former.map((each) => {
    const { path, id, file, headline, text } = each;
    return { path, id, file, headline, text, isSecret: false, fate: fateOf(each) };
  });
}

/** Whether two stories that have, or had, the same text are one: a commit that takes a text away and puts it elsewhere has moved it. */
const isSame = (each: FormerAddress, other: Candidate): boolean =>
  (other.since === each.until && other.firstText === each.text) ||
  each.file === other.file ||
  each.headline === other.headline ||
  each.words >= ENOUGH_WORDS;

interface Index {
  readonly text: ReadonlyMap<string, Candidate[]>;
  readonly headline: ReadonlyMap<string, Candidate[]>;
  readonly file: ReadonlyMap<string, Candidate[]>;
}

function indexOf(all: readonly Candidate[]): Index {
  const by = (keysOf: (each: Candidate) => readonly string[]): Map<string, Candidate[]> => {
    const groups = new Map<string, Candidate[]>();
    for (const each of all) {
      for (const key of new Set(keysOf(each))) {
        const group = groups.get(key);
        if (group) group.push(each);
        else if (key !== "") groups.set(key, [each]);
      }
    }
    return groups;
  };
  return {
    text: by(({ text, firstText }) => [text, firstText]),
    headline: by(({ headline }) => [headline]),
    file: by(({ file }) => [file]),
  };
}
