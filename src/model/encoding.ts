// How pictures are encoded. The names of files hold a hash of this table: whoever changes it gives every picture another name, and the
// next build encodes all of them again.

/** Formats that photographs are offered in, by what HTML and the file's ending call them. */
export const imageTypes = {
  avif: { type: "image/avif", ending: "avif" },
  webp: { type: "image/webp", ending: "webp" },
  jpeg: { type: "image/jpeg", ending: "jpg" },
} as const;

export type ImageFormat = keyof typeof imageTypes;

/**
 * Options of sharp. AVIF at effort 2 takes a ninth of the time of effort 4 for 3 % fewer bytes saved. Most files are shown on screens of
 * two or three dots a pixel, where lower qualities look the same (guardian/dotcom-rendering#2214).
 */
export const encodings = {
  avif: { quality: 50, effort: 2, chromaSubsampling: "4:2:0" },
  webp: { quality: 72, effort: 4 },
  jpeg: { quality: 75, mozjpeg: true },
} as const satisfies Record<ImageFormat, object>;

/** To be counted up when the code that draws pictures changes what comes out. */
export const REVISION = 1;

/** In pixels: no larger photograph is read. It is 300 MB when it lies open in memory. */
export const MOST_PIXELS = 100_000_000;
