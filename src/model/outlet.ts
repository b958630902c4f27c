// The shapes of the files in `_data`. Each is `export default {…} satisfies Site`, so that a text editor with TypeScript shows a mistake
// at once. The same schema checks the file again when it is loaded.

import * as z from "zod";
import { addressesSchema } from "./addresses.ts";
import type { Picture } from "./article.ts";
import { isZone } from "./dates.ts";
import type { CheckedDesign } from "./design.ts";
import { feedFormatNames, listKinds } from "./feed.ts";
import { email, NO_ADDRESS, sitePath, text, webAddress } from "./fields.ts";
import type { hostingSchema } from "./hosting.ts";
import { isLanguage } from "./locale.ts";
import type { policySchema } from "./policy.ts";
import { storyTypes } from "./story-types.ts";

const id = z
  .string()
  .normalize()
  .regex(
    /^[\p{Ll}\p{Lo}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u,
    "an id has lower-case letters, digits and hyphens",
  );

/** The pattern of story addresses: `/{year}/{month}/{day}/{slug}/`. The tokens are year, month, day, section, slug and id. */
const permalink = z
  .string()
  .regex(
    /^\/(?:[^{}]|\{(?:year|month|day|section|slug|id)\})*$/,
    "the tokens are {year} {month} {day} {section} {slug} {id}",
  )
  .refine(
    (pattern) => /^(?:\/(?![.])[^/]+)+(?:\/|\.\w+)$/.test(pattern),
    'is no address of a page: end it in "/" or in ".html", and have no part that is empty or begins with a dot',
  )
  .refine((pattern) => /\{(?:slug|id)\}/.test(pattern), "needs {slug} or {id}, or all stories would have one address");

const handle = z.string().regex(/^@[\w.-]+@[\w.-]+\.[\w-]+$/, 'write it like "@courier@social.example"');

/** The date in `idAuthority`, in milliseconds: `example.org,2017-03` is the first of March 2017. */
export const beginningOf = (idAuthority: string): number => Date.parse(idAuthority.replace(/^[^,]*,/, ""));

export const siteSchema = z.strictObject({
  name: text,
  /** The line below the outlet's name. */
  tagline: text,
  /** A sentence or two, for search engines and feeds. */
  description: text,
  /** The site's address. A path in it is the path prefix. */
  url: z
    .url({ protocol: /^https?$/, hostname: z.regexes.hostname, error: NO_ADDRESS })
    .refine(
      (url) => /^https?:\/\/[^\s?#@]+$/.test(url),
      "is more than a place: leave out spaces and what follows ?, # or @",
    ),
  /** The authority of the permanent ids (RFC 4151): a domain that you owned on a date. Never change it, not even if the site's address changes. */
  idAuthority: z
    .string()
    .regex(/^[a-z0-9.-]+(?:@[a-z0-9.-]+)?,\d{4}(?:-\d\d(?:-\d\d)?)?$/, 'write a domain and a date: "example.org,2019"')
    .refine((authority) => !Number.isNaN(beginningOf(authority)), "needs a date that is in the calendar"),
  /** BCP 47. */
  language: z.string().refine(isLanguage, "is not a BCP 47 language tag"),
  /** The IANA time zone in which dates without an offset are read, and all dates are shown. */
  timeZone: z.string().refine(isZone, "is not an IANA time zone"),
  /** The town where the outlet is based. */
  place: text,
  email,
  telephone: text.optional(),
  address: text.optional(),
  /** Pages of the outlet elsewhere on the web. */
  links: z.array(webAddress).optional(),
  /** The outlet's account in the fediverse: `@courier@social.example`. */
  fediverse: handle.optional(),
  /** Its former place. */
  colors: z
    .custom<undefined>(
      (value) => value === undefined,
      "is not said here any more: move it to design.ts, where each is a paper: colors: { light: { paper: … }, dark: { paper: … } }",
    )
    .optional(),
  /** A WebSub hub, which sends new stories to subscribers at once. */
  hub: webAddress
    .refine(
      (hub) => !/^\w+:\/\/[^/?#]*@/.test(hub),
      "is for everyone to read in the feeds: leave user name and password out",
    )
    .transform((hub) => new URL(hub).href)
    .optional(),
  /** A key of your own, which search engines are told with what changed (indexnow.org). Everyone can read it, at `/KEY.txt`. */
  indexNow: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,128}$/, "is no key: write 8 to 128 letters (a to z), digits and hyphens")
    .optional(),
  /** The page where readers subscribe to your newsletter, here or at the service that sends it. */
  newsletter: webAddress.optional(),
  /** The section of stories that name none. */
  defaultSection: text,
  permalink: permalink.default("/{year}/{month}/{day}/{slug}/"),
  /**
   * How `new` names the files of stories, and so their addresses, and how the addresses of tags, series and authors are written: with Latin
   * letters as ASCII (`ae` for `ä` in German), or with all letters as they are. Left out: `new` writes ASCII, and tags, series and authors
   * keep their letters, as in papers that began without this key. Addresses of stories that are there never change.
   */
  slugs: z.enum(["ascii", "letters"]).optional(),
  /** Of the paper's own pages: `{ authors: "/autoren/" }`. */
  addresses: addressesSchema,
  /** Patterns for stories of certain types. */
  permalinkOfType: z.partialRecord(z.enum(storyTypes), permalink).optional(),
  /**
   * A language other than the paper's has a front of its own, a list and feeds as soon as there are more stories in it than this. `false`:
   * no language has.
   */
  languageFronts: z.union([z.literal(false), z.int().min(0)]).default(5),
  /** Whether readers can search the archive: the page at `addresses.search`, and a field for it on every page. */
  search: z.boolean().default(true),
});
export type Site = z.input<typeof siteSchema>;

/** The sections, in the order in which the paper shows them. */
export const sectionsSchema = z.record(
  id,
  z.strictObject({
    title: text,
    description: text,
    /** The section that this one belongs to. Its lists show these stories too. */
    parent: text.optional(),
    permalink: permalink.optional(),
  }),
);
export type Sections = z.input<typeof sectionsSchema>;

/** Descriptions of tags, by label. A tag needs no entry here. */
export const topicsSchema = z.record(
  text,
  z.strictObject({ title: text.optional(), description: text.optional(), synonyms: z.array(text).optional() }),
);
export type Topics = z.input<typeof topicsSchema>;

/** How pictures are published. */
export const mediaSchema = z.strictObject({
  /** What photographs are offered in, the best first; JPEG is last, since every browser and feed reader knows it. */
  formats: z
    .array(z.enum(["avif", "webp", "jpeg"]))
    .refine(
      (formats) => formats.at(-1) === "jpeg",
      'is not complete: end it with "jpeg", which all browsers and feed readers know',
    )
    .refine((formats) => formats.length <= 2, "is too long: name one format before jpeg")
    .refine((formats) => new Set(formats).size === formats.length, "is named twice: name each format once")
    .default(["avif", "jpeg"]),
});
export type Media = z.input<typeof mediaSchema>;

export const authorsSchema = z.record(
  id,
  z.strictObject({
    name: text,
    role: text.optional(),
    biography: text.optional(),
    /** The name of a picture in `seeds/media/`. */
    photo: text.optional(),
    email: email.optional(),
    /** Pages of the author elsewhere on the web, for `sameAs`. */
    links: z.array(webAddress).optional(),
    /** The account in the fediverse: `@ines@social.example`. Mastodon shows it below links to the author's stories. */
    fediverse: handle.optional(),
  }),
);
export type Authors = z.input<typeof authorsSchema>;

/** An author, and the file of the photo. */
export type Author = z.output<typeof authorsSchema>[string] & { readonly portrait?: Picture };

export const navigationSchema = z.strictObject({
  /** The links of the header: section ids, or labels with an address of the site. */
  header: z.array(z.union([text, z.strictObject({ label: text, path: sitePath })])),
  footer: z.array(z.strictObject({ label: text, path: sitePath })),
  /** Where readers may share a story, besides by e-mail: addresses with `{url}`, and `{title}` if the service takes one. */
  share: z
    .array(
      z.strictObject({
        label: text,
        url: z
          .string()
          .regex(
            /^https:\/\/[^\s]*\{url\}[^\s]*$/,
            'is no address to share at: write "https://service.example/?text={title}&url={url}"',
          ),
      }),
    )
    .default([]),
});
export type Navigation = z.input<typeof navigationSchema>;

/** How the block of a section looks: a large picture with headlines beside it, headlines alone, or two columns of pictures and headlines. */
export const blockShapes = ["picture", "list", "columns"] as const;
export type BlockShape = (typeof blockShapes)[number];

/** A block of the front: a row of pictures, opinions with the faces of their authors, the latest, a section or a series. */
const frontBlock = z.union([
  z.enum(["pictures", "opinion", "latest"]),
  z
    .strictObject({
      section: text.optional(),
      shape: z.enum(blockShapes).optional(),
      series: text.optional(),
    })
    .refine(
      ({ section, series }) => (section === undefined) !== (series === undefined),
      'is no block: write either { section: "town" } or { series: "Title" }',
    ),
]);

/** The front page. An editor changes this file most often. What it leaves out follows from the stories that there are. */
export const frontSchema = z.strictObject({
  /** Stories by id, slug or file, the lead first. A story that is not public is ignored. */
  pinned: z.array(text).default([]),
  /** The number of stories at the top of the front, including pinned ones: at most, for a young paper leaves one half to its sections. */
  top: z.int().min(1).max(20).default(5),
  /** The sections that have a block below these stories, by id. Left out: all that belong to no other section. */
  sections: z.array(text).optional(),
  /** The number of stories in a block. */
  perSection: z.int().min(1).max(20).default(4),
  /** Days: a story that is so much older than the newest one leaves its block. One that is pinned, or part of a series, stays and shows its year. */
  maxAge: z.int().min(1).default(730),
  /** The blocks below the top, in their order. Left out: one for each of the sections, and others where there are stories for them. */
  blocks: z.array(frontBlock).optional(),
});
export type Front = z.input<typeof frontSchema>;

const formats = z
  .array(z.enum(feedFormatNames))
  .min(1)
  .refine((names) => new Set(names).size === names.length, "is named twice: name each format once");
const ownKind = z.enum(listKinds.map(({ name }) => name)).exclude(["partner"]);
const chosen = z.array(text).min(1).optional();

/** A choice of stories. A key that is left out excludes no story. */
const choice = z.strictObject({
  /** Ids of sections whose lists have the story. */
  sections: chosen,
  /** Labels of tags. */
  tags: chosen,
  types: z.array(z.enum(storyTypes)).min(1).optional(),
  /** Agencies and partners, as stories name them. The outlet's own stories have the outlet's name. */
  sources: chosen,
});

export const feedsSchema = z.strictObject({
  /** The minimum number of stories in a feed, if there are as many. Corrected older stories are added to them. */
  size: z.int().min(1).max(200).default(20),
  /** The formats of the feeds of each kind. Left out: all three for everything, languages and sections, RSS for the rest. */
  formats: z.partialRecord(ownKind, formats).default({}),
  /** The kinds of feeds whose whole history is published as archives, which feed readers can follow (RFC 5005): in Atom if they have it. */
  archives: z.array(ownKind).default(["everything"]),
  /** Feeds for partners, by the last part of their address: `tide-network` is at `/feeds/tide-network/`. */
  partners: z
    .record(
      id,
      z.strictObject({
        title: text,
        description: text.optional(),
        /** A story is in the feed if, for each key here, it has one of the named values … */
        only: choice.default({}),
        /** … and has none of the values named here. */
        except: choice.default({}),
        size: z.int().min(1).max(200).optional(),
        text: z.enum(["full", "summary"]).default("full"),
        /** Minutes from a story's publication on the site to its publication in the feed. */
        delay: z.int().min(0).default(0),
        formats: formats.default(["rss"]),
      }),
    )
    .default({}),
});
export type Feeds = z.input<typeof feedsSchema>;

/** What the outlet asks of its readers: to subscribe, to give, to send a tip. By name, as `::: call donate` says it. */
export const callsSchema = z.record(
  id,
  z.strictObject({
    heading: text,
    text: text.optional(),
    /** A page of the site, an address elsewhere, or `mailto:`. */
    address: z
      .string()
      .regex(/^(?:\/(?!\/)|https?:\/\/|mailto:|tel:)\S+$/, "is no address: begin it with /, https:// or mailto:"),
    /** The words of the link. */
    button: text,
    /** The articles that it stands below: all, or those of some sections, by id. */
    below: z.union([z.literal("all"), z.array(text)]).optional(),
    /** Whether it stands on the front. */
    front: z.boolean().optional(),
  }),
);
export type Calls = z.input<typeof callsSchema>;

/** A text for each plural category of the language (CLDR). `{n}` is the number. */
const counted = z.strictObject({
  zero: text.optional(),
  one: text.optional(),
  two: text.optional(),
  few: text.optional(),
  many: text.optional(),
  other: text,
});

/** A text under each of these names. */
const texts = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>;

/** The words of the interface; those above the feeds of each kind of list are named in `listKinds`. */
const wordsSchema = z.strictObject({
  ...texts(listKinds.map(({ heading }) => heading)),
  /** Between the title of a page and the name of the outlet, and after the place at the beginning of a story. */
  dash: text,
  skip: text,
  sections: text,
  footer: text,
  breadcrumb: text,
  frontPage: text,
  /** The link to the menu on a telephone, and the one that closes it. */
  menu: text,
  close: text,
  /** The label of an old story on the front. `{year}` is its year. */
  fromYear: text,
  /** Above a row of pictures, and above stories of several sections. */
  inPictures: text,
  otherStories: text,
  /** Of a series. `{n}` is the number of the part, `{all}` how many there are. */
  part: text,
  partOf: text,
  share: text,
  byMail: text,
  /** `{month}` is the month with its year. */
  storyFrom: text,
  /** Before the names of other languages. */
  alsoIn: text,
  /** On the Subscribe page: above the address of the feed, before it, and of the newsletter. */
  follow: text,
  followText: text,
  /** Opens the list of all feeds. */
  everyFeed: text,
  newsletter: text,
  by: text,
  published: text,
  updated: text,
  /** Beside a picture that a machine made, or altered. */
  /** Who made a photograph, and any other picture: `{name}`. */
  photoBy: text,
  imageBy: text,
  aiGenerated: text,
  aiAltered: text,
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
  /** Ends the title of an older page of a list. `{n}` is its number, counted from the oldest, so it stays when newer pages are added. */
  page: text,
  latest: text,
  topStories: text,
  archive: text,
  /** The title of the page that lists all feeds, and its texts. */
  subscribe: text,
  subscribeText: text,
  allFeeds: text,
  /** The notice above a feed that is opened in a browser. */
  feedNotice: text,
  noStories: text,
  withdrawn: text,
  withdrawnText: text,
  notFound: text,
  notFoundText: text,
  search: z.strictObject({
    /** The title of the page, and the label of its button. */
    title: text,
    /** The label of the field, and what may be written into it. */
    words: text,
    hint: text,
    section: text,
    author: text,
    year: text,
    /** The first entry of each list of sections, authors and years. */
    all: text,
    order: text,
    best: text,
    newest: text,
    results: counted,
    none: text,
    /** Stands before words that no story has. */
    missing: text,
    more: text,
    searching: text,
    failed: text,
    /** Stands on the page until its script runs. */
    noScript: text,
  }),
  /** In blocks of stories. `{name}` is the site that an embed is from. */
  blocks: z.strictObject({
    /** Names of a table that scrolls, of a footnote and of its way back. `{n}` is its number. */
    table: text,
    note: text,
    backToText: text,
    show: text,
    showNote: text,
    source: text,
    /** The heading of the words of a film or recording. */
    transcript: text,
  }),
  /** What `npm start` shows and no build: the states of stories, and the page `/-/`. */
  preview: z.strictObject({
    title: text,
    draft: text,
    embargoed: text,
    future: text,
    expired: text,
    /** The same with a date, which is `{date}`. */
    dated: z.strictObject({
      draft: text,
      embargoed: text,
      future: text,
      expired: text,
    }),
    problems: text,
    warnings: text,
    drafts: text,
    /** Stories that become public by themselves. */
    scheduled: text,
    nextChange: text,
    isPublished: text,
    isCorrected: text,
    expires: text,
    losesPicture: text,
    withoutCredit: text,
    withoutDescription: text,
    /** In place of a story that has problems. */
    notShown: text,
    notShownText: text,
    /** In place of every page, where no edition can be made. */
    notPublished: text,
    notPublishedText: text,
    nothing: text,
    /** Ends a list that is cut off. `{n}` is the number of what is left out. */
    more: text,
  }),
  /** Above the headlines of stories of each type; news has none. */
  types: z.strictObject(texts(z.enum(storyTypes).exclude(["news"]).options)),
});

export type Words = z.output<typeof wordsSchema>;

/** What `phrases.ts` must have, at least: every word in English. */
export const builtInPhrasesSchema = z.looseObject({ en: wordsSchema });

/** Texts, any of which may be missing; one with plural forms is there as a whole. */
type Some<T> = T extends string | { readonly other: string }
  ? T
  : { readonly [Name in keyof T]?: Some<T[Name]> | undefined };
export type SomeWords = Some<Words>;

const someOf = (words: z.ZodObject): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(words.shape).map(([name, word]) => [
        name,
        z.optional(word instanceof z.ZodObject && !("other" in word.shape) ? someOf(word) : word),
      ]),
    ),
  );
// Zod's types do not follow a schema through a function that goes into its groups.
const someWords = someOf(wordsSchema) as z.ZodType as z.ZodType<SomeWords, SomeWords>;

/** The outlet's own words of the interface, by language (BCP 47): what it says otherwise, and languages that are not built in. */
export const phrasesSchema = z.record(z.string().refine(isLanguage, "is not a BCP 47 language tag"), someWords);
export type Phrases = z.input<typeof phrasesSchema>;

/** The languages that the whole interface is in. */
type InterfaceLanguage = "en" | "de" | "fr" | "es" | "ar" | "pt";
/** The words that Broadsheet brings (`phrases.ts`). */
export type BuiltInPhrases = Readonly<Record<InterfaceLanguage, Words> & Record<string, SomeWords>>;

/** The content of `_data`, checked, with defaults filled in. */
export interface Outlet {
  /** The folder that was read, as the user knows it: `_data`. */
  readonly folder: string;
  /** The values of other files in `_data`, which only the outlet's own templates read, by file name. */
  readonly own: Readonly<Record<string, unknown>>;
  readonly site: z.output<typeof siteSchema>;
  readonly design: CheckedDesign;
  readonly sections: z.output<typeof sectionsSchema>;
  readonly topics: z.output<typeof topicsSchema>;
  readonly media: z.output<typeof mediaSchema>;
  readonly authors: Readonly<Record<string, Author>>;
  readonly navigation: z.output<typeof navigationSchema>;
  readonly front: z.output<typeof frontSchema>;
  readonly feeds: z.output<typeof feedsSchema>;
  readonly calls: z.output<typeof callsSchema>;
  readonly phrases: z.output<typeof phrasesSchema>;
  readonly policy: z.output<typeof policySchema>;
  readonly hosting: z.output<typeof hostingSchema>;
}
