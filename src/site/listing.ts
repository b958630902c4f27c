import type { FeedFormat, ListKind } from "../model/feed.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import type { Article, Byline } from "./article.ts";

/**
 * A choice of stories with its own address, numbered pages and feeds: a section, a tag, an author, a series, a language, all stories, or
 * the stories for a partner.
 */
export interface Listing extends ListPlan {
  readonly kind: ListKind;
  /** Oldest first. */
  readonly articles: readonly Article[];
  /** Whether it has pages. A list for a partner has only feeds. */
  readonly hasPages: boolean;
  readonly feed: ListFeed;
}

/** The properties of the feeds of a list. */
export interface ListFeed {
  /** The folder of the subscription feeds: `/world/`. */
  readonly root: string;
  /** The page that shows the same stories. */
  readonly home: string;
  /** The title among feeds of this outlet: `World`. */
  readonly title: string;
  /** The title among feeds of other outlets: `World | The Fennick Courier`. */
  readonly fullTitle: string;
  readonly description: string;
  readonly formats: readonly FeedFormat[];
  /** The minimum number of stories in the subscription feed, if there are as many. */
  readonly size: number;
  readonly text: "full" | "summary";
  /** Whether each full page of the list (`numbered.ts`) has an archive of the feed beside it. */
  readonly hasArchives: boolean;
}

/** The properties of a list that the file of its kind (`lists/`) gives. */
export interface ListPlan {
  /** The path of the newest page: `/world/`. No two lists share one. */
  readonly path: string;
  /** Where that page was before. It, the pages below it and their feeds lead to the present ones. */
  readonly former?: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** The pages between the front page and this one, the outermost first. */
  readonly above?: readonly { readonly title: string; readonly path: string }[];
  /** The language of its stories (BCP 47), if it is the list of one that is not the outlet's. */
  readonly language?: string;
  /** The id of the section or author, if `_data` has one. */
  readonly id?: string;
  /** The author, if it is the list of one. */
  readonly byline?: Byline;
  /** Differences from the default: a feed at the list's address with its title and description, in the formats that `_data/feeds.ts` has for the kind. */
  readonly feed?: Partial<ListFeed>;
}

/** The data that lists are made from. */
export interface ListContext {
  readonly outlet: Outlet;
  /** The texts of the interface in the outlet's language. */
  readonly words: Words;
  /** The stories of the edition, oldest first. */
  readonly articles: readonly Article[];
  /** In milliseconds. */
  readonly now: number;
}

/** A kind of lists. Each file in `lists/` gives one. */
export interface ListSource {
  /** The beginning of their addresses, where that is not one of `addresses` in `_data/site.ts`: `/obituaries/`. No section may have it as its id. */
  readonly folder?: string;
  /** Whether they have feeds and no pages. */
  readonly hasFeedsOnly?: true;
  find(context: ListContext): {
    /** The lists that exist even without stories. */
    readonly always?: readonly ListPlan[];
    /** The lists that a story is in. They may depend on everything of the story except its words (`replace-stories.ts`). */
    listsOf(article: Article): readonly ListPlan[];
  };
}
