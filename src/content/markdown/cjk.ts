import type { MarkdownIt } from "markdown-it";

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Emphasis beside Chinese, Japanese and Korean letters. CommonMark tells where it begins and ends by the spaces around it, which these
 * do not write: `他说：**真，**她` stays as it is (github.com/commonmark/commonmark-spec/issues/650). Beside such a letter no space
 * is needed.
 */
export function cjkEmphasis(md: MarkdownIt): void {
  md.inline.State = class extends md.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      if (!canSplitWord || (scanned.can_open && scanned.can_close)) return scanned;
      const before = this.src.slice(Math.max(0, start - 2), start).match(/.$/su)?.[0] ?? " ";
      const after = String.fromCodePoint(this.src.codePointAt(start + scanned.length) ?? 0x20);
      return {
        length: scanned.length,
        can_open: scanned.can_open || (CJK.test(before) && !/\s/.test(after)),
        can_close: scanned.can_close || (CJK.test(after) && !/\s/.test(before)),
      };
    }
  };
}
