import { escapeMarkup } from "../../model/text.ts";

// The drawings of a new paper. They take their colours from `_data/design.ts`, as all drawings in `src/assets/icons/` do.

/** Words that a paper's name may begin with, and that say nothing about it. */
const ARTICLE = /^(?:the|der|die|das|le|la|les|el|los|las|o|a|os|as)\s+|^(?:l['’]|ال)/iu;

/** The letter that stands for a name: the first one that is not of an article. */
export function initialOf(name: string): string {
  const [initial = "?"] = /[\p{L}\p{N}]\p{M}*/u.exec(name.replace(ARTICLE, "")) ?? [];
  return initial.toUpperCase();
}

const FONTS = "Charter, 'Bitstream Charter', Georgia, 'Noto Serif', 'DejaVu Serif', 'Noto Naskh Arabic', serif";

/** The paper's sign, of which all icons are made: its initial. */
export function faviconOf(name: string): string {
  const initial = initialOf(name);
  // Arabic letters that stand alone reach below the line.
  const baseline = /\p{Script=Arabic}/u.test(initial) ? 19 : 23;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<style>.ground{fill:var(--accent)}text{fill:var(--paper)}</style>
<path class="ground" d="M4 2h24a2 2 0 0 1 2 2v24a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Z"/>
<text x="16" y="${baseline}" text-anchor="middle" font-family="${FONTS}" font-size="20" font-weight="bold">${escapeMarkup(initial)}</text>
</svg>
`;
}

/** How wide letters are in bold type with serifs, in parts of its size. */
function widthOf(letter: string): number {
  if (/[\s.,:;'’·|!ijlIJ1]/u.test(letter)) return 0.36;
  if (/[mwMW—&]/u.test(letter)) return 0.98;
  if (/\p{M}/u.test(letter)) return 0;
  if (/\p{Lu}/u.test(letter)) return 0.76;
  if (/\p{Script=Arabic}/u.test(letter)) return 0.46;
  return 0.6;
}

/** The paper's name as it stands at the top of every page. The letters fill the same width whatever fonts a reader's machine has. */
export function wordmarkOf(name: string): string {
  const size = 40;
  const length = Math.ceil([...name.normalize("NFC")].reduce((sum, letter) => sum + widthOf(letter), 0) * size);
  const width = length + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 56">
<style>text{fill:var(--ink)}@media (prefers-color-scheme:dark){text{fill:var(--dark-ink)}}</style>
<text x="${width / 2}" y="41" text-anchor="middle" font-family="${FONTS}" font-size="${size}" font-weight="bold" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeMarkup(name)}</text>
</svg>
`;
}
