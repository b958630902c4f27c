/**
 * Says why an SVG could run code or fetch something when it is opened at its own address; undefined if it could not. Within `<img>` it
 * never can, but at its address it has the rights of the site. Everything that is not plainly harmless is refused, within comments too: a
 * picture needs only shapes, and filters fail at deciding where a comment ends.
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
