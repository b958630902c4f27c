import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { cleanProfile } from "../../src/media/metadata/icc.ts";

// Pictures with all kinds of metadata. Private data contain CANARY or a location, and data that must be kept contain KEEP.

export type Ending = "jpg" | "png" | "webp" | "avif" | "gif";
export const ENDINGS: readonly Ending[] = ["jpg", "png", "webp", "avif", "gif"];

/** Every kind of private data, as it is written in a file. The last but one is a latitude as three EXIF fractions, the last a text as colour profiles have it. */
export const PRIVATE: readonly (string | Buffer)[] = [
  "CANARY",
  "52.5123",
  Buffer.from([52, 0, 0, 0, 1, 0, 0, 0, 31, 0, 0, 0, 1, 0, 0, 0]),
  Buffer.from("CANARY", "utf16le").swap16(),
];

/** Credits that every file below has, but that formats without EXIF data have no KEEP-ARTIST. */
export const KEPT = ["KEEP-ANN", "KEEP-BO &amp; SONS", "KEEP-CREDIT", "KEEP-RIGHTS", "KEEP-RECHTE", "KEEP-TERMS"];
export const KEPT_ADDRESSES = ["https://keep.example/licence", "https://keep.example/buy", "https://keep.example/cc"];

export const XMP = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<!-- CANARY -->
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="CANARY Toolkit">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="uuid:CANARY" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
   xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" exif:GPSLatitude="52.5123" aux:SerialNumber="CANARY" photoshop:Credit="KEEP-CREDIT" photoshop:City="CANARY">
   <xmpMM:History><rdf:Seq><rdf:li>CANARY</rdf:li></rdf:Seq></xmpMM:History>
   <dc:creator><rdf:Seq><rdf:li>KEEP-ANN</rdf:li><rdf:li>KEEP-BO &amp; SONS</rdf:li></rdf:Seq></dc:creator>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">KEEP-RIGHTS</rdf:li><rdf:li xml:lang="de">KEEP-RECHTE</rdf:li></rdf:Alt></dc:rights>
   <dc:subject><rdf:Bag><rdf:li>CANARY</rdf:li></rdf:Bag></dc:subject>
  </rdf:Description>
  <r:Description xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rights="http://ns.adobe.com/xap/1.0/rights/"
   xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:cc="http://creativecommons.org/ns#">
   <rights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">KEEP-TERMS</rdf:li></rdf:Alt></rights:UsageTerms>
   <rights:WebStatement>https://keep.example/licence</rights:WebStatement>
   <cc:license rdf:resource="https://keep.example/cc"/>
   <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorURL>https://keep.example/buy</plus:LicensorURL>
    <plus:LicensorTelephone1>CANARY</plus:LicensorTelephone1></rdf:li></rdf:Seq></plus:Licensor>
  </r:Description>
 </rdf:RDF>
</x:xmpmeta>${" ".repeat(500)}<?xpacket end="w"?>`;

const EXIF = {
  IFD0: { Make: "CANARY", Model: "CANARY", Software: "CANARY", Artist: "KEEP-ARTIST", DateTime: "2021:01:02 03:04:05" },
  IFD2: { BodySerialNumber: "CANARY", LensModel: "CANARY", UserComment: "CANARY" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "13/1 24/1 0/1" },
};

const FORMATS: Readonly<Record<Ending, (picture: Sharp) => Sharp>> = {
  jpg: (picture) => picture.jpeg({ progressive: true, chromaSubsampling: "4:4:4" }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp(),
  avif: (picture) => picture.avif({ effort: 0 }),
  gif: (picture) => picture.gif(),
};

/** A picture with nothing but pixels, and the colours of a profile where the format has one. */
export const plain = async (ending: Ending, width = 1280, height = 960): Promise<Buffer> =>
  FORMATS[ending](gradient(width, height).withIccProfile((await profiles).plain)).toBuffer();

/** Display P3, which sharp brings along. */
export const wideGamut = async (): Promise<Buffer> => {
  const { icc } = await sharp(await gradient(1, 1).withIccProfile("p3").png().toBuffer()).metadata();
  return icc ?? Buffer.alloc(0);
};

/** A profile with one more tag, of the kind in which systems note the model and the serial number of a screen. */
export function withTag(profile: Buffer, tag: string, data: Buffer): Buffer {
  const end = 132 + 12 * profile.readUInt32BE(128);
  const before = Buffer.from(profile.subarray(0, end));
  before.writeUInt32BE(profile.length + 12 + data.length);
  before.writeUInt32BE(before.readUInt32BE(128) + 1, 128);
  for (let at = 136; at < end; at += 12) before.writeUInt32BE(before.readUInt32BE(at) + 12, at);
  const entry = Buffer.from(`${tag}\0\0\0\0\0\0\0\0`, "latin1");
  entry.writeUInt32BE(profile.length + 12, 4);
  entry.writeUInt32BE(data.length, 8);
  return Buffer.concat([before, entry, profile.subarray(end), data]);
}

/** Where sharp can read profiles: one without words, and that of a screen. */
const profiles = wideGamut().then((profile) => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-profiles-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const [plain, ofScreen] = [join(folder, "plain.icc"), join(folder, "screen.icc")];
  writeFileSync(plain, cleanProfile(profile) ?? "");
  const words = ["mmod\0\0\0\0CANARY\0\0", Buffer.from("CANARY", "utf16le").swap16()];
  writeFileSync(ofScreen, withTag(profile, "mmod", Buffer.concat(words.map((each) => Buffer.from(each)))));
  return { plain, ofScreen };
});

/** Two frames that tell everything that their format can tell. */
export const dirtyAnimation = (ending: "gif" | "webp"): Promise<Buffer> => {
  const told = gradient(64, 96, 48).withExif(EXIF).withXmp(XMP);
  return FORMATS[ending](told).toBuffer().then(MORE[ending]);
};

/** Light from the left and from above, so that a turned picture is another one. @param pageHeight of the frames of an animation */
function gradient(width: number, height: number, pageHeight?: number): Sharp {
  const pixels = Buffer.alloc(3 * width * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      pixels[at] = (255 * x) / width;
      pixels[at + 1] = (255 * y) / height;
      pixels[at + 2] = 90;
    }
  const frames = pageHeight === undefined ? {} : { pageHeight };
  return sharp(pixels, { raw: { width, height, channels: 3, ...frames } });
}

/** A picture that tells everything that its format can tell. */
export async function dirty(ending: Ending, width = 1280, height = 960): Promise<Buffer> {
  const picture = gradient(width, height).withIccProfile((await profiles).ofScreen);
  // No option of sharp's writes EXIF data, their orientation and XMP at once but these.
  const told = picture.withExif(EXIF).withMetadata({ orientation: 6 }).withXmp(XMP);
  return MORE[ending](await FORMATS[ending](told).toBuffer());
}

const MORE: Readonly<Record<Ending, (file: Buffer) => Buffer>> = {
  jpg: (file) =>
    Buffer.concat([
      file.subarray(0, 2),
      segment(0xe0, "JFIF\0\x01\x02\x00\x00\x01\x00\x01\x01\x01CANARY"),
      segment(0xe0, "JFXX\0\x10CANARY"),
      segment(0xfe, "CANARY"),
      segment(0xed, Buffer.concat([Buffer.from("Photoshop 3.0\0"), resources([[90, "CANARY"]])])),
      segment(0xe2, "MPF\0CANARY"),
      segment(0xeb, "JPCANARY"),
      file.subarray(2),
      Buffer.from("CANARY, a film of two seconds"),
      file,
    ]),
  png: (file) =>
    Buffer.concat([
      file.subarray(0, 33),
      chunk("tEXt", "Comment\0CANARY"),
      chunk("zTXt", Buffer.concat([Buffer.from("Software\0\0"), deflateSync("CANARY")])),
      chunk("iTXt", "Title\0\0\0\0\0CANARY"),
      chunk("tIME", Buffer.from("07e5010203CANARY")),
      chunk("caBX", "CANARY"),
      file.subarray(33),
      chunk("tEXt", "Late\0CANARY"),
      file,
    ]),
  webp(file) {
    const more = Buffer.concat([file, Buffer.from("CANA\x06\0\0\0CANARY")]);
    more.writeUInt32LE(more.length - 8, 4);
    return Buffer.concat([more, Buffer.from("CANARY")]);
  },
  avif: (file) => Buffer.concat([file, box("free", "CANARY"), box("uuid", "CANARY".repeat(4))]),
  gif(file) {
    const xmp = Buffer.from(XMP);
    const landing = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);
    const at = 13 + ((file[10] ?? 0) & 0x80 ? 3 * 2 ** (((file[10] ?? 0) & 7) + 1) : 0);
    return Buffer.concat([
      file.subarray(0, at),
      Buffer.from("\x21\xfe\x06CANARY\0", "latin1"),
      Buffer.from("\x21\xff\x0bCANARYTOOL1\x06CANARY\0", "latin1"),
      Buffer.from("\x21\xff\x0bXMP DataXMP", "latin1"),
      xmp,
      landing,
      file.subarray(at),
      Buffer.from("CANARY"),
    ]);
  },
};

const bytesOf = (content: string | Buffer): Buffer =>
  typeof content === "string" ? Buffer.from(content, "latin1") : content;

export function segment(marker: number, content: string | Buffer): Buffer {
  const bytes = bytesOf(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

export function chunk(type: string, content: string | Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), bytesOf(content)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(named.length - 4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function box(type: string, content: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(8 + content.length);
  return Buffer.concat([head, Buffer.from(type + content)]);
}

/** IPTC-IIM data sets by their numbers, in the image resource of Photoshop that holds them. */
export function resources(sets: readonly (readonly [set: number, text: string | Buffer])[]): Buffer {
  const iim = Buffer.concat(
    sets.map(([set, text]) => {
      const bytes = Buffer.from(text);
      return Buffer.concat([Buffer.from([0x1c, 2, set, 0, bytes.length]), bytes]);
    }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iim.length);
  return Buffer.concat([Buffer.from("8BIM\x04\x04\0\0"), size, iim, Buffer.alloc(iim.length % 2)]);
}
