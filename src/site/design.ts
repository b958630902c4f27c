import { contrastOf, LEAST_CONTRAST, readableOn } from "../model/color.ts";
import { type CheckedDesign, modes, type Palette, paletteOf } from "../model/design.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { Base } from "./address.ts";
import { facesCss, stackOf } from "./typefaces.ts";

/** Distances, by density: between columns, and above and below what stands in a list. */
const distances: Readonly<Record<CheckedDesign["density"], string>> = {
  airy: "--gap:clamp(1.5rem,2.5vw,2.25rem);--pad:1.25rem",
  compact: "--gap:clamp(1rem,1.6vw,1.5rem);--pad:.75rem",
};

/** What stylesheets take from the design: custom properties of the root, fonts, and the size of a drawn wordmark. */
export function designCss(design: CheckedDesign, base: Pick<Base, "href">): string {
  const { headline, text, interface: plain } = design.typefaces;
  const fonts = [
    `--text:${stackOf(text, design)}`,
    `--headline:${headline === text ? "var(--text)" : stackOf(headline, design)}`,
    `--interface:${stackOf(plain, design)}`,
  ].join(";");
  const root = `color-scheme:light dark;${properties(paletteOf(design, "light"))};${fonts};${distances[design.density]}`;
  const dark = `@media (prefers-color-scheme:dark){:root{${properties(paletteOf(design, "dark"))}}}`;
  return `:root{${root}}${dark}${facesCss(design, base)}${design.drawn ? DRAWN : ""}`;
}

const DRAWN =
  ".masthead .wordmark{display:block;max-inline-size:100%;inline-size:auto;block-size:1.2em;margin-inline:auto;background:none}";

const properties = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, color]) => `--${name}:${color}`)
    .join(";");

/** Texts that readers with weak eyes could not read. @param file of the design, as the user knows it */
export function* contrastProblems(design: CheckedDesign, file: string): Generator<Problem> {
  for (const mode of modes) {
    const { paper, tint, ...palette } = paletteOf(design, mode);
    for (const name of ["ink", "soft", "accent"] as const) {
      const color = palette[name];
      const grounds = { paper, tint };
      const lost = (["paper", "tint"] as const).find((ground) => contrastOf(color, grounds[ground]) < LEAST_CONTRAST);
      if (lost === undefined) continue;
      const ratio = shown(contrastOf(color, grounds[lost]));
      const what = `"${color}" on the ${lost}, "${grounds[lost]}", has a contrast of ${ratio}, and text needs 4.5 (WCAG AA)`;
      yield problem({ file, field: `colors.${mode}.${name}` }, what, betterColor(color, paper, tint));
    }
  }
}

function betterColor(color: string, paper: string, tint: string): string {
  const better = readableOn([paper, tint], color);
  if (better !== undefined) return `The nearest shade that can be read is "${better}".`;
  return "No shade of it can be read on both paper and tint: choose a lighter or a darker paper.";
}

/** Rounded down, so that what is too little never reads as enough. */
const shown = (contrast: number): string => (Math.floor(contrast * 10) / 10).toFixed(1);
