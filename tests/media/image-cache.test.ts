import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { copyClean, renderImages } from "../../src/media/image-cache.ts";
import type { Picture } from "../../src/model/article.ts";
import type { Asset } from "../../src/model/view.ts";
import { cropAssets } from "../../src/site/crops.ts";
import { paper } from "../cli/paper.ts";
import { filesIn, siteOf, story } from "../site/site.ts";
import { dirty, ENDINGS, KEPT, PRIVATE, plain } from "./canary.ts";

const colors = {
  red: [255, 0, 0],
  green: [0, 160, 0],
  blue: [0, 0, 255],
  yellow: [255, 255, 0],
  white: [255, 255, 255],
};
type Color = keyof typeof colors;

/** A folder, gone after the test, where no picture was rendered yet. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-pictures-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

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

/** @param folder with the pictures; what is made of them is kept in `made` @returns the pictures as they are published, each in a folder of its own */
async function made(folder: string, assets: readonly Asset[]): Promise<string[]> {
  const developed = await renderImages(assets, folder, join(folder, "made"));
  expect(developed.problems).toEqual([]);
  const published = developed.assets.map((asset, index) => ({
    asset,
    to: join(folder, "published", `${index}`, asset.file),
  }));
  for (const { asset, to } of published) await copyClean(asset, to);
  return published.map(({ to }) => to);
}

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
  const picture: Picture = { path: "/media/quarters-0a.png", from, width, height, alt: "Four", focus };
  const square = cropAssets(picture).filter(({ file }) => file.includes("1x1"));
  const [cut = ""] = await made(folder, square);
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
  const picture: Picture = {
    path: "/media/turned-0a.jpg",
    from,
    width: 400,
    height: 1600,
    alt: "Two",
    focus: "50% 0%",
  };
  const [cut = ""] = await made(
    folder,
    cropAssets(picture).filter(({ file }) => file.includes("1x1")),
  );
  expect(await sharp(cut).metadata()).toMatchObject({ width: 400, height: 400 });
  expect(await corners(cut)).toEqual(["red", "red", "red", "red"]);
});

test("a drawing is drawn at the size of the cut, sharp, and on white where it has no ground", async () => {
  const folder = emptyFolder();
  const from = join(folder, "drawing.svg");
  writeFileSync(
    from,
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="16" height="32" fill="#f00"/></svg>',
  );
  const picture: Picture = { path: "/media/drawing-0a.svg", from, width: 32, height: 32, alt: "Half" };
  const cuts = await made(folder, cropAssets(picture));
  const sizes = await Promise.all(cuts.map(async (cut) => sharp(cut).metadata()));
  expect(sizes.map(({ width, height }) => [width, height])).toEqual([
    [1200, 675],
    [1200, 900],
    [1200, 1200],
  ]);
  // 12 pixels from the edge, which is a third of a pixel of the drawing.
  for (const cut of cuts)
    expect([await colorAt(cut, 0.49, 0.5), await colorAt(cut, 0.51, 0.5)]).toEqual(["red", "white"]);
});

test("what was made is not made again unless it is damaged, and nothing half-made is left", async () => {
  const folder = emptyFolder();
  const from = join(folder, "four.png");
  await quarters(800, 800, all).png().toFile(from);
  const assets = cropAssets({ path: "/media/four-0a.png", from, width: 800, height: 800, alt: "Four" });
  const first = await made(folder, assets);
  expect(first.map((file) => basename(file))).toEqual(["four-0a-16x9.jpg", "four-0a-4x3.jpg", "four-0a-1x1.jpg"]);
  expect(filesIn(join(folder, "made")).map((file) => basename(file))).toEqual(
    first.map((file) => basename(file)).sort(),
  );
  const kept = filesIn(join(folder, "made")).map((file) => join(folder, "made", file));
  const states = () => kept.map((file) => [readFileSync(file), statSync(file).ino] as const);
  const [pictures, before] = [first.map((file) => readFileSync(file)), states()];
  await made(folder, assets);
  expect(states()).toEqual(before);
  for (const [index, file] of kept.entries())
    writeFileSync(file, index === 0 ? "" : readFileSync(file).subarray(0, -1));
  await made(folder, assets);
  expect(first.map((file) => readFileSync(file))).toEqual(pictures);
  expect(states().map(([bytes]) => bytes)).toEqual(before.map(([bytes]) => bytes));
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
  const [card = "", other = "", ico = ""] = await made(folder, [
    sign("assets/card.png", 1200, 630, "#0000ff"),
    sign("assets/card.png", 1200, 630, "#ffff00"),
    sign("favicon.ico", 48, 48, "#0000ff"),
  ]);
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
  const drawn = join(folder, "icon.png");
  writeFileSync(drawn, bytes.subarray(place));
  expect(await sharp(drawn).metadata()).toMatchObject({ format: "png", width: 48, height: 48 });
  expect(await colorAt(drawn, 0.5, 0.5)).toBe("red");
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
      "seeds/media/torn.png:1: file: cannot be read (vipspng: libpng read error). Check that it opens, and save it again, with fewer pixels if it is very large.",
      "1 problem: nothing was published, the last edition stays as it was.",
      "",
    ].join("\n"),
  });
  expect(has("_site")).toBe(false);
});

test("a disk that refuses what was made is no fault of the picture", async () => {
  const folder = emptyFolder();
  const full = join(folder, "full");
  writeFileSync(full, "");
  const picture = await quarters(1200, 1200, all).png().toBuffer();
  writeFileSync(join(folder, "four.png"), picture);
  const made = { kind: "crop", width: 300, height: 300, focus: { x: 0.5, y: 0.5 } } as const;
  await expect(renderImages([{ file: "media/four-1x1.jpg", from: "four.png", made }], folder, full)).rejects.toThrow(
    "EEXIST",
  );
});

test("a cut names the makers of its picture, and tells nothing else of it", async () => {
  const folder = emptyFolder();
  for (const ending of ENDINGS) {
    const from = join(folder, `told.${ending}`);
    writeFileSync(from, await dirty(ending, 640, 480));
    const picture: Picture = { path: `/media/told-0a.${ending}`, from, width: 640, height: 480, alt: "Light" };
    const [cut = ""] = await made(folder, cropAssets(picture));
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
    await copyClean({ file: "media/a.jpg", from }, join(folder, "stage", "media", basename(from)));
  const copied = (name: string) => readFileSync(join(folder, "stage", "media", name));
  expect(PRIVATE.filter((each) => copied("told.jpg").includes(each))).toEqual([]);
  expect(KEPT.filter((each) => !copied("told.jpg").includes(each))).toEqual([]);
  expect(copied("fine.jpg").equals(readFileSync(fine))).toBe(true);
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
      'src/assets/icons/extra.svg:1: file: cannot be read (is broken: "<!--" has no end). Check that it opens, and save it again, with fewer pixels if it is very large.',
      "1 problem: nothing was published, the last edition stays as it was.",
      "",
    ].join("\n"),
  });
});
