import type { MarkdownIt } from "markdown-it";

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Recognises emphasis beside Chinese, Japanese and Korean letters. CommonMark finds its ends by the spaces around it, which these scripts
 * do not use: `他说：**真，**她` would stay as it is (github.com/commonmark/commonmark-spec/issues/650). With this plugin, no space is
 * needed beside such a letter.
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
