import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { roles } from "../../src/model/picture-roles.ts";
import { dirty, ENDINGS, KEPT, KEPT_ADDRESSES, PRIVATE, plain } from "../media/canary.ts";
import { type Site, siteOf, story } from "./site.ts";

const bytesOf = (site: Site, file: string): Buffer => readFileSync(join(site.folder, "_site", file));
const picturesOf = (site: Site) => site.files.filter((file) => /\.(?:jpg|png|webp|avif|gif|svg|ico)$/.test(file));

/** Every format as lead, with the cuts of each shape, and as a picture in the text, of a story and of a standing page. */
async function told() {
  const pictures = await Promise.all(ENDINGS.map(async (ending) => [ending, await dirty(ending, 320, 240)] as const));
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><!-- CANARY --><image width="640" height="480" href="data:image/jpeg;base64,${(await dirty("jpg", 640, 480)).toString("base64")}"/></svg>`;
  return {
    ...Object.fromEntries(
      pictures.flatMap(([ending, file]): [string, string | Buffer][] => [
        [`seeds/media/lead.${ending}`, file],
        [
          `seeds/${ending}.md`,
          story(
            { title: ending, image: { src: `lead.${ending}`, alt: "A", focus: "50% 0%" } },
            `![B](body.${ending} "C")`,
          ),
        ],
        [`seeds/media/body.${ending}`, Buffer.concat([file])],
        [`seeds/pages/${ending}-page.md`, `---\ntitle: ${ending}\n---\n![D](lead.${ending})`],
      ]),
    ),
    "seeds/media/drawing.svg": drawing,
    "seeds/svg.md": story({ title: "Drawing", image: { src: "drawing.svg", alt: "E" } }),
  };
}

test("of pictures that tell everything, no file of the site has anything private, and every picture names its makers", async () => {
  const site = await siteOf(await told());
  expect(site.said).toEqual([]);
  const pictures = picturesOf(site);
  const made = pictures.filter((file) => /\/(?:lead|body)-/.test(file));
  // The whole, three cuts for cards, and one for teasers in two sizes; of a picture in a text, the whole in two formats.
  expect(new Set(made.map((file) => file.replace(/-[0-9a-f]{8}/, "").replace(/.*\//, "")))).toEqual(
    new Set([
      ...["lead-240.avif", "lead-240.jpg", "body-240.avif", "body-240.jpg", "lead-320.avif", "lead-320.jpg"],
      ...["body-320.avif", "body-320.jpg", "lead-3x2-50-0-240.avif", "lead-3x2-50-0-320.avif"],
      ...["lead-4x3-50-0-240.jpg", "lead-1x1-50-0-240.jpg", "lead-16x9-50-0-320.jpg"],
    ]),
  );
  for (const file of site.files) {
    const bytes = bytesOf(site, file);
    expect(
      PRIVATE.filter((each) => bytes.includes(each)),
      file,
    ).toEqual([]);
    if (!made.includes(file)) continue;
    expect(
      [...KEPT, ...KEPT_ADDRESSES].filter((each) => !bytes.includes(each)),
      file,
    ).toEqual([]);
    const { exif, iptc } = await sharp(bytes).metadata();
    expect([exif, iptc], file).toEqual([undefined, undefined]);
  }
  // Within the drawing, as base64.
  const drawn = bytesOf(site, pictures.find((file) => /\/drawing-[^.]*\.svg$/.test(file)) ?? "").toString();
  const inner = Buffer.from(/base64,([^"]*)/.exec(drawn)?.[1] ?? "", "base64");
  expect(PRIVATE.filter((each) => inner.includes(each))).toEqual([]);
  expect(KEPT.filter((each) => !inner.includes(each))).toEqual([]);
});

const jpeg = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#369" } })
    .jpeg()
    .toBuffer();

test("a photograph has the same files in every build, whatever is known of the last one", async () => {
  const files = {
    "seeds/quay.jpg": await jpeg(320, 240),
    "seeds/a.md": story({ image: { src: "quay.jpg", alt: "A quay" } }),
  };
  const site = await siteOf(files);
  const media = (of: Site) => of.files.filter((file) => file.startsWith("media/"));
  const again = await site.again({ "seeds/a.md": story({ title: "B", image: { src: "quay.jpg", alt: "A quay" } }) });
  const full = await site.again({}, { full: true });
  const other = await siteOf(files);
  for (const each of [again, full, other]) {
    expect(media(each)).toEqual(media(site));
    for (const file of media(site)) expect(bytesOf(each, file).equals(bytesOf(site, file)), file).toBe(true);
  }
});

test("each place has the picture that fits it: the first of a page at once, all others when they come near", async () => {
  const image = { src: "quay.jpg", alt: 'A "quay"' };
  const site = await siteOf({
    "seeds/quay.jpg": await jpeg(960, 640),
    "seeds/1.md": story({ title: "1", date: "2026-03-09", image }, "![In the text](quay.jpg)"),
    "seeds/2.md": story({ title: "2", date: "2026-03-08", image }),
    "seeds/3.md": story({ title: "3", date: "2026-03-07" }),
  });
  const elements = (file: string) =>
    [
      ...site
        .read(file)
        .matchAll(/<picture><source type="image\/avif" srcset="([^"]*)" sizes="([^"]*)"><img ([^>]*)>/g),
    ].map(([, srcset = "", sizes, rest = ""]) => [
      srcset.replace(/\/media\/quay-[0-9a-f]{8}-\d+\.avif /g, ""),
      Object.entries(roles).find(([, role]) => role.sizes === sizes)?.[0],
      rest.replace(/^src="\/media\/quay-[0-9a-f]{8}(-.*?\.jpg)" /, "$1 "),
    ]);
  const lazy = 'loading="lazy" decoding="async"';
  const alt = 'alt="A &quot;quay&quot;"';
  expect(elements("index.html")).toEqual([
    ["720w, 960w", "top", `-4x3-853.jpg width="960" height="640" ${alt} fetchpriority="high"`],
    ["300w, 480w, 720w", "teaser", `-4x3-853.jpg width="720" height="480" ${alt} ${lazy}`],
  ]);
  expect(elements("world/index.html")).toEqual([
    ["480w, 720w, 960w", "half", `-4x3-853.jpg width="960" height="640" ${alt} fetchpriority="high"`],
    ["300w, 480w, 720w", "thumbnail", `-4x3-853.jpg width="720" height="480" ${alt} ${lazy}`],
  ]);
  expect(elements("2026/03/09/1/index.html").slice(0, 2)).toEqual([
    ["720w, 960w", "lead", `-960.jpg width="960" height="640" ${alt} fetchpriority="high"`],
    ["720w, 960w", "column", `-960.jpg width="960" height="640" alt="In the text" ${lazy}`],
  ]);
});

test("`formats` of _data/media.ts says what photographs are offered in", async () => {
  const files = {
    "seeds/quay.jpg": await jpeg(320, 240),
    "seeds/a.md": story({ image: { src: "quay.jpg", alt: "A quay" } }),
  };
  const endings = ({ files }: Site) =>
    [...new Set(files.flatMap((file) => /^media\/.*\.(\w+)$/.exec(file)?.[1] ?? []))].sort();
  const site = await siteOf({ ...files, "_data/media.ts": 'export default { formats: ["jpeg"] };' });
  expect(endings(site)).toEqual(["jpg"]);
  expect(site.read("index.html")).toMatch(/<img src="[^"]*-320\.jpg" srcset="[^"]*-3x2-320\.jpg 320w" sizes="\(/);
  const webp = await site.again({ "_data/media.ts": 'export default { formats: ["webp", "jpeg"] };' });
  expect(endings(webp)).toEqual(["jpg", "webp"]);
  const wrong = await site.again({ "_data/media.ts": 'export default { formats: ["avif", "webp", "jpeg"] };' });
  expect(wrong.said).toEqual(["_data/media.ts:1: formats: a list is too long. Name one format before jpeg."]);
});

test("an animation stays one on the page of its story, and is still in lists, feeds and cards", async () => {
  const frames = await Promise.all(
    ["#f00", "#00f"].map((background) =>
      sharp({ create: { width: 320, height: 240, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const moving = sharp(frames, { join: { animated: true } });
  const site = await siteOf({
    "seeds/g.gif": await moving.clone().gif().toBuffer(),
    "seeds/w.webp": await moving.clone().webp().toBuffer(),
    "seeds/a.md": story({ image: { src: "g.gif", alt: "A" } }, "![B](w.webp)"),
  });
  expect(site.said).toEqual([]);
  const html = site.read("2026/03/02/a/index.html");
  for (const [file = ""] of html.matchAll(/(?<=<img src="\/)media\/[gw]-[^"]*\.(?:gif|webp)/g))
    expect((await sharp(bytesOf(site, file)).metadata()).pages, file).toBe(2);
  expect(html).toMatch(
    /<img src="\/media\/g-[0-9a-f]{8}\.gif" width="320" height="240".*<img src="\/media\/w-[0-9a-f]{8}\.webp"/s,
  );
  for (const page of ["index.html", "rss.xml", "sitemap-2026-03.xml"])
    expect(site.read(page)).not.toMatch(/\.(?:gif|webp)/);
});

test("a turned photograph is shown as it is seen", async () => {
  const site = await siteOf({
    "seeds/a.md": story({}, ENDINGS.map((ending) => `![A](p-${ending}.${ending})`).join("\n\n")),
    ...Object.fromEntries(
      await Promise.all(
        ENDINGS.map(async (ending) => [`seeds/p-${ending}.${ending}`, await dirty(ending, 320, 240)] as const),
      ),
    ),
  });
  const sizes = site
    .read("2026/03/02/a/index.html")
    .matchAll(/<img src="\/(media\/p-(\w+)-[^"]*)" width="(\d+)" height="(\d+)"/g);
  const seen = await Promise.all(
    [...sizes].map(async ([, file = "", ending, width, height]) => {
      const made = await sharp(bytesOf(site, file)).metadata();
      return [ending, `${width}x${height} ${made.width}x${made.height}`];
    }),
  );
  // No browser turns WebP, and GIF cannot say it.
  expect(Object.fromEntries(seen)).toEqual({
    jpg: "240x320 240x320",
    png: "240x320 240x320",
    webp: "320x240 320x240",
    avif: "240x320 240x320",
    gif: "320x240 320x240",
  });
});

test.each<[name: string, file: string, bytes: () => Buffer | Promise<Buffer>, message: string]>([
  [
    "a photo of an iPhone, whatever it is called",
    "p.jpg",
    () => Buffer.concat([Buffer.from("000000186674797068656963000000006d69663168656963", "hex"), Buffer.alloc(99)]),
    'is HEIC, which browsers do not show. Export it as JPEG: on a Mac open it in Preview and choose "File > Export", on Windows in Photos and choose "Save as". An iPhone takes JPEG with "Settings > Camera > Formats > Most Compatible".',
  ],
  ["an empty file", "p.jpg", () => Buffer.alloc(0), "is empty (0 bytes). Copy the file again."],
  [
    "a JPEG that is called PNG",
    "p.png",
    () => jpeg(30, 20),
    "is a file of another kind (jpg). Rename it so that it ends in .jpg, wherever it is named.",
  ],
  [
    "a file of a few bytes that would fill the memory",
    "p.png",
    () => Buffer.from("89504e470d0a1a0a0000000d494844520000c3500000c3500802000000", "hex"),
    "has 50,000 × 50,000 pixels, more than 100 million. Save it smaller: 4,000 pixels across are enough for any screen.",
  ],
])("%s is one line, and --hold goes on without its story", async (_, file, bytes, message) => {
  const site = await siteOf(
    {
      [`seeds/${file}`]: await bytes(),
      "seeds/bad.md": story({ title: "Bad", image: { src: file, alt: "A" } }),
      "seeds/good.md": story({ title: "Good" }),
    },
    { hold: true },
  );
  expect(site.said).toEqual([`seeds/bad.md:4: image.src: "${file}" ${message}`]);
  expect(site.files).toContain("2026/03/02/good/index.html");
});

test("a picture that is torn is one line by its name, and --hold goes on without the stories and photos that show it", async () => {
  const torn = (await jpeg(800, 600)).subarray(0, 2500);
  const site = await siteOf(
    {
      "_data/authors.ts": `export default { "ada-reed": { name: "Ada Reed", photo: "ada.jpg" } };`,
      "seeds/media/ada.jpg": torn,
      "seeds/media/torn.jpg": Buffer.concat([torn]),
      "seeds/bad.md": story({ title: "Bad" }, "![A](torn.jpg)"),
      "seeds/good.md": story({ title: "Good", authors: ["ada-reed"] }),
    },
    { hold: true },
  );
  expect(site.said).toEqual([
    "seeds/media/ada.jpg:1: file: is damaged. Check that it opens, and save it again.",
    "seeds/media/torn.jpg:1: file: is damaged. Check that it opens, and save it again.",
  ]);
  expect(site.files).toContain("2026/03/02/good/index.html");
  expect(site.files).not.toContain("2026/03/02/bad/index.html");
  expect(site.read("authors/ada-reed/index.html")).not.toContain("media/ada");
});

test("a picture that cannot be read is a problem of the line that names it, and --hold goes on without that story", async () => {
  const avif = await plain("avif", 64, 48);
  const bad = avif.subarray(0, avif.length - 20);
  const files = {
    "seeds/good.md": story({ title: "Good" }),
    "seeds/bad.md": story({ title: "Bad", image: { src: "bad.avif", alt: "A" } }),
    "seeds/media/bad.avif": bad,
  };
  const message = 'seeds/bad.md:4: image.src: "media/bad.avif" cannot be read. Check that it opens, and save it again.';
  const site = await siteOf(files);
  expect([site.said, site.files]).toEqual([[message], []]);
  const held = await site.again({}, { hold: true });
  expect(held.said).toEqual([message]);
  expect(held.files).toContain("2026/03/02/good/index.html");
  expect(held.files.filter((file) => file.includes("bad"))).toEqual([]);
});
