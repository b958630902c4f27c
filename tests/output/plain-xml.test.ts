import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { isPlainXml } from "../../src/output/plain-xml.ts";

/** What a parser finds wrong with a text. */
function faultOf(text: string): string | undefined {
  let fault: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", ({ message }) => {
    fault ??= message;
  });
  parser.write(text).close();
  return fault;
}

test("what the shipped feeds print passes without a parser", () => {
  const feed =
    '<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="/feed.css"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">\n<fh:archive/>\n<title>Fish &amp; chips &#39;A–Z&#39;</title>\n<link rel="self" href="/a?b&amp;c"/>\n<content type="html"><![CDATA[<p>&mdash;</p>]]></content>\n</feed>\n';
  expect(isPlainXml(feed)).toBe(true);
});

const ATTRIBUTES = [
  "",
  ' a="b"',
  ' a="&amp;" b="c"',
  ' a="b" a="c"',
  " a='b'",
  ' a="<"',
  ' xml:lang="de"',
  ' x:a="b"',
  ' xmlns:x="y"',
  ' xmlns=""',
  ' a="b"c="d"',
  " a",
];
const node = fc.letrec<{ all: string }>((tie) => ({
  all: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(
      "text",
      "&amp;",
      "&#39;",
      "&#0;",
      "&nbsp;",
      "&",
      "]]>",
      "<![CDATA[<b>&nbsp;]]>",
      "<![CDATA[",
      "<!-- c -->",
      "<?p?>",
      "<p",
      "</",
      ">",
      "\u0007",
      "\ud800",
      "😀",
    ),
    fc
      .tuple(
        fc.constantFrom("a", "x:a", "a-b", "1a", "ä"),
        fc.constantFrom(...ATTRIBUTES),
        fc.array(tie("all"), { maxLength: 3 }),
      )
      .map(([name, attributes, within]) =>
        within.length === 0 ? `<${name}${attributes}/>` : `<${name}${attributes}>${within.join("")}</${name}>`,
      ),
  ),
})).all;

test("what passes without the parser, the parser lets pass", () => {
  let passed = 0;
  const heads = fc.constantFrom(
    "",
    '<?xml version="1.0" encoding="utf-8"?>\n',
    '<?xml version="1.1"?>',
    "\n",
    '<?xml-stylesheet href="a"?>',
  );
  fc.assert(
    fc.property(
      heads,
      fc.constantFrom("", ' xmlns:x="y"', ' xmlns="http://www.w3.org/2000/xmlns/"'),
      fc.array(node, { maxLength: 4 }),
      fc.constantFrom("", "\n", "x", "<b/>"),
      (head, names, within, tail) => {
        const text = `${head}<r${names}>${within.join("")}</r>${tail}`;
        if (!isPlainXml(text)) return;
        passed++;
        expect(faultOf(text), text).toBeUndefined();
      },
    ),
    { numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(100);
});
