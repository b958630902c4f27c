/** A stretch of characters by code, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What CSS's `unicode-range` says: `U+0000-00FF,U+0131`. */
export const spansOf = (range: string): Span[] =>
  range.split(",").map((each) => {
    const [from = 0, to = from] = each
      .replace(/^U\+/i, "")
      .split("-")
      .map((code) => Number.parseInt(code, 16));
    return { from, to };
  });

export const isWithin = (code: number, spans: readonly Span[]): boolean =>
  spans.some(({ from, to }) => from <= code && code <= to);
