import type { StateCore } from "markdown-it";

/** Replaces hyphens and dots by dashes and ellipses. */
export const withDashes = (text: string): string =>
  SIGNS.test(text)
    ? text
        .replace(/(?<![-.])\.{3}(?!\.)/g, "…")
        .replace(/(?<!-)---(?!-)/g, "—")
        .replace(/(?<!-)--(?!-)/g, "–")
    : text;

const SIGNS = /--|\.\.\./;

/**
 * The same in running text. markdown-it's own rule would also turn "(c)" into © and "(r)" into ®, which are items of lists in reports.
 */
export function replaceDashes({ tokens }: StateCore): void {
  for (const { type, content, children } of tokens) {
    if (type !== "inline" || !children || !SIGNS.test(content)) continue;
    let inAutolink = false;
    for (const child of children) {
      if (child.info === "auto") inAutolink = child.nesting === 1;
      if (child.type === "text" && !inAutolink) child.content = withDashes(child.content);
    }
  }
}
