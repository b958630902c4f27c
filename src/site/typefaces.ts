import { type CheckedDesign, fontsOf, isStack, type Typeface, type Webfont, webfontsIn } from "../model/design.ts";
import { type Problem, warning } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import type { Base } from "./address.ts";

/** Fonts that machines have, in regular and bold, and the mean width of the characters of English prose in them, in ems. */
interface Local {
  readonly regular: readonly string[];
  readonly bold: readonly string[];
  readonly width: number;
}

/** Those of Windows and Apple's systems, with the fonts of the same widths that Linux has, and those of Android. */
const locals: Readonly<Record<"serif" | "sans", readonly Local[]>> = {
  serif: [
    { regular: ["Georgia", "Gelasio"], bold: ["Georgia Bold", "Gelasio Bold"], width: 0.442 },
    { regular: ["Noto Serif"], bold: ["Noto Serif Bold"], width: 0.4804 },
  ],
  sans: [
    { regular: ["Arial", "Liberation Sans"], bold: ["Arial Bold", "Liberation Sans Bold"], width: 0.4425 },
    { regular: ["Roboto"], bold: ["Roboto Bold"], width: 0.4424 },
  ],
};

/** What stands in for a font that has not come: fonts of readers' machines, in a size at which they are as wide. */
const standInsOf = ({ family, width, hasSerifs }: Webfont): (Local & { family: string; scale: number })[] =>
  width === undefined
    ? []
    : locals[hasSerifs ? "serif" : "sans"].map((local, index) => ({
        ...local,
        family: `${family} ${index + 1}`,
        scale: width / local.width,
      }));

/** The fonts of a typeface, as CSS's `font-family` has them. */
export function stackOf(name: Typeface, { webfonts = {} }: Pick<CheckedDesign, "webfonts">): string {
  if (isStack(name)) return fontsOf(name);
  const font = webfonts[name];
  if (!font) throw new Error(`the typeface "${name}" was not read`);
  const families = [font.family, ...standInsOf(font).map(({ family }) => family)].map((each) => `"${each}"`);
  return [...families, fontsOf(font.hasSerifs ? "charter" : "system")].join(",");
}

/**
 * The fonts that come with pages, as CSS.
 *
 * They are `optional`: what has not come after a tenth of a second waits for the next page, so that nothing moves. Swapped in later, fonts
 * moved an article by up to 0.06 (Cumulative Layout Shift), and still by 0.004 with stand-ins of the same mean width.
 */
export function facesCss({ webfonts = {} }: Pick<CheckedDesign, "webfonts">, base: Pick<Base, "href">): string {
  const ofFont = (font: Webfont): string[] => [
    ...font.files.map(({ file, isItalic, weights, range }) =>
      face(font.family, [
        `src:url(${base.href(`/${file}`)})format("woff2")`,
        ...(isItalic ? ["font-style:italic"] : []),
        `font-weight:${weights}`,
        "font-display:optional",
        ...(range === undefined ? [] : [`unicode-range:${range}`]),
      ]),
    ),
    ...standInsOf(font).flatMap(({ family, regular, bold, scale }) =>
      [regular, bold].map((names, index) =>
        face(family, [
          `src:${names.map((each) => `local("${each}")`).join()}`,
          `font-weight:${index === 0 ? "400 500" : "600 900"}`,
          `size-adjust:${percent(scale)}`,
          `ascent-override:${percent(font.ascent / scale)}`,
          `descent-override:${percent(font.descent / scale)}`,
          `line-gap-override:${percent(font.lineGap / scale)}`,
        ]),
      ),
    ),
  ];
  return Object.values(webfonts).flatMap(ofFont).join("");
}

const face = (family: string, descriptors: readonly string[]): string =>
  `@font-face{font-family:"${family}";${descriptors.join(";")}}`;

const percent = (share: number): string => `${Math.round(share * 1e4) / 100}%`;

/** The font files that an edition copies. */
export const fontAssets = ({ webfonts = {} }: Pick<CheckedDesign, "webfonts">): Asset[] =>
  Object.values(webfonts).flatMap(({ files }) =>
    files.map(({ from, file }): Asset => ({ from, file, isLinked: true })),
  );

/** The addresses of those that every page needs, relative to the host. */
export const preloadedFonts = (
  { webfonts = {} }: Pick<CheckedDesign, "webfonts">,
  base: Pick<Base, "href">,
): string[] =>
  Object.values(webfonts).flatMap(({ files }) =>
    files.flatMap(({ file, isPreloaded }) => (isPreloaded ? base.href(`/${file}`) : [])),
  );

/** In bytes: what comes in time on most telephones. */
const LARGEST_FILE = 60_000;

/** Typefaces that most readers would not see on the first page that they open. @param file of the design, as the user knows it */
export function* heavyTypefaces(design: CheckedDesign, file: string): Generator<Problem> {
  for (const [name, { field }] of webfontsIn(design.typefaces)) {
    const files = design.webfonts?.[name]?.files.filter(({ isPreloaded }) => isPreloaded) ?? [];
    const bytes = Math.max(0, ...files.map((each) => each.bytes));
    if (bytes <= LARGEST_FILE) continue;
    const what = `"${name}" has a file of ${Math.round(bytes / 1000)} kB, which most readers would not get in time for the first page that they open`;
    yield warning(
      { file, field: `typefaces.${field}` },
      what,
      `Choose one whose files have ${LARGEST_FILE / 1000} kB or less.`,
    );
  }
}
