import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { creditLine } from "../../src/site/pictures.ts";
import { wordsOf } from "../../src/site/words.ts";
import { dirty } from "../media/canary.ts";
import { graphOf } from "./head.ts";
import { NOW, type Site, siteOf, story } from "./site.ts";

const page = (site: Site, name = "a"): string => site.read(`2026/03/02/${name}/index.html`);
const media = (site: Site): string[] => site.files.filter((file) => file.startsWith("media/"));
const bytes = (site: Site, file: string): string => readFileSync(join(site.folder, "_site", file), "latin1");
const imageIn = (html: string): unknown => {
  const article = graphOf(html).find((node) => "headline" in node);
  return [article?.image].flat()[0];
};
const photo = () => sharp({ create: { width: 300, height: 200, channels: 3, background: "#369" } }).jpeg();

test("what a picture file says of its rights is on the page, in structured data and in every file, where the story says nothing", async () => {
  const site = await siteOf({
    "seeds/quay.jpg": await dirty("jpg", 320, 240),
    "seeds/a.md": story({ image: { src: "quay.jpg", alt: "A" } }, "![B](quay.jpg)"),
  });
  expect(site.said).toEqual([]);
  expect(page(site).match(/<small class="credit">Photo: KEEP-CREDIT<\/small>/g)).toHaveLength(2);
  expect(imageIn(page(site))).toMatchObject({
    "@type": "ImageObject",
    contentUrl: expect.stringMatching(/^https:\/\/post\.example\/media\/quay-[0-9a-f]{8}-240\.jpg$/),
    creator: [
      { "@type": "Person", name: "KEEP-ANN" },
      { "@type": "Person", name: "KEEP-BO & SONS" },
    ],
    creditText: "KEEP-CREDIT",
    copyrightNotice: "KEEP-RIGHTS",
    license: "https://keep.example/licence",
    acquireLicensePage: "https://keep.example/buy",
  });
  for (const file of media(site)) expect(bytes(site, file), file).toContain("<photoshop:Credit>KEEP-CREDIT<");
});

test("what the story says of rights comes first, in words that no XML can break out of", async () => {
  const image = {
    src: "quay.jpg",
    alt: "A",
    credit: 'Zoë "Z" <b> & Co',
    copyright: "© 2026 Zoë & Co",
    license: { url: "https://rights.example/1" },
    ai: "altered",
  };
  const site = await siteOf({
    "seeds/quay.jpg": await dirty("jpg", 320, 240),
    "seeds/a.md": story({ image }),
  });
  expect(page(site)).toContain('<b class="label">Image altered with AI</b>');
  expect(imageIn(page(site))).toMatchObject({
    creditText: 'Zoë "Z" <b> & Co',
    copyrightNotice: "© 2026 Zoë & Co",
    license: "https://rights.example/1",
    digitalSourceType: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
  });
  for (const file of media(site)) {
    const xmp = Buffer.from(bytes(site, file), "latin1").toString();
    expect(xmp, file).toContain("<photoshop:Credit>Zoë &quot;Z&quot; &lt;b&gt; &amp; Co<");
    expect(xmp, file).toContain("© 2026 Zoë &amp; Co</rdf:li></rdf:Alt></dc:rights>");
    expect(xmp, file).not.toContain("KEEP-RIGHTS");
    expect(xmp, file).toContain("<xmpRights:WebStatement>https://rights.example/1<");
    expect(xmp, file).toContain("compositeWithTrainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>");
    expect(xmp, file).not.toContain("keep.example/licence");
    expect(xmp, file).not.toContain("keep.example/cc");
  }
  expect(site.read("feed.json")).toContain("Image altered with AI");
});

test("a file that says that a machine made it is labelled, though the story does not say so", async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const site = await siteOf({
    "seeds/quay.jpg": await photo().withXmp(xmp).toBuffer(),
    "seeds/a.md": story({ image: { src: "quay.jpg", alt: "A" } }),
    "seeds/b.md": story({ title: "B", language: "de", image: { src: "quay.jpg", alt: "A" } }),
  });
  expect(page(site)).toContain('<b class="label">Image generated with AI</b>');
  expect(page(site, "b")).toContain('<b class="label">Mit KI erzeugtes Bild</b>');
  for (const file of media(site)) expect(bytes(site, file), file).toContain("trainedAlgorithmicMedia");
});

test("a generated or altered picture is labelled with every teaser, and in a text by its title or its file, with the credit, on the page and in feeds", async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><Iptc4xmpExt:DigitalSourceType>https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const site = await siteOf({
    "seeds/quay.jpg": await photo().toBuffer(),
    "seeds/told.jpg": await photo().withXmp(xmp).toBuffer(),
    "seeds/a.md": story(
      { image: { src: "quay.jpg", alt: "A", ai: "generated" } },
      '![B](quay.jpg "In 2050 | AI: generated | Credit: Ada Reed")\n\n![C](told.jpg)\n\nA sign ![D](told.jpg "A tip") stands.\n\n![E](quay.jpg "AI: the new machines")',
    ),
    "seeds/b.md": story({ title: "B", language: "de" }, '![B](quay.jpg "AI: altered")'),
  });
  expect(site.said).toEqual([]);
  expect(site.read("world/index.html")).toContain("<b>Image generated with AI</b>");
  for (const text of [
    page(site),
    JSON.parse(site.read("feed.json")).items.find(({ title }: { title: string }) => title !== "B").content_html,
  ]) {
    expect(text).toContain(
      '<figcaption>In 2050 <b class="label">Image generated with AI</b> <small class="credit">Image: Ada Reed</small></figcaption>',
    );
    expect(text).toContain('<figcaption><b class="label">Image altered with AI</b></figcaption>');
    expect(text).toMatch(/A sign <(?:picture|img).*?> <b class="label">Image altered with AI<\/b> stands/);
    expect(text).toContain("<figcaption>AI: the new machines</figcaption>");
  }
  expect(page(site, "b")).toContain('<b class="label">Mit KI verändertes Bild</b>');
  const generated = media(site).filter((file) => bytes(site, file).includes("/trainedAlgorithmicMedia"));
  expect(generated.some((file) => /quay-/.test(file))).toBe(true);
});

test.each([
  ["Ada Reed", "photo", "en", "Photo: Ada Reed"],
  ["Hinrich Möller", "photo", "de", "Foto: Hinrich Möller"],
  ["Hinrich Möller", "drawing", "de", "Bild: Hinrich Möller"],
  ["Luc Roy", "photo", "fr", "Photo\u00a0: Luc Roy"],
  ["imago/Müller $& Co", "photo", "de", "Foto: imago/Müller $& Co"],
  ["Photothek/Ute Grabowsky", "photo", "de", "Foto: Photothek/Ute Grabowsky"],
  ["Foto: Hinrich Möller", "photo", "de", "Foto: Hinrich Möller"],
  ["Grafik: dpa", "photo", "de", "Grafik: dpa"],
  ["Archivfoto dpa", "photo", "de", "Archivfoto dpa"],
  ["© Ada Reed", "photo", "en", "© Ada Reed"],
  ["AP Photo/Jo Plain", "photo", "en", "AP Photo/Jo Plain"],
  ["Courier illustration", "drawing", "en", "Courier illustration"],
  ["Photographie Nadar", "photo", "fr", "Photographie Nadar"],
  ["Getty Images", "photo", "es", "Foto: Getty Images"],
] as const)("the credit %s of a %s in %s is %s", (credit, kind, language, line) => {
  const picture = { ...{ stem: "/media/a-1", from: "a.jpg", alt: "A" }, width: 3, height: 2, rights: [], kind, credit };
  expect(creditLine(picture, wordsOf({ phrases: {} }, language))).toBe(line);
});

test("a title that gives a picture another origin is a problem that says what to write", async () => {
  const site = await siteOf({
    "seeds/quay.jpg": await photo().toBuffer(),
    "seeds/a.md": story({}, '![B](quay.jpg "In 2050 | AI: made")'),
  });
  expect(site.said).toEqual([
    'seeds/a.md:5: body: the title of the picture "quay.jpg" says "AI: made". Write AI: generated, or AI: altered if a machine changed what a photograph shows.',
  ]);
});

test("the origin is said in any language of the interface", async () => {
  const titles = [
    "Im Jahr 2050 | KI: erzeugt | Foto: dpa",
    "IA : modifiée",
    "IA: generada",
    "KI: gemacht",
    "A | KI: gemacht",
  ];
  const site = await siteOf(
    {
      "seeds/quay.jpg": await photo().toBuffer(),
      "seeds/a.md": story(
        {},
        titles
          .slice(0, 4)
          .map((title) => `![B](quay.jpg "${title}")`)
          .join("\n\n"),
      ),
      "seeds/b.md": story({}, `![B](quay.jpg "${titles[4]}")`),
    },
    { hold: true },
  );
  expect([...page(site).matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, text]) => text)).toEqual([
    'Im Jahr 2050 <b class="label">Image generated with AI</b> <small class="credit">Image: dpa</small>',
    '<b class="label">Image altered with AI</b>',
    '<b class="label">Image generated with AI</b>',
    "KI: gemacht",
  ]);
  expect(site.said).toEqual([
    'seeds/b.md:5: body: the title of the picture "quay.jpg" says "KI: gemacht". Write AI: generated, or AI: altered if a machine changed what a photograph shows.',
  ]);
});

test("a picture leaves the whole site on the day on which its licence ends, and a month before editors are told", async () => {
  const until = "2026-07-01";
  const day = Date.parse("2026-07-01T00:00:00+01:00");
  const month = 30 * 86_400_000;
  const files = {
    "seeds/quay.jpg": await photo().toBuffer(),
    "seeds/a.md": story({ image: { src: "quay.jpg", alt: "A quay", license: { until } } }),
  };
  const named = (site: Site): string[] =>
    site.files.filter((file) => /quay/.test(file) || /media\/quay/.test(bytes(site, file)));
  const site = await siteOf(files, { now: day - month - 1 });
  expect([site.said, site.result.changesAt]).toEqual([[], day - month]);
  expect(named(site)).toEqual(
    expect.arrayContaining([
      "2026/03/02/a/index.html",
      "index.html",
      "rss.xml",
      "sitemap-2026-03.xml",
      "world/index.html",
    ]),
  );
  const warned = await site.again({}, { now: day - month });
  expect([warned.said, warned.result.changesAt]).toEqual([
    [
      "seeds/a.md:4: warning: image.license.until: is near: the picture is taken out on Wednesday, 1 July 2026. Renew the licence and write the new day, or choose another picture.",
    ],
    day,
  ]);
  expect(named(warned)).toEqual(named(site));
  const after = await site.again({}, { now: day });
  expect([after.said, named(after)]).toEqual([[], []]);
  expect(after.read("2026/03/02/a/index.html")).toContain("assets/card.png");
});

test("a licence and what a machine did are checked like every key", async () => {
  const image = { src: "quay.jpg", alt: "A", license: { url: "see website", until: "soon" }, ai: "yes" };
  const site = await siteOf(
    { "seeds/quay.jpg": await photo().toBuffer(), "seeds/a.md": story({ image }) },
    { now: NOW },
  );
  expect(site.said.map((line) => line.replace(/\. .*/, ""))).toEqual([
    'seeds/a.md:4: image.license.url: "see website" is not an absolute https address',
    'seeds/a.md:4: image.ai: "yes" is not one of the values of this key',
  ]);
});

test("an author's photo is on their page, beside their opinions and in structured data", async () => {
  const site = await siteOf({
    "_data/authors.ts": `export default { "ada-reed": { name: "Ada Reed", photo: "ada.jpg" } };`,
    "seeds/media/ada.jpg": await photo().toBuffer(),
    "seeds/a.md": story({ authors: ["ada-reed"], type: "opinion" }),
    "seeds/b.md": story({ title: "B", authors: ["ada-reed"] }),
  });
  expect(site.said).toEqual([]);
  const portrait =
    /<picture><source type="image\/avif" srcset="\/media\/ada-[0-9a-f]{8}-1x1-72\.avif 72w, \/media\/ada-[0-9a-f]{8}-1x1-144\.avif 144w" sizes="3\.5rem"><img src="\/media\/ada-[0-9a-f]{8}-1x1-144\.jpg" width="144" height="144" alt="Ada Reed" loading="lazy" decoding="async"><\/picture>/g;
  expect(site.read("index.html").match(portrait), "only with the opinion").toHaveLength(1);
  expect(site.read("world/index.html").match(portrait)).toHaveLength(1);
  expect(site.read("authors/ada-reed/index.html")).toMatch(/-1x1-200\.avif 200w" sizes="10rem"/);
  const people = graphOf(page(site)).flatMap((node) => [node.author].flat());
  expect(people).toContainEqual(
    expect.objectContaining({ image: expect.stringMatching(/\/media\/ada-[0-9a-f]{8}-1x1-200\.jpg$/) }),
  );
});
