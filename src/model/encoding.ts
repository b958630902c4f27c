// How pictures are encoded. The names of files hold a hash of this table: after a change every picture has another name, and the next build
// encodes all of them again.

/** Formats that photographs are offered in, by what HTML and the file's ending call them. */
export const imageTypes = {
  avif: { type: "image/avif", ending: "avif" },
  webp: { type: "image/webp", ending: "webp" },
  jpeg: { type: "image/jpeg", ending: "jpg" },
} as const;

export type ImageFormat = keyof typeof imageTypes;

/**
 * Options of sharp. AVIF at effort 2 takes a ninth of the time of effort 4, and its files are 3 % larger. At quality 48 they have 0.4 to
 * 0.68 of the bytes of mozjpeg at the same SSIM; at 50, one of our photographs has 0.70. libaom's tune `iq`, sharp's default, keeps colours
 * that `ssim` loses. Most files are shown on screens of two or three dots a pixel, where lower qualities look the same
 * (guardian/dotcom-rendering#2214).
 */
export const encodings = {
  avif: { quality: 48, effort: 2, chromaSubsampling: "4:2:0" },
  webp: { quality: 72, effort: 4 },
  jpeg: { quality: 75, mozjpeg: true },
} as const satisfies Record<ImageFormat, object>;

/** Raise it when a change of our own code changes the bytes of pictures. */
export const REVISION = 1;

/** In pixels: no larger photograph is read. Decoded, it takes 300 MB of memory. */
export const MOST_PIXELS = 100_000_000;
