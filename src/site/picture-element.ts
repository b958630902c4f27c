import { escapeHtml } from "../model/text.ts";
import type { PictureView } from "../model/view.ts";

/** The HTML of a picture on a page: an `<img>`, in a `<picture>` where there are sources in better formats. */
export function pictureElement(view: PictureView): string {
  const { src, srcset, sizes, width, height, alt, tip, loading, sources } = view;
  const attributes = [
    `src="${escapeHtml(src)}"`,
    ...(srcset === undefined ? [] : [`srcset="${escapeHtml(srcset)}"`, `sizes="${sizes}"`]),
    `width="${width}" height="${height}" alt="${escapeHtml(alt)}"`,
    ...(tip === undefined ? [] : [`title="${escapeHtml(tip)}"`]),
    loading === "eager" ? 'fetchpriority="high"' : 'loading="lazy" decoding="async"',
  ];
  const image = `<img ${attributes.join(" ")}>`;
  if (sources.length === 0) return image;
  const better = sources.map(
    ({ type, srcset }) => `<source type="${type}" srcset="${escapeHtml(srcset)}" sizes="${sizes}">`,
  );
  return `<picture>${better.join("")}${image}</picture>`;
}
