import { directionOf, type Stamp, stampOf } from "../model/dates.ts";
import { findBy } from "../model/find-by.ts";
import type { Words } from "../model/outlet.ts";
import type { Article, Hidden } from "./article.ts";
import { changesOf } from "./as-of.ts";
import type { Edition } from "./edition.ts";
import type { Placed } from "./place.ts";
import { OVERVIEW } from "./reserved.ts";
import { counted, interfaceLanguages } from "./words.ts";

/** The number of entries that a list of the overview shows: an imported archive may have 20,000 stories without a description. */
const MOST = 50;

/** What the preview tells editors about an edition, beside its pages. It is plain data, which processes can hand on. */
export interface Overview {
  /** The name of the outlet. */
  readonly name: string;
  /** The language of the outlet, for what is on no page of a story. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The addresses of the front page and of the page with these lists, relative to the host. */
  readonly home: string;
  readonly href: string;
  /** The words of each language that has some, and of the outlet's. */
  readonly words: Readonly<Record<string, Words["preview"]>>;
  /** Every story of the preview that is not public yet, the next one first. */
  readonly toCome: readonly (StoryEntry & State)[];
  readonly expired: List<StoryEntry & State>;
  readonly withoutCredit: List<StoryEntry & { readonly pictures: readonly string[] }>;
  readonly withoutDescription: List<StoryEntry>;
  /** What the clock alone changes next. */
  readonly changes: List<StoryEntry & { readonly what: Change; readonly stamp: Stamp }>;
  /** The addresses of standing pages that are left out, because they have questions without an answer. */
  readonly unanswered: readonly string[];
  /** Where stories that have problems now were when they had none: the address of each by its file. */
  readonly faulty: Readonly<Record<string, string>>;
}

/** A story as the lists name it. It has no address if the edition has no page of it. */
export interface StoryEntry {
  readonly file: string;
  readonly headline: string;
  readonly href?: string;
}

interface State {
  readonly state: Hidden["state"];
  /** The date that belongs to it, in the language of the outlet and in that of the story's page. */
  readonly stamp: Stamp;
  readonly onPage: Stamp;
}

/** The first entries of a list, and what to say of the others. */
export interface List<T> {
  readonly entries: readonly T[];
  readonly length: number;
  /** `and 12 more`, if there are more. */
  readonly more?: string;
}

type Change = "isPublished" | "isCorrected" | "expires" | "losesPicture";

/**
 * Gathers what an editor has to know of an edition: what is to come, what lacks something, and what changes by itself.
 *
 * @param faulty the former addresses of stories that have problems now, by file
 */
export function overviewOf(
  placed: Placed,
  { context }: Pick<Edition, "context">,
  faulty: ReadonlyMap<string, string>,
): Overview {
  const { stories, articles, outlet, base } = placed;
  const { timeZone, language } = outlet.site;
  const entry = ({ story, path, hidden }: Article): StoryEntry => ({
    file: story.file,
    headline: story.headline,
    ...(hidden?.state === "expired" ? {} : { href: base.href(path) }),
  });
  const stamp = (at: number) => stampOf({ at, timed: true }, timeZone, language);
  const listOf = <T, U>(all: readonly T[], entryOf: (each: T) => U): List<U> => {
    const { more } = context.words().preview;
    return {
      entries: all.slice(0, MOST).map(entryOf),
      length: all.length,
      ...(all.length > MOST ? { more: counted({ other: more }, all.length - MOST, language) } : {}),
    };
  };
  const withState = (article: Article & { readonly hidden: Hidden }) => {
    const { state, moment } = article.hidden;
    const ofPage = context.languageFor(article.story.language);
    const [stamp, onPage] = [stampOf(moment, timeZone, language), stampOf(moment, timeZone, ofPage)];
    return { ...entry(article), state, stamp, onPage };
  };
  const hidden = stories.filter(isHidden);
  const newest = [...articles].reverse();
  const changes = [...changesOfStories(placed)].sort((a, b) => a.at - b.at);
  const languages = [language, ...interfaceLanguages(outlet.phrases)];
  return {
    name: outlet.site.name,
    language,
    direction: directionOf(language),
    home: base.href("/"),
    href: base.href(OVERVIEW),
    words: Object.fromEntries(languages.map((each) => [each, context.words(each).preview])),
    toCome: hidden.filter((each) => each.hidden.state !== "expired").map(withState),
    expired: listOf(hidden.filter((each) => each.hidden.state === "expired").reverse(), withState),
    withoutCredit: listOf(
      newest.filter((article) => withoutCredit(article).length > 0),
      (article) => ({ ...entry(article), pictures: withoutCredit(article) }),
    ),
    withoutDescription: listOf(
      newest.filter(({ story }) => story.standfirst === undefined),
      entry,
    ),
    changes: listOf(changes, ({ at, article, what }) => ({ ...entry(article), what, stamp: stamp(at) })),
    unanswered: [...placed.unanswered].map((path) => base.href(path)),
    faulty: Object.fromEntries([...faulty].map(([file, path]) => [file, base.href(path)])),
  };
}

const isHidden = (article: Article): article is Article & { readonly hidden: Hidden } => article.hidden !== undefined;

/** The files of a story's pictures that name nobody. */
function withoutCredit({ story: { image, body } }: Article): readonly string[] {
  if (!image && body.pictures.length === 0) return [];
  const all = [...(image ? [image] : []), ...body.pictures];
  return [...new Set(all.flatMap(({ credit, from }) => (credit === undefined ? from : [])))];
}

/** What happens to stories when their times come. Drafts have no time of their own. */
function* changesOfStories({ stories, copy, now }: Placed) {
  for (const article of stories) {
    const { state, moment } = article.hidden ?? {};
    if (moment && (state === "embargoed" || state === "future"))
      yield { at: moment.at, article, what: "isPublished" as const };
  }
  const articleOf = findBy(stories, ({ story }) => story.file);
  // An article has lost what its story does not show yet.
  for (const written of copy.stories) {
    const { draft, updated, expires, image } = written;
    const isSettled = updated === undefined && expires === undefined && image?.license === undefined;
    if (isSettled || draft || (expires !== undefined && expires <= now)) continue;
    const times: [at: number | undefined, what: Change][] = [
      ...[...new Set(changesOf(written))].map((at): [number, Change] => [at, "isCorrected"]),
      [expires, "expires"],
      [image?.license?.until, "losesPicture"],
    ];
    for (const [at, what] of times) {
      const article = at !== undefined && at > now ? articleOf(written.file) : undefined;
      if (at !== undefined && article) yield { at, article, what };
    }
  }
}
