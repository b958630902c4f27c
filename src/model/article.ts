// Stories and standing pages: the keys that an editor may write, and what becomes of them when they are read.

import * as z from "zod";
import type { Moment } from "./dates.ts";
import { line, text } from "./fields.ts";
import type { RoleName } from "./picture-roles.ts";
import type { Statement } from "./rights.ts";
import { type StoryType, storyTypes } from "./story-types.ts";
import { cleanText, fingerprintOf } from "./text.ts";

const yes = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);

/** The keys of a story that an editor may write: in the front matter of a `.md`, or in a sidecar `NAME.11tydata.ts`. */
export const storySchema = z.strictObject({
  /** The headline. Left out of a `.txt`: its first line. */
  title: text.optional(),
  /** ISO 8601. A date without an offset is in the outlet's zone. A date without a time shows no time. */
  date: text.optional(),
  /** The standfirst. Left out: the page shows none, and feeds and search engines get the first sentences of the text, at most 200 characters. */
  description: line.optional(),
  /** The story's main section, an id in `_data/sections.ts`. Left out: `site.defaultSection`. */
  section: text.optional(),
  /** Further sections that list the story. */
  sections: z.array(text).optional(),
  /** The labels of tags, as readers see them. */
  tags: z.array(text).optional(),
  /** Ids in `_data/authors.ts`, or plain names. An agency among them is the `source`. */
  authors: z.array(text).optional(),
  /** ISO 8601, not before `date`. Left out, or older than the latest correction: the date of that correction. */
  updated: text.optional(),
  /** The place where the story was written, for the dateline. */
  location: text.optional(),
  /** The agency or partner that the story comes from. */
  source: text.optional(),
  type: z.enum(storyTypes).optional(),
  image: z
    .strictObject({
      /** A file beside the story or in `seeds/media/`. */
      src: text,
      /** What the picture shows, for readers who cannot see it. */
      alt: text,
      caption: line.optional(),
      credit: line.optional(),
      /** Whose the picture is: `© 2026 Elbhausen Borough`. Left out: what the file says. */
      copyright: text.optional(),
      /** The point to keep when the picture is cropped, as in CSS: `50% 20%`. */
      focus: z
        .string()
        .regex(/^\d{1,3}% \d{1,3}%$/, 'write two percentages: "50% 20%"')
        .optional(),
      license: z
        .strictObject({
          /** Where the licence can be read. */
          url: z.url({ protocol: /^https?$/, error: "is not an absolute https address" }).optional(),
          /** ISO 8601: the picture is published until the day before, and nowhere from that day on. */
          until: text.optional(),
        })
        .optional(),
      /** Whether a machine made the picture, or changed what it shows. Left out: what the file says. */
      ai: z.enum(["generated", "altered"]).optional(),
    })
    .optional(),
  corrections: z
    .array(
      z.strictObject({
        date: text,
        text,
        /** Whether it stands above the text too. */
        major: yes.optional(),
      }),
    )
    .optional(),
  /** The label that all stories of a series have. */
  series: text.optional(),
  /** Stories to link to below this one, each by id, slug or file. */
  related: z.array(text).optional(),
  /** A word or two above the headline. */
  kicker: line.optional(),
  /** BCP 47. Left out: the outlet's language. */
  language: text.optional(),
  /** The story that this one translates, by id, slug or file. */
  translationOf: text.optional(),
  /** The absolute URL at which the story first appeared, if that was elsewhere. One of the story's own addresses is ignored. */
  canonical: z.url({ protocol: /^https?$/, error: "is not an absolute https address" }).optional(),
  /** Former addresses of this story. */
  aliases: z.array(z.string().startsWith("/", 'is not an address of this site: it starts with "/"')).optional(),
  draft: yes.optional(),
  /** ISO 8601. The story is not public before this time. */
  embargo: text.optional(),
  /** ISO 8601. The story is not public from this time on. */
  expires: text.optional(),
  /** The last part of the address. Left out: the file's name without a leading date. */
  slug: text.optional(),
  /** The permanent id. Left out: date and slug. */
  id: text.optional(),
  /** An exact address, for stories that had one before: `/2011/harbour.html`. */
  url: z.string().overwrite(cleanText).startsWith("/", 'is not an address of this site: it starts with "/"').optional(),
});

export type Story = z.input<typeof storySchema>;

/** The keys of a standing page, in the front matter of `seeds/pages/NAME.md`. */
export const standingSchema = storySchema.pick({
  title: true,
  description: true,
  language: true,
  updated: true,
  translationOf: true,
});

/** The keys of a story as the schema returns them: checked one by one, with no defaults filled in. */
export type WrittenStory = z.output<typeof storySchema>;

type WrittenImage = NonNullable<WrittenStory["image"]>;
type WrittenCorrection = NonNullable<WrittenStory["corrections"]>[number];

/** A picture whose file was found and measured, with what was written about it. Lengths are in CSS pixels, as it is shown. */
export interface Picture extends Readonly<Omit<WrittenImage, "src" | "license">> {
  /** The beginning of its addresses, with a hash of its pixels and of what encodes them: `/media/quay-1a2b3c4d` */
  readonly stem: string;
  readonly kind: "photo" | "drawing" | "animation";
  /** The address of a drawing or an animation, which is published as it is: `/media/quay-5e6f7a8b.svg`. A photograph is not. */
  readonly original?: string;
  /** The file that it is made from. */
  readonly from: string;
  readonly width: number;
  readonly height: number;
  /** What the file itself says of its makers and its use. */
  readonly rights: readonly Statement[];
  readonly license?: {
    readonly url?: string;
    /** In milliseconds: not published from then on. */
    readonly until?: number;
  };
}

/** A picture within a text. */
export interface BodyPicture extends Picture {
  /** Shown to whoever points at it. */
  readonly tip?: string;
  /** Left out: it stands in the column of the text. */
  readonly role?: RoleName;
}

/** A file that a text links to (`report.pdf`), published as it is. */
export interface LinkedFile {
  /** Its address, with a hash of its content: `/media/report-1a2b3c4d.pdf` */
  readonly path: string;
  /** The file that is copied. */
  readonly from: string;
  /** What the file is called: `report.pdf` */
  readonly name: string;
  readonly bytes: number;
  /** How long a film or sound lasts, if its file says so. */
  readonly seconds?: number;
  /** The size of a film in pixels. */
  readonly width?: number;
  readonly height?: number;
  /** How its pictures are encoded, as the container names it: `avc1`, `hvc1`. */
  readonly codec?: string;
  /** How a block plays it. Left out of a file that is linked to. */
  readonly played?: {
    readonly as: "video" | "audio";
    readonly title: string;
    /** Index of the picture that stands for a film until it is played. */
    readonly poster?: number;
  };
}

export interface Correction extends Readonly<Omit<WrittenCorrection, "date">> {
  readonly date: Moment;
}

/** A place of this site that a text links to: an address (`/about/`) or a seed (`seed:world/harbour.md`). */
export interface Reference {
  readonly to: string;
  /** The line in the seed, counted from 1. */
  readonly line: number;
}

/** A block of a text (`::: name … :::`) as HTML, with marks like the text itself. */
export interface BodyBlock {
  /** For pages. */
  readonly page: string;
  /** The document that stands where the form for pages has the mark `card`, in an attribute. */
  readonly card?: string;
  /** For reading away from the site, in feeds and in Markdown: without styles and frames. */
  readonly feed: string;
  /** The origin of another site that the page may show in a frame, for the security policy: `https://player.vimeo.com`. */
  readonly frames?: string;
}

/** The text of a seed. */
export interface Body {
  /** HTML that is safe by construction. Addresses of the site are between marks (`mark.ts`). */
  readonly html: string;
  readonly words: number;
  readonly references: readonly Reference[];
  /** The HTML names each picture by its index in this list. */
  readonly pictures: readonly BodyPicture[];
  /** The HTML names each block by its index in this list. Left out of a text that has none. */
  readonly blocks?: readonly BodyBlock[];
  /** The HTML names each linked file by its index in this list. Left out of a text that has none. */
  readonly files?: readonly LinkedFile[];
  /** The fingerprint of everything above: `fingerprintOfBody`. */
  readonly fingerprint: string;
}

/** The fingerprint of what readers see. It stays the same if the text moves to other lines, or with its pictures into another folder. */
export const fingerprintOfBody = ({
  html,
  words,
  references,
  pictures,
  blocks,
  files,
}: Omit<Body, "fingerprint">): string =>
  fingerprintOf(
    html +
      JSON.stringify([
        words,
        references.map(({ to }) => to),
        pictures.map(({ from: _, ...picture }) => picture),
        ...(blocks ?? []),
        ...(files ?? []).map(({ from: _, ...file }) => file),
      ]),
  );

/** A line of boilerplate or a comment that was removed from a seed, with the rule that removed it. */
export interface Removal {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

/** The address of a withdrawn story: a line of `seeds/withdrawn.yaml`. */
export interface Withdrawal {
  /** The path, decoded, in normal form C. */
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

/** A file that is published as it is (`seeds/public/report.pdf`). */
export interface PublicFile {
  readonly file: string;
  /** The address below the site, decoded, in normal form C: `/report.pdf`. */
  readonly path: string;
}

/** A standing page (`seeds/pages/about.md`), checked without the rest of the site. */
export interface StandingPage {
  /** The file's path as the editor knows it: `seeds/pages/about.md`. */
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly language?: string;
  /** The name of the page that it translates. */
  readonly translationOf?: string;
  readonly updated?: Moment;
  /** Whether it has questions without an answer: it is not published then. */
  readonly isUnanswered: boolean;
  readonly body: Body;
}

/** The values of a story that were parsed, completed or renamed: `title` is the `headline`, `description` the `standfirst`. */
interface Prepared {
  /** The file's path as the editor knows it: `seeds/world/harbour.md`. */
  readonly file: string;
  /** The path below the seeds folder, with `/` between the parts: `world/harbour.md`. A `seed:` reference uses it. */
  readonly path: string;
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  /** The standfirst that the editor wrote. */
  readonly standfirst?: string;
  /** The summary for feeds and search engines: the standfirst, or else the first sentences of the text. May be empty. */
  readonly summary: string;
  readonly date: Moment;
  readonly updated?: Moment;
  readonly embargo?: Moment;
  readonly expires?: number;
  readonly draft: boolean;
  readonly sections: readonly string[];
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly type: StoryType;
  readonly image?: Picture;
  /** The corrections, newest first. */
  readonly corrections: readonly Correction[];
  readonly related: readonly string[];
  readonly aliases: readonly string[];
  readonly body: Body;
  /** The fingerprint of everything except the body. */
  readonly fingerprint: string;
}

/** What a story says that only the outlet's data can judge. */
export type Claims = Pick<CheckedStory, "file" | "section" | "sections" | "authors" | "source">;

/** What a story or standing page with problems says of the rest of the site: what is wrong with that is told in the same run. */
export interface FaultySeed extends Claims, Pick<CheckedStory, "language" | "related" | "translationOf"> {
  readonly body: Pick<Body, "references">;
}

/**
 * A story, checked without the rest of the site: other stories, and the outlet's sections, authors, address and clock, are unknown. The
 * keys that are not in `Prepared` are those of the schema, as they were written.
 */
export interface CheckedStory
  extends Readonly<Omit<WrittenStory, keyof Prepared | "title" | "description">>,
    Prepared {}
