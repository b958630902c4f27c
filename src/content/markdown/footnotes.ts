import type { MarkdownIt, Token } from "markdown-it";
import footnote from "markdown-it-footnote";
import { mark } from "../../model/mark.ts";
import type { RenderState } from "./render-state.ts";

/**
 * Renders footnotes: `[^a]` in the text and `[^a]: …` anywhere. Their ids are `fn1` and `fnref1` (`fnref1-2` for a second reference
 * to the same note). The links have roles of DPUB-ARIA 1.1, and names.
 */
export function footnotes(md: MarkdownIt): void {
  md.use(footnote);
  // Inline notes, `^[…]`, can be nested without a limit: a text of many brackets would exhaust the stack.
  md.disable("footnote_inline");
  const { rules } = md.renderer;
  rules.footnote_ref = (tokens, index) => {
    const { note, reference } = numbersOf(tokens[index]);
    return `<sup><a href="${mark(`#fn${note}`)}" id="fnref${reference}" role="doc-noteref" aria-label="${mark(`label:note:${note}`)}">${note}</a></sup>`;
  };
  rules.footnote_block_open = () => '<div class="footnotes" role="doc-endnotes">\n<ol>\n';
  rules.footnote_block_close = () => "</ol>\n</div>\n";
  rules.footnote_open = (tokens, index) => `<li id="fn${numbersOf(tokens[index]).note}">`;
  rules.footnote_close = () => "</li>\n";
  rules.footnote_anchor = (tokens, index) => {
    const { reference } = numbersOf(tokens[index]);
    // U+FE0E prevents the arrow from being shown as an emoji.
    return ` <a href="${mark(`#fnref${reference}`)}" role="doc-backlink" aria-label="${mark(`label:backToText:${reference}`)}">↩\ufe0e</a>`;
  };
}

/** The number of a note and the name of a reference to it, from 1. The plugin counts notes (`id`) and references to a note (`subId`) from 0. */
function numbersOf(token: Token | undefined): { note: number; reference: string } {
  const note = Number(token?.meta?.id ?? 0) + 1;
  const again = Number(token?.meta?.subId ?? 0);
  return { note, reference: again === 0 ? String(note) : `${note}-${again + 1}` };
}

/** The labels of the notes that the text defines, and their lines from 0. Must be called before the plugin drops unused notes. */
export function definedNotes(tokens: readonly Token[]): Map<string, number> {
  const notes = new Map<string, number>();
  tokens.forEach(({ type, meta }, index) => {
    if (type === "footnote_reference_open") notes.set(String(meta?.label), tokens[index + 1]?.map?.[0] ?? 0);
  });
  return notes;
}

/** Reports notes without a reference, which would disappear. */
export function checkNotes(tokens: readonly Token[], defined: ReadonlyMap<string, number>, state: RenderState): void {
  if (defined.size === 0) return;
  const used = new Set(tokens.filter(({ type }) => type === "footnote_open").map(({ meta }) => String(meta?.label)));
  for (const [label, line] of defined) {
    if (!used.has(label))
      state.fault(
        line,
        `nothing refers to the footnote "${label}"`,
        `Put [^${label}] where it belongs, or take it out.`,
      );
  }
}
