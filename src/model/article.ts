import { z } from "zod";
import type { Moment } from "./dates.ts";
import { line, text } from "./fields.ts";
import type { Statement } from "./rights.ts";
import { cleanText, fingerprintOf } from "./text.ts";

const yes = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]);

export const storyTypes = ["news", "analysis", "opinion", "explainer", "interview", "review"] as const;
export type StoryType = (typeof storyTypes)[number];

/** What an editor may say about a story: the front matter of a `.md`, or a sidecar `NAME.11tydata.ts`. */
export const storySchema = z.strictObject({
  /** The headline. Left out of a `.txt`: its first line. */
  title: text.optional(),
  /** ISO 8601. Without an offset: the outlet's zone. A date alone shows no time. */
  date: text.optional(),
  /** The standfirst. Left out: none is shown, and machines get the first sentences of the text, at most 200 characters. */
  description: line.optional(),
  /** The story's home, an id in `_data/sections.ts`. Left out: `site.defaultSection`. */
  section: text.optional(),
  /** Further sections that list it. */
  sections: z.array(text).optional(),
  /** Labels, as people read them. */
  tags: z.array(text).optional(),
  /** Ids in `_data/authors.ts`, or plain names. An agency among them is the `source`. */
  authors: z.array(text).optional(),
  /** ISO 8601, not before `date`. Left out, or older than that: the latest correction. */
  updated: text.optional(),
  /** Where it was written, for the dateline. */
  location: text.optional(),
  /** The agency or partner it comes from. */
  source: text.optional(),
  type: z.enum(storyTypes).optional(),
  image: z
    .strictObject({
      /** A file beside the story or in `seeds/media/`. */
      src: text,
      /** What the picture shows, for those who cannot see it. */
      alt: text,
      caption: line.optional(),
      credit: line.optional(),
      /** The point to keep when the picture is cut, as CSS writes it: `50% 20%`. */
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
  corrections: z.array(z.strictObject({ date: text, text })).optional(),
  /** A label that stories of one series share. */
  series: text.optional(),
  /** Stories to name under this one, each by id, slug or file. */
  related: z.array(text).optional(),
  /** A word or two above the headline. */
  kicker: line.optional(),
  /** BCP 47, where it is not the outlet's. */
  language: text.optional(),
  /** The story that this one translates, by id, slug or file. */
  translationOf: text.optional(),
  /** Where it first appeared, if that was elsewhere: an absolute URL. One of the story's own addresses counts as none. */
  canonical: z.url({ protocol: /^https?$/, error: "is not an absolute https address" }).optional(),
  /** Former addresses of this story. */
  aliases: z.array(z.string().startsWith("/", 'is not an address of this site: it starts with "/"')).optional(),
  draft: yes.optional(),
  /** ISO 8601: not public before. */
  embargo: text.optional(),
  /** ISO 8601: not public from then on. */
  expires: text.optional(),
  /** The last part of the address. Left out: the file's name without a leading date. */
  slug: text.optional(),
  /** The permanent id. Left out: date and slug. */
  id: text.optional(),
  /** An exact address, for stories that had one before: `/2011/harbour.html`. */
  url: z.string().overwrite(cleanText).startsWith("/", 'is not an address of this site: it starts with "/"').optional(),
});

export type Story = z.input<typeof storySchema>;

/** What may stand above the text of `seeds/pages/NAME.md`. */
export const standingSchema = storySchema.pick({ title: true, description: true, language: true, updated: true });

/** A story as the schema gives it: checked key by key, with nothing text in. */
export type WrittenStory = z.output<typeof storySchema>;

type WrittenImage = NonNullable<WrittenStory["image"]>;
type WrittenCorrection = NonNullable<WrittenStory["corrections"]>[number];

/** A picture that was found and measured, with what was written about it. Lengths in CSS pixels, as it is shown. */
export interface Picture extends Readonly<Omit<WrittenImage, "src" | "license">> {
  /** By its name, and a hash of its pixels and of what encodes them: `/media/quay-1a2b3c4d` */
  readonly stem: string;
  readonly kind: "photo" | "drawing" | "animation";
  /** Where a drawing or an animation is published as it is: `/media/quay-5e6f7a8b.svg`. A photograph is not. */
  readonly original?: string;
  /** The file it is made from. */
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
}

export interface Correction extends Readonly<Omit<WrittenCorrection, "date">> {
  readonly date: Moment;
}

/** A place of this site that a text links to: an address (`/about/`) or a seed (`seed:world/harbour.md`). */
export interface Reference {
  readonly to: string;
  /** In the seed, counted from 1. */
  readonly line: number;
}

/** The text of a seed. */
export interface Body {
  /** HTML that is safe by construction; places of the site stand between marks (`mark.ts`). */
  readonly html: string;
  readonly words: number;
  readonly references: readonly Reference[];
  /** The HTML names each by its place in this list. */
  readonly pictures: readonly BodyPicture[];
  /** Of all of it: `fingerprintOfBody`. */
  readonly fingerprint: string;
}

/** Of what readers see: a text that moves with its pictures to other lines or into another folder stays the same text. */
export const fingerprintOfBody = ({ html, words, references, pictures }: Omit<Body, "fingerprint">): string =>
  fingerprintOf(
    html + JSON.stringify([words, references.map(({ to }) => to), pictures.map(({ from: _, ...picture }) => picture)]),
  );

/** A line of a seed that was boilerplate and not copy, or a comment in it, with the rule that removed it. */
export interface Removal {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

/** An address whose story was withdrawn: a line of `seeds/withdrawn.yaml`. */
export interface Withdrawal {
  /** Decoded, in normal form C. */
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

/** A file that is published as it is (`seeds/public/report.pdf`). */
export interface PublicFile {
  readonly file: string;
  /** Its address below the site, decoded, in normal form C: `/report.pdf`. */
  readonly path: string;
}

/** A standing page (`seeds/pages/about.md`), checked on its own. */
export interface StandingPage {
  /** As the editor knows it: `seeds/pages/about.md`. */
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly language?: string;
  readonly updated?: Moment;
  readonly body: Body;
}

/** What stands in place of what was written. A title is the `headline`, a description the `standfirst`. */
interface Prepared {
  /** As the editor knows it: `seeds/world/harbour.md`. */
  readonly file: string;
  /** Below the seeds folder, `/` between the parts: `world/harbour.md`. What a `seed:` reference names. */
  readonly path: string;
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  /** What the editor wrote. */
  readonly standfirst?: string;
  /** For machines: the standfirst, else the first sentences of the text; may be empty. */
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
  /** Newest first. */
  readonly corrections: readonly Correction[];
  readonly related: readonly string[];
  readonly aliases: readonly string[];
  readonly body: Body;
  /** Of everything but the body. */
  readonly fingerprint: string;
}

/**
 * A story, checked on its own: it knows neither the other stories nor the outlet's sections, people, address and clock. Its other keys
 * are those of the schema, as they were written.
 */
export interface CheckedStory
  extends Readonly<Omit<WrittenStory, keyof Prepared | "title" | "description">>,
    Prepared {}
