import type { AudioObjectLeaf, VideoObjectLeaf } from "schema-dts";
import type { Body, LinkedFile } from "../model/article.ts";
import type { Enclosure } from "../model/feed.ts";
import { mediaTypeOf } from "../model/file-kinds.ts";
import type { Base } from "./address.ts";
import { jpegOf } from "./pictures.ts";

/** The films and sounds that a text plays. */
export const recordingsOf = ({ files = [] }: Pick<Body, "files">): readonly LinkedFile[] =>
  files.filter(({ played }) => played !== undefined);

const typeOf = ({ path }: LinkedFile): string => mediaTypeOf(path) ?? "";

/** As feeds offer them to programs that play or collect them. */
export const enclosuresOf = (body: Pick<Body, "files">, base: Base): Enclosure[] =>
  recordingsOf(body).map((file) => ({
    url: base.url(file.path),
    type: typeOf(file),
    bytes: file.bytes,
    title: file.played?.title ?? file.name,
    ...(file.seconds === undefined ? {} : { seconds: Math.round(file.seconds) }),
  }));

/** A text that plays films and sounds, with what search engines ask about them beside the files. */
export interface Playing {
  readonly body: Pick<Body, "files" | "pictures">;
  readonly base: Base;
  /** What they are about, in a sentence. */
  readonly summary: string;
  /** ISO 8601 with offset. */
  readonly published: string;
  /** The address of the picture of those that have none of their own. */
  readonly card: string;
}

/** Films as Google documents them: each needs a name, a picture and a date. */
export function filmsForSearch({ body, base, summary, published, card }: Playing): VideoObjectLeaf[] | undefined {
  const films = recordingsOf(body).filter(({ played }) => played?.as === "video");
  if (films.length === 0) return undefined;
  return films.map((file): VideoObjectLeaf => {
    const poster = body.pictures[file.played?.poster ?? -1];
    return {
      "@type": "VideoObject",
      ...common(file, base, published),
      description: summary || undefined,
      thumbnailUrl: poster ? base.url(jpegOf(poster).path) : card,
      ...(file.width && file.height ? { width: String(file.width), height: String(file.height) } : {}),
    };
  });
}

export function soundsForSearch({ body, base, published }: Playing): AudioObjectLeaf[] | undefined {
  const sounds = recordingsOf(body).filter(({ played }) => played?.as === "audio");
  if (sounds.length === 0) return undefined;
  return sounds.map((file): AudioObjectLeaf => ({ "@type": "AudioObject", ...common(file, base, published) }));
}

const common = (file: LinkedFile, base: Base, published: string) => ({
  name: file.played?.title ?? file.name,
  uploadDate: published,
  contentUrl: base.url(file.path),
  encodingFormat: typeOf(file),
  contentSize: String(file.bytes),
  // ISO 8601: seconds alone are allowed.
  ...(file.seconds === undefined ? {} : { duration: `PT${Math.max(1, Math.round(file.seconds))}S` }),
});
