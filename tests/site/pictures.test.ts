import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { shortHash } from "../../src/model/text.ts";
import { dirty, ENDINGS, KEPT, KEPT_ADDRESSES, PRIVATE, plain } from "../media/canary.ts";
import { type Site, siteOf, story } from "./site.ts";

const bytesOf = (site: Site, file: string): Buffer => readFileSync(join(site.folder, "_site", file));
const picturesOf = (site: Site) => site.files.filter((file) => /\.(?:jpg|png|webp|avif|gif|svg|ico)$/.test(file));

/** Every format as lead, with the cuts of each shape, and as a picture in the text, of a story and of a standing page. */
async function told() {
  const pictures = await Promise.all(ENDINGS.map(async (ending) => [ending, await dirty(ending)] as const));
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
  const cuts = pictures.filter((file) => /lead-.*-(?:16x9|4x3|1x1)-50-0\.jpg$/.test(file));
  expect(cuts).toHaveLength(3 * ENDINGS.length);
  expect(pictures.filter((file) => /\/(?:lead|body)-[0-9a-f]{8}\.\w+$/.test(file))).toHaveLength(2 * ENDINGS.length);
  for (const file of site.files) {
    const bytes = bytesOf(site, file);
    expect(
      PRIVATE.filter((each) => bytes.includes(each)),
      file,
    ).toEqual([]);
    if (!/\/(?:lead|body)-/.test(file)) continue;
    expect(
      [...KEPT, ...KEPT_ADDRESSES].filter((each) => !bytes.includes(each)),
      file,
    ).toEqual([]);
    const { exif, iptc } = await sharp(bytes).metadata();
    expect([exif?.length ?? 0, iptc], file).toEqual([expect.toSatisfy((length: number) => length <= 32), undefined]);
  }
  // Within the drawing, as base64.
  const drawn = bytesOf(site, pictures.find((file) => /\/drawing-[^.]*\.svg$/.test(file)) ?? "").toString();
  const inner = Buffer.from(/base64,([^"]*)/.exec(drawn)?.[1] ?? "", "base64");
  expect(PRIVATE.filter((each) => inner.includes(each))).toEqual([]);
  expect(KEPT.filter((each) => !inner.includes(each))).toEqual([]);
});

test("a picture that was cleaned has another address than the untouched one had, the same in every build", async () => {
  const [private_, fine] = [await dirty("jpg", 640, 480), await plain("jpg", 640, 480)];
  const files = {
    "seeds/a.md": story({ title: "A" }, "![A](private.jpg)\n\n![B](fine.jpg)"),
    "seeds/private.jpg": private_,
    "seeds/fine.jpg": fine,
  };
  const site = await siteOf(files);
  const media = site.files.filter((file) => file.startsWith("media/"));
  expect(media).toContain(`media/fine-${shortHash(fine)}.jpg`);
  expect(media).not.toContain(`media/private-${shortHash(private_)}.jpg`);
  expect(bytesOf(site, `media/fine-${shortHash(fine)}.jpg`).equals(fine)).toBe(true);
  for (const file of media) expect(file).toContain(shortHash(bytesOf(site, file)));

  const again = await site.again({ "seeds/a.md": story({ title: "B" }, "![A](private.jpg)\n\n![B](fine.jpg)") });
  const full = await site.again({}, { full: true });
  const other = await siteOf(files);
  for (const each of [again, full, other])
    expect(each.files.filter((file) => file.startsWith("media/"))).toEqual(media);
});

test("a turned picture is shown with its width and height as it is seen", async () => {
  const site = await siteOf({
    "seeds/a.md": story({}, ENDINGS.map((ending) => `![A](p.${ending})`).join("\n\n")),
    ...Object.fromEntries(
      await Promise.all(ENDINGS.map(async (ending) => [`seeds/p.${ending}`, await dirty(ending, 640, 480)] as const)),
    ),
  });
  const sizes = site.read("2026/03/02/a/index.html").matchAll(/\/media\/p-[^.]*\.(\w+)" width="(\d+)" height="(\d+)"/g);
  // No browser turns WebP, and GIF cannot say it.
  expect(Object.fromEntries([...sizes].map(([, ending, width, height]) => [ending, `${width}x${height}`]))).toEqual({
    jpg: "480x640",
    png: "480x640",
    webp: "640x480",
    avif: "480x640",
    gif: "640x480",
  });
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
