/** Elements within a line: their tags do not end a word. */
const INLINE = /^<\/?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|mark|q|s|small|span|strong|u|wbr)\b/i;
const HIDDEN = /<(script|style|template|svg)\b.*?<\/\1\s*>/gis;
const TAG = /<!--.*?-->|<[!/]?[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gis;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  shy: "",
  mdash: "—",
  ndash: "–",
};

/** The words of HTML, as they are read: what tags divide is divided by spaces. */
export function plainText(html: string): string {
  const shown = html.includes("<s") || html.includes("<t") ? html.replace(HIDDEN, " ") : html;
  const text = shown.replace(TAG, (tag) => (INLINE.test(tag) ? "" : " "));
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
