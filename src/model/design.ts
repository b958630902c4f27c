import * as z from "zod";
import { mix, readableOn } from "./color.ts";
import { text } from "./fields.ts";

const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'write six hexadecimal digits: "#9b1c1f"');

/** The colours of a light or a dark screen. Tint, soft and rule, left out, follow from paper and ink. */
const colors = (paper: string, ink: string) =>
  z
    .strictObject({
      /** Behind everything. */
      paper: color.default(paper),
      /** Text and strong lines. */
      ink: color.default(ink),
      /** The one colour that catches the eye: kickers, links under the mouse. Left out of `dark`, it follows from that of `light`. */
      accent: color.optional(),
      /** Behind boxes. */
      tint: color.optional(),
      /** Standfirsts, captions, times. */
      soft: color.optional(),
      /** Thin lines. */
      rule: color.optional(),
    })
    .prefault({});

/** Fonts that readers' machines have, by name. The last of each stack is one of CSS's own, which is always there. */
const stacks = {
  charter:
    'Charter, Bitstream Charter, Sitka Text, Georgia, Gelasio, "Source Serif 4", Noto Serif, DejaVu Serif, Noto Naskh Arabic, serif',
  "old-style":
    "Iowan Old Style, Palatino Linotype, URW Palladio L, P052, Noto Serif, DejaVu Serif, Noto Naskh Arabic, serif",
  didone: "Didot, Bodoni MT, Noto Serif Display, URW Palladio L, P052, Sylfaen, DejaVu Serif, Noto Naskh Arabic, serif",
  slab: "Rockwell, Rockwell Nova, Roboto Slab, DejaVu Serif, Sitka Small, Noto Naskh Arabic, serif",
  system: "system-ui, Segoe UI, Roboto, Helvetica Neue, Noto Sans, sans-serif",
  grotesque: "Helvetica Neue, Arial Nova, Nimbus Sans, Arial, Noto Sans Arabic, sans-serif",
  humanist: "Seravek, Gill Sans Nova, Ubuntu, Calibri, DejaVu Sans, Noto Sans Arabic, sans-serif",
} as const;
export type Stack = keyof typeof stacks;
/** Fonts of readers' machines, or one that comes with the page: a package of npm, or a file in `src/assets/fonts/`. */
export type Typeface = Stack | `@fontsource-variable/${string}` | `${string}.woff2`;

/** The fonts of a stack, as CSS's `font-family` has them. */
export const fontsOf = (name: Stack): string => stacks[name];

export const isStack = (name: unknown): name is Stack => typeof name === "string" && Object.hasOwn(stacks, name);
/** Whether a typeface is a package of npm. */
export const isPackage = (name: unknown): boolean =>
  typeof name === "string" && /^@fontsource-variable\/[a-z\d][a-z\d-]*$/.test(name);
const isFile = (name: unknown): boolean => typeof name === "string" && /^[\w-]+\.woff2$/.test(name);

const typeface = z.custom<Typeface>().check((ctx) => {
  const { value } = ctx;
  if (isStack(value) || isPackage(value) || isFile(value)) return;
  const values = [...Object.keys(stacks), "@fontsource-variable/NAME", "FILE.woff2"];
  ctx.issues.push({ code: "invalid_value", values, input: value });
});

/** The typefaces that come with pages, each once, with where one is named first and whether that text has serifs by default. */
export function webfontsIn(typefaces: CheckedDesign["typefaces"]): Map<string, { field: string; hasSerifs: boolean }> {
  const found = new Map<string, { field: string; hasSerifs: boolean }>();
  for (const field of ["headline", "text", "interface"] as const) {
    const name = typefaces[field];
    if (!isStack(name) && !found.has(name)) found.set(name, { field, hasSerifs: field !== "interface" });
  }
  return found;
}

/** `_data/design.ts`: how the paper looks, on its pages, in its icons, on a home screen and in its feeds. */
export const designSchema = z.strictObject({
  colors: z.strictObject({ light: colors("#fdfcf9", "#17191c"), dark: colors("#15171a", "#e9e6df") }).prefault({}),
  /** By what is set in them. */
  typefaces: z
    .strictObject({
      headline: typeface.default("charter"),
      text: typeface.default("charter"),
      /** Bylines, menus, captions. */
      interface: typeface.default("system"),
    })
    .prefault({}),
  /** What stands at the top of pages for the name: other words (`THE COURIER`), or a drawing in `src/assets/icons/` (`wordmark.svg`). */
  wordmark: text.optional(),
  /**
   * Share cards are drawn for stories without a picture: with the headline for those dated on this day (`2026-11-27`) or later, with the
   * section for older ones. Left out: all show the card of the paper.
   */
  cards: z.strictObject({ since: z.iso.date('is not a day: write it like "2026-11-27"') }).optional(),
  /** How much room there is between things. */
  density: z.enum(["airy", "compact"]).default("airy"),
});
export type Design = z.input<typeof designSchema>;

/** A drawing that stands for the name. Its size in CSS pixels. */
export interface DrawnWordmark {
  /** In `src/assets/icons/`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** A file of a typeface that comes with the page. */
export interface FontFile {
  /** The path of the source below the project. */
  readonly from: string;
  /** The path below the output folder, with a hash of the content. */
  readonly file: string;
  readonly bytes: number;
  readonly isItalic: boolean;
  /** As CSS's `font-weight` has them: `200 800`. */
  readonly weights: string;
  /** The characters that it is for, as CSS's `unicode-range` has them. Left out: all. */
  readonly range?: string;
  /** Whether every page needs it. */
  readonly isPreloaded: boolean;
}

/** A typeface that comes with the page. Lengths in ems. */
export interface Webfont {
  readonly family: string;
  readonly files: readonly FontFile[];
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  /** The mean width of the characters of English prose, if it has Latin letters. */
  readonly width: number | undefined;
  readonly hasSerifs: boolean;
}

/** The design, checked, and what was found out for it. */
export type CheckedDesign = z.output<typeof designSchema> & {
  /** The typefaces that come with the page, by their names in `typefaces`. Absent if there are none. */
  readonly webfonts?: Readonly<Record<string, Webfont>>;
  /** The wordmark, if it is drawn. */
  readonly drawn?: DrawnWordmark;
  /** What sets the text of share cards, if there are any. */
  readonly typesetter?: string;
};

export const modes = ["light", "dark"] as const;
export type Mode = (typeof modes)[number];

/** All colours of a mode, in the order in which stylesheets name them. */
export interface Palette {
  readonly paper: string;
  readonly tint: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly accent: string;
}

const ACCENT = "#9b1c1f";

/** The colours of a mode; what the outlet left out follows from the rest, and can be read. */
export function paletteOf({ colors }: Pick<CheckedDesign, "colors">, mode: Mode): Palette {
  const { paper, ink, ...given } = colors[mode];
  const tint = given.tint ?? mix(paper, ink, 0.05);
  const readable = (color: string) => readableOn([paper, tint], color) ?? ink;
  return {
    paper,
    tint,
    ink,
    soft: given.soft ?? readable(mix(ink, paper, 0.3)),
    rule: given.rule ?? mix(paper, ink, 0.18),
    accent: given.accent ?? readable(colors.light.accent ?? ACCENT),
  };
}

/** The names by which drawings in `src/assets/icons/` know the colours: `ink`, and `dark-ink` for dark screens. */
export function colorsOf(design: CheckedDesign): Record<string, string> {
  const named = (mode: Mode, before: string) =>
    Object.entries(paletteOf(design, mode)).map(([name, color]) => [`${before}${name}`, color]);
  return Object.fromEntries([...named("light", ""), ...named("dark", "dark-")]);
}
