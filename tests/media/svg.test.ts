import { expect, test } from "vitest";
import { clean } from "../../src/media/metadata/clean.ts";
import { ingestFiles, onlyStory, SVG, story } from "../content/seeds.ts";
import { dirty, plain, XMP } from "./canary.ts";

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
  ["<metadata><script>x()</script></metadata><g/>", "<g/>"],
  ['<g inkscape:export-filename="/home/greta/x.png" fill="red"/>', '<g fill="red"/>'],
  ["<g\n  sodipodi:docname='a>b'\n  serif:id='Quay'\n  fill='red'/>", "<g\n  fill='red'/>"],
  ['<g id="Plan_B" data-name="Plan B" xml:base="file:///home/greta/"/>', "<g/>"],
  ["<style>/* Elm Street 5 */a{fill:red/* b */}</style>", "<style>a{fill:red}</style>"],
  ["<style><![CDATA[a{fill:red}/* Elm ]]></style>", "<style><![CDATA[a{fill:red}]]></style>"],
  ['<g style="fill:red/* Elm Street 5 */"/>', '<g style="fill:red"/>'],
  ['<g xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" fill="red"/>', '<g fill="red"/>'],
])("what is not drawn goes: %s", (before, after) => {
  expect(cleaned(drawing(before))).toBe(drawing(after));
});

test("an id stays where something in the drawing names it", () => {
  for (const svg of [
    drawing('<g id="a"/><use href="#a"/>'),
    drawing('<g id="a b"/><use href="#a%20b"/>'),
    drawing('<g id="a"/><path fill="url(#a)"/>'),
    drawing("<style>#a{fill:red}</style><g id='a'/>"),
    drawing("<style>[id|='a']{fill:red}</style><g id='a'/>"),
    drawing('<g id="a"/><animate begin="a.end+1s"/>'),
    drawing('<title id="a">Quay</title>', ' aria-labelledby="a b"'),
  ])
    expect(cleaned(svg)).toBe(svg);
});

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const INKSCAPE = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" ${RDF}`;
const agent = (name: string): string => `<cc:Agent><dc:title>${name}</dc:title></cc:Agent>`;
const WORK =
  `<dc:format>image/svg+xml</dc:format><dc:date>CANARY</dc:date><dc:title>CANARY</dc:title>` +
  `<dc:creator>${agent("KEEP-ANN")}</dc:creator><dc:rights>${agent("KEEP-RIGHTS")}</dc:rights>` +
  `<dc:publisher>${agent("CANARY")}</dc:publisher><cc:license rdf:resource="https://keep.example/cc"/>`;

test.each([
  [
    "Inkscape",
    drawing(`<metadata id="m"><rdf:RDF><cc:Work rdf:about="">${WORK}</cc:Work></rdf:RDF></metadata>`, ` ${INKSCAPE}`),
    ["dc:creator", "dc:rights", "cc:license"],
  ],
  [
    "older programs",
    drawing(
      `<metadata><rdf:RDF xmlns="http://web.resource.org/cc/" ${INKSCAPE}><Work>${WORK}</Work></rdf:RDF></metadata>`,
    ),
    ["dc:creator", "dc:rights", "cc:license"],
  ],
  [
    "Illustrator",
    drawing(`<metadata>${XMP}</metadata><!-- CANARY -->`),
    ["dc:creator", "dc:rights", "cc:license", "photoshop:Credit", "plus:Licensor"],
  ],
])("who made a drawing and who may use it stays as %s says it, and nothing else of that", (_, svg, properties) => {
  const { content, rights } = clean(Buffer.from(svg));
  expect(rights.map(({ property }) => property)).toEqual(expect.arrayContaining(properties));
  const said = content.toString();
  for (const kept of ["KEEP-ANN", "KEEP-RIGHTS", "https://keep.example/cc"]) expect(said).toContain(kept);
  expect(said).not.toMatch(/CANARY|52\.5|xpacket|inkscape/);
  expect(said).toMatch(/^<svg [^>]*><metadata><x:xmpmeta .*<\/x:xmpmeta><\/metadata><\/svg>$/);
  expect(clean(content).content).toBe(content);
});

test("a drawing with credit may be published, and its page names the credit", async () => {
  const svg = SVG.replace("</svg>", `<metadata>${XMP}</metadata></svg>`);
  const { image } = await onlyStory({
    "seeds/x.md": story('image: { src: "x.svg", alt: A quay }'),
    "seeds/x.svg": svg,
  });
  expect(image).toMatchObject({ kind: "drawing", credit: "KEEP-CREDIT" });
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
