import type { Picture } from "../model/article.ts";
import { directionOf, frontStamp, shortStamp } from "../model/dates.ts";
import { isolatedWords } from "../model/left-to-right.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import type { RoleName } from "../model/picture-roles.ts";
import type { Link, PictureView, Teaser } from "../model/view.ts";
import type { Base } from "./address.ts";
import type { Article } from "./article.ts";
import { labelOfPicture } from "./pictures.ts";

/** Where a teaser stands: first on the front beside one column or two, first in a block, in columns, in the three below the first of a list, in its rows. */
export type Place = Extract<RoleName, "top" | "centre" | "half" | "teaser" | "third" | "thumbnail">;

/** What teasers are made from. */
interface Facts {
  readonly outlet: Pick<Outlet, "site" | "authors">;
  readonly base: Base;
  words(language?: string): Words;
  credit(article: Article, language: string): string;
  picture(picture: Picture, role: RoleName, loading?: PictureView["loading"]): PictureView;
  sectionLink(id: string): Link;
}

/** The page or the block that a teaser stands under: what is said there is not said again. */
export interface Heading {
  /** The name of a section, a tag or a type of story. */
  readonly text?: string | undefined;
  /** The slug of an author. */
  readonly author?: string | undefined;
}

interface Choices extends Heading {
  /** Left out: the outlet's. */
  readonly language?: string;
  readonly loading?: PictureView["loading"];
}

/** The parts of a card of the front, which not every block shows. */
export interface CardParts extends Choices {
  /** The place of the picture. Left out: no picture. */
  readonly picture?: Place | undefined;
  /** Left out: it has one. */
  readonly hasKicker?: boolean;
  readonly hasStandfirst?: boolean;
  readonly hasByline?: boolean;
  /** The time of the newest story, in milliseconds. */
  readonly edition: number;
  /** A label before that of the type: `From 2019`. */
  readonly mark?: string | undefined;
}

/** In characters: a longer headline is set smaller where it would be large. */
const LONG = 100;
export const isLong = (headline: string): boolean => headline.length > LONG;

/** A teaser of a story, and what it was made for. */
interface Made {
  readonly teaser: Teaser;
  readonly place: Place;
  readonly language: string;
  readonly loading: PictureView["loading"];
  /** What it leaves out. */
  readonly unsaid: string;
}

/**
 * Of so many stories teasers are kept, with their HTML (`once`): about 2 kB each. Then all are forgotten: to find the oldest in a map
 * that others have left takes as long as to make a teaser.
 */
const MOST = 25_000;

/** Stories as fronts and lists show them: those of lists each made once for its place and language, and for what its page says already. */
export class Teasers {
  readonly #context: Facts;
  // By story, and a short list for each: to make a key of all that it differs in took as long as all else that a list needs.
  readonly #made = new Map<Article, readonly Made[]>();

  constructor(context: Facts) {
    this.#context = context;
  }

  /** Stories in their order, in the outlet's language; of the first with a picture, readers see that first. */
  list(articles: readonly Article[], place: Place, choices: Choices = {}): Teaser[] {
    const seen = articles.findIndex(({ story }) => story.image);
    return articles.map((article, index) =>
      this.one(article, place, index === seen ? { ...choices, loading: "eager" } : choices),
    );
  }

  /** The same with the places of the newest page of a list: the first is large, three stand in a row. */
  opening(articles: readonly Article[], choices: Choices = {}): Teaser[] {
    const row: readonly Place[] = articles.length > 3 ? ["third", "third", "third"] : [];
    const places: readonly Place[] = ["half", ...row];
    return articles.map((article, index) =>
      this.one(article, places[index] ?? "thumbnail", index === 0 ? { ...choices, loading: "eager" } : choices),
    );
  }

  /** A story as a page shows it. */
  one(article: Article, place: Place, choices: Choices = {}): Teaser {
    const { language = this.#context.outlet.site.language, loading = "lazy" } = choices;
    const unsaid = this.#unsaid(article, choices, language);
    // Without a picture it is the same everywhere.
    const isSame = article.story.image ? (made: Made) => made.place === place && made.loading === loading : () => true;
    const made = this.#made.get(article) ?? [];
    const known = made.find((each) => each.unsaid === unsaid && each.language === language && isSame(each));
    if (known) return known.teaser;
    const teaser = this.#make(article, place, choices);
    if (this.#made.size === MOST) this.#made.clear();
    this.#made.set(article, [...made, { teaser, place, language, loading, unsaid }]);
    return teaser;
  }

  /** A story as a block of the front shows it. */
  card(article: Article, parts: CardParts): Teaser {
    const { site } = this.#context.outlet;
    const { language = site.language } = parts;
    const { standfirst, byline, kicker, image: _, ...teaser } = this.#make(article, "teaser", parts);
    const { picture, hasKicker = true, hasStandfirst = false, hasByline = false, edition, mark, loading } = parts;
    const { image } = article.story;
    const labels = [mark, teaser.label].filter((each) => each !== undefined);
    return {
      ...teaser,
      ...(labels.length === 0 ? {} : { label: labels.join(" · ") }),
      ...(hasKicker && kicker ? { kicker } : {}),
      namesSection: hasKicker && teaser.namesSection,
      ...(hasStandfirst && standfirst !== undefined ? { standfirst } : {}),
      // A face needs its name.
      ...((hasByline || teaser.portrait) && byline ? { byline } : {}),
      stamp: frontStamp(article.released, edition, site.timeZone, language),
      ...(image && picture ? { image: this.#image(image, picture, language, loading ?? "lazy") } : {}),
    };
  }

  /** Its words are others now. */
  forget(article: Article): void {
    this.#made.delete(article);
  }

  #label(type: Article["story"]["type"], language: string): string | undefined {
    return type === "news" ? undefined : this.#context.words(language).types[type];
  }

  /** What a teaser leaves out because its page says or shows it: one letter for each part. */
  #unsaid({ story, section, authors, source }: Article, { text, author }: Heading, language: string): string {
    const isAlone = author !== undefined && authors.length === 1 && authors[0]?.slug === author && source === undefined;
    const byline = isAlone ? "b" : "";
    if (text === undefined) return byline;
    const name = this.#context.sectionLink(section).text === text ? "s" : "";
    // A kicker is typeset, and the name of a section stands as it is written.
    const kicker = story.kicker?.replaceAll("’", "'") === text.replaceAll("’", "'") ? "k" : "";
    const label = this.#label(story.type, language) === text ? "l" : "";
    return name + kicker + label + byline;
  }

  #make(article: Article, place: Place, choices: Choices): Teaser {
    const context = this.#context;
    const { site } = context.outlet;
    const { language = site.language, loading = "lazy" } = choices;
    const { story } = article;
    const own = story.language ?? site.language;
    const unsaid = this.#unsaid(article, choices, language);
    // It would be the only word in the paper's language.
    const isNamed = own === site.language || language === site.language;
    const label = unsaid.includes("l") ? undefined : this.#label(story.type, language);
    return {
      href: context.base.href(article.path),
      headline: isolatedWords(story.headline, own),
      ...(isLong(story.headline) ? { isLong: true } : {}),
      ...(story.standfirst === undefined ? {} : { standfirst: isolatedWords(story.standfirst, own) }),
      ...(label === undefined ? {} : { label }),
      ...(story.kicker && !unsaid.includes("k") ? { kicker: story.kicker } : {}),
      section: context.sectionLink(article.section),
      namesSection:
        isNamed && !story.kicker && !unsaid.includes("s") && context.sectionLink(article.section).text !== label,
      ...(language === site.language ? {} : { sectionLanguage: site.language }),
      stamp: shortStamp(article.released, site.timeZone, language),
      ...(unsaid.includes("b") ? {} : { byline: context.credit(article, language) }),
      ...(unsaid.includes("b") ? {} : this.#portrait(article)),
      ...(own === language ? {} : { language: own, direction: directionOf(own) }),
      ...(story.image ? { image: this.#image(story.image, place, language, loading) } : {}),
    };
  }

  /**
   * A picture with the label that it needs: a teaser is all that many readers see of a story, and it must not pass a generated picture off as
   * a photograph (Regulation (EU) 2024/1689, article 50(5): at the latest at the first exposure).
   */
  #image(picture: Picture, place: Place, language: string, loading: PictureView["loading"]): Teaser["image"] {
    const label = labelOfPicture(picture, this.#context.words(language));
    return { ...this.#context.picture(picture, place, loading), ...(label === undefined ? {} : { label }) };
  }

  /** The photo of the first who signs an opinion and has one. */
  #portrait({ story, authors }: Article): Pick<Teaser, "portrait"> {
    if (story.type !== "opinion") return {};
    const { outlet } = this.#context;
    const [portrait] = authors.flatMap(({ id }) => outlet.authors[id ?? ""]?.portrait ?? []);
    return portrait ? { portrait: this.#context.picture(portrait, "signature") } : {};
  }
}
