import type { Picture } from "../model/article.ts";
import { escapeMarkup } from "../model/text.ts";
import type { PictureView } from "../model/view.ts";
import type { Base } from "./address.ts";
import { jpegOf } from "./pictures.ts";

/** The HTML of a picture on a page: an `<img>`, in a `<picture>` where there are sources in better formats. */
export function pictureElement(view: PictureView): string {
  const { src, srcset, sizes, width, height, alt, tip, loading, sources } = view;
  const attributes = [
    `src="${escapeMarkup(src)}"`,
    ...(srcset === undefined ? [] : [`srcset="${escapeMarkup(srcset)}"`, `sizes="${sizes}"`]),
    `width="${width}" height="${height}" alt="${escapeMarkup(alt)}"`,
    ...(tip === undefined ? [] : [`title="${escapeMarkup(tip)}"`]),
    loading === "eager" ? 'fetchpriority="high"' : 'loading="lazy" decoding="async"',
  ];
  const image = `<img ${attributes.join(" ")}>`;
  if (sources.length === 0) return image;
  const better = sources.map(
    ({ type, srcset }) => `<source type="${type}" srcset="${escapeMarkup(srcset)}" sizes="${sizes}">`,
  );
  return `<picture>${better.join("")}${image}</picture>`;
}

/** The HTML of a picture in a feed, whose readers know neither AVIF nor SVG. */
export function imageForFeed(picture: Picture, base: Base): string {
  const { path, variant } = jpegOf(picture);
  return `<img src="${escapeMarkup(base.url(path))}" width="${variant.width}" height="${variant.height}" alt="${escapeMarkup(picture.alt)}">`;
}
