import { dayName, dayOf } from "../../model/dates.ts";
import { languageName } from "../../model/locale.ts";
import { onDemand } from "../../model/memoize.ts";
import type { Words } from "../../model/outlet.ts";
import type { Link, Teaser } from "../../model/view.ts";
import type { Article } from "../article.ts";
import { type Composition, composeFront, type FrontBlock, shownIn } from "../front-blocks.ts";
import { articlesByFront } from "../front-languages.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import { isOfWords, rowsOf } from "../rows.ts";
import type { SiteContext } from "../site-context.ts";
import type { CardParts, Place } from "../teasers.ts";

/** How many headlines there are beside a lead with a picture: at most, and at least where others below it have pictures too. */
const BESIDE = { most: 5, least: 3 };

/**
 * The front of the paper, and those of other languages: `front-blocks.ts` says which stories are on them, this file what is shown of each.
 * Stories that have a front of their own stand there, and not on the paper's.
 */
export function* frontRoutes(placed: Placed) {
  const { articles, listings, outlet } = placed;
  const main = articlesByFront(articles, listings, outlet.site).get(undefined) ?? [];
  const fronts: Front[] = [{ path: "/", articles: main }];
  for (const { language, articles, path: list, feed } of listings)
    if (language !== undefined) fronts.push({ path: feed.home, articles, list, language });
  for (const front of fronts) {
    const composition = onDemand(() => composeFront(placed, front.articles, front.language === undefined));
    yield route("front", {
      path: front.path,
      indexable: true,
      view: (context) => frontView(placed, context, front, composition()),
      dependsOn: () => shownIn(composition()),
    });
  }
}

interface Front {
  readonly path: string;
  /** Oldest first. */
  readonly articles: readonly Article[];
  /** The language of its stories, and the path of the list of all of them. Left out: the outlet's. */
  readonly language?: string | undefined;
  readonly list?: string;
}

/** A block as the layout shows it: a large card with a column of others, or rows of cards. */
interface BlockView {
  /** The classes of the block: the shape of a section's, or its kind, and `words` where not each story shows a picture. */
  readonly shape: string;
  readonly heading: { readonly text: string; readonly href?: string };
  readonly lead?: Teaser;
  /** The cards beside it. */
  readonly beside: readonly Teaser[];
  readonly rows: readonly (readonly Teaser[])[];
}

function frontView(
  placed: Placed,
  context: SiteContext,
  { path, articles, list, language: own }: Front,
  { top, blocks, isOld }: Composition,
) {
  const { site } = placed.outlet;
  const language = context.languageFor(own);
  const words = context.words(language);
  // A preview has stories to come too, of which only a paper without another has its date.
  const edition = (articles.findLast(({ hidden }) => hidden === undefined) ?? articles.at(-1))?.released.at;
  const cards = new Cards(context, language, edition ?? 0, isOld);
  const all = list === undefined ? context.latestLink() : { text: words.latest, href: context.base.href(list) };
  // On wide screens the latest stand beside the top if they come first.
  const [first] = blocks;
  const latest = first?.kind === "latest" ? first : undefined;
  const others = latest ? blocks.slice(1) : blocks;
  return {
    ...context.frame(path, {
      // What the outlet says of itself is in its own language.
      ...(own === undefined
        ? { title: site.tagline, description: site.description }
        : { title: languageName(own), description: `${words.latest}: ${site.name}`, language, contentLanguage: own }),
      feedOf: path,
      type: "CollectionPage",
      about: context.data.list(context.base.url(path), top),
    }),
    /** The day of the newest public story. Absent if there is no story. */
    ...(edition === undefined
      ? {}
      : { edition: { iso: dayOf(edition, site.timeZone), text: dayName(edition, site.timeZone, language) } }),
    top: cards.top(top, latest !== undefined),
    /** Beside the top. */
    ...(latest ? { latest: cards.column(latest.articles, { hasKicker: false }) } : {}),
    blocks: others.flatMap((block) => blockView(block, { context, words, all, cards })),
    /** The page with all stories, newest first. */
    all,
    calls: context.calls.ofFront(language),
    /** The fronts of all languages. Empty if there is one. */
    translations: context.fronts,
  };
}

type Parts = Omit<CardParts, "edition" | "mark" | "language">;

/** The cards of one front. */
class Cards {
  readonly #context: SiteContext;
  readonly #language: string;
  readonly #edition: number;
  readonly #isOld: (article: Article) => boolean;

  constructor(context: SiteContext, language: string, edition: number, isOld: (article: Article) => boolean) {
    this.#context = context;
    this.#language = language;
    this.#edition = edition;
    this.#isOld = isOld;
  }

  of(articles: readonly Article[], parts: Parts): Teaser[] {
    const ofFront = { language: this.#language, edition: this.#edition };
    return articles.map((article) =>
      this.#context.teasers.card(article, { ...parts, ...ofFront, mark: this.#mark(article) }),
    );
  }

  /** A column beside the lead. The first with a picture shows it: headlines alone would end far above the foot of the lead. */
  column(articles: readonly Article[], parts: Parts): Teaser[] {
    const pictured = articles.find(({ story }) => story.image);
    return articles.flatMap((each) => this.of([each], each === pictured ? { ...parts, picture: "teaser" } : parts));
  }

  /** Rows of cards. @param picture the place of pictures. The stylesheet hides those of rows in which not each card has one */
  rows(articles: readonly Article[], parts: Parts, picture?: Place, most = 4): Teaser[][] {
    return rowsOf(this.of(articles, { ...parts, picture }), most);
  }

  /** The lead, beside it headlines if it has a picture, and below it the rest. @param hasLatest whether the latest stand beside them */
  top([lead, ...others]: readonly Article[], hasLatest: boolean) {
    if (!lead) return { beside: [], rows: [] };
    const across = hasLatest ? 3 : 4;
    const hasPicture = lead.story.image !== undefined;
    const withPicture = others
      .filter(({ story }) => story.image)
      .slice(0, Math.min(across, others.length - BESIDE.least));
    const row = hasPicture && withPicture.length >= 2 ? withPicture : [];
    const rest = others.filter((each) => !row.includes(each));
    // One that would stand alone in its row below takes another with it.
    const most = rest.length === BESIDE.most + 1 ? BESIDE.most - 1 : BESIDE.most;
    const beside = hasPicture ? rest.slice(0, most) : [];
    const below = rest.slice(beside.length);
    const [first] = this.of([lead], {
      picture: hasLatest ? "centre" : "top",
      loading: "eager",
      hasStandfirst: true,
      hasByline: true,
    });
    return {
      ...(first ? { lead: first } : {}),
      beside: this.column(beside, { hasStandfirst: !hasLatest || beside.length <= 3 }),
      rows: [
        ...this.rows(row, { hasStandfirst: true }, "teaser", across),
        ...this.rows(below, { hasStandfirst: true }, undefined, across),
      ],
    };
  }

  #mark(article: Article): string | undefined {
    const { outlet } = this.#context;
    if (!this.#isOld(article)) return undefined;
    const year = dayOf(article.released.at, outlet.site.timeZone).slice(0, 4);
    return this.#context.words(this.#language).fromYear.replace("{year}", year);
  }
}

/** What the blocks of a front are made with. */
interface Parties {
  readonly context: SiteContext;
  readonly words: Words;
  /** The link to all stories. */
  readonly all: Link;
  readonly cards: Cards;
}

function blockView(block: FrontBlock, { context, words, all, cards }: Parties): BlockView[] {
  switch (block.kind) {
    case "section":
      return sectionBlock(block, context, cards);
    case "opinion": {
      const heading = opinionHeading(block.articles, context, words);
      return rowsBlock(heading, "opinion", cards.rows(block.articles, { hasByline: true, text: heading.text }));
    }
    case "pictures":
      return rowsBlock({ text: words.inPictures }, "pictures", cards.rows(block.articles, {}, "teaser"));
    case "latest":
      return rowsBlock(all, "list", cards.rows(block.articles, {}));
    case "series": {
      const heading = context.seriesLink(block.title);
      return rowsBlock(heading, "series", cards.rows(block.articles, { hasStandfirst: true, text: block.title }));
    }
    case "others":
      return rowsBlock(
        { text: words.otherStories },
        "list",
        cards.rows(block.articles, { hasStandfirst: true }, "teaser"),
      );
  }
}

function sectionBlock(
  { id, shape, articles }: Extract<FrontBlock, { kind: "section" }>,
  context: SiteContext,
  cards: Cards,
): BlockView[] {
  const heading = context.sectionLink(id);
  const { text } = heading;
  if (shape === "list") return rowsBlock(heading, shape, cards.rows(articles, { hasStandfirst: true, text }));
  if (shape === "columns")
    return rowsBlock(heading, shape, cards.rows(articles, { hasStandfirst: true, text }, "teaser", 2));
  const [lead] = cards.of(articles.slice(0, 1), { picture: "half", hasStandfirst: true, text });
  const beside = cards.of(articles.slice(1), { text });
  return [{ shape, heading, ...(lead ? { lead } : {}), beside, rows: [] }];
}

/** Columns show the pictures that there are; elsewhere a row has them if each of its stories has one. */
function rowsBlock(heading: BlockView["heading"], shape: string, rows: readonly (readonly Teaser[])[]): BlockView[] {
  const isAllWords = shape === "columns" ? !rows.flat().some(({ image }) => image) : rows.some(isOfWords);
  return [{ shape: isAllWords ? `${shape} words` : shape, heading, beside: [], rows }];
}

/** The section of all these opinions, or else the word for them. */
function opinionHeading(articles: readonly Article[], context: SiteContext, words: Words): Link | { text: string } {
  const [section, ...others] = new Set(articles.map((article) => article.section));
  const { opinion } = words.types;
  const link = section === undefined || others.length > 0 ? undefined : context.sectionLink(section);
  return link?.text === opinion ? link : { text: opinion };
}
