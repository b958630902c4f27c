import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type Body, fingerprintOfBody } from "../model/article.ts";
import { readRecord } from "../model/record.ts";
import type { Published } from "./fates.ts";

// How the version before the redesign noted down what it had published: without headlines, and with other fingerprints of the texts.

/** `published.json`: columns, a place for each story. `as` names the places of those that had moved, with the new ids. */
const recordSchema = z.object({
  paths: z.array(z.string()),
  ids: z.array(z.string()),
  files: z.array(z.string()),
  texts: z.array(z.string()),
  as: z.array(z.tuple([z.int(), z.string()])),
});

/** `drafts/head.json`: the length of `drafts.json` up to which it is whole, in bytes. */
const headSchema = z.object({ lines: z.int() });

/** A line of `drafts/drafts.json`: what was made of a seed, or of a picture. `bytes` is the length of its HTML in `drafts/bodies`. */
const lineSchema = z.object({
  story: z
    .object({
      file: z.string(),
      headline: z.string(),
      body: z.custom<Omit<Body, "html">>((body) => typeof body === "object" && body !== null && "fingerprint" in body),
    })
    .optional(),
  bytes: z.int().default(0),
});

/** What the cache of that version knows of a story. */
interface CachedStory {
  readonly headline: string;
  /** That version's fingerprint of its text. */
  readonly earlier: string;
  /** Ours of the same text. */
  readonly present: string;
}

/**
 * What such a version had published, as this version notes it down.
 *
 * @param record what `published.json` says
 * @param folder where it lies
 * @returns nothing where the record is of another form
 */
export function earlierPublished(record: unknown, folder: string): Published[] | undefined {
  const read = recordSchema.safeParse(record);
  if (!read.success) return undefined;
  const { paths, ids, files, texts, as } = read.data;
  const cached = cachedStories(join(folder, "drafts"));
  const moved = new Map(as);
  return paths.map((path, index): Published => {
    const [id = "", file = "", text = ""] = [ids[index], files[index], texts[index]];
    const story = cached.get(file);
    const to = moved.get(index);
    return {
      path,
      id,
      file,
      headline: story?.headline ?? "",
      text: story?.earlier === text ? story.present : text,
      isSecret: false,
      ...(to === undefined ? {} : { fate: { kind: "moved", to } }),
    };
  });
}

/** By file. Where the cache is gone or damaged, nothing is known, and a story that moved is told by its id or asked about. */
function cachedStories(folder: string): ReadonlyMap<string, CachedStory> {
  const stories = new Map<string, CachedStory>();
  const head = readRecord(join(folder, "head.json"));
  if (typeof head !== "object") return stories;
  let bodies: number | undefined;
  try {
    const { lines } = headSchema.parse(head.value);
    const text = readFileSync(join(folder, "drafts.json")).subarray(0, lines).toString();
    bodies = openSync(join(folder, "bodies"), "r");
    let end = 0;
    for (const line of text.split(",\n").slice(0, -1)) {
      const { story, bytes } = lineSchema.parse(JSON.parse(line));
      const html = Buffer.alloc(bytes);
      readSync(bodies, html, 0, bytes, end);
      end += bytes;
      if (!story) continue;
      const { file, headline, body } = story;
      stories.set(file, {
        headline,
        earlier: body.fingerprint,
        present: fingerprintOfBody({ ...body, html: html.toString() }),
      });
    }
  } catch {
    stories.clear();
  } finally {
    if (bodies !== undefined) closeSync(bodies);
  }
  return stories;
}
