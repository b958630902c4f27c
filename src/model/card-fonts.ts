/** A package of npm with a font, named below `@fontsource/`, and the scripts (Unicode, `Script`) that it is for. */
export interface FontPackage {
  readonly name: string;
  readonly scripts: readonly string[];
  /** The language that it is for, where another one writes the same script differently. */
  readonly language?: string;
}

/**
 * The fonts of share cards, the first that has a character first. Those of scripts with thousands of characters are large; an outlet that
 * writes in one of the later scripts installs its font, and `npm run check` says how.
 */
const fontPackages: readonly FontPackage[] = [
  { name: "noto-serif", scripts: ["Latin", "Greek", "Cyrillic"] },
  { name: "noto-naskh-arabic", scripts: ["Arabic"] },
  { name: "noto-serif-hebrew", scripts: ["Hebrew"] },
  { name: "noto-serif-devanagari", scripts: ["Devanagari"] },
  { name: "noto-serif-thai", scripts: ["Thai"] },
  { name: "biz-udpmincho", scripts: ["Hiragana", "Katakana", "Han"], language: "ja" },
  { name: "noto-serif-kr", scripts: ["Hangul"] },
  { name: "noto-serif-sc", scripts: ["Han"], language: "zh" },
  { name: "noto-serif-armenian", scripts: ["Armenian"] },
  { name: "noto-serif-bengali", scripts: ["Bengali"] },
  { name: "noto-serif-ethiopic", scripts: ["Ethiopic"] },
  { name: "noto-serif-georgian", scripts: ["Georgian"] },
  { name: "noto-serif-gujarati", scripts: ["Gujarati"] },
  { name: "noto-serif-gurmukhi", scripts: ["Gurmukhi"] },
  { name: "noto-serif-kannada", scripts: ["Kannada"] },
  { name: "noto-serif-khmer", scripts: ["Khmer"] },
  { name: "noto-serif-lao", scripts: ["Lao"] },
  { name: "noto-serif-malayalam", scripts: ["Malayalam"] },
  { name: "noto-serif-sinhala", scripts: ["Sinhala"] },
  { name: "noto-serif-tamil", scripts: ["Tamil"] },
  { name: "noto-serif-telugu", scripts: ["Telugu"] },
];

/** `zh` of `zh-Hant-TW`. */
export const baseOf = (language: string): string => language.split("-", 1)[0] ?? language;

/** The packages in the order in which a text in a language takes them. */
export function packagesIn(language: string): FontPackage[] {
  const base = baseOf(language);
  return [
    ...fontPackages.filter((each) => each.language === base),
    ...fontPackages.filter((each) => each.language !== base),
  ];
}

/** The package that is for a character, as npm knows it. */
export function packageFor(character: string, language: string): string | undefined {
  const isFor = ({ scripts }: FontPackage): boolean =>
    scripts.some((script) => new RegExp(`^\\p{Script=${script}}`, "u").test(character));
  const found = packagesIn(language).find(isFor);
  return found && `@fontsource/${found.name}`;
}
