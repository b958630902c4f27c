import { lineTypesetter } from "../../src/content/markdown/plain-copy.ts";
import { tagAt } from "../../src/content/tags.ts";
import { cleanLine, cleanText } from "../../src/model/text.ts";
import { type Files, NOW, story } from "./site.ts";

// Copy that has broken a publishing system somewhere: markup, characters that no file may hold, other people's syntax.

/** Each has letters of its own, so that none is the same tag as another. If one ran, it would set `window.hostile`. */
export const strings: readonly string[] = [
  // Markup, and what ends it.
  "<script>window.hostile = 'script'</script>",
  "</script><script>window.hostile = 'closing'</script>",
  "</title></head><body onload=window.hostile='body'>",
  '"><img src=nowhere onerror="window.hostile=\'attribute\'">',
  "' autofocus onfocus='window.hostile=1' apostrophe='",
  "<svg/onload=window.hostile=2 drawing>",
  "</style><style>body{display:none}</style> styled",
  "</textarea></noscript><plaintext> plainly",
  "<!-- a comment that never ends",
  "ends a comment --> and begins <!--> another --!>",
  "ends a section ]]> early ]]]]>>",
  "<![CDATA[ begins one <b>bold</b>",
  "<!DOCTYPE html> again",
  '<!DOCTYPE wall [<!ENTITY harbour SYSTEM "file:///etc/passwd">]>&harbour;',
  "<?xml version='1.0'?><?php echo 'instruction'; ?>",
  "</h1></article></main></item></entry></channel></url> closed",
  // Entities: what is written is what is meant.
  "Fish &amp; Chips &amp;amp; peas &amp;amp;amp; salt",
  "form feed &#12; unit &#1; nothing &#0; surrogate &#xD800; delete &#x7F;",
  "&lt;i&gt;italic&lt;/i&gt; &quot;and&quot; &nbsp;&hellip; &notanentity; AT&T R&D &",
  // Characters that XML and HTML do not admit, or that are nearly always something else.
  "bell \u0007 backspace \u0008 escape \u001b[31m red \u001b[0m unit \u0001",
  "nul \u0000 within",
  "next\u0085line delete \u007f here",
  "It\u0092s Windows \u0093quoted\u0094 \u0096 read as Latin \u0081",
  "half an emoji \ud83d high",
  "half an emoji \ude00 low",
  "nobody's characters \ufffe \uffff \u{1fffe} \ufdd0",
  "replaced \ufffd object \ufffc annotation \ufff9 mark \ufeff here",
  "one\r\ntwo\rthree\nfour\ttabbed lines",
  "separators \u2028 line \u2029 paragraph \u00a0 hard",
  // Scripts and directions.
  "👩‍👩‍👧‍👦 a family 🏴󠁧󠁢󠁷󠁬󠁳󠁿 of 👍🏽 one 🇬🇧",
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
  "one line\n\u0301 accented",
  "cafe\u0301 is café, and Å is \u212b",
  "مرحبا بالعالم and שלום עולם",
  "right \u202e ot tfel \u202c left \u2066 isolated \u2069 \u200f mark",
  "zero\u200bwidth\u200djoined\u2060word",
  "日本語の見出し、全角ＡＢＣ　空白",
  "𝕱𝖗𝖆𝖐𝖙𝖚𝖗 and ℌ𝔢𝔯𝔯 𐌰𐌱𐌲",
  // Other people's languages.
  "{{ 7 * 7 }} {% raw %} {# note #} moustache",
  "{{ ''.constructor.constructor('window.hostile = 3')() }} constructed",
  "#{7 * 7} <%= 7 * 7 %> @(7 * 7) erb",
  "Robert'); DROP TABLE stories; -- bobby",
  "$(touch /tmp/hostile) `touch /tmp/hostile` | & ; shell",
  "../../../../etc/passwd%00.html",
  "C:\\Windows\\con.txt \\\\server\\share",
  "javascript:window.hostile=4//",
  "data:text/html,<script>window.hostile=5</script> address",
  "%3Cscript%3E %0d%0aSet-Cookie: crumb=1",
  "__proto__",
  "constructor",
  "NaN, undefined, null, true, 1e400, -0, 0x1F, 1/0 values",
  "key: [yaml, {anchor: &a *a}] # not a comment",
  `a${"very".repeat(60)}long word`,
  "\u0000 \u0001 - an ordinary rest",
];

/** A string as an editor writes it who wants it to be read: with a backslash before what would be a tag or a comment. */
export const written = (text: string): string =>
  text.replaceAll("<", (sign, at: number) => (tagAt(text, at) ? `\\${sign}` : sign));

/** The strings as everything that a story has, one story each; newest first in this order, all within two days. */
export const hostileFiles: Files = {
  "_data/feeds.ts": 'export default { size: 200, formats: { section: ["rss"] } };',
  "seeds/media/wall.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>',
  "seeds/media/quay.png": Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAB4AAAAUCAMAAACtdX32AAAAA1BMVEUzZpk7I4HSAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQokWNgGAWjgD4AAAJsAAGClu6+AAAAAElFTkSuQmCC",
    "base64",
  ),
  ...Object.fromEntries(
    strings.map((text, index) => [
      `seeds/n-${index}.md`,
      story(
        {
          title: written(text),
          date: new Date(NOW - (index + 1) * 1_800_000).toISOString(),
          description: written(text),
          kicker: written(text),
          tags: [written(text)],
          authors: [written(text)],
          // A drawing, which says in XML whose it is, and small photographs: four large JPEG files of each drawing take a third of a second.
          image: {
            src: index % 4 === 0 ? "wall.svg" : "quay.png",
            alt: written(text),
            caption: written(text),
            credit: written(text),
          },
        },
        `${written(text)}\n\n~~~\n${text}\n~~~\n\nThe end.`,
      ),
    ]),
  ),
};

export const pageOf = (index: number): string => {
  const day = new Date(NOW - (index + 1) * 1_800_000 + 3_600_000).toISOString().slice(0, 10).replaceAll("-", "/");
  return `${day}/n-${index}/index.html`;
};

/** A string as a line, and as the lines of a code block of a file, which can hold no half characters. */
export const asLine = cleanLine;
/** The same where it is typeset: headlines, kickers, standfirsts and captions. */
export const asHeadline = (text: string): string => lineTypesetter("en-GB")(cleanLine(text));
export const asText = (text: string): string => cleanText(Buffer.from(text).toString());
