import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { copyClean, makeImages, unusedFiles } from "../../src/media/image-cache.ts";
import { clean } from "../../src/media/metadata/clean.ts";
import type { Picture } from "../../src/model/article.ts";
import type { Asset } from "../../src/model/view.ts";
import { bodyAssets, leadAssets } from "../../src/site/pictures.ts";
import { paper } from "../cli/paper.ts";
import { siteOf, story } from "../site/site.ts";
import { dirty, dirtyAnimation, ENDINGS, KEPT, PRIVATE, plain } from "./canary.ts";

const colors = {
  red: [255, 0, 0],
  green: [0, 160, 0],
  blue: [0, 0, 255],
  yellow: [255, 255, 0],
  white: [255, 255, 255],
};
type Color = keyof typeof colors;

/** The folder of a project, gone after the test, where no picture was made yet. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-pictures-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  withEncoder(folder, "1.0.0");
  return folder;
}

const withEncoder = (folder: string, sharp: string): void =>
  writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies: { sharp } }));

/** A picture whose quarters have these colours: top left, top right, bottom left, bottom right. */
function quarters(width: number, height: number, all: readonly [Color, Color, Color, Color]) {
  const half = { width: width / 2, height: height / 2, channels: 3 as const };
  return sharp({ create: { width, height, channels: 3, background: "#000" } }).composite(
    all.map((color, index) => {
      const [r = 0, g = 0, b = 0] = colors[color];
      return {
        input: { create: { ...half, background: { r, g, b } } },
        left: (index % 2) * half.width,
        top: index < 2 ? 0 : half.height,
      };
    }),
  );
}

/** The name of the colour of a pixel, given in shares of width and height; JPEG never gives it exactly. */
async function colorAt(file: string, x: number, y: number): Promise<Color | string> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const pixel = [...data.subarray(at, at + 3)];
  const near = Object.entries(colors).find(([, color]) =>
    color.every((part, index) => Math.abs(part - (pixel[index] ?? 0)) < 25),
  );
  return near?.[0] ?? pixel.join(" ");
}

const corners = (file: string) =>
  Promise.all(
    [
      [0.05, 0.05],
      [0.95, 0.05],
      [0.05, 0.95],
      [0.95, 0.95],
    ].map(([x = 0, y = 0]) => colorAt(file, x, y)),
  );

/** @param folder of the project @returns the files as they are published, each in a folder of its own */
async function made(folder: string, assets: readonly Asset[]): Promise<string[]> {
  expect(await makeImages(assets, folder)).toEqual([]);
  const parent = mkdtempSync(join(folder, "published-"));
  const published = assets.map((asset, index) => ({ asset, to: join(parent, `${index}`, asset.file) }));
  for (const { asset, to } of published) await copyClean(asset, folder, to);
  return published.map(({ to }) => to);
}

/** A picture as it is measured, and the files of a story that it leads. */
const picture = (from: string, width: number, height: number, more: Partial<Picture> = {}): Picture => ({
  stem: `/media/${basename(from).replace(/\..*/, "")}-0a`,
  kind: "photo",
  from,
  width,
  height,
  rights: [],
  alt: "Four",
  ...more,
});
const filesOf = (of: Picture, ...words: string[]): Asset[] => {
  const all = leadAssets(of, { formats: ["avif", "jpeg"] }).filter(({ file }) =>
    words.every((word) => file.includes(word)),
  );
  return [...new Map(all.map((asset) => [asset.file, asset])).values()];
};

const all = ["red", "green", "blue", "yellow"] as const;

test.each<[focus: string, of: "tall" | "wide", Color[]]>([
  ["0% 0%", "tall", ["red", "green", "red", "green"]],
  ["50% 50%", "tall", [...all]],
  ["50% 100%", "tall", ["blue", "yellow", "blue", "yellow"]],
  ["0% 50%", "wide", ["red", "red", "blue", "blue"]],
  ["100% 0%", "wide", ["green", "green", "yellow", "yellow"]],
])("a square cut keeps what is at %s of a %s picture, at its own size", async (focus, of, expected) => {
  const folder = emptyFolder();
  const from = join(folder, "quarters.png");
  const [width, height] = of === "tall" ? [400, 1600] : [1600, 400];
  await quarters(width, height, all).png().toFile(from);
  const [cut = ""] = await made(folder, filesOf(picture(from, width, height, { focus }), "1x1"));
  expect(await sharp(cut).metadata()).toMatchObject({ format: "jpeg", width: 400, height: 400 });
  expect(await corners(cut)).toEqual(expected);
});

test("two stories with another focus on one picture get a cut each", async () => {
  const png = await quarters(400, 1600, all).png().toBuffer();
  const image = (focus: string) => ({ src: "four.png", alt: "Four", focus });
  const site = await siteOf({
    "seeds/media/four.png": png,
    "seeds/top.md": story({ title: "Top", image: image("50% 0%") }),
    "seeds/end.md": story({ title: "End", image: image("50% 100%") }),
  });
  const cuts = site.files.filter((file) => file.endsWith(".jpg") && file.includes("1x1"));
  const seen = await Promise.all(cuts.map((file) => colorAt(join(site.folder, "_site", file), 0.1, 0.1)));
  expect(seen.sort()).toEqual(["blue", "red"]);
});

test("a photograph that its EXIF data turn is cut as it is seen", async () => {
  const folder = emptyFolder();
  const from = join(folder, "turned.jpg");
  // Orientation 6: shown turned by a quarter clockwise, so that the left half is the top.
  await quarters(1600, 400, ["red", "blue", "red", "blue"]).withMetadata({ orientation: 6 }).jpeg().toFile(from);
  const [cut = "", teaser = ""] = await made(folder, [
    ...filesOf(picture(from, 400, 1600, { focus: "50% 0%" }), "1x1"),
    ...filesOf(picture(from, 400, 1600, { focus: "50% 100%" }), "3x2", "300.avif"),
  ]);
  expect(await sharp(cut).metadata()).toMatchObject({ width: 400, height: 400 });
  expect(await corners(cut)).toEqual(["red", "red", "red", "red"]);
  expect(await sharp(teaser).metadata()).toMatchObject({ format: "heif", width: 300, height: 200 });
  expect(await corners(teaser)).toEqual(["blue", "blue", "blue", "blue"]);
});

test("a drawing is drawn at the size of the cut, sharp, and on white where it has no ground", async () => {
  const folder = emptyFolder();
  const from = join(folder, "drawing.svg");
  writeFileSync(
    from,
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="16" height="32" fill="#f00"/></svg>',
  );
  const cuts = await made(
    folder,
    filesOf(picture(from, 32, 32, { kind: "drawing", original: "/media/drawing-0a.svg" }), ".jpg", "-1200."),
  );
  const sizes = await Promise.all(cuts.map(async (cut) => sharp(cut).metadata()));
  expect(sizes.map(({ width, height }) => [width, height])).toEqual([
    [1200, 1200],
    [1200, 675],
    [1200, 900],
  ]);
  // 12 pixels from the edge, which is a third of a pixel of the drawing.
  for (const cut of cuts)
    expect([await colorAt(cut, 0.49, 0.5), await colorAt(cut, 0.51, 0.5)]).toEqual(["red", "white"]);
});

test("what was made is not made again unless it is damaged, and nothing half-made is left, not even by a build that was killed", async () => {
  const folder = emptyFolder();
  const from = join(folder, "four.png");
  await quarters(400, 400, all).png().toFile(from);
  const assets = filesOf(picture("four.png", 400, 400));
  const names = assets.map(({ file }) => basename(file));
  const first = await made(folder, assets);
  const [cache = ""] = readdirSync(join(folder, ".broadsheet", "made")).map((name) =>
    join(folder, ".broadsheet", "made", name),
  );
  expect(readdirSync(cache).sort()).toEqual(names.sort());

  rmSync(join(cache, names[0] ?? ""));
  // No process has this number.
  writeFileSync(join(cache, "unfinished-99999999-four.jpg"), "half");
  writeFileSync(join(cache, `unfinished-${process.pid}-other.jpg`), "at work");
  const states = () => names.map((name) => [name, statSync(join(cache, name)).ino, readFileSync(join(cache, name))]);
  const counted: string[] = [];
  expect(await makeImages(assets, folder, { told: (done, of) => counted.push(`${done} of ${of}`) })).toEqual([]);
  expect(counted).toEqual(["1 of 1"]);
  expect(readdirSync(cache).sort()).toEqual([...names, `unfinished-${process.pid}-other.jpg`].sort());

  const whole = states();
  expect(await makeImages(assets, folder, { told: () => expect.unreachable() })).toEqual([]);
  expect(states()).toEqual(whole);

  for (const [index, name] of names.entries())
    writeFileSync(join(cache, name), index === 0 ? "" : readFileSync(join(cache, name)).subarray(0, -1));
  const again = await made(folder, assets);
  expect(again.map((file) => readFileSync(file))).toEqual(first.map((file) => readFileSync(file)));
  expect(states().map(([, , bytes]) => bytes)).toEqual(whole.map(([, , bytes]) => bytes));

  writeFileSync(join(cache, names[0] ?? ""), "");
  writeFileSync(from, "torn");
  await expect(made(folder, assets)).rejects.toThrow("four.png:1: file: is damaged");
});

test("what another encoder made is removed when something is made", async () => {
  const folder = emptyFolder();
  await quarters(400, 400, all).png().toFile(join(folder, "four.png"));
  const assets = filesOf(picture("four.png", 400, 400), "avif");
  const cache = join(folder, ".broadsheet", "made");
  await made(folder, assets);
  const before = readdirSync(cache);
  // What encodes is read once.
  const newer = emptyFolder();
  withEncoder(newer, "2.0.0");
  cpSync(join(folder, "four.png"), join(newer, "four.png"));
  cpSync(cache, join(newer, ".broadsheet", "made"), { recursive: true });
  await made(newer, assets);
  expect(readdirSync(join(newer, ".broadsheet", "made"))).toEqual([expect.not.stringMatching(before[0] ?? "")]);
});

test("files of the cache that no picture needs are counted with their size, and stay", async () => {
  const folder = emptyFolder();
  await quarters(400, 400, all).png().toFile(join(folder, "four.png"));
  const assets = filesOf(picture("four.png", 400, 400));
  expect(unusedFiles(assets, folder)).toEqual({ folder: ".broadsheet/made", files: 0, bytes: 0 });
  await made(folder, assets);
  const unused = assets.filter(({ file }) => file.endsWith(".avif"));
  const needed = assets.filter((each) => !unused.includes(each));
  const sizes = unused.map(({ file }) => {
    const [encoder = ""] = readdirSync(join(folder, ".broadsheet", "made"));
    return statSync(join(folder, ".broadsheet", "made", encoder, basename(file))).size;
  });
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(unusedFiles(needed, folder)).toEqual({ folder: ".broadsheet/made", files: unused.length, bytes });
  expect(unusedFiles(assets, folder).files).toBe(0);
});

test("a file has the same bytes whether it is made alone or with all others of its picture", async () => {
  const folder = emptyFolder();
  const from = join(folder, "four.jpg");
  await quarters(640, 480, all).jpeg().toFile(from);
  const assets = filesOf(picture(from, 640, 480, { focus: "20% 30%" }));
  const together = await made(folder, assets);
  for (const [index, asset] of assets.entries()) {
    const [alone = ""] = await made(emptyFolder(), [asset]);
    expect(readFileSync(together[index] ?? "").equals(readFileSync(alone)), asset.file).toBe(true);
  }
});

test("a photograph has at most twelve files, none larger than it is, and none twice where it has the shape of a cut", () => {
  const namesOf = (width: number, height: number, focus?: string) =>
    filesOf(picture("quay.jpg", width, height, focus === undefined ? {} : { focus })).map(({ file }) =>
      file.replace(/^media\/quay-[0-9a-f]{8}-/, ""),
    );
  const cuts = ["3x2-720.avif", "3x2-1200.avif", "3x2-1800.avif", "4x3-1200.jpg", "3x2-300.avif", "3x2-480.avif"];
  expect(new Set(namesOf(2000, 3000))).toEqual(
    new Set(["480.avif", "720.avif", "1200.avif", "1200.jpg", "16x9-1200.jpg", "1x1-1200.jpg", ...cuts]),
  );
  expect(new Set(namesOf(3000, 2000)).size).toBe(9);
  expect(new Set(namesOf(4000, 3000, "10% 20%")).size).toBe(11);
  for (const [width, height] of [
    [4000, 3000],
    [3000, 2000],
    [2000, 3000],
  ] as const) {
    const quay = picture("quay.jpg", width, height, { focus: "10% 20%" });
    const formats = { formats: ["avif", "jpeg"] } as const;
    const inGallery = [...leadAssets(quay, formats), ...bodyAssets({ ...quay, role: "gallery" }, formats)];
    expect(new Set(inGallery.map(({ file }) => file)).size, `${width} × ${height}`).toBeLessThanOrEqual(12);
  }
  for (const [width, height] of [
    [800, 500],
    [640, 480],
    [90, 300],
    [1, 1],
    [20_000, 500],
    [500, 40_000],
  ] as const)
    for (const asset of filesOf(picture("quay.jpg", width, height))) {
      expect(asset.made?.width, asset.file).toBeLessThanOrEqual(width);
      expect(asset.made?.height, asset.file).toBeLessThanOrEqual(Math.min(16_000, height));
    }
});

test.each<[name: string, make: (of: Sharp) => Sharp, pixel: Color | string]>([
  ["in CMYK", (of) => of.toColourspace("cmyk").jpeg(), "red"],
  ["in a wide gamut", (of) => of.withIccProfile("p3").png(), "red"],
  ["in 16 bits", (of) => of.toColourspace("rgb16").png(), "red"],
  ["in shades of grey", (of) => of.greyscale().jpeg(), "127 127 127"],
])("a photograph %s comes out in sRGB as it looks, with no profile and in 8 bits", async (_, make, pixel) => {
  const folder = emptyFolder();
  const from = join(folder, "plain.img");
  await make(sharp({ create: { width: 300, height: 200, channels: 3, background: "#f00" } })).toFile(from);
  for (const file of await made(folder, filesOf(picture(from, 300, 200), "300"))) {
    const { space, depth, hasProfile } = await sharp(file).metadata();
    expect([space, depth, hasProfile], file).toEqual(["srgb", "uchar", false]);
    expect(await colorAt(file, 0.5, 0.5), file).toBe(pixel);
  }
});

test("what is transparent stays so where the format can say it, and lies on white where not", async () => {
  const folder = emptyFolder();
  const from = join(folder, "clear.png");
  await sharp({ create: { width: 300, height: 200, channels: 4, background: "#f000" } })
    .png()
    .toFile(from);
  const files = await made(folder, filesOf(picture(from, 300, 200), "300"));
  const seen = await Promise.all(
    files.map(async (file) => [(await sharp(file).metadata()).hasAlpha, await colorAt(file, 0.5, 0.5)]),
  );
  expect(seen.filter(([hasAlpha]) => hasAlpha === true)).toHaveLength(1);
  expect(seen.filter(([hasAlpha]) => hasAlpha === false)).toEqual(files.slice(1).map(() => [false, "white"]));
});

test("a sign stands in the middle of its ground, in a PNG or an ICO, once for each ground", async () => {
  const folder = emptyFolder();
  const from = join(folder, "sign.svg");
  writeFileSync(
    from,
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect width="16" height="16" fill="#f00"/></svg>',
  );
  const sign = (file: string, width: number, height: number, ground: string): Asset => ({
    file,
    from,
    made: { kind: "logo", width, height, ground, hash: "0a" },
  });
  const [card = "", ico = ""] = await made(folder, [
    sign("assets/card.png", 1200, 630, "#0000ff"),
    sign("favicon.ico", 48, 48, "#0000ff"),
  ]);
  const [other = ""] = await made(folder, [sign("assets/card.png", 1200, 630, "#ffff00")]);
  expect(await sharp(card).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  expect([...(await corners(card)), await colorAt(card, 0.5, 0.5)]).toEqual(["blue", "blue", "blue", "blue", "red"]);
  expect(await corners(other)).toEqual(["yellow", "yellow", "yellow", "yellow"]);

  // Microsoft's ICONDIR and ICONDIRENTRY: reserved, 1 for an icon, one picture; its size, planes, bits, length and place.
  const bytes = readFileSync(ico);
  expect([0, 2, 4].map((at) => bytes.readUInt16LE(at))).toEqual([0, 1, 1]);
  expect([bytes.readUInt8(6), bytes.readUInt8(7), bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([
    48, 48, 1, 32,
  ]);
  const place = bytes.readUInt32LE(18);
  expect(place + bytes.readUInt32LE(14)).toBe(bytes.length);
  const png = join(folder, "icon.png");
  writeFileSync(png, bytes.subarray(place));
  expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 48, height: 48 });
  expect(await colorAt(png, 0.5, 0.5)).toBe("red");
});

test("a damaged picture is one problem by its name, however many stories and shapes it has, and nothing is published", async () => {
  const whole = await quarters(1200, 1200, all).png({ compressionLevel: 0 }).toBuffer();
  const image = { src: "torn.png", alt: "Four" };
  const { run, has } = paper({
    "seeds/media/torn.png": whole.subarray(0, 2000),
    "seeds/a.md": story({ title: "A", image }),
    "seeds/b.md": story({ title: "B", image }),
  });
  expect(await run(["build"])).toEqual({
    code: 1,
    stdout: "",
    stderr: [
      "seeds/media/torn.png:1: file: is damaged. Check that it opens, and save it again.",
      "1 problem: nothing was published, the last edition stays as it was.",
      "",
    ].join("\n"),
  });
  expect(has("_site")).toBe(false);
});

test("a disk that refuses what was made is no fault of the picture", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, ".broadsheet"), "");
  await quarters(400, 400, all).png().toFile(join(folder, "four.png"));
  await expect(makeImages(filesOf(picture("four.png", 400, 400)), folder)).rejects.toThrow("ENOTDIR");
});

test("a cut names the makers of its picture, and tells nothing else of it", async () => {
  const folder = emptyFolder();
  for (const ending of ENDINGS) {
    const from = join(folder, `told.${ending}`);
    writeFileSync(from, await dirty(ending, 640, 480));
    const { rights } = clean(readFileSync(from));
    const [cut = ""] = await made(folder, filesOf(picture(from, 640, 480, { rights }), "16x9"));
    const bytes = readFileSync(cut);
    expect(
      KEPT.filter((each) => !bytes.includes(each)),
      ending,
    ).toEqual([]);
    expect(
      PRIVATE.filter((each) => bytes.includes(each)),
      ending,
    ).toEqual([]);
    expect((await sharp(bytes).metadata()).exif, ending).toBeUndefined();
  }
});

test("a copy says no more than it may, and is made into a folder that is not there yet", async () => {
  const folder = emptyFolder();
  const [told, fine] = [join(folder, "told.jpg"), join(folder, "fine.jpg")];
  writeFileSync(told, await dirty("jpg", 640, 480));
  writeFileSync(fine, await plain("jpg", 640, 480));
  for (const from of [told, fine])
    await copyClean({ file: "media/a.jpg", from }, folder, join(folder, "stage", "media", basename(from)));
  const copied = (name: string) => readFileSync(join(folder, "stage", "media", name));
  expect(PRIVATE.filter((each) => copied("told.jpg").includes(each))).toEqual([]);
  expect(KEPT.filter((each) => !copied("told.jpg").includes(each))).toEqual([]);
  expect(copied("fine.jpg").equals(readFileSync(fine))).toBe(true);
});

test.each([
  "gif",
  "webp",
] as const)("an animation in %s says what the story says of its rights, and tells nothing else; two credits are two files", async (ending) => {
  const folder = emptyFolder();
  const from = join(folder, `loop.${ending}`);
  writeFileSync(from, await dirtyAnimation(ending));
  const { rights } = clean(readFileSync(from));
  const loop = (credit?: string) =>
    picture(from, 64, 48, {
      kind: "animation",
      original: `/media/loop-0a.${ending}`,
      rights,
      ...(credit === undefined ? {} : { credit }),
    });
  const wholeOf = (of: Picture): Asset[] => filesOf(of).filter(({ made }) => made === undefined);
  const all = [wholeOf(loop()), wholeOf(loop("STORY-ANN")), wholeOf(loop("STORY-BO"))].flat();
  expect(all.map(({ file }) => file)).toEqual([
    `media/loop-0a.${ending}`,
    expect.stringMatching(/^media\/loop-[0-9a-f]{8}\./),
    expect.stringMatching(/^media\/loop-[0-9a-f]{8}\./),
  ]);
  expect(new Set(all.map(({ file }) => file)).size).toBe(3);
  const [plain = "", ann = ""] = await made(folder, all);
  for (const [file, credit] of [
    [plain, "KEEP-CREDIT"],
    [ann, "STORY-ANN"],
  ] as const) {
    const bytes = readFileSync(file);
    expect(PRIVATE.filter((each) => bytes.includes(each))).toEqual([]);
    expect(KEPT.filter((each) => !bytes.includes(each.replace("KEEP-CREDIT", credit)))).toEqual([]);
    expect((await sharp(bytes).metadata()).pages).toBe(2);
  }
  expect(readFileSync(ann).includes("KEEP-CREDIT")).toBe(false);
});

test("a drawing says what the story says of its rights", async () => {
  const folder = emptyFolder();
  const from = join(folder, "quay.svg");
  writeFileSync(from, '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8"/></svg>');
  const quay = picture(from, 8, 8, { kind: "drawing", original: "/media/quay-0a.svg" });
  const license = { url: "https://keep.example/licence" };
  const all = [quay, { ...quay, credit: "STORY-ANN", copyright: "© Ann", license }].flatMap((each) =>
    filesOf(each).filter(({ made }) => made === undefined),
  );
  const [plain = "", told = ""] = await made(folder, all);
  expect(readFileSync(plain).equals(readFileSync(from))).toBe(true);
  expect(basename(told)).not.toBe(basename(plain));
  for (const each of ["STORY-ANN", "© Ann", license.url]) expect(readFileSync(told, "utf8")).toContain(each);
  expect(await sharp(told).metadata()).toMatchObject({ format: "svg", width: 8, height: 8 });
});

test("icons that the outlet drew itself are cleaned, and one that cannot be is a problem by its name", async () => {
  const { run, write, folder } = paper({
    "seeds/a.md": story(),
    "src/assets/icons/card.png": await dirty("png"),
    "src/assets/icons/favicon.svg": (before) => before.replace("<svg", "<!-- CANARY --><svg"),
  });
  expect(await run(["build"])).toMatchObject({ code: 0 });
  const card = readFileSync(join(folder, "_site/assets/card.png"));
  expect(PRIVATE.filter((each) => card.includes(each))).toEqual([]);
  expect(KEPT.filter((each) => !card.includes(each))).toEqual([]);
  expect(readFileSync(join(folder, "_site/assets/favicon.svg"), "utf8")).not.toContain("CANARY");

  write({ "src/assets/icons/extra.svg": "<svg><!-- CANARY </svg>" });
  expect(await run(["build"])).toMatchObject({
    code: 1,
    stderr: [
      'src/assets/icons/extra.svg:1: file: is damaged (is broken: "<!--" has no end). Check that it opens, and save it again.',
      "1 problem: nothing was published, the last edition stays as it was.",
      "",
    ].join("\n"),
  });
});
