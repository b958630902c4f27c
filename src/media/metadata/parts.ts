import type { Statement } from "../../model/rights.ts";

/** A part of a picture file that holds metadata. */
export interface Told {
  readonly form: "xmp" | "exif";
  /** An XMP packet, or EXIF data as a TIFF file. */
  readonly content: Buffer;
  /** The bytes of the part in the file, if nothing else is in it. */
  readonly whole?: Buffer | undefined;
}

/** The metadata of the file that is published. */
export interface Kept {
  readonly xmp?: Buffer | undefined;
  readonly exif?: Buffer | undefined;
}

/** A parsed picture file. */
export interface Opened {
  readonly told: readonly Told[];
  /** Statements of fields that are older than XMP and EXIF. */
  readonly statements: readonly Statement[];
  /** Whether browsers show it turned by 90 degrees, in formats where EXIF data do not decide that. */
  readonly isTurned?: boolean;
  /** Whether it has several frames. */
  readonly isAnimated?: boolean;
  /** The file with only what is needed to show it, and with these metadata. Pixels are not touched. */
  write(kept: Kept): Buffer;
}

/** Wraps metadata as a part of a format. */
export type Wrap = Readonly<Record<Told["form"], (content: Buffer) => Buffer>>;

const isTold = (part: Buffer | Told): part is Told => "form" in part;

/** The parts that hold metadata. */
export const toldOf = (parts: readonly (Buffer | Told)[]): Told[] => parts.filter(isTold);

/**
 * The parts of a file, with new metadata in place of its own.
 *
 * @param at the index for metadata that the file has no part for, among the parts that are left
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
