import type { Picture } from "../model/article.ts";
import { directionOf, stampOf } from "../model/dates.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import type { RoleName } from "../model/picture-roles.ts";
import type { Link, PictureView, Teaser } from "../model/view.ts";
import type { Base } from "./address.ts";
import type { Article } from "./article.ts";
import { labelOfPicture } from "./pictures.ts";

/** Where a teaser stands: first on the front, in columns, in the rows of a list. */
type Place = Extract<RoleName, "top" | "teaser" | "thumbnail">;

/** What teasers are made from. */
interface Facts {
  readonly outlet: Pick<Outlet, "site" | "authors">;
  readonly base: Base;
  credit(article: Article, language: string): string;
  picture(picture: Picture, role: RoleName, loading?: PictureView["loading"]): PictureView;
  sectionLink(id: string): Link;
  words(language: string): Words;
}

/** Stories as fronts and lists show them: each made once for its place and language. */
export class Teasers {
  readonly #context: Facts;
  readonly #made = new Map<string, Map<Article, Teaser>>();

  constructor(context: Facts) {
    this.#context = context;
  }

  /** Stories in their order, in the outlet's language; of the first with a picture, readers see that first. @param first the place of the first story */
  list(articles: readonly Article[], place: Place, first: Place = place): Teaser[] {
    const seen = articles.findIndex(({ story }) => story.image);
    return articles.map((article, index) =>
      index === seen ? this.one(article, index === 0 ? first : place, undefined, "eager") : this.one(article, place),
    );
  }

  /** A story as a page of that language shows it. */
  one(
    article: Article,
    place: Place,
    language = this.#context.outlet.site.language,
    loading: PictureView["loading"] = "lazy",
  ): Teaser {
    // Without a picture it is the same everywhere.
    const key = article.story.image ? `${language} ${place} ${loading}` : language;
    const ofKey = this.#made.get(key) ?? new Map<Article, Teaser>();
    this.#made.set(key, ofKey);
    const made = ofKey.get(article) ?? this.#make(article, place, language, loading);
    ofKey.set(article, made);
    return made;
  }

  /** Its words are others now. */
  forget(article: Article): void {
    for (const ofKey of this.#made.values()) ofKey.delete(article);
  }

  #make(article: Article, place: Place, language: string, loading: PictureView["loading"]): Teaser {
    const context = this.#context;
    const { site } = context.outlet;
    const { story } = article;
    const own = story.language ?? site.language;
    return {
      href: context.base.href(article.path),
      headline: story.headline,
      ...(story.standfirst === undefined ? {} : { standfirst: story.standfirst }),
      ...(story.kicker ? { kicker: story.kicker } : {}),
      section: context.sectionLink(article.section),
      ...(language === site.language ? {} : { sectionLanguage: site.language }),
      stamp: stampOf(article.released, site.timeZone, language),
      byline: context.credit(article, language),
      ...this.#portrait(article),
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
