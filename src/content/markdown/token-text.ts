import type { Token } from "markdown-it";

/** The words of inline tokens, without markup. */
export const textOf = (children: readonly Token[]): string =>
  children.length === 1 && children[0]?.type === "text"
    ? children[0].content
    : children.map(({ type, content }) => (type.endsWith("break") ? " " : type === "image" ? "" : content)).join("");
