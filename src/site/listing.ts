import type { FeedFormat, ListKind } from "../model/feed.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import type { Article, Byline } from "./article.ts";

/** A choice of stories that has an address, numbered pages and feeds: a section, a tag, an author, a series, all, or those for a partner. */
export interface Listing extends ListPlan {
  readonly kind: ListKind;
  /** Oldest first. */
  readonly articles: readonly Article[];
  /** Whether it has pages; that for a partner has feeds alone. */
  readonly hasPages: boolean;
  readonly feed: ListFeed;
}

/** What the feeds of a list say of themselves. */
export interface ListFeed {
  /** The folder of the subscription feeds: `/world/`. */
  readonly root: string;
  /** The page that shows the same stories. */
  readonly home: string;
  /** Among feeds of this outlet: `World`. */
  readonly title: string;
  /** Among feeds of other outlets: `World | The Fennick Courier`. */
  readonly fullTitle: string;
  readonly description: string;
  readonly formats: readonly FeedFormat[];
  /** Stories that the subscription feed holds at least, where there are as many. */
  readonly size: number;
  readonly text: "full" | "summary";
  /** Whether the full pages of the list (`numbered.ts`) have an archive of the feed beside them. */
  readonly hasArchives: boolean;
}

/** What the file of a kind (`lists/`) says of a list. */
export interface ListPlan {
  /** Of the newest page: `/world/`. No two lists share one. */
  readonly path: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** The pages between the front page and this one, the outermost first. */
  readonly above?: readonly { readonly title: string; readonly path: string }[];
  /** Section or author id, where `_data` has one. */
  readonly id?: string;
  /** Of an author. */
  readonly byline?: Byline;
  /** What differs from a feed at the list's address with its title and description, in the formats that `_data/feeds.ts` has for the kind. */
  readonly feed?: Partial<ListFeed>;
}

/** What lists are chosen by. */
export interface ListContext {
  readonly outlet: Outlet;
  /** In the outlet's language. */
  readonly words: Words;
  /** Milliseconds. */
  readonly now: number;
}

/** All lists of a kind: what a file in `lists/` gives. */
export interface ListSource {
  /** What their addresses begin with: `/tags/`. No section may have that for its id. */
  readonly folder: string;
  /** Whether they have feeds and no pages. The pages of their stories do not name these feeds. */
  readonly hasFeedsOnly?: true;
  find(context: ListContext): {
    /** Those that there are without stories too. */
    readonly always?: readonly ListPlan[];
    /** Those that a story is in. It may look at all of the story but its words (`replace-stories.ts`). */
    listsOf(article: Article): readonly ListPlan[];
  };
}
