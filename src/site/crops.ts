import type { Picture } from "../model/article.ts";
import type { Asset, Card, Crop } from "../model/view.ts";
import type { Base } from "./address.ts";

/** The shapes that search engines ask for (Google, structured data of articles); the first is what social networks show. */
const SHAPES = { "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1 } as const;

/** In pixels: wider gains nothing on a card, and Google takes no picture of fewer than 50,000. */
const WIDEST = 1200;
const FEWEST = 50_000;

/** A picture cut to one of the shapes, as a JPEG. */
export interface PictureCrop {
  /** `/media/NAME-HASH-16x9.jpg`, with the focus where it is not the middle. */
  readonly path: string;
  readonly crop: Crop;
}

/** The cuts of a picture: those that are large enough without blowing it up; all of them of a drawing, which has no pixels. */
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

/** What has to be cut from a lead picture. */
export const cropAssets = (picture: Picture): Asset[] =>
  cropsOf(picture).map(({ path, crop }) => ({ file: path.slice(1), from: picture.from, made: crop }));

/** The picture that a link to a page is shown with: its own where it has one that is large enough, else the outlet's. */
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

/** A picture as feed readers can show it: itself, or the widest cut of a drawing, since few of them draw SVG. Lengths in pixels. */
export function readable(picture: Picture): { path: string; type: string; width: number; height: number } {
  const { path, width, height } = picture;
  const type = TYPES.get(path.replace(/^.*\./, ""));
  const [widest] = cropsOf(picture);
  if (type !== undefined || !widest) return { path, type: type ?? "image/svg+xml", width, height };
  return { path: widest.path, type: "image/jpeg", width: widest.crop.width, height: widest.crop.height };
}

/** A lead picture as a list shows it: cut around what the editor wants to keep, since not all browsers can do that by a stylesheet. */
export function inTeaser(picture: Picture): Picture {
  const cut = picture.focus === undefined ? undefined : cropsOf(picture)[1];
  return cut ? { ...picture, path: cut.path, width: cut.crop.width, height: cut.crop.height } : picture;
}
