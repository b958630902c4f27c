// Where pictures stand on pages, and which files each place needs. The widths of all roles with one shape are few, so that a photograph
// has at most twelve files, a lead that is in a gallery too: eight in the best format, and four JPEG files.

/** Width by height of what a picture is cut to. */
export const SHAPES = { "3x2": 3 / 2, "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 } as const;
export type Shape = keyof typeof SHAPES;

/** What a picture is on a page. */
export interface Role {
  /** Left out: the picture is not cut. */
  readonly shape?: Shape;
  /** The shape of the box that all of it is shown in: `sizes` are those of the box. */
  readonly within?: Shape;
  /** In pixels, ascending: one of them is at most 1.4 times as wide as any usual screen needs it. */
  readonly widths: readonly number[];
  /** How wide the picture is shown, as HTML's `sizes` says it. What `src/assets/css` makes of it, `tests/browser` measures. */
  readonly sizes: string;
}

/** A phone shows a picture across the page, between the gutters. */
const ACROSS = "(min-width: 25rem) 92vw, calc(100vw - 2rem)";

const IN_ROW = `(min-width: 39.2rem) 17.6rem, (min-width: 32rem) 45vw, ${ACROSS}`;

/** In hundredths of the screen: how high a lead may be (`.lead img` and `.upright img` in `story/figures.css`). */
export const MOST_HIGH = { wide: 90, upright: 65 };

export const roles = {
  /** At the head of a story's page. */
  lead: { widths: [720, 1200, 1800], sizes: `(min-width: 61rem) 56rem, ${ACROSS}` },
  /** The same of a photograph that is higher than wide: the screen's height says how wide it is shown. */
  upright: { widths: [480, 720, 1200], sizes: `(min-width: 61rem) 56rem, ${ACROSS}` },
  /** Within a text. */
  column: { widths: [720, 1200], sizes: `(min-width: 39.2rem) 36rem, ${ACROSS}` },
  /** Across a gallery, the first of an odd number. */
  across: { within: "3x2", widths: [720, 1200], sizes: `(min-width: 39.2rem) 36rem, ${ACROSS}` },
  /** In a row of a gallery. */
  gallery: { within: "3x2", widths: [300, 720], sizes: IN_ROW },
  /** The same of one that is higher than wide. Where it is a lead too, it has these widths. */
  narrow: { within: "3x2", widths: [480, 720], sizes: IN_ROW },
  /** Within a text, wider than its column. */
  wide: { widths: [720, 1200, 1800], sizes: `(min-width: 61rem) 56rem, ${ACROSS}` },
  /** Beside the words of a text. */
  side: { widths: [300, 720], sizes: "(min-width: 48rem) 16rem, (min-width: 24rem) 22rem, calc(100vw - 2rem)" },
  /** With the first story of the front, across three of four columns. */
  top: {
    shape: "3x2",
    widths: [720, 1200, 1800],
    sizes: `(min-width: 80rem) 55.7rem, (min-width: 64rem) 69vw, ${ACROSS}`,
  },
  /** The same across two of four columns, where others stand on its sides. */
  centre: {
    shape: "3x2",
    widths: [480, 720, 1200, 1800],
    sizes: `(min-width: 80rem) 36.4rem, (min-width: 64rem) 45.2vw, ${ACROSS}`,
  },
  /** With the first story of a block or a list. */
  half: {
    shape: "3x2",
    widths: [480, 720, 1200],
    sizes: `(min-width: 80rem) 36.4rem, (min-width: 64rem) 45.2vw, (min-width: 36rem) 44.6vw, ${ACROSS}`,
  },
  /** In columns. */
  teaser: {
    shape: "3x2",
    widths: [300, 480, 720],
    sizes: `(min-width: 80rem) 17.1rem, (min-width: 64rem) 21.5vw, (min-width: 36rem) 44.6vw, ${ACROSS}`,
  },
  /** In the row of three that is below the first story of a list. A phone shows it as it does the rows below. */
  third: {
    shape: "3x2",
    widths: [300, 480, 720],
    sizes: "(min-width: 80rem) 23.5rem, (min-width: 64rem) 29vw, (min-width: 36rem) 44.6vw, 7.25rem",
  },
  /** In the rows of a list. */
  thumbnail: {
    shape: "3x2",
    widths: [300, 480, 720],
    sizes: "(min-width: 64rem) 13.5rem, (min-width: 36rem) 10.75rem, 7.25rem",
  },
  /** Of a person, on their page. */
  portrait: { shape: "1x1", widths: [160, 320, 480], sizes: "10rem" },
  /** Of a person, beside the headline of their opinion. */
  signature: { shape: "1x1", widths: [72, 144], sizes: "3.5rem" },
  /** Before a film is played: the JPEG for feeds, since the attribute takes one address. */
  poster: { widths: [], sizes: "" },
} as const satisfies Record<string, Role>;
export type RoleName = keyof typeof roles;

/** In pixels: the JPEG for feeds, and the shapes that search engines ask for (Google, structured data of articles). */
export const SHARED = { width: 1200, shapes: ["16x9", "4x3", "1x1"] } as const satisfies {
  width: number;
  shapes: readonly Shape[];
};

/** In pixels: no side of a file is longer, since formats have their limits. */
export const LONGEST = 16_000;

/** In pixels: what a drawing is drawn at, at most. */
const MOST_DRAWN = 40_000_000;

/**
 * How large a picture must be for the largest file that any role needs of it, beside its own size; a photograph is never enlarged.
 *
 * @param width of the whole picture, as the height in pixels
 */
export function largestScale(width: number, height: number, isDrawing: boolean): number {
  const across = ({ shape, widths }: Role): number =>
    (widths.at(-1) ?? 0) / (shape === undefined ? width : Math.min(width, height * SHAPES[shape]));
  const shared: Role[] = SHARED.shapes.map((shape) => ({ shape, widths: [SHARED.width], sizes: "" }));
  const scale = Math.max(...[...Object.values<Role>(roles), ...shared].map(across));
  const most = Math.min(Math.sqrt(MOST_DRAWN / (width * height)), LONGEST / Math.max(width, height));
  return Math.min(scale, isDrawing ? most : 1);
}
