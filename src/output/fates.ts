import { groupBy } from "../model/group-by.ts";

/** A story of the last edition by its address. */
export interface Published {
  readonly path: string;
  readonly id: string;
  /** The seed. */
  readonly file: string;
  readonly headline: string;
  /** Fingerprint of its text. */
  readonly text: string;
  /** Whether readers could never see it at this address: a draft, or a story under embargo. */
  readonly isSecret: boolean;
  /** What an earlier build found out about an address that leads to nothing. */
  readonly fate?: RecordedFate;
}

/** A fate with ids in place of stories, which may move again. */
export type RecordedFate =
  | { readonly kind: "moved"; readonly to: string }
  | { readonly kind: "unsure"; readonly candidates: readonly string[] }
  | { readonly kind: "gone" };

/** A story of this edition. */
export type Present = Omit<Published, "isSecret" | "fate"> & { readonly words: number };

/** Where a story is now. */
export interface Place {
  readonly path: string;
  readonly file: string;
  readonly id: string;
}

export type Fate =
  | { readonly kind: "moved"; readonly to: Place }
  /** One of these new stories may be it. */
  | { readonly kind: "unsure"; readonly candidates: readonly Place[] }
  | { readonly kind: "gone" }
  /** Stories with problems are not in this edition, and it may be one of them. */
  | { readonly kind: "unknown" };

/** An address at which the edition has nothing any more. */
export type LostAddress = Published & { readonly to: Fate };

/** A text of that many words identifies its story; a shorter one does so together with the headline. */
export const ENOUGH_WORDS = 20;

/**
 * How a story is recognized besides by its permanent id, the surest way first. Each counts only if exactly one lost story and exactly one
 * story of the edition agree in it, and if that one is new.
 */
const proofs: readonly ((story: Pick<Published, "file" | "text" | "headline">, words: number) => string | undefined)[] =
  [
    ({ file, text }) => JSON.stringify([file, text]),
    ({ headline, text }) => JSON.stringify([headline, text]),
    ({ text }, words) => (words < ENOUGH_WORDS ? undefined : text),
  ];

/** What makes a new story look like a lost one without proof: a weekly brief has the same headline or the same file each time. */
const hints: readonly ((story: Pick<Published, "file" | "text" | "headline">) => string)[] = [
  ({ file }) => file,
  ({ text }) => text,
  ({ headline }) => headline,
];

/**
 * What became of stories whose addresses lead to nothing, or to another text.
 *
 * @param known every story of the last edition, public or not
 * @param present every story of this edition, public or not
 * @param isWhole whether the edition has all stories; else one that is missing may be among those with problems
 */
export function fatesOfAddresses(
  lost: readonly Published[],
  known: readonly Published[],
  present: readonly Present[],
  isWhole: boolean,
): ReadonlyMap<Published, Fate> {
  const before = pathsBefore(known);
  const byId = new Map(present.map((story) => [story.id, story]));
  const moved = new Map<Published, Present>();
  for (const each of lost) {
    const same = byId.get(each.id);
    if (same && same.path !== each.path) moved.set(each, same);
  }
  // A story that an earlier edition had lost is not proved to be a new one: it only looks like it.
  const fresh = lost.filter(({ fate }) => fate === undefined);
  const claimed = new Set(moved.values());
  for (const proof of proofs) {
    const open = fresh.filter((each) => !moved.has(each));
    const words = new Map(present.map((story) => [story.text, story.words]));
    const missing = groupBy(open, (each) => proof(each, words.get(each.text) ?? 0));
    const found = groupBy(
      present.filter((story) => !claimed.has(story)),
      (story) => proof(story, story.words),
    );
    for (const [key, [first, ...others]] of missing) {
      const [story, ...twins] = found.get(key) ?? [];
      if (!first || !story || others.length > 0 || twins.length > 0 || before.has(story.path)) continue;
      moved.set(first, story);
      claimed.add(story);
    }
  }
  const newcomers = present.filter((story) => !before.has(story.path) && !claimed.has(story));
  const found: Found = {
    lost: new Set(lost),
    last: new Map(known.map((story) => [story.id, story])),
    byPath: new Map(present.map((story) => [story.path, story])),
    byId,
    moved,
    alike: hints.map((hint) => groupBy(newcomers, hint)),
    isWhole,
  };
  return new Map(lost.map((each) => [each, fateOf(each, found)]));
}

/** The addresses that stories had in the last edition. */
export const pathsBefore = (known: readonly Published[]): ReadonlySet<string> =>
  new Set(known.flatMap(({ path, fate }) => (fate === undefined ? path : [])));

interface Found {
  readonly lost: ReadonlySet<Published>;
  /** What is known of earlier editions, by id. */
  readonly last: ReadonlyMap<string, Published>;
  /** Stories of this edition. */
  readonly byPath: ReadonlyMap<string, Present>;
  readonly byId: ReadonlyMap<string, Present>;
  readonly moved: ReadonlyMap<Published, Present>;
  /** New stories, by each of the `hints`. */
  readonly alike: readonly ReadonlyMap<string, readonly Present[]>[];
  readonly isWhole: boolean;
}

function fateOf(each: Published, found: Found): Fate {
  const to = found.moved.get(each) ?? laterPlace(each, found);
  if (to) return { kind: "moved", to: placeOf(to) };
  const earlier = each.fate?.kind === "unsure" ? each.fate.candidates : [];
  const candidates = new Set([
    ...earlier.flatMap((id) => found.byId.get(id) ?? []),
    ...hints.flatMap((hint, index) => found.alike[index]?.get(hint(each)) ?? []),
  ]);
  if (candidates.size > 0) return { kind: "unsure", candidates: [...candidates].map(placeOf) };
  return { kind: found.isWhole ? "gone" : "unknown" };
}

/** Where a story is that moved before, and perhaps has moved again since. */
function laterPlace(each: Published, { lost, last, byPath, byId, moved }: Found): Present | undefined {
  const seen = new Set<Published>();
  for (let at: Published | undefined = each; at?.fate?.kind === "moved" && !seen.has(at); ) {
    seen.add(at);
    const id: string = at.fate.to;
    const here = byId.get(id);
    if (here) return here;
    const next: Published | undefined = last.get(id);
    const again = next && (moved.get(next) ?? (lost.has(next) ? undefined : byPath.get(next.path)));
    if (again) return again;
    at = next;
  }
  return undefined;
}

const placeOf = ({ path, file, id }: Present): Place => ({ path, file, id });
