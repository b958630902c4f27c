// Pictures in their places: which files are made of each, what those are called, and which of them a page, a feed or a card names. Names
// hold a hash of everything that a file is made from, so that a file never changes and may be kept for ever.

import type { BodyPicture, Picture } from "../model/article.ts";
import { encodings, type ImageFormat, imageTypes } from "../model/encoding.ts";
import type { Words } from "../model/outlet.ts";
import {
  LONGEST,
  MOST_HIGH,
  type Role,
  type RoleName,
  roles,
  SHAPES,
  SHARED,
  type Shape,
} from "../model/picture-roles.ts";
import { merged, SOURCE_TYPES, type Statement } from "../model/rights.ts";
import { shortHash } from "../model/text.ts";
import type { Asset, Card, PictureView, Variant } from "../model/view.ts";
import type { Base } from "./address.ts";

/** Google takes no picture of fewer pixels. */
const FEWEST = 50_000;
/** A file that is hardly wider than the next is not worth its place. */
const STEP = 1.2;

/** A file that is made of a picture. */
export interface PictureVariant {
  /** `/media/quay-1a2b3c4d-3x2-50-20-720.avif`: shape and focus where it is cut, then the width. */
  readonly path: string;
  readonly variant: Variant;
}

/** What a published file says of its rights: what the story says, else what the picture file says. */
export function rightsOf({ rights, credit, copyright, license, ai }: Picture): readonly Statement[] {
  const said: Statement[] = [
    ...(credit === undefined ? [] : [{ property: "photoshop:Credit" as const, text: credit }]),
    ...(copyright === undefined ? [] : [{ property: "dc:rights" as const, text: copyright }]),
    ...(license?.url === undefined ? [] : [{ property: "xmpRights:WebStatement" as const, text: license.url }]),
    ...(ai === undefined ? [] : [{ property: "Iptc4xmpExt:DigitalSourceType" as const, text: SOURCE_TYPES[ai] }]),
  ];
  // One address of a licence: that of the file is another licence's.
  const own = license?.url === undefined ? rights : rights.filter(({ property }) => property !== "cc:license");
  return said.length === 0 ? rights : merged([said, own]);
}

/** What `stemOf` has found: all files of a picture ask for it. */
const stems = new WeakMap<Picture, string>();

/** The stem with a hash of everything that all files of the picture are made from. */
function stemOf(picture: Picture): string {
  const known = stems.get(picture);
  if (known !== undefined) return known;
  const [, name, hash] = /^(.*)-([0-9a-f]+)$/.exec(picture.stem) ?? ["", picture.stem, ""];
  const stem = `${name}-${shortHash(JSON.stringify([hash, rightsOf(picture), encodings]))}`;
  stems.set(picture, stem);
  return stem;
}

/** @param shape left out: the whole picture */
function variantOf(picture: Picture, format: ImageFormat, width: number, shape?: Shape): PictureVariant {
  const { focus } = picture;
  const [x = 50, y = 50] = focus?.split(" ").map((share) => Math.min(100, Number.parseInt(share, 10))) ?? [];
  const ratio = shape === undefined ? picture.width / picture.height : SHAPES[shape];
  const height = Math.max(1, Math.round(width / ratio));
  // Cut to the shape that it has, it is the same file.
  const isCut = shape !== undefined && height !== Math.max(1, Math.round((width * picture.height) / picture.width));
  const place = !isCut ? "" : `-${shape}${x === 50 && y === 50 ? "" : `-${x}-${y}`}`;
  return {
    path: `${stemOf(picture)}${place}-${width}.${imageTypes[format].ending}`,
    variant: {
      kind: "variant",
      format,
      width,
      height,
      focus: isCut ? { x: x / 100, y: y / 100 } : { x: 0.5, y: 0.5 },
      rights: rightsOf(picture),
    },
  };
}

/** How wide a picture is at most, whole or cut: a drawing has no pixels. */
function widest({ kind, width, height }: Picture, shape?: Shape): number {
  const ratio = shape === undefined ? width / height : SHAPES[shape];
  const across = shape === undefined ? width : Math.min(width, height * ratio);
  const own = kind === "drawing" ? Number.POSITIVE_INFINITY : across;
  return Math.max(1, Math.floor(Math.min(own, LONGEST, LONGEST * ratio)));
}

/** The widths of a role that a picture has pixels for, and its own where it has fewer than the last. */
function widthsOf(picture: Picture, { shape, widths }: Role): number[] {
  const most = widest(picture, shape);
  const below = widths.filter((width) => width * STEP <= most);
  const last = widths.at(-1) ?? most;
  return below.length === widths.length ? below : [...below.filter((width) => width < last), Math.min(most, last)];
}

/**
 * The file of a drawing or an animation, which is published as it is. If the story says other things about its rights than the file does,
 * they are written into the copy, and its address holds a hash of them.
 */
function originalOf(picture: Picture): Pick<Asset, "file" | "rights"> | undefined {
  const { original } = picture;
  if (original === undefined) return undefined;
  const rights = rightsOf(picture);
  if (rights === picture.rights) return { file: original.slice(1) };
  const hashed = original.replace(
    /-([0-9a-f]+)(?=\.\w+$)/,
    (_, hash) => `-${shortHash(JSON.stringify([hash, rights]))}`,
  );
  return { file: hashed.slice(1), rights };
}

/** The address of the file itself where a role shows it as it is. A drawing is cropped if the story gives a focus. */
function asItIs(picture: Picture, { shape }: Role): string | undefined {
  const { kind, focus } = picture;
  const original = shape === undefined || (kind === "drawing" && focus === undefined) ? originalOf(picture) : undefined;
  return original && `/${original.file}`;
}

/** The whole picture as a JPEG that every program can show: for feeds, search engines and old browsers. */
export const jpegOf = (picture: Picture): PictureVariant =>
  variantOf(picture, "jpeg", Math.min(SHARED.width, widest(picture)));

/** The cuts of a picture for cards and search engines, the one for cards first: those that are large enough without blowing it up. */
export const cutsOf = (picture: Picture): PictureVariant[] =>
  SHARED.shapes.flatMap((shape) => {
    const cut = variantOf(picture, "jpeg", Math.min(SHARED.width, widest(picture, shape)), shape);
    return cut.variant.width * cut.variant.height < FEWEST ? [] : [cut];
  });

/** What a browser shows in a role that knows no better format. A stylesheet cuts 4:3 to 3:2. */
function fallbackOf(picture: Picture, role: Role): PictureVariant {
  const [shape, width] =
    role.shape === "3x2" ? (["4x3", SHARED.width] as const) : [role.shape, role.widths.at(-1) ?? 0];
  if (shape === undefined) return jpegOf(picture);
  return variantOf(picture, "jpeg", Math.min(width, widest(picture, shape)), shape);
}

type Formats = readonly ImageFormat[];

/** Every file that a role needs, by format, the best first. */
const sourcesOf = (picture: Picture, role: Role, formats: Formats): [ImageFormat, PictureVariant[]][] =>
  formats
    .filter((format) => format !== "jpeg" || formats.length === 1)
    .map((format) => [format, widthsOf(picture, role).map((width) => variantOf(picture, format, width, role.shape))]);

/**
 * A picture as a page shows it.
 *
 * @param loading `eager` for the picture that readers see first
 */
export function pictureView(
  picture: BodyPicture,
  name: RoleName,
  { base, formats }: { readonly base: Base; readonly formats: Formats },
  loading: PictureView["loading"] = "lazy",
): PictureView {
  const role = roleOf(picture, name);
  // What is left is said of it, with keys that the outlet has added.
  const { stem, kind, original, from, focus, rights, license, ai, ...said } = picture;
  const whole = asItIs(picture, role);
  if (whole !== undefined) return { ...said, src: base.href(whole), loading, sources: [] };
  const srcsetOf = (files: readonly PictureVariant[]): string =>
    files.map(({ path, variant }) => `${base.href(path)} ${variant.width}w`).join(", ");
  const all = sourcesOf(picture, role, formats);
  const largest = all[0]?.[1].at(-1)?.variant;
  const jpeg = all.find(([format]) => format === "jpeg")?.[1];
  return {
    ...said,
    src: base.href((jpeg?.at(-1) ?? fallbackOf(picture, role)).path),
    width: largest?.width ?? said.width,
    height: largest?.height ?? said.height,
    loading,
    sources: all.flatMap(([format, files]) =>
      format === "jpeg" ? [] : { type: imageTypes[format].type, srcset: srcsetOf(files) },
    ),
    ...(jpeg ? { srcset: srcsetOf(jpeg) } : {}),
    sizes: sizesOf(picture, name, role),
  };
}

/** Roles that are others for a picture that is clearly higher than wide. */
const UPRIGHT: Partial<Record<RoleName, RoleName>> = { lead: "upright", gallery: "narrow" };

const roleOf = ({ width, height }: Picture, name: RoleName): Role =>
  roles[(width < 0.9 * height ? UPRIGHT[name] : undefined) ?? name];

/** A lead is no higher than the screen, and what is shown in a box no higher than that: both may be less wide than there is room. */
function sizesOf({ width, height }: Picture, name: RoleName, { sizes, within }: Role): string {
  const most = Math.round(((height >= width ? MOST_HIGH.upright : MOST_HIGH.wide) * width) / height);
  if (name === "lead" && most < 100) return withLengths(sizes, (length) => `min(${most}vh, ${length})`);
  const share = within === undefined ? 1 : Math.round((100 * width) / height / SHAPES[within]) / 100;
  return share < 1 ? withLengths(sizes, (length) => `calc(${share} * (${length}))`) : sizes;
}

/** A text for HTML's `sizes` with other lengths. */
const withLengths = (sizes: string, change: (length: string) => string): string =>
  sizes.replace(/(?<=^|, )(\(.*?\) )?([^,]+)/g, (_, condition = "", length) => condition + change(length));

/** Every file that is made of a picture in some roles. */
function* filesOf(picture: Picture, names: readonly RoleName[], formats: Formats): Generator<PictureVariant> {
  for (const name of names) {
    const role = roleOf(picture, name);
    if (asItIs(picture, role) !== undefined) continue;
    for (const [, files] of sourcesOf(picture, role, formats)) yield* files;
    if (formats.length > 1) yield fallbackOf(picture, role);
  }
}

const assetOf = ({ from }: Picture, { path, variant }: PictureVariant): Asset => ({
  file: path.slice(1),
  from,
  made: variant,
});

function assetsIn(
  picture: Picture,
  names: readonly RoleName[],
  formats: Formats,
  more: readonly PictureVariant[],
): Asset[] {
  const { from } = picture;
  const original = originalOf(picture);
  const whole: Asset[] = original === undefined ? [] : [{ ...original, from }];
  return [...whole, ...[...filesOf(picture, names, formats), ...more].map((file) => assetOf(picture, file))];
}

/** The files of a lead picture: on the page of its story, with teasers, in feeds, on cards. */
export const leadAssets = (picture: Picture, { formats }: { formats: Formats }): Asset[] =>
  assetsIn(picture, ["lead", "top", "centre", "half", "teaser", "thumbnail"], formats, [
    jpegOf(picture),
    ...cutsOf(picture),
  ]);

/** The files of a picture in a text, which may be in feeds. */
export const bodyAssets = (picture: BodyPicture, { formats }: { formats: Formats }): Asset[] =>
  assetsIn(picture, [picture.role ?? "column"], formats, [jpegOf(picture)]);

/** The files of somebody's photo. */
export const portraitAssets = (picture: Picture, { formats }: { formats: Formats }): Asset[] =>
  assetsIn(picture, ["portrait", "signature"], formats, [portraitJpeg(picture)]);

/** Somebody's photo for machines. */
export const portraitJpeg = (picture: Picture): PictureVariant => fallbackOf(picture, roles.portrait);

/** The picture that a link to a page is shown with: its own where it has one that is large enough, else the outlet's. */
export function cardOf(picture: Picture | undefined, base: Base, outlet: string): Card {
  const [cut] = picture === undefined ? [] : cutsOf(picture);
  if (!picture || !cut) return { url: base.url("/assets/card.png"), width: 1200, height: 630, alt: outlet, own: false };
  return { url: base.url(cut.path), width: cut.variant.width, height: cut.variant.height, alt: picture.alt, own: true };
}

/** What readers are told of a picture that no camera took. */
export const labelOfPicture = ({ ai }: Picture, words: Pick<Words, "aiGenerated" | "aiAltered">): string | undefined =>
  ai === undefined ? undefined : ai === "generated" ? words.aiGenerated : words.aiAltered;

/** What says itself what it is: `Illustration: Ada Reed`, `© dpa`, `AP Photo/Jo Plain`, `Courier illustration`. */
const SAYS_WHAT =
  /^[^:]{1,30}:\s|^\s*(?:©|\(c\))|(?<!\p{L})(?:copyright|photos?|photograph(?:s|ie|y)?|\p{L}*fotos?|fotogra[fp]h?(?:ie|[ií]as?)|bild|grafik|graphics?|infographi[ck]s?|illustrations?|ilustra(?:ción|ção)|chart|map|تصوير|صورة)(?!\p{L})/iu;

/** The line below a picture that says who made it, in the words of the page: `Photo: Ada Reed`. A PNG may be a chart: the credit says so then. */
export function creditLine(
  { credit, kind, ai }: Picture,
  words: Pick<Words, "photoBy" | "imageBy">,
): string | undefined {
  if (credit === undefined || SAYS_WHAT.test(credit)) return credit;
  const phrase = kind === "photo" && ai === undefined ? words.photoBy : words.imageBy;
  return phrase.replace("{name}", () => credit);
}
