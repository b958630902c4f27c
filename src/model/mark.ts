/**
 * A checked story does not know the outlet's address. Where its HTML names a place of the site, the place stands between two marks;
 * `site/` replaces it with an address relative to the path prefix for pages and with an absolute one for feeds.
 *
 *   <a href="␁/2019/09/05/harbour/␁">   an address of the site, decoded
 *   <a href="␁seed:world/harbour.md␁">  a seed, by its path below the seeds folder
 *   <a href="␁#fn1␁">                   a place in the same story
 *   ␁picture:0␁                         the first picture of the text, as a whole element
 *
 * U+0001 cannot be forged: it is removed from every text that is read (`cleanText`). It is one byte, so a page of Latin letters
 * stays a one-byte string in V8.
 */
export const MARK = "\u0001";

export const mark = (place: string): string => `${MARK}${place}${MARK}`;
