import { type Table, tablesOf } from "./woff2.ts";

/** What a font says of its own letters. Lengths in ems. */
export interface FontMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  /** As CSS's `font-weight` has them: `200 800` of a variable font, else `400`. */
  readonly weights: string;
  /** By its PANOSE digits, where they say so. */
  readonly hasSerifs?: boolean;
  /** The mean width of the characters of English prose. Absent where the font has no Latin letters. */
  readonly width?: number;
}

const PROSE =
  "The council voted on Monday to raise the harbour wall by more than a metre, after a storm had flooded the fish market for the second time in three years. Work begins in spring.";

/**
 * Reads the metrics of a font (OpenType 1.9: `head`, `hhea`, `hmtx`, `cmap`, `OS/2`, `fvar`).
 *
 * @throws an error where the file is no WOFF2 file, or is damaged
 */
export function metricsOf(woff2: Buffer): FontMetrics {
  const tables = tablesOf(woff2);
  const table = (tag: string): Table => {
    const found = tables.get(tag);
    if (!found) throw new RangeError(`has no table "${tag}"`);
    return found;
  };
  const hhea = table("hhea").data;
  const os2 = table("OS/2").data;
  const upem = table("head").data.readUInt16BE(18);
  const glyphOf = charactersIn(table("cmap").data);
  const advanceOf = advancesIn(table("hmtx"), hhea.readUInt16BE(34));
  const glyphs = [...PROSE].map((each) => glyphOf(each.codePointAt(0) ?? 0));
  const hasLatin = glyphs.every((glyph) => glyph !== 0);
  const width = glyphs.reduce((sum, glyph) => sum + advanceOf(glyph), 0) / glyphs.length / upem;
  const serifs = serifsBy(os2);
  return {
    ascent: hhea.readInt16BE(4) / upem,
    descent: -hhea.readInt16BE(6) / upem,
    lineGap: hhea.readInt16BE(8) / upem,
    weights: weightsIn(tables.get("fvar")?.data) ?? String(os2.readUInt16BE(4)),
    ...(serifs === undefined ? {} : { hasSerifs: serifs }),
    ...(hasLatin ? { width } : {}),
  };
}

/** The digits of PANOSE for Latin text: its second is the form of serifs, from 11 on none. */
function serifsBy(os2: Buffer): boolean | undefined {
  const family = os2.readUInt8(32);
  const serif = os2.readUInt8(33);
  return family === 2 && serif > 1 ? serif < 11 : undefined;
}

function weightsIn(fvar: Buffer | undefined): string | undefined {
  if (!fvar) return undefined;
  const first = fvar.readUInt16BE(4);
  const size = fvar.readUInt16BE(10);
  for (let axis = 0; axis < fvar.readUInt16BE(8); axis++) {
    const at = first + axis * size;
    if (fvar.toString("latin1", at, at + 4) === "wght")
      return `${fvar.readInt16BE(at + 4)} ${fvar.readInt16BE(at + 12)}`;
  }
  return undefined;
}

/** How far each glyph moves on. A transformed table has no side bearings between the widths (WOFF 2.0, section 5.4). */
function advancesIn({ data, isTransformed }: Table, count: number): (glyph: number) => number {
  return (glyph) => {
    const index = Math.min(glyph, count - 1);
    return data.readUInt16BE(isTransformed ? 1 + 2 * index : 4 * index);
  };
}

/** The glyph of a character of the Basic Multilingual Plane; 0 where there is none (`cmap`, format 4). */
function charactersIn(cmap: Buffer): (character: number) => number {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + 8 * index));
  const start = subtables.find((at) => cmap.readUInt16BE(at) === 4);
  if (start === undefined) return () => 0;
  const doubled = cmap.readUInt16BE(start + 6);
  const ends = start + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  return (character) => {
    for (let at = 0; at < doubled; at += 2) {
      if (character > cmap.readUInt16BE(ends + at)) continue;
      const first = cmap.readUInt16BE(starts + at);
      if (character < first) return 0;
      const delta = cmap.readUInt16BE(deltas + at);
      const offset = cmap.readUInt16BE(offsets + at);
      if (offset === 0) return (character + delta) % 65_536;
      const glyph = cmap.readUInt16BE(offsets + at + offset + 2 * (character - first));
      return glyph === 0 ? 0 : (glyph + delta) % 65_536;
    }
    return 0;
  };
}
