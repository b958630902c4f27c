import { describe, expect, test } from "vitest";
import { svgFault } from "../../src/media/svg-check.ts";
import { ingestFiles, onlyStory, SVG, story } from "../content/seeds.ts";

const png = (width: number, height: number): Buffer => {
  const bytes = Buffer.from("89504e470d0a1a0a0000000d494844520000000000000000080600000000000000", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe("a picture file", () => {
  const imageOf = async (src: string, files: Record<string, string | Uint8Array>) =>
    (await onlyStory({ "seeds/world/x.md": story(`image: { src: "${src}", alt: A quay }`), ...files })).image;

  test("is measured and gets an address of its name and content", async () => {
    const image = await imageOf("The Quay.PNG", { "seeds/world/The Quay.PNG": png(640, 360) });
    expect(image).toMatchObject({
      stem: expect.stringMatching(/^\/media\/the-quay-[0-9a-f]{8}$/),
      kind: "photo",
      width: 640,
      height: 360,
    });
    const other = await imageOf("The Quay.PNG", { "seeds/world/The Quay.PNG": png(641, 360) });
    expect(other?.stem).not.toBe(image?.stem);
  });

  test("is looked for beside the story first, then in media/", async () => {
    const both = { "seeds/world/p.png": png(1, 2), "seeds/media/p.png": png(3, 4) };
    expect(await imageOf("p.png", both)).toMatchObject({ width: 1 });
    expect(await imageOf("p.png", { "seeds/media/p.png": png(3, 4) })).toMatchObject({ width: 3 });
    expect(await imageOf("../media/p.png", both)).toMatchObject({ width: 3 });
  });
});

describe("a name with accents", () => {
  const FORMS = ["NFC", "NFD"] as const;

  test.each(["Möwe", "Fähre/Anleger Süd", "Señal"])("is found however the disk writes them: %s", async (name) => {
    for (const onDisk of FORMS)
      for (const written of FORMS) {
        const file = `${name}.svg`.normalize(written);
        const media = `seeds/media/${name}.svg`.normalize(onDisk);
        const { body, image } = await onlyStory({
          "seeds/x.md": story(`image: { src: "${file}", alt: A quay }`, `![A quay](<${file}>) and [it](<${file}>)\n`),
          [media]: SVG,
        });
        expect(body.pictures[0]?.from).toBe(media);
        expect(image?.stem).toBe(body.pictures[0]?.stem);
        expect(body.files).toHaveLength(1);
      }
  });

  test("makes one address, id and link of a story", async () => {
    for (const form of FORMS) {
      const file = "seeds/2026-11-27-Möwe über Süd.md".normalize(form);
      const { stories, messages } = await ingestFiles({
        [file]: "---\ntitle: Möwe\n---\nText.\n",
        "seeds/x.md": story("", "[Möwe](2026-11-27-Möwe über Süd.md)\n"),
      });
      expect(messages).toEqual([]);
      expect(stories[0]).toMatchObject({ slug: "möwe-über-süd", id: "2026-11-27-möwe-über-süd" });
      expect(stories[1]?.body.references[0]?.to).toBe(`seed:${stories[0]?.path}`);
    }
  });
});

test.each([
  ["deichh.svg", "deich.svg"],
  ["deich.jpg", "deich.svg"],
  ["Mowe.svg", "Möwe.svg"],
  ["old/quai.svg", "old/quay.svg"],
])("a picture that is not there may be a misspelling: %s", async (src, near) => {
  const { messages } = await ingestFiles({
    "seeds/x.md": story("", `![A quay](${src})\n`),
    "seeds/deich.svg": SVG,
    "seeds/media/M\u006f\u0308we.svg": SVG,
    "seeds/media/old/quay.svg": SVG,
  });
  expect(messages).toEqual([
    `seeds/x.md:5: body: there is no picture "${src}". Did you mean "${near}"? If not, put it beside the story or into seeds/media/.`,
  ]);
});

describe("an SVG", () => {
  test("of plain shapes is fine", () => {
    for (const svg of [
      SVG,
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Quay -->\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8"><style><![CDATA[.a{fill:url(#g)}]]></style><use xlink:href="#a" class="a"/><text>on &amp; off</text></svg>',
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><image href="data:image/png;base64,AA=="/></svg>',
    ])
      expect(svgFault(svg)).toBeUndefined();
  });

  test.each([
    ["<script/>", "can run code"],
    ['<g onload="x()"/>', "can run code"],
    ['<g\nonLoad = "x()"/>', "can run code"],
    ['<rect/onclick="x()"/>', "can run code"],
    ["<foreignObject/>", "can run code"],
    ['<set to="javascript:x()"/>', "can run code"],
    ['<a href="https://example.org/"/>', "refers to another file"],
    ['<use xlink:href="x.svg#a"/>', "refers to another file"],
    ["<image href='data:image/svg+xml,x'/>", "refers to another file"],
    ["<style>@import 'x.css'</style>", "refers to another file"],
    ["<style>*{fill:u\\72l(http://example.org/x)}</style>", "has a backslash, which may hide an address"],
    ['<style>*{cursor:image-set("x.png" 1x)}</style>', "refers to another file"],
    ['<style>*{mask:src("x.svg")}</style>', "refers to another file"],
    ['<g style="fill:url(x.svg)"/>', "refers to another file"],
    ['<animate attributeName="x:href" values="a"/>', "changes addresses while it is shown"],
    ['<a href="java&#115;cript:x()"/>', "has character references that may hide code"],
    ["<g>&x;</g>", "has character references that may hide code"],
    ["<x:script/>", "has elements with a namespace prefix"],
    ['<g xmlns="http://www.w3.org/1999/xhtml"/>', "has elements that are not SVG"],
    ["<?xml-stylesheet href='x'?>", "has a processing instruction"],
    ['<!DOCTYPE svg [<!ENTITY x "y">]>', "declares a document type or entities"],
    ["<![CDATA[<!--]]><script>x()</script><![CDATA[-->]]>", "can run code"],
  ])("is refused with %s", (part, fault) => {
    expect(svgFault(SVG.replace("<path", `${part}<path`))).toBe(fault);
  });
});
