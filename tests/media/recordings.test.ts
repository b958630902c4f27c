import { expect, test } from "vitest";
import { box, u32 } from "../../src/media/metadata/isobmff.ts";
import { measureRecording } from "../../src/media/recordings/recording.ts";
import { mp4, sourceOf, wav, webm } from "./films.ts";

const measured = (file: Buffer, ending: string) => measureRecording(sourceOf(file), ending);

test("films say how long and how large they are", () => {
  expect(measured(webm, ".webm")).toMatchObject({ seconds: expect.closeTo(1.1, 1), width: 96, height: 54 });
  expect(measured(mp4, ".mp4")).toMatchObject({
    seconds: expect.closeTo(1.1, 1),
    width: 96,
    height: 54,
    codec: "avc1",
  });
});

test("a film that a phone turned is measured as it is shown", () => {
  const turned = Buffer.from(mp4);
  const end = turned.indexOf("tkhd") - 4 + turned.readUInt32BE(turned.indexOf("tkhd") - 4);
  const matrix = [0, 0x10000, 0, 0xffff0000, 0, 0, 54 << 16, 0, 0x40000000];
  matrix.forEach((value, index) => void turned.writeUInt32BE(value >>> 0, end - 44 + 4 * index));
  expect(measured(turned, ".mp4")).toMatchObject({ width: 54, height: 96 });
});

/** Frames of MPEG 1, layer 3, 128 kbit/s at 44.1 kHz: 417 bytes each. */
const frames = (count: number, first = Buffer.alloc(0)) =>
  Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const frame = Buffer.alloc(417);
      frame.writeUInt32BE(0xfffb9000);
      if (index === 0) first.copy(frame, 36);
      return frame;
    }),
  );
const xing = Buffer.concat([Buffer.from("Xing"), u32(1), u32(38_281)]);
const id3 = Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\x01\x00", "latin1"), Buffer.alloc(128)]);

/** A page of Ogg with its position in samples. */
function page(position: number, content: string | Buffer): Buffer {
  const head = Buffer.alloc(28);
  head.write("OggS");
  head.writeBigUInt64LE(BigInt(position), 6);
  return Buffer.concat([head, Buffer.from(content)]);
}
const opusHead = Buffer.concat([Buffer.from("OpusHead\x01\x02"), Buffer.from([0x38, 0x01]), Buffer.alloc(8)]);
const vorbisHead = Buffer.concat([Buffer.from("\x01vorbis\0\0\0\0\x01", "latin1"), Buffer.from([0x44, 0xac, 0, 0])]);
const flac = Buffer.alloc(42);
flac.write("fLaC");
flac.writeUIntBE((44_100 << 4) >>> 0, 18, 3);
flac.writeUInt32BE(441_000, 22);

test.each([
  ["an MP3 of one bitrate", ".mp3", frames(383), 9.98],
  ["an MP3 whose encoder counted the frames", ".mp3", Buffer.concat([id3, frames(3, xing)]), 1000],
  ["Opus", ".opus", Buffer.concat([page(0, opusHead), page(480_312, "end")]), 10],
  ["Vorbis", ".ogg", Buffer.concat([page(0, vorbisHead), page(441_000, "end")]), 10],
  ["WAV", ".wav", wav(2), 2],
  ["FLAC", ".flac", flac, 10],
  ["M4A", ".m4a", box("moov", box("mvhd", Buffer.concat([Buffer.alloc(12), u32(1000), u32(5000)]))), 5],
] as const)("%s says how long it lasts", (_kind, ending, file, seconds) => {
  expect(measured(file, ending)?.seconds).toBeCloseTo(seconds, 1);
});

test("what is not what its ending says, or breaks off, is none; nothing else is measured", () => {
  for (const ending of [".mp4", ".m4a", ".webm", ".mp3", ".ogg", ".opus", ".wav", ".flac"]) {
    expect(measured(Buffer.from("<!doctype html><title>Not found</title>"), ending), ending).toBeUndefined();
    expect(measured(Buffer.from("x"), ending), ending).toBeUndefined();
  }
  for (const [file, ending] of [
    [mp4, ".mp4"],
    [webm, ".webm"],
    [wav(1), ".wav"],
    [flac, ".flac"],
  ] as const)
    for (let length = 0; length < Math.min(file.length, 1500); length += 7)
      expect(() => measured(file.subarray(0, length), ending)).not.toThrow();
  expect(measured(Buffer.from("%PDF"), ".pdf")).toEqual({});
});
