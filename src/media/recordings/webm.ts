import type { Source } from "../source.ts";
import type { Measured } from "./measured.ts";

/** What describes a film stands at its beginning. */
const HEAD = 1 << 20;

/** Elements of Matroska (RFC 9559) by their ids; those that hold others are looked into. */
const INSIDE = new Set([0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0]);
const SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const WIDTH = 0xb0;
const HEIGHT = 0xba;
const CLUSTER = 0x1f43b675;

/** EBML, RFC 8794, section 4: a number whose first bits say how many bytes it has. @param isId whether those bits belong to it */
function numberAt(bytes: Buffer, at: number, isId: boolean): { value: number; next: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = isId ? first : first & (0xff >> length);
  for (let index = 1; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0);
  // All bits set: the element lasts to the end of what holds it.
  const isOpen = !isId && value === 2 ** (7 * length) - 1;
  return { value: isOpen ? Number.POSITIVE_INFINITY : value, next: at + length };
}

export function measureWebm(source: Source): Measured | undefined {
  const bytes = source.read(0, HEAD);
  if (bytes.readUInt32BE(0) !== 0x1a45dfa3) return undefined;
  const found = new Map<number, number>();
  const walk = (from: number, to: number): void => {
    for (let at = from; at < to; ) {
      const id = numberAt(bytes, at, true);
      const size = id && numberAt(bytes, id.next, false);
      if (!id || !size || id.value === CLUSTER) return;
      const end = Math.min(to, size.next + size.value);
      if (INSIDE.has(id.value)) walk(size.next, end);
      else if (!found.has(id.value)) found.set(id.value, numberIn(bytes.subarray(size.next, end), id.value));
      at = end;
    }
  };
  walk(0, bytes.length);
  const [width, height, duration] = [WIDTH, HEIGHT, DURATION].map((id) => found.get(id));
  const seconds = (duration ?? 0) * ((found.get(SCALE) ?? 1_000_000) / 1e9);
  return { ...(seconds > 0 ? { seconds } : {}), ...(width && height ? { width, height } : {}) };
}

function numberIn(bytes: Buffer, id: number): number {
  if (id === DURATION) return bytes.length === 8 ? bytes.readDoubleBE() : bytes.length === 4 ? bytes.readFloatBE() : 0;
  return bytes.length >= 1 && bytes.length <= 6 ? bytes.readUIntBE(0, bytes.length) : 0;
}
