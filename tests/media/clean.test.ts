import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { clean } from "../../src/media/metadata/clean.ts";
import { readExif, writeExif } from "../../src/media/metadata/exif.ts";
import { cleanProfile } from "../../src/media/metadata/icc.ts";
import {
  chunk,
  dirty,
  ENDINGS,
  KEPT,
  KEPT_ADDRESSES,
  PRIVATE,
  plain,
  resources,
  segment,
  wideGamut,
  withTag,
  XMP,
} from "./canary.ts";

const pixelsOf = (file: Buffer): Promise<Buffer> => sharp(file, { animated: true }).raw().toBuffer();

const privateIn = (file: Buffer) => PRIVATE.filter((each) => file.includes(each));
const packetOf = (file: Buffer): string => /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(clean(file).content.toString())?.[0] ?? "";

describe.each(ENDINGS)("of a %s", (ending) => {
  test("nothing private is left, all credit is, and every pixel is what it was", async () => {
    const file = await dirty(ending);
    const { content, rights } = clean(file);
    expect(privateIn(file)).toContain("CANARY");
    expect(privateIn(content)).toEqual([]);
    expect([...KEPT, ...KEPT_ADDRESSES].filter((each) => !content.includes(each))).toEqual([]);
    expect(rights.map(({ property }) => property)).toContain("photoshop:Credit");
    expect((await pixelsOf(content)).equals(await pixelsOf(file))).toBe(true);
    expect(Object.keys(await sharp(content).metadata())).not.toContain("comments");
    const meta = await sharp(content).metadata();
    expect(meta.hasProfile).toBe(ending !== "gif");
    // AVIF turns pictures by a property of its own, which sharp has applied here; GIF not at all.
    expect(meta.orientation).toBe(ending === "avif" || ending === "gif" ? undefined : 6);
  });

  test("the same file comes out each time, and a clean one stays as it is to the byte", async () => {
    const file = await dirty(ending, 320, 240);
    const { content } = clean(file);
    expect(clean(Buffer.from(file)).content.equals(content)).toBe(true);
    expect(clean(content).content).toBe(content);
  });

  test("a file with nothing but a picture and its colours stays as it is to the byte", async () => {
    const file = await plain(ending, 320, 240);
    expect(clean(file)).toEqual({ content: file, rights: [], isTurned: false, isAnimated: false });
    expect(clean(file).content).toBe(file);
  });

  test("a file that is cut off or damaged gives nothing private, and no end is waited for", async () => {
    const file = await dirty(ending, 64, 48);
    const check = (bytes: Buffer) => {
      try {
        expect(privateIn(clean(bytes).content)).toEqual([]);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    };
    fc.assert(
      fc.property(fc.nat(file.length), (length) => check(file.subarray(0, length))),
      { numRuns: 300 },
    );
    // Within the picture the bytes stand for colours, and its head says which format it is.
    expect(() => clean(Buffer.concat([file.subarray(0, 12), Buffer.alloc(40, 0xff)]))).not.toThrow(TypeError);
  });
});

describe("credit", () => {
  const xmpWith = (inner: string, attributes = "") =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta>`;
  const creator = "<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>";
  const jpeg = async (...segments: Buffer[]) => {
    const file = await plain("jpg", 64, 48);
    return Buffer.concat([file.subarray(0, 2), ...segments, file.subarray(2)]);
  };
  const xmp = (packet: string) => segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`));
  const iptc = (...sets: [number, string | Buffer][]) =>
    segment(0xed, Buffer.concat([Buffer.from("Photoshop 3.0\0"), resources(sets)]));
  /** EXIF data with two texts, in the byte order of Intel. */
  const exif = (artist: string, copyright: string) => {
    const tiff = Buffer.alloc(38);
    tiff.write("II*\0\x08\0\0\0\x02\0", "latin1");
    [
      [0x013b, artist, 0],
      [0x8298, copyright, Buffer.byteLength(artist)],
    ].forEach(([tag, text, before], index) => {
      tiff.writeUInt16LE(Number(tag), 10 + 12 * index);
      tiff.writeUInt16LE(2, 12 + 12 * index);
      tiff.writeUInt32LE(Buffer.byteLength(String(text)), 14 + 12 * index);
      tiff.writeUInt32LE(38 + Number(before), 18 + 12 * index);
    });
    return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), tiff, Buffer.from(artist + copyright)]));
  };

  test("in XMP and nothing else stays as it is to the byte, however it is written", async () => {
    for (const packet of [
      xmpWith(creator),
      xmpWith(`\n ${creator} \n`, ' photoshop:Credit="Tide Network"'),
      `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>${xmpWith(creator)}${" ".repeat(2000)}<?xpacket end='w'?>`,
    ]) {
      const file = await jpeg(xmp(packet));
      expect(clean(file).content, packet).toBe(file);
    }
  });

  test.each([
    ["a comment", xmpWith(`${creator}<!-- Elm Street 5 -->`)],
    ["an attribute", xmpWith(creator, ' xmlns:e="http://ns.adobe.com/exif/1.0/" e:GPSLatitude="52"')],
    ["an empty element", xmpWith(`${creator}<a52.5/>`)],
    ["a namespace", xmpWith(creator, ' xmlns:a="geo:52.5,13.4"')],
    ["text beside", xmpWith(`${creator}Elm Street 5`)],
    ["text behind", `${xmpWith(creator)}Elm Street 5`],
    ["an instruction", `${xmpWith(creator)}<?at Elm Street 5?>`],
    ["a program", xmpWith(creator).replace("<x:xmpmeta", '<x:xmpmeta x:xmptk="Elm Street 5"')],
    ["an id", xmpWith(creator).replace('rdf:about=""', 'rdf:about="uuid:52"')],
    ["a language that is none", xmpWith(creator.replace("<rdf:li", '<rdf:li xml:lang="Elm Street 5"'))],
    ["a property within", xmpWith(creator.replace("Ann", "Ann<dc:place>Elm Street 5</dc:place>"))],
  ])("with %s in its packet is written again without", async (_, packet) => {
    const { content } = clean(await jpeg(xmp(packet)));
    expect(content.includes(packet)).toBe(false);
    for (const word of ["Elm Street", "52", "xmptk", "geo:"]) expect(content.includes(word), word).toBe(false);
    expect(content.toString()).toContain("<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>");
  });

  test("is taken from XMP first, what that lacks from IPTC, and what both lack from EXIF", async () => {
    const file = await jpeg(
      exif("Exif Artist", "Exif Rights"),
      iptc([80, "Ipse"], [90, "Berlin"], [110, "Tide Network"]),
      xmp(xmpWith(creator)),
    );
    const packet = packetOf(file);
    for (const kept of ["<rdf:li>Ann</rdf:li>", ">Tide Network<", ">Exif Rights<"]) expect(packet).toContain(kept);
    for (const gone of ["Exif Artist", "Ipse", "Berlin"]) expect(clean(file).content.includes(gone), gone).toBe(false);
  });

  test("in a packet too long for one segment is taken from its pieces, in whatever order they are", async () => {
    const more = (at: number, content: string) => {
      const head = Buffer.from(`http://ns.adobe.com/xmp/extension/\0${"0".repeat(32)}\0\0\0\0\0\0\0\0`);
      head.writeUInt32BE(at, head.length - 4);
      return segment(0xe1, Buffer.concat([head, Buffer.from(content)]));
    };
    const rest = xmpWith(
      `${creator.replace("Ann", "Bo")}<photoshop:Credit>Tide</photoshop:Credit><dc:place>Elm</dc:place>`,
    );
    const pieces = [more(100, rest.slice(100)), more(0, rest.slice(0, 100))];
    const note = ' xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="00000000"';
    const { content } = clean(await jpeg(xmp(xmpWith(creator, note)), ...pieces));
    expect(packetOf(content)).toContain("<rdf:li>Ann</rdf:li>");
    expect(packetOf(content)).toContain("<photoshop:Credit>Tide</photoshop:Credit>");
    for (const gone of ["Bo", "Elm", "xmp/extension", "HasExtended"]) expect(content.includes(gone), gone).toBe(false);
    expect(packetOf(await jpeg(...pieces))).toContain("<rdf:li>Bo</rdf:li>");
  });

  test("of several packets is what the first that has it says", async () => {
    const second = xmpWith(`${creator.replace("Ann", "Bo")}<photoshop:Credit>Tide</photoshop:Credit>`);
    const { content } = clean(await jpeg(xmp(xmpWith(creator)), xmp(second)));
    expect(content.toString().match(/<x:xmpmeta/g)).toHaveLength(1);
    expect(packetOf(content)).toMatch(/<rdf:li>Ann<.*>Tide</);
  });

  test("of several people in IPTC names each, and old encodings are read", async () => {
    const latin = Buffer.from("© Zoë", "latin1");
    const packet = packetOf(await jpeg(iptc([80, "Łucja"], [80, "Bo"], [116, latin])));
    expect(packet).toContain("<rdf:li>Łucja</rdf:li><rdf:li>Bo</rdf:li>");
    expect(packet).toContain(">© Zoë<");
  });

  test("of characters that mean something in XML is still text", async () => {
    const { content } = clean(await jpeg(iptc([110, '<script>&"\u0001'])));
    expect(content.includes("&lt;script&gt;&amp;&quot;<")).toBe(true);
  });

  test("in the texts of a PNG, packed or as ImageMagick writes it, is kept", async () => {
    const file = await plain("png", 64, 48);
    const raw = `\nIPTC profile\n      ${resources([[110, "Tide"]]).length}\n${resources([[110, "Tide"]]).toString("hex")}\n`;
    const parts = [
      chunk("tEXt", "Author\0Ann"),
      chunk("iTXt", Buffer.from("Copyright\0\0\0de\0Urheber\0© Ann")),
      chunk("tEXt", `Raw profile type iptc\0${raw}`),
    ];
    const { content } = clean(Buffer.concat([file.subarray(0, 33), ...parts, file.subarray(33)]));
    for (const kept of [">Ann<", ">© Ann<", ">Tide<"]) expect(content.toString()).toContain(kept);
    expect(content.includes("Urheber")).toBe(false);
    expect(await sharp(content).metadata()).toMatchObject({ width: 64, height: 48 });
  });

  test("in EXIF data that a PNG has as a text is kept, and does not turn it", async () => {
    const file = await plain("png", 64, 48);
    for (const keyword of ["exif", "APP1"]) {
      const data = exif("Ann Plain", "© Ann").subarray(keyword === "exif" ? 10 : 4);
      const text = deflateSync(`\n${keyword}\n      ${data.length}\n${data.toString("hex")}\n`);
      const part = chunk("zTXt", Buffer.concat([Buffer.from(`Raw profile type ${keyword}\0\0`), text]));
      const { content } = clean(Buffer.concat([file.subarray(0, 33), part, file.subarray(33)]));
      for (const kept of [">Ann Plain<", ">© Ann<"]) expect(content.toString(), keyword).toContain(kept);
      expect(content.includes("eXIf")).toBe(false);
    }
  });

  test("behind which something hides in a PNG is written again", async () => {
    const file = await plain("png", 64, 48);
    const keyword = Buffer.from("XML:com.adobe.xmp\0\0\0");
    const hiding = [
      chunk("iTXt", Buffer.concat([keyword, Buffer.from("Elm\0Street\0"), Buffer.from(xmpWith(creator))])),
      chunk(
        "tEXt",
        Buffer.concat(
          [
            Buffer.from("Raw profile type xmp\0\nxmp\n       2\n"),
            Buffer.from(xmpWith(creator)).toString("hex"),
            "!Elm",
          ].map((each) => Buffer.from(each)),
        ),
      ),
    ];
    for (const part of hiding) {
      const { content } = clean(Buffer.concat([file.subarray(0, 33), part, file.subarray(33)]));
      expect(content.toString()).toContain(">Ann<");
      expect(content.includes("Elm")).toBe(false);
    }
  });

  test("that nobody can read is no reason to publish the rest", async () => {
    for (const packet of ["<x:xmpmeta", XMP.slice(0, 900), "\0\0\0", "<a".repeat(5000)])
      expect(packetOf(await jpeg(xmp(packet)))).not.toContain("CANARY");
  });

  // In a time that grows faster than the text it would not end.
  test("of a hundred thousand tags, names and licensors is read", { timeout: 60_000 }, async () => {
    const file = await plain("png", 64, 48);
    const licensors = `<p:Licensor xmlns:p="http://ns.useplus.org/ldf/xmp/1.0/"><rdf:Bag>${"<rdf:li p:LicensorName='Ann'/>".repeat(100_000)}</rdf:Bag></p:Licensor>`;
    const nested = Array.from({ length: 100_000 }, (_, index) => `<a${index} xmlns:a${index}="a">`).join("");
    for (const packet of [
      "<a ".repeat(100_000),
      "<!--".repeat(100_000),
      "<a>".repeat(100_000),
      "<?a?>".repeat(100_000),
      `<a ${" ".repeat(300_000)}`,
      xmpWith(creator.repeat(100_000)),
      xmpWith(licensors),
      xmpWith(nested),
    ]) {
      const text = chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${packet}`));
      const { content } = clean(Buffer.concat([file.subarray(0, 33), text, file.subarray(33)]));
      expect(content.subarray(0, 33)).toEqual(file.subarray(0, 33));
    }
  });
});

describe("how a picture is turned", () => {
  test("is read in both byte orders, and is all that EXIF data say afterwards", () => {
    const little = Buffer.from("49492a00080000000100120103000100000008000000", "hex");
    expect(readExif(Buffer.concat([little, Buffer.alloc(6)])).orientation).toBe(8);
    for (let orientation = 2; orientation <= 8; orientation++)
      expect(readExif(writeExif(orientation))).toEqual({ orientation, statements: [] });
  });

  test("is 1 where EXIF data say nothing that can be", () => {
    for (const data of ["", "II*", "49492a00ffffffff", "4d4d002a00000008ffff", writeExif(9).toString("latin1")])
      expect(readExif(Buffer.from(data, "latin1")).orientation, data).toBe(1);
  });
});

test("a film of pictures stays one, with its pauses, its turns and its frames", async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all(["#f00", "#0f0", "#00f"].map(frame));
  for (const ending of ["gif", "webp"] as const) {
    const film = sharp(frames, { join: { animated: true } });
    const file = await film[ending]({ delay: [100, 200, 300], loop: 3 }).toBuffer();
    expect(clean(file).content, ending).toBe(file);
    const told = await dirtied(ending, file);
    const { content } = clean(told);
    expect(privateIn(told)).toEqual(["CANARY"]);
    expect(privateIn(content)).toEqual([]);
    const { pages, delay, loop } = await sharp(content).metadata();
    expect({ pages, delay, loop }).toEqual({ pages: 3, delay: [100, 200, 300], loop: 3 });
    expect((await pixelsOf(content)).equals(await pixelsOf(file))).toBe(true);
  }
});

/** Within a frame, where WebP has chunks of its own; between two frames of a GIF. */
async function dirtied(ending: "gif" | "webp", file: Buffer): Promise<Buffer> {
  if (ending === "gif") {
    const at = file.indexOf(Buffer.from("21f904", "hex"), file.indexOf(Buffer.from("21f904", "hex")) + 1);
    return Buffer.concat([file.subarray(0, at), Buffer.from("\x21\xfe\x06CANARY\0", "latin1"), file.subarray(at)]);
  }
  const at = file.indexOf("ANMF");
  const length = file.readUInt32LE(at + 4);
  const hidden = Buffer.from("HIDE\x06\0\0\0CANARY", "latin1");
  const end = at + 8 + length;
  const told = Buffer.concat([file.subarray(0, end), hidden, file.subarray(end)]);
  told.writeUInt32LE(length + hidden.length, at + 4);
  told.writeUInt32LE(told.length - 8, 4);
  return told;
}

test("sixteen bits a colour, four inks and what is see-through stay as they are to the byte", async () => {
  const picture = sharp({
    create: { width: 64, height: 48, channels: 4, background: { r: 9, g: 99, b: 199, alpha: 0.4 } },
  });
  for (const file of [
    await picture.clone().toColourspace("rgb16").png().toBuffer(),
    await picture.clone().png({ palette: true }).toBuffer(),
    await picture.clone().removeAlpha().toColourspace("cmyk").jpeg().toBuffer(),
    await picture.clone().webp({ lossless: true }).toBuffer(),
    await picture.clone().avif({ lossless: true }).toBuffer(),
  ])
    expect(clean(file).content).toBe(file);
});

test("an icon says nothing private in any of its sizes, keeps their credit, and hides nothing between them", async () => {
  const [small, large, bitmap] = [await dirty("png", 16, 16), await dirty("png", 48, 48), Buffer.alloc(40, 7)];
  const iconOf = (pictures: readonly Buffer[], between = "") => {
    let end = 6 + 16 * pictures.length + between.length;
    const entries = pictures.map((picture) => {
      const entry = Buffer.alloc(16);
      entry.writeUInt32LE(picture.length, 8);
      entry.writeUInt32LE(end, 12);
      end += picture.length;
      return entry;
    });
    const head = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
    return Buffer.concat([head, ...entries, Buffer.from(between), ...pictures]);
  };
  const { content } = clean(iconOf([small, large, bitmap], "CANARY"));
  expect(privateIn(content)).toEqual([]);
  expect(KEPT.filter((each) => !content.includes(each))).toEqual([]);
  expect(content.equals(iconOf([clean(small).content, clean(large).content, bitmap]))).toBe(true);
  expect(clean(content).content).toBe(content);
  expect(() => clean(content.subarray(0, 20))).toThrow(RangeError);
});

describe("a colour profile", () => {
  const colors = "wtpt chad rXYZ gXYZ bXYZ rTRC gTRC bTRC".split(" ");
  const tagsOf = (profile: Buffer): string[] =>
    Array.from({ length: profile.readUInt32BE(128) }, (_, index) =>
      profile.toString("latin1", 132 + 12 * index).slice(0, 4),
    );

  test("keeps its colours, and of its words a name and a line on its copyright, which readers ask for", async () => {
    const screen = withTag(await wideGamut(), "mmod", Buffer.from("CANARY"));
    screen.write("CANARY202112", 24, "latin1");
    const profile = cleanProfile(screen) ?? Buffer.alloc(0);
    expect(tagsOf(profile).sort()).toEqual(["cprt", "desc", ...colors].sort());
    expect(profile.readUInt32BE()).toBe(profile.length);
    expect(profile.includes("CANARY")).toBe(false);
    expect(cleanProfile(profile)?.equals(profile)).toBe(true);
  });

  test("that cannot be read is left out", async () => {
    const profile = await wideGamut();
    for (const broken of [profile.subarray(0, 100), profile.subarray(0, 300), Buffer.alloc(500), Buffer.from("CANARY")])
      expect(cleanProfile(broken)).toBeUndefined();
    const jpeg = await plain("jpg", 64, 48);
    const told = Buffer.from(jpeg);
    told.write("CANARY", jpeg.indexOf("acsp"), "latin1");
    const { content } = clean(told);
    expect(content.includes("CANARY")).toBe(false);
    expect((await sharp(content).metadata()).hasProfile).toBe(false);
  });

  // Of a hundred thousand tags, each as long as all of it, the copies would fill the memory.
  test("of a hundred thousand tags has each once", async () => {
    const head = (await wideGamut()).subarray(0, 132);
    head.writeUInt32BE(100_000, 128);
    const entry = Buffer.from("rXYZ\0\0\0\0\0\x10\0\0", "latin1");
    const profile = Buffer.concat([head, ...Array.from({ length: 100_000 }, () => entry)]);
    expect(tagsOf(cleanProfile(profile) ?? head)).toEqual(["desc", "cprt", "rXYZ"]);
  });
});

test("what stands between the segments of a JPEG is cut out", async () => {
  const file = await plain("jpg", 64, 48);
  const scan = file.lastIndexOf(Buffer.from([0xff, 0xda]));
  const told = [file.subarray(0, 2), "CANARY", file.subarray(2, scan), "CANARY", file.subarray(scan)];
  expect(clean(Buffer.concat(told.map((each) => Buffer.from(each)))).content.equals(file)).toBe(true);
});

test("the small picture of a JPEG's own header is cut out, and the header stays", async () => {
  const file = await plain("jpg", 64, 48);
  const header = segment(0xe0, "JFIF\0\x01\x02\x01\x00\x48\x00\x48\x01\x01CANARY");
  const { content } = clean(Buffer.concat([file.subarray(0, 2), header, file.subarray(2)]));
  expect(content.subarray(2, 20).toString("latin1")).toBe("\xff\xe0\x00\x10JFIF\0\x01\x02\x01\x00\x48\x00\x48\0\0");
  expect(privateIn(content)).toEqual([]);
});
