/**
 * A checked story does not know the outlet's address. In its HTML, each place of the site is written between two marks. `site/` replaces
 * it by an address with the path prefix for pages, and by an absolute one for feeds.
 *
 *   <a href="␁/2019/09/05/harbour/␁">   an address of the site, decoded
 *   <a href="␁seed:world/harbour.md␁">  a seed, by its path below the seeds folder
 *   <a href="␁#fn1␁">                   a fragment of the same story
 *   ␁picture:0␁                         the first picture of the text, as a whole element
 *   ␁credit:0␁                          who made that picture, with the word that the page says before it
 *   ␁block:0␁                           the first block of the text, whose HTML may hold all other marks
 *   ␁call:donate␁                       a call of `_data/calls.ts`
 *   ␁card␁                              the card of a block, within an attribute
 *   ␁word:show:YouTube␁                 words of the interface (`phrases.ts`), with what stands for their `{name}`
 *   ␁label:note:1␁                      the same as the name of an element (`aria-label`), with what stands for their `{n}`
 *
 * A story cannot contain U+0001: it is removed from every text that is read (`cleanText`). It needs one byte, so V8 can store a page of
 * Latin letters with one byte per character.
 */
export const MARK = "\u0001";

export const mark = (place: string): string => `${MARK}${place}${MARK}`;
