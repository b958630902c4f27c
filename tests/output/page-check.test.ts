import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { checkXml, PageChecker } from "../../src/output/page-check.ts";

const reader = new PageChecker(new Set(["/", "/a/", "/m/a.png"]), (address) => address === "/it's/");

test.each([
  ["", "a.html is empty"],
  [" \n", "a.html is empty"],
  ['<a href="/a/">a</a><a href="/b/">b</a>', 'a.html links to "/b/", which is not in the edition'],
  ['<img src="/m/b.png">', 'a.html links to "/m/b.png", which is not in the edition'],
])("%j is not published", (text, fault) => {
  expect(() => reader.check("a.html", text)).toThrow(fault);
});

test("links to what there is, to other sites and within the page pass", () => {
  const links = [
    "/",
    "/a/#b",
    "/a/?c",
    "/it&#39;s/",
    "https://example.org/x",
    "//example.org/x",
    "#top",
    "mailto:a@b.example",
  ];
  for (const link of links) reader.check("a.html", `<a href="${link}">a</a>`);
});

test.each([
  ["<a><b></a></b>", "unexpected close tag, in line 1 or above"],
  ["<a>\n<b></b>", "unclosed tag: a, in line 2 or above"],
  ["<a>x & y</a>\n<b>&amp;</b>", "disallowed character in entity name, in line 2 or above"],
  ["<a>&nbsp;</a>", "undefined entity, in line 1 or above"],
  ["<a/><b/>", "documents may contain only one root, in line 1 or above"],
  ["", "document must contain a root element, in line 1 or above"],
  ["<a/>text", "text data outside of root node, in line 1 or above"],
  ["<a b=c/>", "unquoted attribute value, in line 1 or above"],
  ["<a b='1' b='2'/>", "duplicate attribute: b, in line 1 or above"],
  ["<x:a/>", 'unbound namespace prefix: "x", in line 1 or above'],
  ["<a>\u0007</a>", "disallowed character, in line 1 or above"],
])("%j is not well-formed", (text, fault) => {
  expect(() => checkXml("a.xml", text)).toThrow(new Error(`a.xml is not well-formed XML: ${fault}`));
});

test("what a validator refuses is refused, whatever one letter of a feed is damaged", () => {
  const feed =
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:a="b"><!-- c --><channel><title>A &amp; B</title><a:link href="d"/><x><![CDATA[<p>&nbsp;]]></x></channel></rss>\n';
  checkXml("a.xml", feed);
  fc.assert(
    fc.property(fc.nat(feed.length - 1), fc.constantFrom("", "<", ">", "&", '"', "/", "x"), (at, letter) => {
      const damaged = feed.slice(0, at) + letter + feed.slice(at + 1);
      if (XMLValidator.validate(damaged) !== true) expect(() => checkXml("a.xml", damaged), damaged).toThrow();
    }),
  );
});
