import type { Statement } from "../../model/rights.ts";

/** A part of a picture file that says something of the picture. */
export interface Told {
  readonly form: "xmp" | "exif";
  /** What it says: an XMP packet, or a TIFF file of EXIF data. */
  readonly content: Buffer;
  /** The part as it lies in the file, where nothing else is in it. */
  readonly whole?: Buffer | undefined;
}

/** What is to be said of a picture in the file that is published. */
export interface Kept {
  readonly xmp?: Buffer | undefined;
  readonly exif?: Buffer | undefined;
}

/** A picture file that was taken apart. */
export interface Opened {
  readonly told: readonly Told[];
  /** What fields say that are older than XMP and EXIF. */
  readonly statements: readonly Statement[];
  /** Whether browsers show it turned by a quarter, where EXIF data have no say in that. */
  readonly isTurned?: boolean;
  /** Whether it has several frames. */
  readonly isAnimated?: boolean;
  /** The file without anything that it need not have to be shown, and with this. Pixels are not touched. */
  write(kept: Kept): Buffer;
}

/** How a format holds each of them. */
export type Wrap = Readonly<Record<Told["form"], (content: Buffer) => Buffer>>;

const isTold = (part: Buffer | Told): part is Told => "form" in part;

/** The parts that say something of the picture. */
export const toldOf = (parts: readonly (Buffer | Told)[]): Told[] => parts.filter(isTold);

/**
 * The parts of a file with what is kept in place of what it said.
 *
 * @param at where it goes if the file has no place for it: before which of the parts that are left
 */
export function replaced(parts: readonly (Buffer | Told)[], kept: Kept, wrap: Wrap, at: number): Buffer[] {
  const open = new Map(Object.entries(kept).filter(([, content]) => content !== undefined));
  const left = parts.flatMap((part) => {
    if (!isTold(part)) return [part];
    const content = open.get(part.form);
    open.delete(part.form);
    if (content === undefined) return [];
    return [content.equals(part.content) && part.whole ? part.whole : wrap[part.form](content)];
  });
  const added = (["exif", "xmp"] as const).flatMap((form) => {
    const content = open.get(form);
    return content === undefined ? [] : [wrap[form](content)];
  });
  return left.toSpliced(at, 0, ...added);
}
