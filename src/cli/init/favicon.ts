import { escapeMarkup } from "../../model/text.ts";

/** Words that a paper's name may begin with, and that say nothing about it. */
const ARTICLE = /^(?:the|der|die|das|le|la|les|el|los|las|o|a|os|as)\s+|^(?:l['’]|ال)/iu;

/** The letter that stands for a name: the first one that is not of an article. */
export function initialOf(name: string): string {
  const [initial = "?"] = /[\p{L}\p{N}]\p{M}*/u.exec(name.replace(ARTICLE, "")) ?? [];
  return initial.toLocaleUpperCase();
}

/** The paper's sign, of which all icons are made: the initial of its name on the page of a newspaper. */
export const faviconOf = (name: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<path fill="var(--accent)" d="M3 2h26a1 1 0 0 1 1 1v26a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1Z"/>
<path fill="var(--paper)" d="M6 25h20v1.5H6z"/>
<text fill="var(--paper)" font-family="Georgia, 'Times New Roman', 'Noto Naskh Arabic', serif" font-size="20" font-weight="bold" text-anchor="middle" x="16" y="21.5">${escapeMarkup(initialOf(name))}</text>
</svg>
`;
