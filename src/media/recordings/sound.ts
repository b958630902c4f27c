// How long sounds last, read from the beginning and end of their files: MP3, Ogg (Opus and Vorbis), WAV and FLAC.

import type { Source } from "../source.ts";
import type { Measured } from "./measured.ts";

const lasting = (seconds: number): Measured => (Number.isFinite(seconds) && seconds > 0 ? { seconds } : {});

/** By version and layer of MPEG, in kilobits a second (ISO 11172-3, section 2.4.2.3; ISO 13818-3). */
const BITRATES = {
  v1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const RATES = [44_100, 48_000, 32_000] as const;

/** An MP3: by the number of frames that its encoder noted down, else by its size, as all frames of one bitrate are equally long. */
export function measureMp3({ size, read }: Source): Measured | undefined {
  const tag = read(0, 10);
  // ID3v2: its size is in four times seven bits.
  const hasTag = tag.toString("latin1", 0, 3) === "ID3" && tag.length === 10;
  const start = hasTag ? 10 + [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((tag[at] ?? 0) & 127), 0) : 0;
  const bytes = read(start, 65_536);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const frame = frameAt(bytes, at);
    if (!frame) continue;
    const { samples, rate, kilobits } = frame;
    const note = bytes.subarray(at, at + 200);
    const xing = ["Xing", "Info"].map((name) => note.indexOf(name)).find((place) => place > 0);
    const vbri = note.indexOf("VBRI");
    const frames =
      xing !== undefined && ((note[xing + 7] ?? 0) & 1) === 1 && xing + 12 <= note.length
        ? note.readUInt32BE(xing + 8)
        : vbri > 0 && vbri + 18 <= note.length
          ? note.readUInt32BE(vbri + 14)
          : undefined;
    return lasting(frames ? (frames * samples) / rate : (size - start - at) / (kilobits * 125));
  }
  return undefined;
}

/** A frame of layer 3, whose header has no impossible value; behind it the next one begins. */
function frameAt(
  bytes: Buffer,
  at: number,
  isNext = false,
): { samples: number; rate: number; kilobits: number } | undefined {
  const [sync = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (sync !== 0xff || (second & 0xe6) !== 0xe2) return undefined;
  const version = (second >> 3) & 3;
  const kilobits = BITRATES[version === 3 ? "v1" : "v2"][third >> 4];
  const full = RATES[((third >> 2) & 3) as 0 | 1 | 2];
  if (version === 1 || !kilobits || !full) return undefined;
  const rate = full / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const samples = version === 3 ? 1152 : 576;
  const length = Math.floor((samples * 125 * kilobits) / rate) + ((third >> 1) & 1);
  if (!isNext && at + length + 3 <= bytes.length && !frameAt(bytes, at + length, true)) return undefined;
  return { samples, rate, kilobits };
}

/** Ogg (RFC 3533): the last page says how many samples there are. Opus counts 48,000 a second (RFC 7845). */
export function measureOgg({ size, read }: Source): Measured | undefined {
  const head = read(0, 4096);
  if (head.toString("latin1", 0, 4) !== "OggS") return undefined;
  const opus = head.indexOf("OpusHead");
  const vorbis = head.indexOf("\x01vorbis", 0, "latin1");
  const rate = opus >= 0 ? 48_000 : vorbis >= 0 ? head.readUInt32LE(vorbis + 12) : undefined;
  const end = read(Math.max(0, size - 65_536), 65_536);
  const last = end.lastIndexOf("OggS");
  if (rate === undefined || last < 0 || last + 14 > end.length) return {};
  const skipped = opus >= 0 ? head.readUInt16LE(opus + 10) : 0;
  return lasting((Number(end.readBigUInt64LE(last + 6)) - skipped) / rate);
}

/** WAV (Microsoft, "Multimedia Programming Interface", 1991). */
export function measureWav({ size, read }: Source): Measured | undefined {
  const head = read(0, 12);
  if (head.toString("latin1", 0, 4) !== "RIFF" || head.toString("latin1", 8, 12) !== "WAVE") return undefined;
  let bytesPerSecond = 0;
  for (let at = 12, chunks = 0; at + 8 <= size && chunks < 1000; chunks++) {
    const chunk = read(at, 24);
    const length = chunk.readUInt32LE(4);
    const name = chunk.toString("latin1", 0, 4);
    if (name === "fmt " && chunk.length >= 20) bytesPerSecond = chunk.readUInt32LE(16);
    if (name === "data") return lasting(Math.min(length, size - at - 8) / bytesPerSecond);
    at += 8 + length + (length % 2);
  }
  return {};
}

/** FLAC (RFC 9639, section 8.2). */
export function measureFlac({ read }: Source): Measured | undefined {
  const head = read(0, 42);
  if (head.toString("latin1", 0, 4) !== "fLaC" || head.length < 42) return undefined;
  const rate = head.readUIntBE(18, 3) >> 4;
  const samples = ((head[21] ?? 0) & 15) * 2 ** 32 + head.readUInt32BE(22);
  return lasting(samples / rate);
}
