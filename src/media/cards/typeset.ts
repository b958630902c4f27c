// Sets a text in lines as outlines: which font has which characters, where lines may break, in which order right and left are seen, and
// the largest size at which all of it fits. HarfBuzz shapes; no font of the machine is asked, so that the result is the same everywhere.

import { createRequire } from "node:module";
import { localesOf } from "../../model/locale.ts";
import { type Font, fontFor, type Glyph } from "./fonts.ts";

const load = createRequire(import.meta.url);
// Its types are those of a module of another form than its code.
const bidiFactory: typeof import("bidi-js").default = load("bidi-js");
const bidi = bidiFactory();

export interface Wanted {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The room, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Sizes of the font in pixels, the largest first. */
  readonly sizes: readonly number[];
}

/** A text in its lines. */
export interface TypesetText {
  readonly lines: readonly Line[];
  /** In pixels. */
  readonly size: number;
  /** From one baseline to the next, in pixels. */
  readonly leading: number;
}

/** A line of outlines. */
export interface Line {
  /** In pixels. */
  readonly width: number;
  /** SVG, from the left end of the baseline. */
  readonly svg: string;
}

const LEADING = 1.22;
/** Khmer, Thai and Arabic pile marks up. */
const HIGH_LEADING = 1.5;
const HIGH =
  /[\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Khmer}\p{Script=Lao}\p{Script=Bengali}\p{Script=Telugu}]/u;

/** A stretch of a text between two places where a line may break, with its trailing space apart. In ems. */
interface Piece {
  readonly from: number;
  /** Without the space behind it. */
  readonly to: number;
  readonly width: number;
  readonly space: number;
}

/**
 * Sets a text as large as fits. A word that is wider than the room at more than half of the largest size is divided; what is too long for
 * the smallest size ends in an ellipsis.
 */
export function typeset({ text, language, direction, width, height, sizes }: Wanted): TypesetText {
  const shaper = new TextShaper(text, language, direction);
  const factor = HIGH.test(text) ? HIGH_LEADING : LEADING;
  const [largest = 1] = sizes;
  const smallest = sizes.at(-1) ?? largest;
  const mostLines = (size: number) => Math.max(1, Math.floor(height / (size * factor)));
  for (const size of sizes) {
    const room = width / size;
    const isWide = shaper.pieces.some((piece) => piece.width > room);
    if (isWide && size > largest / 2) continue;
    const pieces = isWide ? shaper.pieces.flatMap((piece) => shaper.divided(piece, room)) : shaper.pieces;
    const lines = broken(pieces, room);
    if (lines.length > mostLines(size)) {
      if (size > smallest) continue;
      const end = lines[mostLines(size) - 1]?.at(-1)?.to ?? 0;
      return typeset({ text: shortened(text.slice(0, end)), language, direction, width, height, sizes });
    }
    const drawn = balanced(pieces, lines, room).map((each) => shaper.draw(each, size));
    return { size, leading: size * factor, lines: drawn };
  }
  return { size: smallest, leading: smallest * factor, lines: [] };
}

/** A shorter text: without its last word, or its last letter where it is one word. */
const shortened = (text: string): string => `${text.replace(/(?<=\S)…$/u, "").replace(/(?<=\S)\s+\S*$|[\s\S]$/u, "")}…`;

/** Fills line after line. */
function broken(pieces: readonly Piece[], width: number): Piece[][] {
  const lines: Piece[][] = [];
  let room = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && piece.width <= room) line.push(piece);
    else {
      lines.push([piece]);
      room = width;
    }
    room -= piece.width + piece.space;
  }
  return lines;
}

/** The same number of lines in as little width as possible, so that no last line is a single word. */
function balanced(pieces: readonly Piece[], lines: Piece[][], width: number): Piece[][] {
  let [low, high] = [width / 2, width];
  let best = lines;
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2;
    const tried = broken(pieces, middle);
    if (tried.length > lines.length || pieces.some((piece) => piece.width > middle)) low = middle;
    else {
      best = tried;
      high = middle;
    }
  }
  return best;
}

/** A run of characters in one font and one direction. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly font: Font | undefined;
}

/** Shapes stretches of one text. */
class TextShaper {
  readonly pieces: readonly Piece[];
  readonly #text: string;
  readonly #language: string;
  readonly #runs: readonly Run[];

  constructor(text: string, language: string, direction: "ltr" | "rtl") {
    this.#text = text;
    this.#language = language;
    this.#runs = runsOf(text, bidi.getEmbeddingLevels(text, direction).levels, language);
    const breaks = [...breaksIn(text, language), text.length];
    let from = 0;
    this.pieces = breaks.flatMap((end) => {
      const to = from + text.slice(from, end).trimEnd().length;
      const piece = { from, to, width: this.#widthOf(from, to), space: this.#widthOf(to, end) };
      from = end;
      return piece.to > piece.from ? piece : [];
    });
  }

  /** A piece that is wider than a line, in parts that are not. */
  divided({ from, to, width, space }: Piece, room: number): Piece[] {
    if (width <= room) return [{ from, to, width, space }];
    const parts: Piece[] = [];
    let start = from;
    let end = from;
    for (const { segment } of graphemes.segment(this.#text.slice(from, to))) {
      if (end > start && this.#widthOf(start, end + segment.length) > room) {
        parts.push({ from: start, to: end, width: this.#widthOf(start, end), space: 0 });
        start = end;
      }
      end += segment.length;
    }
    return [...parts, { from: start, to, width: this.#widthOf(start, to), space }];
  }

  draw(pieces: readonly Piece[], size: number): Line {
    let x = 0;
    const paths: string[] = [];
    for (const { from, to, font, level } of inVisualOrder(this.#within(pieces[0]?.from ?? 0, pieces.at(-1)?.to ?? 0))) {
      if (!font) continue;
      const scale = size / font.upem;
      for (const glyph of this.#glyphsOf(from, to, font, level)) {
        const outline = font.outline(glyph.id);
        if (outline !== "")
          paths.push(
            `<path transform="matrix(${short(scale)} 0 0 ${short(-scale)} ${short(x + glyph.x * scale)} ${short(-glyph.y * scale)})" d="${outline}"/>`,
          );
        x += glyph.advance * scale;
      }
    }
    return { width: x, svg: paths.join("") };
  }

  #within(from: number, to: number): Run[] {
    return this.#runs.flatMap((run) => {
      const part = { ...run, from: Math.max(from, run.from), to: Math.min(to, run.to) };
      return part.from < part.to ? part : [];
    });
  }

  #glyphsOf(from: number, to: number, font: Font, level: number): Glyph[] {
    return font.shape(this.#text.slice(from, to), level % 2 === 1, this.#language);
  }

  /** In ems. */
  #widthOf(from: number, to: number): number {
    let width = 0;
    for (const { font, level, ...run } of this.#within(from, to))
      if (font) for (const { advance } of this.#glyphsOf(run.from, run.to, font, level)) width += advance / font.upem;
    return width;
  }
}

const short = (number: number): string => String(Math.round(number * 1e4) / 1e4);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What nobody sees of itself: joiners, marks of direction, selectors of variants. */
const SILENT = /^(?:\p{Cf}|\p{Cc}|\p{Variation_Selector})/u;

/** Marks, spaces and punctuation stay in the font of the letter before them where it has them, so that they are shaped together. */
const NO_LETTER = /^[^\p{L}\p{N}]/u;

function runsOf(text: string, levels: Uint8Array, language: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const stays = last?.font !== undefined && NO_LETTER.test(character) && last.font.has(code);
    const font = stays ? last.font : fontFor(code, language);
    const level = levels[at] ?? 0;
    const to = at + character.length;
    const isSilent = font === undefined && SILENT.test(character);
    if (last && last.level === level && (isSilent || last.font === font)) runs[runs.length - 1] = { ...last, to };
    else runs.push({ from: at, to, level, font });
    at = to;
  }
  return runs;
}

/** Unicode Bidirectional Algorithm, rule L2. */
function inVisualOrder(runs: readonly Run[]): Run[] {
  const order = [...runs];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to++;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  return order;
}

const IDEOGRAPH = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆、。，．・：；？！」』）】〉》〕］｝“”‘’「『（【〈《〔［｛]`;
/** Between two ideographs, unless the second must not begin a line or the first end one (JIS X 4051), and not within a foreign word. */
const CJK = new RegExp(
  String.raw`(?<=${IDEOGRAPH})(?<![「『（【〈《〔［｛“‘]|[\p{Script=Katakana}ー](?=[\p{Script=Katakana}ー]))(?![、。，．・：；？！」』）】〉》〕］｝”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々…‥])(?=${IDEOGRAPH})`,
  "gu",
);
/** Behind a space that may break, a hyphen between letters or a dash. */
const SPACED = /(?<=[^\S\u00a0\u202f\u2060])(?=\S)|(?<=[\p{L}\p{N}][-‐])(?=[\p{L}\p{N}])|(?<=[–—])(?=[^\s–—])/gu;
/** Scripts that write words together. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Where a line may break, as offsets in order. */
export function breaksIn(text: string, language: string): number[] {
  const places = new Set([...text.matchAll(SPACED), ...text.matchAll(CJK)].map(({ index }) => index));
  if (UNSPACED.test(text))
    for (const { index, isWordLike, segment } of new Intl.Segmenter(localesOf(language), {
      granularity: "word",
    }).segment(text))
      if (index > 0 && isWordLike && UNSPACED.test(segment) && !/[\s(“‘"«]$/u.test(text.slice(0, index)))
        places.add(index);
  return [...places].sort((a, b) => a - b);
}

/** Whether a font has any letter of a text. */
export const showsAnything = (text: string, language: string): boolean =>
  [...text].some((each) => /^[\p{L}\p{N}]/u.test(each) && fontFor(each.codePointAt(0) ?? 0, language) !== undefined);

/** Letters and signs of a text that no installed font has, each once. */
export const missingIn = (text: string, language: string): string[] => [
  ...new Set(
    [...text].filter((each) => !/^\s/.test(each) && !SILENT.test(each) && !fontFor(each.codePointAt(0) ?? 0, language)),
  ),
];
