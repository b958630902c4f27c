import type { Picture } from "../model/article.ts";
import type { Asset, Card, Crop } from "../model/view.ts";
import type { Base } from "./address.ts";

/** The shapes that Google asks for in structured data of articles. Social networks show the first. */
const SHAPES = { "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 } as const;

/** In pixels: a card does not show wider pictures, and Google needs at least 50,000 pixels in all. */
const WIDEST = 1200;
const FEWEST = 50_000;

/** A picture cropped to one of the shapes, as a JPEG. */
export interface PictureCrop {
  /** The path, `/media/NAME-HASH-16x9.jpg`. It includes the focus if that is not the middle. */
  readonly path: string;
  readonly crop: Crop;
}

/** The crops of a picture that need no enlarging. A drawing has no pixels, so it has all crops. */
export function cropsOf({ path, width, height, focus }: Picture): PictureCrop[] {
  const [stem = path, ending] = path.split(/\.(?=[^.]*$)/);
  const middle = focus === undefined || focus === "50% 50%";
  const place = middle ? "" : `-${focus.replaceAll("%", "").replace(" ", "-")}`;
  const [x = 50, y = 50] = focus?.split(" ").map((share) => Math.min(100, Number.parseInt(share, 10))) ?? [];
  return Object.entries(SHAPES).flatMap(([shape, ratio]) => {
    const across = ending === "svg" ? WIDEST : Math.min(WIDEST, width, Math.floor(height * ratio));
    const crop = {
      kind: "crop" as const,
      width: across,
      height: Math.round(across / ratio),
      focus: { x: x / 100, y: y / 100 },
    };
    return crop.width * crop.height < FEWEST ? [] : [{ path: `${stem}-${shape}${place}.jpg`, crop }];
  });
}

export const assetOf = ({ path, from }: Picture): Asset => ({ file: path.slice(1), from });

/** The crops of a lead picture as assets to make. */
export const cropAssets = (picture: Picture): Asset[] =>
  cropsOf(picture).map(({ path, crop }) => ({ file: path.slice(1), from: picture.from, made: crop }));

/** The picture that is shown with a link to a page: the page's own, if it is large enough, or else the outlet's. */
export function cardOf(picture: Picture | undefined, base: Base, outlet: string): Card {
  const [widest] = picture === undefined ? [] : cropsOf(picture);
  if (!picture || !widest)
    return { url: base.url("/assets/card.png"), width: 1200, height: 630, alt: outlet, own: false };
  return {
    url: base.url(widest.path),
    width: widest.crop.width,
    height: widest.crop.height,
    alt: picture.alt,
    own: true,
  };
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["png", "image/png"],
  ["webp", "image/webp"],
  ["avif", "image/avif"],
  ["gif", "image/gif"],
]);

/** A picture that feed readers can show: the picture itself, or the widest crop of a drawing, since few of them show SVG. Lengths are in pixels. */
export function readable(picture: Picture): { path: string; type: string; width: number; height: number } {
  const { path, width, height } = picture;
  const type = TYPES.get(path.replace(/^.*\./, ""));
  const [widest] = cropsOf(picture);
  if (type !== undefined || !widest) return { path, type: type ?? "image/svg+xml", width, height };
  return { path: widest.path, type: "image/jpeg", width: widest.crop.width, height: widest.crop.height };
}

/** A lead picture for a list: cropped around the focus that the editor chose. Not all browsers can do that with CSS. */
export function inTeaser(picture: Picture): Picture {
  const cut = picture.focus === undefined ? undefined : cropsOf(picture)[1];
  return cut ? { ...picture, path: cut.path, width: cut.crop.width, height: cut.crop.height } : picture;
}
