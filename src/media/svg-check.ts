/**
 * Why an SVG could run code or fetch something when it is opened by its own address, or nothing. Within `<img>` it cannot; but
 * every picture has an address, and there it has the site's rights. What is not plainly harmless is refused, within comments too:
 * a picture needs no more than shapes, and telling where a comment ends is where filters fail.
 */
export const svgFault = (source: string): string | undefined => RULES.find(({ finds }) => finds.test(source))?.what;

const OWN = String.raw`\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])`;

const RULES: readonly { finds: RegExp; what: string }[] = [
  { finds: /<!(?!--|\[CDATA\[)/, what: "declares a document type or entities" },
  { finds: /<\?(?!xml\s)/i, what: "has a processing instruction" },
  { finds: /<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i, what: "is not UTF-8" },
  // A prefix may stand for any namespace, and so hide a script or a page within the picture.
  { finds: /<\/?[\w.-]+:[\w.-]/, what: "has elements with a namespace prefix" },
  { finds: /\sxmlns\s*=\s*["'](?!http:\/\/www\.w3\.org\/2000\/svg["'])/, what: "has elements that are not SVG" },
  { finds: /<(?:script|foreignObject|handler|listener)\b/i, what: "can run code" },
  { finds: /[\s"'/]on\w+\s*=/i, what: "can run code" },
  { finds: /(?:java|vb)script\s*:/i, what: "can run code" },
  { finds: /&(?!(?:amp|lt|gt|quot|apos);)/, what: "has character references that may hide code" },
  { finds: /attributeName\s*=\s*["'][^"']*href/i, what: "changes addresses while it is shown" },
  { finds: new RegExp(`\\b(?:href|src)\\s*=\\s*(?:"(?!${OWN})|'(?!${OWN}))`, "i"), what: "refers to another file" },
  { finds: /url\(\s*["']?(?!\s*["']?#)/i, what: "refers to another file" },
  { finds: /(?:image-set|\bsrc)\s*\(/i, what: "refers to another file" },
  { finds: /\\/, what: "has a backslash, which may hide an address" },
  { finds: /@import\b/i, what: "refers to another file" },
];
