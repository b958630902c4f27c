import { z } from "zod";
import { storyTypes } from "./article.ts";
import { isLanguage, isZone } from "./dates.ts";

// The shapes of `_data`. Each file there is `export default {…} satisfies Site`, so that an editor's typo is caught while typing;
// the same schema checks it again when it is loaded, for those who do not use an editor that does.

const text = z.string().trim().min(1);
const path = z.string().regex(/^\/(?!\/)/, 'an address of this site starts with "/"');
const id = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u, "an id has lower-case letters, digits and hyphens");

/** How an address is made: `/{year}/{month}/{day}/{slug}/`. The tokens are year, month, day, section, slug and id. */
const permalink = z
  .string()
  .regex(
    /^\/(?:[^{}]|\{(?:year|month|day|section|slug|id)\})*$/,
    "the tokens are {year} {month} {day} {section} {slug} {id}",
  )
  .refine((pattern) => /\{(?:slug|id)\}/.test(pattern), "needs {slug} or {id}, or all stories would have one address");

export const siteSchema = z.strictObject({
  name: text,
  /** One line under the name. */
  tagline: text,
  /** A sentence or two, for search engines and feeds. */
  description: text,
  /** Where the site is published. A path in it is the path prefix. */
  url: z.url({ protocol: /^https?$/, hostname: z.regexes.hostname }),
  /** Who gave the permanent ids, and since when: RFC 4151. Never change it, not even with the address. */
  idAuthority: z
    .string()
    .regex(/^[a-z0-9.-]+(?:@[a-z0-9.-]+)?,\d{4}(?:-\d\d(?:-\d\d)?)?$/, 'write a domain and a date: "example.org,2019"'),
  /** BCP 47. */
  language: z.string().refine(isLanguage, "is not a BCP 47 language tag"),
  /** IANA. Dates without an offset are in it, and all dates are shown in it. */
  timeZone: z.string().refine(isZone, "is not an IANA time zone"),
  /** The town. */
  place: text,
  email: z.email(),
  telephone: text.optional(),
  address: text.optional(),
  /** Where a story belongs that names no section. */
  defaultSection: text,
  permalink: permalink.default("/{year}/{month}/{day}/{slug}/"),
  /** Another pattern for stories of a type. */
  permalinkOfType: z.partialRecord(z.enum(storyTypes), permalink).optional(),
});
export type Site = z.input<typeof siteSchema>;

/** In the order of the paper. */
export const sectionsSchema = z.record(
  id,
  z.strictObject({
    title: text,
    description: text,
    /** The section whose lists show these stories too. */
    parent: text.optional(),
    permalink: permalink.optional(),
  }),
);
export type Sections = z.input<typeof sectionsSchema>;

/** By label: what is worth saying about a tag. Tags need no entry here. */
export const topicsSchema = z.record(
  text,
  z.strictObject({ title: text.optional(), description: text.optional(), synonyms: z.array(text).optional() }),
);
export type Topics = z.input<typeof topicsSchema>;

export const authorsSchema = z.record(
  id,
  z.strictObject({
    name: text,
    role: text.optional(),
    biography: text.optional(),
    email: z.email().optional(),
    /** Elsewhere on the web, for `sameAs`. */
    links: z.array(z.url({ protocol: /^https?$/ })).optional(),
  }),
);
export type Authors = z.input<typeof authorsSchema>;

export const navigationSchema = z.strictObject({
  /** Section ids, or labels with an address of the site. */
  header: z.array(z.union([text, z.strictObject({ label: text, path })])),
  footer: z.array(z.strictObject({ label: text, path })),
});
export type Navigation = z.input<typeof navigationSchema>;

/** The hourly edit. */
export const frontSchema = z.strictObject({
  /** Ids of stories, the lead first. One that is not public is passed over. */
  pinned: z.array(text),
  /** How many stories lead the front, pinned ones included. */
  top: z.int().min(1).max(20).default(5),
  /** The blocks below, by section id. */
  sections: z.array(text),
  perSection: z.int().min(1).max(20).default(4),
});
export type Front = z.input<typeof frontSchema>;

export const feedsSchema = z.strictObject({
  /** Stories in a feed. */
  size: z.int().min(1).max(200).default(20),
});
export type Feeds = z.input<typeof feedsSchema>;

/** One text a plural category of the language (CLDR); `{n}` is the number. */
const counted = z.strictObject({
  zero: text.optional(),
  one: text.optional(),
  two: text.optional(),
  few: text.optional(),
  many: text.optional(),
  other: text,
});

const wordsSchema = z.strictObject({
  skip: text,
  sections: text,
  footer: text,
  breadcrumb: text,
  frontPage: text,
  by: text,
  published: text,
  updated: text,
  readingTime: counted,
  stories: counted,
  tags: text,
  corrections: text,
  correction: text,
  noCorrections: text,
  related: text,
  moreStories: text,
  previous: text,
  next: text,
  newer: text,
  older: text,
  pages: text,
  /** `{n}` is the number of the page, counted from the oldest. */
  page: text,
  latest: text,
  topStories: text,
  allSections: text,
  allTags: text,
  allAuthors: text,
  archive: text,
  feed: text,
  noStories: text,
  withdrawn: text,
  withdrawnText: text,
  notFound: text,
  notFoundText: text,
  types: z.strictObject({
    analysis: text,
    opinion: text,
    explainer: text,
    interview: text,
    review: text,
  }),
});

/** The words of the interface, by BCP 47 language. A language without an entry is shown in the outlet's. */
export const phrasesSchema = z.record(z.string().refine(isLanguage, "is not a BCP 47 language tag"), wordsSchema);
export type Phrases = z.input<typeof phrasesSchema>;
export type Words = z.output<typeof wordsSchema>;

/** Everything `_data` says, checked, with the defaults filled in. */
export interface Outlet {
  /** Where it was read, as the user knows it: `_data`. */
  readonly folder: string;
  readonly site: z.output<typeof siteSchema>;
  readonly sections: z.output<typeof sectionsSchema>;
  readonly topics: z.output<typeof topicsSchema>;
  readonly authors: z.output<typeof authorsSchema>;
  readonly navigation: z.output<typeof navigationSchema>;
  readonly front: z.output<typeof frontSchema>;
  readonly feeds: z.output<typeof feedsSchema>;
  readonly phrases: z.output<typeof phrasesSchema>;
}
