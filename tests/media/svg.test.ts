import { expect, test } from "vitest";
import { clean } from "../../src/media/metadata/clean.ts";
import { ingestFiles, onlyStory, SVG, story } from "../content/seeds.ts";
import { dirty, plain } from "./canary.ts";

const cleaned = (svg: string): string => clean(Buffer.from(svg)).content.toString();
const drawing = (inner: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg"${attributes} width="8" height="8">${inner}</svg>`;

test("a drawing of shapes, words and links within it stays as it is to the byte", () => {
  for (const svg of [
    SVG,
    drawing('<title>Quay</title><desc>The "quay" &gt; 5 m</desc><text x="1">5 &lt; 6 <![CDATA[<!-- text -->]]></text>'),
    drawing('<use xlink:href="#a" xml:space="preserve"/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"'),
    drawing("<use l:href='#a' />", ' xmlns:l="http://www.w3.org/1999/xlink"'),
    `\ufeff<?xml version="1.0"?>\n${drawing("<style>a > b { fill: red }</style>")}\n`,
  ]) {
    const file = Buffer.from(svg);
    expect(clean(file).content, svg).toBe(file);
  }
});

test.each([
  ["<!-- Drawn by Greta, Elm Street 5 --><path d='M0 0'/>", "<path d='M0 0'/>"],
  ["<g><!--\n<path/>\n-->\n</g>", "<g>\n</g>"],
  ["<metadata>Elm Street 5</metadata><g/>", "<g/>"],
  ["<metadata id='m'><metadata/><a>b</a></metadata><g/>", "<g/>"],
  ["<metadata/><g/>", "<g/>"],
  ['<g inkscape:export-filename="/home/greta/x.png" id="a"/>', '<g id="a"/>'],
  ["<g\n  sodipodi:docname='a>b'\n  serif:id='Quay'\n  id='a'/>", "<g\n  id='a'/>"],
  ['<g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" fill="red"/>', '<g fill="red"/>'],
])("what is not drawn goes: %s", (before, after) => {
  expect(cleaned(drawing(before))).toBe(drawing(after));
});

test("a picture within a drawing is cleaned as one beside it, and a clean one stays as it is written", async () => {
  const image = (bytes: Buffer, wrap = "") =>
    drawing(`<image href="data:image/jpeg;base64,${wrap}${bytes.toString("base64")}${wrap}"/>`);
  const private_ = await dirty("jpg", 64, 48);
  const [, letters = ""] = /base64,([^"]*)/.exec(cleaned(image(private_))) ?? [];
  expect(Buffer.from(letters, "base64").equals(clean(private_).content)).toBe(true);
  const fine = image(await plain("jpg", 64, 48), "\n ");
  expect(cleaned(fine)).toBe(fine);
  expect(cleaned(image(await plain("jpg", 64, 48)).replace('"/>', '!Elm Street"/>'))).not.toContain("Elm");
});

const faultOf = async (svg: string): Promise<string[]> =>
  (
    await ingestFiles({ "seeds/x.md": story('image: { src: "x.svg", alt: A quay }'), "seeds/x.svg": svg })
  ).messages.slice();

test.each([
  [drawing("<g"), "is broken: a tag has no end"],
  [drawing("<!-- Elm Street"), 'is broken: "<!--" has no end'],
  [drawing('<image href="data:image/png;base64,AAAA"/>'), "holds a picture of a kind that Broadsheet does not know"],
  [drawing('<image href="data:image/png,%89PNG"/>'), "holds a picture that is not written as base64"],
  // Without the comment, it is a script.
  [drawing("<scr<!-- -->ipt>x()</scr<!-- -->ipt>"), "is broken: a tag has no end"],
  [drawing("<metadata><script>x()</script></metadata>"), "can run code"],
])("a drawing that cannot be cleaned is refused: %s", async (svg, fault) => {
  expect(await faultOf(svg)).toEqual([`seeds/x.md:4: image.src: "x.svg" ${fault}. Export it as plain SVG or as PNG.`]);
});

test("a drawing's address is that of what is published", async () => {
  const at = async (svg: string) =>
    (await onlyStory({ "seeds/x.md": story('image: { src: "x.svg", alt: A quay }'), "seeds/x.svg": svg })).image?.stem;
  expect(await at(SVG.replace("<path", "<!-- Elm Street --><path"))).toBe(await at(SVG));
});

// In a time that grows faster than the text it would not end.
test("a hundred thousand comments, tags and attributes are read", { timeout: 60_000 }, () => {
  for (const inner of ["<!-- a -->", "<a b='c'/>", "<metadata>", "</metadata>", "<![CDATA[a]]>"])
    cleaned(drawing(inner.repeat(100_000)));
  for (const inner of ["<!-- a ", "<a b='", "<a\n".repeat(3), "<", "<a b"])
    expect(() => cleaned(drawing(inner.repeat(100_000)))).toThrow(SyntaxError);
});
