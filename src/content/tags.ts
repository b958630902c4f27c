/** An HTML tag, or what looks to a browser like one. */
export interface Tag {
  /** The element's name in lower case. For other markup, its first characters: `!--`, `!doctype`, `?php`. */
  readonly name: string;
  readonly closes: boolean;
  /** The attributes as they are written. */
  readonly attributes: string;
  readonly source: string;
  /** Whether it may also be the symbol of a share ("Sears <S>") or a type ("List<Object>"). Such a tag counts only if it is closed. */
  readonly isDoubtful: boolean;
}

/** The tags that have a meaning in every text. */
export const UNDERSTOOD: ReadonlySet<string> = new Set(["a", "b", "br", "em", "i", "strong"]);

const PICTURE = "Write a picture as ![what it shows](file.jpg).";
const EMBED = "Write a link instead: [what it shows](https://example.org/).";
const LIST = 'Begin each item on a line of its own with "- ", or with "1. ".';
const TABLE = 'Write a row as "| one | two |", and "|---|---|" below the first.';
const OUT = "Take it out; the words within it stay.";
const ALL_OUT = "Take it out, with everything in it.";
const FORM = "Take it out: a story has no forms.";

/** Tag name → how to fix a tag that has no meaning in a story. */
const FIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    [PICTURE]: "img picture source image map area",
    [EMBED]: "iframe video audio embed object param track frame frameset noframes portal applet canvas svg math",
    [LIST]: "ul ol li menu dir",
    [TABLE]: "table thead tbody tfoot tr th td caption col colgroup",
    'Begin the heading with "## ".': "h1 h2 h3 h4 h5 h6 hgroup summary",
    "Take it out, and leave an empty line between paragraphs.": "p",
    'Begin each line of the quotation with "> ".': "blockquote",
    'Put a line "```" above the code and one below it.': "pre listing xmp plaintext",
    "Put the code between backticks: `code`.": "code kbd samp var tt",
    'Write a line "---" between two empty lines.': "hr",
    "Write ~~the words~~ between tildes.": "del s strike",
    'Write the term on a line, and ": " and its meaning below it.': "dl dt dd",
    'Write ![what it shows](file.jpg "Caption | Credit: Name").': "figure figcaption",
    [ALL_OUT]: "script style noscript template head title meta link base slot",
    [FORM]:
      "form input button select option optgroup textarea label fieldset legend datalist output progress meter keygen isindex",
    [OUT]:
      "div span font center section article main header footer nav aside address html body u big small sub sup mark ins abbr acronym cite q dfn time data bdi bdo ruby rb rp rt rtc wbr nobr details dialog search blink marquee basefont bgsound",
  }).flatMap(([fix, names]) => names.split(" ").map((name): [string, string] => [name, fix])),
);

/** Attributes that are written without a value. "<data and figures>" holds none, so it is text. */
const FLAGS =
  /^(?:allowfullscreen|async|autofocus|autoplay|checked|controls|default|defer|disabled|hidden|inert|ismap|itemscope|loop|multiple|muted|nomodule|novalidate|nowrap|open|playsinline|readonly|required|reversed|selected)$/i;

/** The beginning of every tag. Most "<" of wire copy do not match it: "<PACN.O>", "<XII>". */
const BEGINNING = /<(\/?)([a-z][a-z0-9]*(?:[:-][a-z0-9]+)*)(?=([\s/>]))/iy;
const TAG = /<(\/?)([a-z][a-z0-9]*(?:[:-][a-z0-9]+)*)((?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>/iy;
/** A tag without its ">". Browsers look for the end in the text that follows. */
const UNFINISHED = /<(\/?)([a-z][a-z0-9]*)([\s/][^<>]*?[a-z]\s*=[^<>]*)>?/iy;
const DECLARATION = /<(!(?:doctype|entity|element|attlist|notation|\[cdata\[|\[if|\[endif)|\?(?:xml|php|=))[^<>]*>?/iy;

/** Tags of Office, which Word copies along: `<o:p>`. */
const OFFICE = /^(?:o|w|v|m|st1):[a-z]/;

const isKnown = (name: string): boolean =>
  UNDERSTOOD.has(name.toLowerCase()) || FIXES.has(name.toLowerCase()) || OFFICE.test(name);

/** The tag at a "<". Undefined if it is text: "5 < 6", "<3", "<XII>", "<NYSE:ABC>", "List<String>". */
export function tagAt(text: string, at: number): Tag | undefined {
  const second = text[at + 1] ?? "";
  if (second === "!" || second === "?") return declarationAt(text, at);
  BEGINNING.lastIndex = TAG.lastIndex = UNFINISHED.lastIndex = at;
  const beginning = BEGINNING.exec(text);
  if (!beginning || (beginning[3] === ">" && beginning[1] === "" && !isKnown(beginning[2] ?? ""))) return undefined;
  const whole = TAG.exec(text);
  const found = whole ?? UNFINISHED.exec(text);
  if (!found) return undefined;
  const [source, slash, written = "", rest = ""] = found;
  const name = written.toLowerCase();
  const closes = slash === "/";
  const attributes = rest.replace(/(^|[\s"'])\/\s*$/, "$1").trim();
  if (!isKnown(name) && (whole === null || (!closes && !/[\w:-]\s*=/.test(attributes)))) return undefined;
  if (
    !closes &&
    attributes !== "" &&
    !attributes.includes("=") &&
    !attributes.split(/\s+/).every((each) => FLAGS.test(each))
  )
    return undefined;
  const isDoubtful = !closes && name !== written && rest === "" && name !== "br";
  return { name, closes, attributes, source, isDoubtful };
}

/** Whether a text holds a tag. In wire copy, most "<" begin the symbol of a share. */
export function holdsTag(text: string): boolean {
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) if (tagAt(text, at)) return true;
  return false;
}

function declarationAt(text: string, at: number): Tag | undefined {
  const rest = { closes: false, attributes: "", isDoubtful: false };
  if (text.startsWith("<!--", at)) return { name: "!--", source: "<!--", ...rest };
  DECLARATION.lastIndex = at;
  const [source, name = ""] = DECLARATION.exec(text) ?? [];
  return source === undefined ? undefined : { name: name.toLowerCase(), source, ...rest };
}

/** The value of an attribute without its quotation marks, straight or curly. */
export function attributeOf({ attributes }: Tag, name: string): string | undefined {
  const [, ...values] =
    new RegExp(`(?:^|[\\s/"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|[“”„]([^“”]*)[“”]|([^\\s"'“”„]+))`, "i").exec(
      attributes,
    ) ?? [];
  return values.find((value) => value !== undefined);
}

/** A tag as messages show it. */
export const shownTag = ({ name, closes }: Tag): string => `<${closes ? "/" : ""}${name}>`;

/** A picture in Markdown, with the words and the file that the tag has. */
function pictureFor(tag: Tag): string {
  const said = (name: string, otherwise: string) => attributeOf(tag, name)?.replace(/\s+/g, " ").trim() || otherwise;
  const alt = said("alt", "what it shows").replace(/[[\]\\]/g, "\\$&");
  return `Write a picture as ![${alt}](${said("src", "file.jpg").replace(/[\s()<>]/g, encodeURIComponent)}).`;
}

/**
 * How to fix a tag that has no meaning in a story, such as what to write in Markdown instead.
 *
 * @param blockOf the block that shows what a tag embeds, if there is one
 */
export function fixOf(tag: Tag, blockOf: (html: string) => string | undefined): string {
  const block = tag.closes ? undefined : blockOf(tag.source);
  if (FIXES.get(tag.name) === EMBED) {
    if (block !== undefined) return `Write on a line of its own: ${block}`;
    const address = attributeOf(tag, "src") ?? "";
    if (/^https?:\/\/[^\s()]+$/.test(address)) return `Write a link instead: [what it shows](${address}).`;
  }
  if (tag.name === "img" && !tag.closes) return pictureFor(tag);
  if (/(?:twitter|instagram|tiktok|bluesky|mastodon)[\w-]*\b/i.test(attributeOf(tag, "class") ?? "")) return EMBED;
  // An opening tag that HTML does not have is read as text, since it may be the symbol of a share.
  const isPair = tag.closes && !FIXES.has(tag.name) && !OFFICE.test(tag.name);
  if (isPair) return `Take it out, and the <${tag.name}> before it; the words between them stay.`;
  return FIXES.get(tag.name) ?? (/^\w/.test(tag.name) ? OUT : "Take it out.");
}
