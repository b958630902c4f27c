import { storySchema } from "../../model/article.ts";

/** As keys are compared: `last_modified_at` and `lastModifiedAt` are `lastmodifiedat`. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[-_]/g, "");

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Keys of Jekyll, Hugo, Eleventy, Astro and Hexo, of their themes and of blogs, that say what a key of ours says. */
const SAME = {
  title: "headline",
  date: "pubdate pubdatetime publishedat publisheddate publishedon datepublished created createdat datecreated posted",
  description:
    "excerpt summary subtitle subhead subheading abstract lead lede deck dek standfirst teaser intro metadescription seodescription",
  updated:
    "lastmod lastmodified lastmodifiedat modified modifiedat modifieddate datemodified updateddate updatedat updatedon dateupdated lastupdated lastupdatedat update moddatetime",
  expires: "expirydate expiredate expiration unpublishdate",
  embargo: "publishdate",
  language: "lang locale",
  canonical: "canonicalurl canonicallink",
  tags: "tag categories category topics keywords labels",
  authors: "author byline writer",
  aliases: "redirectfrom redirects alias",
  url: "permalink",
  draft: "published status",
  image:
    "cover coverimage heroimage hero featuredimage featureimage featureimg banner bannerimage headerimage headerimg header postimage mainimage leadimage photo img images ogimage socialimage shareimage thumbnail thumb feature",
};

const TARGETS: ReadonlyMap<string, string> = new Map([
  ...Object.keys(storySchema.shape).map((key): [string, string] => [plainKey(key), key]),
  ...Object.entries(SAME).flatMap(([own, others]) => words(others).map((key): [string, string] => [key, own])),
]);

export const isOwn = (key: string): boolean => Object.hasOwn(storySchema.shape, key);

/** The key of ours that a key means, our own in any spelling among them. */
export const meantKey = (key: string): string | undefined => (isOwn(key) ? key : TARGETS.get(plainKey(key)));

/** Groups whose keys are those of a story too: Hugo's and Zola's. */
export const GROUPS: ReadonlySet<string> = new Set(["params", "extra", "taxonomies"]);

/** What keeps a page out of sight elsewhere, and must not be passed over. */
export const HIDING: ReadonlySet<string> = new Set(
  words("hidden hide private unlisted headless password protected noindex eleventyexcludefromcollections"),
);

/** What keys are called after that are about another site's layout, menus, scripts and machinery, and say nothing here. */
const IDLE: ReadonlySet<string> = new Set(
  words(`
    layout template theme skin style styles css class classes cssclass cssclasses js script scripts stylesheet stylesheets plugin plugins
    weight order rank sort position parent menu menus nav navigation sidebar breadcrumb breadcrumbs header footer
    comment comments disqus giscus utterances toc math mathjax katex latex mermaid chart charts plotly diagram diagrams highlight hljs prism
    pin pinned sticky featured highlighted evergreen home readtime readingtime minutes wordcount words share sharing social search searchable
    sitemap robots seo meta metadata opengraph og twitter facebook card rss feed feedback editpost edit github guid uuid wordpress wp nodeid
    ghostid postid pageid oldid abbrlink collection collections resources outputs output markup cascade linktitle build renderwithliquid
    eleventynavigation pagetype contenttype posttype kind format mode license licence copyright rights version project projects release team
    background color colour icon emoji adsense ads ad analytics generator editor translationkey i18n lightbox gallery tagline chapter
    number issue volume rating difficulty level timezone execute bibliography csl cjk iscjklanguage author img image thumbnail thumb banner
  `),
);

/** Whether a word of a key says that it means nothing here: `toc_sticky`, `author_url`, `hideSummary`; `hidden` and `release_date` may. */
export function isIdle(key: string): boolean {
  if (IDLE.has(plainKey(key)) || SWITCH.test(plainKey(key))) return true;
  const parts = key
    .replace(/([a-z])(?=[A-Z])/g, "$1 ")
    .toLowerCase()
    .split(/[\s_.-]+/);
  return parts.some((part) => IDLE.has(part)) && !parts.some((part) => GRAVE.has(part));
}

/** A part of a page that is shown or not; the page itself must not be meant. */
const SWITCH = /^(?:show|omit|use|enable|disable|hide(?!$|post|page|article|story|this|from|in|on))\w*$/;
const GRAVE: ReadonlySet<string> = new Set(words("private secret password protected embargo date time"));

/** Types of other generators: not ours, and nothing that a reader sees. */
export const isForeignType = (type: unknown): boolean => typeof type === "string" && FOREIGN_TYPE.test(type);
const FOREIGN_TYPE = /^(?:posts?|blog|blogposts?|pages?|articles?|story|stories|notes?|docs?|default|standard)$/i;
