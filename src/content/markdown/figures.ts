import type { MarkdownIt, Token } from "markdown-it";
import type { BodyPicture, Picture } from "../../model/article.ts";
import { mark } from "../../model/mark.ts";
import { creditIn } from "../../model/rights.ts";
import { cleanLine, escapeMarkup } from "../../model/text.ts";
import { decode } from "./links.ts";
import type { RenderState } from "./render-state.ts";

/**
 * Renders pictures as references: only when the page is known, it is known which files show one. A picture alone in its paragraph is a
 * figure, and its title is caption and credit: `![Alt](quay.jpg "The quay at dawn | Credit: Tova Lind")`.
 */
export function figures(md: MarkdownIt): void {
  md.renderer.rules.image = (tokens, index) => {
    const { picture, place } = tokens[index]?.meta ?? {};
    if (!isPicture(picture)) return "";
    const { caption, credit } = picture;
    const image = mark(`picture:${place}`);
    if (caption === undefined && credit === undefined) return image;
    const parts = [
      ...(caption === undefined ? [] : [escapeMarkup(caption)]),
      ...(credit === undefined ? [] : [`<small class="credit">${escapeMarkup(credit)}</small>`]),
    ];
    return `${image}<figcaption>${parts.join(" ")}</figcaption>`;
  };
}

const isPicture = (value: unknown): value is Picture => typeof value === "object" && value !== null && "stem" in value;

/** Turns the paragraph at `index` into a figure if it holds only a picture. */
export function makeFigure(tokens: readonly Token[], index: number): void {
  const children = tokens[index + 1]?.children;
  const image = children?.length === 1 ? children[0] : undefined;
  const open = tokens[index];
  const close = tokens[index + 2];
  if (!open || !close || open.hidden || image?.type !== "image") return;
  open.tag = "figure";
  close.tag = "figure";
  image.meta = { alone: true };
}

/** Finds the file of a picture. @param line the line in the text, from 0 */
export function resolvePicture(token: Token, line: number, state: RenderState, md: MarkdownIt): void {
  const src = decode(String(token.attrGet("src") ?? ""));
  const alt = cleanLine(md.renderer.renderInlineAsText(token.children ?? [], md.options, {}));
  const title = token.attrGet("title");
  const file = state.options.pictures.find(src, state.options.path);
  if (alt === "")
    state.fault(
      line,
      `the picture "${src}" has no alt text`,
      `Say what it shows, for those who cannot see it: ![what it shows](${src}).`,
    );
  if ("what" in file) {
    state.fault(line, file.what, file.fix);
    return;
  }
  const alone = token.meta?.alone === true;
  const words: Pick<BodyPicture, "caption" | "credit" | "tip"> = alone
    ? captionOf(String(title ?? ""))
    : title === null
      ? {}
      : { tip: String(title) };
  // A figure names its maker where the file does.
  const credit = alone ? (words.credit ?? creditIn(file.rights)) : undefined;
  const picture = { ...file, alt, ...words, ...(credit === undefined ? {} : { credit }) };
  token.meta = { picture, place: state.pictures.length };
  state.pictures.push(picture);
}

function captionOf(title: string): Pick<Picture, "caption" | "credit"> {
  const [, credit] = /(?:^|\|)\s*Credit:\s*(.+)$/i.exec(title) ?? [];
  const caption = cleanLine(credit === undefined ? title : title.replace(/(?:^|\s*\|)\s*Credit:.*$/i, ""));
  return {
    ...(caption === "" ? {} : { caption }),
    ...(credit === undefined ? {} : { credit: cleanLine(credit) }),
  };
}
