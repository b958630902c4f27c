import { storySchema } from "../../model/article.ts";

/** A key in the form in which keys are compared: `last_modified_at` and `lastModifiedAt` are `lastmodifiedat`. */
export const plainKey = (key: string): string => key.toLowerCase().replace(/[-_]/g, "");

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Our key → keys of the same meaning in Jekyll, Hugo, Eleventy, Astro and Hexo, in their themes and in blogs. */
const SAME = {
  title: "headline",
  date: "pubdate pubdatetime publishedat publisheddate publishedon datepublished created createdat datecreated posted",
  description:
    "excerpt summary subtitle subhead subheading abstract lead lede deck dek standfirst teaser intro metadescription seodescription strapline",
  updated:
    "lastmod lastmodified lastmodifiedat modified modifiedat modifieddate datemodified updateddate updatedat updatedon dateupdated lastupdated lastupdatedat update moddatetime",
  expires: "expirydate expiredate expiration unpublishdate",
  embargo: "publishdate",
  language: "lang locale",
  canonical: "canonicalurl canonicallink",
  tags: "tag categories category topics keywords labels",
  authors: "author byline bylines writer writers reporter reporters coauthors contributors",
  location: "dateline",
  aliases: "redirectfrom redirects alias",
  url: "permalink",
  draft: "published ispublished publish status isdraft",
  image:
    "cover coverimage heroimage hero featuredimage featureimage featureimg banner bannerimage headerimage headerimg header postimage mainimage leadimage photo img images ogimage socialimage shareimage thumbnail thumb feature",
};

const TARGETS: ReadonlyMap<string, string> = new Map([
  ...Object.keys(storySchema.shape).map((key): [string, string] => [plainKey(key), key]),
  ...Object.entries(SAME).flatMap(([own, others]) => words(others).map((key): [string, string] => [key, own])),
]);

export const isOwn = (key: string): boolean => Object.hasOwn(storySchema.shape, key);

/** Our key for any key of the same meaning, including our own keys in other spellings. */
export const meantKey = (key: string): string | undefined => (isOwn(key) ? key : TARGETS.get(plainKey(key)));

/** Groups of Hugo and Zola whose keys also belong to the story. */
export const GROUPS: ReadonlySet<string> = new Set(["params", "extra", "taxonomies"]);

/** Keys that hide a page in other generators. They must not be ignored. */
export const HIDING: ReadonlySet<string> = new Set(
  words("hidden hide private unpublished unlisted headless password protected noindex eleventyexcludefromcollections"),
);

/** Words in keys for another site's layout, menus, scripts and tools, which Broadsheet does not use. */
const IDLE: ReadonlySet<string> = new Set(
  words(`
    excerptseparator layout template theme skin style styles css class classes cssclass cssclasses js script scripts stylesheet stylesheets plugin plugins
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

/** Whether a word in a key shows that Broadsheet does not use it: `toc_sticky`, `author_url`, `hideSummary`; but not `hidden` or `release_date`. */
export function isIdle(key: string): boolean {
  if (IDLE.has(plainKey(key)) || SWITCH.test(plainKey(key))) return true;
  const parts = key
    .replace(/([a-z])(?=[A-Z])/g, "$1 ")
    .toLowerCase()
    .split(/[\s_.-]+/);
  return parts.some((part) => IDLE.has(part)) && !parts.some((part) => GRAVE.has(part));
}

/** A key that shows or hides a part of a page, but not the page itself. */
const SWITCH = /^(?:show|omit|use|enable|disable|hide(?!$|post|page|article|story|this|from|in|on))\w*$/;
const GRAVE: ReadonlySet<string> = new Set(words("private secret password protected embargo date time"));

/** Whether a type belongs to another generator. It is none of ours, and readers do not see it. */
export const isForeignType = (type: unknown): boolean => typeof type === "string" && FOREIGN_TYPE.test(type);
const FOREIGN_TYPE = /^(?:posts?|blog|blogposts?|pages?|articles?|story|stories|notes?|docs?|default|standard)$/i;
