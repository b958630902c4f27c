import { ByteWriter } from "./byte-writer.ts";
import { WEIGHTS } from "./format.ts";
import { type SegmentTerm, termsIn } from "./inverted-segment.ts";
import { hashedFile, type MadeFile } from "./made-file.ts";

/** A list of stories that has more bytes is in a file of its own, in pieces of about PIECE bytes. */
const LONG_LIST = 2304;
const LONG_POSITIONS = 8192;
const PIECE = 8192;

/** A part of a bucket: the bytes of a segment, and the number of the segment's first document. */
export interface BucketPart {
  readonly bytes: Uint8Array;
  readonly first: number;
}

/** The files of a bucket. */
export interface BucketFiles {
  readonly terms: MadeFile;
  readonly positions: MadeFile;
  readonly lists: readonly MadeFile[];
  readonly longPositions: readonly MadeFile[];
}

/**
 * Joins what the segments of a tier have in one bucket.
 *
 * The file of terms: how many terms and strays there are, and how many bytes they have; the terms; the lists of those whose list is not
 * long. A term: how many letters it shares with the term before, the rest, how many stories have it, its forms (written like the term),
 * and twice the bytes of its list. If the list is long, instead twice the number of its pieces plus 1, and the hash of each. Then twice
 * the bytes of its positions, or 1 if they are in files of their own, one for each piece of the list. A stray is a form that begins
 * otherwise than its term: the form, and its term. The file of positions: the positions of those terms in their order.
 *
 * @param parts oldest first
 * @param common from how many stories on a term has no positions
 * @param slot the tier and the bucket, as names of files have them
 */
export function bucketFiles(parts: readonly BucketPart[], common: number, slot: string): BucketFiles {
  const { terms, strays } = gather(parts);
  const dictionary = new ByteWriter(4096);
  const lists = new ByteWriter(8192);
  const positions = new ByteWriter(16_384);
  const longLists: MadeFile[] = [];
  const longPositions: MadeFile[] = [];
  let before = "";
  for (const [term, found] of [...terms].sort(byName)) {
    const stories = found.reduce((sum, { entry }) => sum + entry.stories, 0);
    const pieces = piecesOf(found, stories < common);
    writeShared(dictionary, term, before);
    before = term;
    dictionary.number(stories);
    const forms = [...new Set(found.flatMap(({ entry }) => entry.forms))].sort();
    dictionary.number(forms.length);
    for (const form of forms) writeShared(dictionary, form, term);
    const [first] = pieces;
    const isLong = pieces.length > 1 || first.list.length > LONG_LIST;
    dictionary.number(isLong ? pieces.length * 2 + 1 : first.list.length * 2);
    if (isLong)
      for (const { list } of pieces) {
        const file = hashedFile("l", `${slot}.${longLists.length}`, list.view());
        longLists.push(file);
        dictionary.bytes(Buffer.from(file.hash));
      }
    else lists.bytes(first.list.view());
    const size = pieces.reduce((sum, piece) => sum + piece.positions.length, 0);
    const isApart = size > LONG_POSITIONS || (isLong && size > 0);
    dictionary.number(isApart ? 1 : size * 2);
    if (isApart)
      for (const piece of pieces)
        longPositions.push(hashedFile("q", `${slot}.${longPositions.length}`, piece.positions.view()));
    else positions.bytes(first.positions.view());
  }
  for (const { form, term } of strays) {
    dictionary.text(form);
    dictionary.text(term);
  }
  const all = new ByteWriter(16 + dictionary.length + lists.length);
  all.number(terms.size);
  all.number(strays.length);
  all.block(dictionary.view());
  all.bytes(lists.view());
  return {
    terms: hashedFile("t", slot, all.view()),
    positions: hashedFile("p", slot, positions.view()),
    lists: longLists,
    longPositions,
  };
}

interface Found {
  readonly first: number;
  readonly entry: SegmentTerm;
}

function gather(parts: readonly BucketPart[]) {
  const terms = new Map<string, Found[]>();
  const strays = new Map<string, { readonly form: string; readonly term: string }>();
  for (const { bytes, first } of parts)
    for (const entry of termsIn(bytes)) {
      const { term, forms } = entry;
      if (entry.stories === 0) {
        const [stem = ""] = forms;
        strays.set(`${term} ${stem}`, { form: term, term: stem });
        continue;
      }
      const found = terms.get(term);
      if (found) found.push({ first, entry });
      else terms.set(term, [{ first, entry }]);
    }
  return { terms, strays: [...strays].sort(byName).map(([, stray]) => stray) };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

interface Piece {
  readonly list: ByteWriter;
  readonly positions: ByteWriter;
}

/** The list of a term in all segments. Each piece begins to count from 0. */
function piecesOf(found: readonly Found[], hasPositions: boolean): [Piece, ...Piece[]] {
  let piece: Piece = { list: new ByteWriter(64), positions: new ByteWriter(64) };
  const pieces: [Piece, ...Piece[]] = [piece];
  let last = -1;
  for (const { first, entry } of found) {
    if (piece.list.length > PIECE) {
      piece = { list: new ByteWriter(PIECE), positions: new ByteWriter(PIECE) };
      pieces.push(piece);
      last = -1;
    }
    piece.list.number((first + entry.first - last - 1) * WEIGHTS + entry.firstWeight);
    piece.list.bytes(entry.rest);
    last = first + entry.last;
    if (hasPositions) piece.positions.bytes(entry.positions);
  }
  return pieces;
}

/** A word as the number of letters that it shares with another, and the rest. */
function writeShared(writer: ByteWriter, word: string, other: string): void {
  const most = Math.min(word.length, other.length);
  let same = 0;
  while (same < most && word.charCodeAt(same) === other.charCodeAt(same)) same++;
  // Half a character cannot be written.
  if (same > 0 && (word.charCodeAt(same - 1) & 0xfc00) === 0xd800) same--;
  writer.number(same);
  writer.text(word.slice(same));
}
