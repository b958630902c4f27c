import { cutWords, foldWord, LETTER, straightened, TOKEN } from "../words.ts";

/** A piece of a text, and whether it is one of the words. */
export type Piece = readonly [text: string, isMarked: boolean];

/** A text in pieces, with the words marked that are among `words`, which are folded. */
export function marked(text: string, words: ReadonlySet<string>): Piece[] {
  const pieces: [string, boolean][] = [];
  const add = (piece: string, isMarked: boolean) => {
    const last = pieces.at(-1);
    if (last?.[1] === isMarked) last[0] += piece;
    else if (piece !== "") pieces.push([piece, isMarked]);
  };
  let at = 0;
  // Of the same length as the text, so that places are the same.
  for (const { 0: token, index } of straightened(text).matchAll(TOKEN)) {
    add(text.slice(at, index), false);
    at = index + token.length;
    const found: string[] = [];
    let isCut = false;
    cutWords(token, (word, isPair) => {
      found.push(foldWord(word));
      isCut = isPair;
    });
    const letters = isCut ? (token.match(LETTER) ?? []) : [];
    if (letters.length === found.length + 1)
      for (const [each, letter] of letters.entries())
        add(letter, words.has(found[each - 1] ?? "") || words.has(found[each] ?? ""));
    else
      add(
        text.slice(index, at),
        found.some((word) => words.has(word)),
      );
  }
  add(text.slice(at), false);
  return pieces;
}
