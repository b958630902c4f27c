/** Bytes that are written one after the other. */
export class ByteWriter {
  #bytes: Uint8Array;
  length = 0;

  constructor(capacity = 16) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Begins again, and keeps the memory. */
  clear(): void {
    this.length = 0;
  }

  /** A number from 0 to 2³² − 1, in groups of seven bits, the lowest first. */
  number(value: number): void {
    this.#reserve(5);
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#bytes[this.length++] = (rest & 127) | 128;
    this.#bytes[this.length++] = rest;
  }

  bytes(all: Uint8Array): void {
    this.#reserve(all.length);
    this.#bytes.set(all, this.length);
    this.length += all.length;
  }

  /** With its length before it. */
  block(all: Uint8Array): void {
    this.number(all.length);
    this.bytes(all);
  }

  text(text: string): void {
    this.block(Buffer.from(text));
  }

  /** What was written; valid until more is. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
    larger.set(this.view());
    this.#bytes = larger;
  }
}
