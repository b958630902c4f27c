// Films and sounds of the outlet's own: `::: video` and `::: audio`. The browser plays them, and loads nothing before a reader wants it.

import type { Token } from "markdown-it";
import type { BodyBlock, LinkedFile } from "../../../model/article.ts";
import { mediaTypeOf } from "../../../model/file-kinds.ts";
import { mark } from "../../../model/mark.ts";
import { escapeMarkup } from "../../../model/text.ts";
import { setRole } from "../figures.ts";
import { decode } from "../links.ts";
import type { BlockKind, WrittenBlock } from "./block.ts";

type Medium = "video" | "audio";

const samples = { video: "The first pile goes in", audio: "The harbour bell at noon" } as const;

const kindOf = (name: Medium, file: string): BlockKind => ({
  name,
  example: `::: ${name} ${file} ${samples[name]}`,
  argument: "a file",
  title: "text",
  mayBeEmpty: true,
  print: (block) => printed(block, name),
});

export const video = kindOf("video", "first-pile.mp4");
export const audio = kindOf("audio", "bell.mp3");

function printed(block: WrittenBlock, as: Medium): BodyBlock | undefined {
  const { argument, title, state, html } = block;
  const file = fileOf(block, as);
  if (!file) return undefined;
  if (title === "") {
    block.fault(
      `"::: ${as} ${argument}" has no title`,
      `Say on the same line what it is: ::: ${as} ${argument} ${samples[as]}.`,
    );
    return undefined;
  }
  const { poster, captions, transcript } = partsOf(block, as);
  if (poster) setRole(poster, "poster", state);
  const picture = poster && Number(poster.meta?.place);
  const place = state.files.length;
  state.files.push({ ...file, played: { as, title, ...(picture === undefined ? {} : { poster: picture }) } });
  warn(block, as, file, captions.length > 0, transcript.length > 0);
  const spoken = transcript.length === 0 ? "" : html(transcript);
  const named = { as, title, place, file, poster: picture };
  return { page: pageForm(named, captions, spoken), feed: feedForm(named, spoken) };
}

/** The file that a block names, if a browser plays it. */
function fileOf({ argument, state, fault }: WrittenBlock, as: Medium): LinkedFile | undefined {
  const name = decode(argument);
  const file = state.options.files.find(name, state.options.path);
  if (!file)
    fault(
      `there is no file "${name}"`,
      `Put it beside the story or into ${state.mediaFolder}. Write a space in its name as %20.`,
    );
  else if ("what" in file) fault(file.what, file.fix);
  else if (typeOf(file).startsWith(`${as}/`)) return file;
  else {
    const other = /^(?:video|audio)\//.exec(typeOf(file))?.[0].slice(0, -1);
    const fix = other
      ? `Write it as "::: ${other} ${argument}".`
      : `Use one that browsers play: ${as === "video" ? "MP4 (H.264) or WebM" : "MP3, M4A, Opus or WAV"}.`;
    fault(`"${name}" is no ${as === "video" ? "film" : "sound"}`, fix);
  }
  return undefined;
}

const typeOf = ({ path }: LinkedFile): string => mediaTypeOf(path) ?? "";

/** Captions of a film: the link to a WebVTT file. */
interface Captions {
  readonly place: number;
  readonly label: string;
  readonly language: string;
}

/** Takes a block apart: a picture alone is the poster, paragraphs of links to WebVTT files are the captions, the rest is what is said. */
function partsOf({ content, state }: WrittenBlock, as: Medium) {
  let poster: Token | undefined;
  const captions: Captions[] = [];
  const transcript: Token[] = [];
  for (let index = 0; index < content.length; index++) {
    const open = content[index];
    const inline = content[index + 1];
    const isFlat = open?.type === "paragraph_open" && inline?.type === "inline";
    const image = isFlat && inline.children?.length === 1 ? inline.children[0] : undefined;
    const tracks = isFlat && as === "video" ? tracksIn(inline, state.files, state.options.language) : [];
    if (as === "video" && !poster && image?.type === "image") poster = image;
    else if (tracks.length > 0) captions.push(...tracks);
    else {
      if (open) transcript.push(open);
      continue;
    }
    index += 2;
  }
  return { poster, captions, transcript };
}

/** The captions that a paragraph links to. Empty where anything else is in it. */
function tracksIn({ children }: Token, files: readonly LinkedFile[], language: string): Captions[] {
  const captions: Captions[] = [];
  let open: number | undefined;
  for (const { type, meta, content } of children ?? []) {
    if (type === "link_open") open = Number(/file:(\d+)/.exec(String(meta?.href))?.[1] ?? Number.NaN);
    else if (type === "link_close") open = undefined;
    else if (open === undefined) {
      if (!/^[\s,;·|]*$/.test(content)) return [];
    } else {
      const [, named] = /\.([a-z]{2,3}(?:-[a-z0-9]+)*)\.vtt$/i.exec(files[open]?.name ?? "") ?? [];
      if (!files[open]?.path.endsWith(".vtt")) return [];
      captions.push({ place: open, label: content, language: named ?? language });
    }
  }
  return captions;
}

function warn(
  { argument, line, state }: WrittenBlock,
  as: Medium,
  { codec }: LinkedFile,
  hasCaptions: boolean,
  hasTranscript: boolean,
): void {
  const stem = argument.replace(/\.\w+$/, "");
  if (as === "video" && !hasCaptions)
    state.warn(
      line,
      `the film "${argument}" has no captions, so that it says nothing to those who cannot hear it`,
      `Put them beside it as WebVTT, and link to them within the block: [English](${stem}.en.vtt).`,
    );
  if (as === "audio" && !hasTranscript)
    state.warn(
      line,
      `the sound "${argument}" has no transcript, so that it says nothing to those who cannot hear it`,
      'Write what is heard between "::: audio" and ":::".',
    );
  if (codec !== undefined && /^(?:hvc1|hev1|dvh[1e]|ap[cno4]\w)$/.test(codec))
    state.warn(
      line,
      `the film "${argument}" is encoded in a way that many browsers do not play (${codec})`,
      "Export it as H.264.",
    );
}

/** What both forms name. */
interface Named {
  readonly as: Medium;
  readonly title: string;
  readonly place: number;
  readonly file: LinkedFile;
  readonly poster: number | undefined;
}

function pageForm({ as, title, place, file, poster }: Named, captions: readonly Captions[], spoken: string): string {
  const size = file.width && file.height ? ` width="${file.width}" height="${file.height}"` : "";
  const still = poster === undefined ? "" : ` poster="${mark(`poster:${poster}`)}"`;
  // Without a poster, the first picture of a film is better than black.
  const preload = as === "video" && poster === undefined ? "metadata" : "none";
  const tracks = captions.map(
    ({ place, label, language }) =>
      `<track kind="captions" src="${mark(`file:${place}`)}" srclang="${escapeMarkup(language)}" label="${escapeMarkup(label)}">\n`,
  );
  const player = `<${as} controls preload="${preload}"${size}${still} aria-label="${escapeMarkup(title)}">\n<source src="${mark(`file:${place}`)}" type="${typeOf(file)}">\n${tracks.join("")}</${as}>\n`;
  const words = spoken === "" ? "" : `<details>\n<summary>${mark("word:transcript")}</summary>\n${spoken}</details>\n`;
  return `<div class="recording">\n<figure>\n${player}<figcaption>${linkTo(place, title)}</figcaption>\n</figure>\n${words}</div>\n`;
}

const linkTo = (place: number, title: string): string =>
  `<a href="${mark(`file:${place}`)}">${escapeMarkup(title)}</a>`;

/** Players of feed readers play enclosures; a text cannot count on more than a link. */
function feedForm({ title, place, poster }: Named, spoken: string): string {
  const still = poster === undefined ? "" : `<figure>${mark(`picture:${poster}`)}</figure>\n`;
  const words = spoken === "" ? "" : `<p><strong>${mark("word:transcript")}</strong></p>\n${spoken}`;
  return `${still}<p>${linkTo(place, title)}</p>\n${words}`;
}
