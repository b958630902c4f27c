declare module "markdown-it-footnote" {
  import type { MarkdownIt } from "markdown-it";
  export default function footnote(md: MarkdownIt): void;
}

declare module "markdown-it-container" {
  import type { MarkdownIt } from "markdown-it";
  export default function container(
    md: MarkdownIt,
    name: string,
    options: { render(tokens: readonly { readonly nesting: number }[], index: number): string },
  ): void;
}

declare module "markdown-it-deflist" {
  import type { MarkdownIt } from "markdown-it";
  export default function definitionLists(md: MarkdownIt): void;
}
