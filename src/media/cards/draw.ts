import sharp from "sharp";
import { escapeMarkup } from "../../model/text.ts";
import type { DrawnCard } from "../../model/view.ts";
import { showsAnything, type TypesetText, typeset } from "./typeset.ts";

// As in `encode.ts`: cards are drawn side by side, and none is read again.
sharp.concurrency(1);
sharp.cache(false);

/** In pixels. */
const MARGIN = 72;
const HEADLINE = { top: 168, height: 300, sizes: [84, 78, 72, 66, 60, 56, 52, 48, 44, 40, 36, 32] };
const LABEL = { baseline: 118, sizes: [30, 26, 22] };
const NAME = { baseline: 562, sizes: [34, 30, 26, 22] };

/** A card as SVG of outlines only, which looks the same on every machine. */
export function cardAsSvg({ headline, label, name, width, height, colors, ...said }: DrawnCard): string {
  const across = width - 2 * MARGIN;
  const isRightToLeft = said.direction === "rtl";
  const set = (text: string, height: number, sizes: readonly number[], of: Pick<DrawnCard, "language" | "direction">) =>
    typeset({ text, language: of.language, direction: of.direction, width: across, height, sizes });
  const placed = ({ lines, leading }: TypesetText, baseline: number, color: string): string =>
    lines
      .map((line, index) => {
        const x = isRightToLeft ? width - MARGIN - line.width : MARGIN;
        return `<g fill="${color}" transform="translate(${x.toFixed(2)} ${(baseline + index * leading).toFixed(2)})">${line.svg}</g>`;
      })
      .join("");
  // A headline in a script without a font gives way to what can be shown.
  const written = [headline, label ?? name].find((text) => showsAnything(text, said.language)) ?? "";
  const text = set(written, HEADLINE.height, HEADLINE.sizes, said);
  const ink = escapeMarkup(colors.ink);
  const accent = escapeMarkup(colors.accent);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${escapeMarkup(colors.paper)}"/>`,
    `<rect width="${width}" height="16" fill="${accent}"/>`,
    `<rect x="${MARGIN}" y="506" width="${across}" height="2" fill="${ink}"/>`,
    label === undefined ? "" : placed(set(label, 40, LABEL.sizes, said.outlet), LABEL.baseline, accent),
    placed(text, HEADLINE.top + 0.8 * text.size, ink),
    placed(set(name, 44, NAME.sizes, said.outlet), NAME.baseline, ink),
    "</svg>",
  ].join("");
}

/** A card as a PNG. */
export const drawCard = (card: DrawnCard): Promise<Buffer> =>
  sharp(Buffer.from(cardAsSvg(card)), { density: 72 })
    .removeAlpha()
    .png({ compressionLevel: 3 })
    .toBuffer();
