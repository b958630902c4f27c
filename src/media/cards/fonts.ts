import { readFileSync } from "node:fs";
import { Blob, Direction, Face, Buffer as ShapingBuffer, Font as ShapingFont, shape } from "harfbuzzjs";
import { baseOf, packagesIn } from "../../model/card-fonts.ts";
import { memoize } from "../../model/memoize.ts";
import { fontFile, subsetsOf } from "../font-packages.ts";
import { isWithin, type Span, spansOf } from "../unicode-range.ts";
import { unpackWoff } from "./woff.ts";

/** A shaped glyph in units of its font, `upem` of which are one em. */
export interface Glyph {
  readonly id: number;
  readonly advance: number;
  readonly x: number;
  readonly y: number;
}

/** A file of a font package: the glyphs of some characters. */
export class Font {
  readonly upem: number;
  readonly #font: ShapingFont;
  readonly #characters: ReadonlySet<number>;
  readonly #outlines = new Map<number, string>();

  constructor(file: Buffer) {
    const face = new Face(new Blob(unpackWoff(file)));
    this.upem = face.upem;
    this.#font = new ShapingFont(face);
    this.#characters = new Set(face.collectUnicodes());
  }

  has(character: number): boolean {
    return this.#characters.has(character);
  }

  /** Glyphs in the order in which they are seen, from the left. @param language BCP 47 */
  shape(text: string, isRightToLeft: boolean, language: string): Glyph[] {
    const buffer = new ShapingBuffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR);
    buffer.setLanguage(language);
    shape(this.#font, buffer);
    const positions = buffer.getGlyphPositions();
    return buffer.getGlyphInfos().map(({ codepoint }, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      return { id: codepoint, advance: xAdvance, x: xOffset, y: yOffset };
    });
  }

  /** The outline of a glyph as SVG has it, with the y axis pointing up. */
  outline(glyph: number): string {
    const known = this.#outlines.get(glyph) ?? this.#font.glyphToPath(glyph);
    this.#outlines.set(glyph, known);
    return known;
  }
}

interface Subset {
  /** Absolute. */
  readonly file: string;
  readonly spans: readonly Span[];
}

/** The files of a package with the characters that they are for. */
const filesOf = memoize((name: string): Subset[] =>
  subsetsOf(name).map(([subset, range]) => ({ file: fontFile(name, subset, "700-normal"), spans: spansOf(range) })),
);
const fonts = new Map<string, Font>();
/** Which font shows a character. */
const chosen = new Map<string, Font | undefined>();

/**
 * The first font that has a character; undefined if none that is installed does. Each is opened when it is first needed.
 *
 * @param language BCP 47: some characters are written differently in Chinese and in Japanese
 */
export function fontFor(character: number, language: string): Font | undefined {
  const key = `${character} ${baseOf(language)}`;
  if (chosen.has(key)) return chosen.get(key);
  const found = find(character, language);
  chosen.set(key, found);
  return found;
}

function find(character: number, language: string): Font | undefined {
  for (const { name } of packagesIn(language))
    for (const { file, spans } of filesOf(name)) {
      if (!isWithin(character, spans)) continue;
      const font = fonts.get(file) ?? new Font(readFileSync(file));
      fonts.set(file, font);
      if (font.has(character)) return font;
    }
  return undefined;
}
