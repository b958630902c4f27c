import type { MarkdownIt, StateCore } from "markdown-it";

/**
 * Skips the parser for copy without markup, which most stories are. markdown-it tries a dozen rules on every line and five on every
 * character before it finds that a text consists of plain paragraphs. The tokens are the same as markdown-it's.
 */
export function plainParagraphs(md: MarkdownIt): void {
  md.core.ruler.at("block", (state) => {
    const paragraphs = paragraphsOf(state.src);
    if (paragraphs) setParagraphs(paragraphs, state);
    else md.block.parse(state.src, md, state.env, state.tokens);
  });
  md.core.ruler.at("inline", ({ env, tokens, Token }) => {
    for (const { type, content, children } of tokens) {
      if (type !== "inline" || !children || content === "") continue;
      if (MARKUP.test(content)) md.inline.parse(content, md, env, children);
      else {
        const text = new Token("text", "", 0);
        text.content = content;
        children.push(text);
      }
    }
  });
}

/** The characters that inline rules look for: line ends, entities, emphasis, autolinks, links, escapes, code, deletions, addresses, shortcodes. */
const MARKUP = /[\n&*<[\\_`~]|:\/\/|\{[{%]/;

/** The beginning of a line that can only be a paragraph. Digits and a full stop could be a list. */
const WORD = /^["'(“‘]*(?:\p{L}|\d+(?![\d.)]))/u;

/** The paragraphs of a text that consists only of paragraphs of one line with empty lines between them. Undefined for other texts. */
function paragraphsOf(text: string): string[] | undefined {
  const paragraphs = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n\n");
  const isPlain = paragraphs.every((each) => WORD.test(each) && !each.includes("\n") && each.trimEnd() === each);
  return isPlain ? paragraphs : undefined;
}

function setParagraphs(paragraphs: readonly string[], { tokens, Token }: StateCore): void {
  for (const [index, content] of paragraphs.entries()) {
    const open = new Token("paragraph_open", "p", 1);
    const inline = new Token("inline", "", 0);
    const close = new Token("paragraph_close", "p", -1);
    open.block = inline.block = close.block = true;
    open.map = inline.map = [2 * index, 2 * index + 1];
    inline.level = 1;
    inline.content = content;
    inline.children = [];
    tokens.push(open, inline, close);
  }
}
