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
  ["<a><b></a></b>", '"</a>" where "</b>" should be in line 1'],
  ["<a>\n<b></b>", '"<a>" is not closed in line 2'],
  ["<a>x & y</a>", '"& y</a>" in line 1'],
  ["<a>&nbsp;</a>", '"&nbsp;</a>" in line 1'],
  ["<a/><b/>", "2 roots"],
  ["", "0 roots"],
  ["<a/>text", "text outside of the root"],
  ["<a b=c/>", '"<a b=c/>"'],
  ["<a>\u0007</a>", "a control character in line 1"],
])("%j is not well-formed", (text, fault) => {
  expect(() => checkXml("a.xml", text)).toThrow(fault);
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
