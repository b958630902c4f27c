import type { Token } from "markdown-it";

/** The pictures of a content that should hold figures alone, and the first token that belongs to something else. */
export function picturesIn(content: readonly Token[]): { images: readonly Token[]; other: Token | undefined } {
  const images = content.flatMap(({ type, children }) =>
    type === "inline" && children?.length === 1 && children[0]?.type === "image" ? children : [],
  );
  const other = content.find(
    ({ type, tag, children }) =>
      !(tag === "figure" || (type === "inline" && children?.length === 1 && children[0]?.type === "image")),
  );
  return { images, other };
}
