// Who wrote a document, as programs note it down without asking: in PDF (ISO 32000), in the files of Microsoft Office (ISO 29500) and of
// LibreOffice (ISO 26300). For a warning: what is damaged or encrypted says nothing.

import { inflateRawSync, inflateSync } from "node:zlib";
import { unescapeXml } from "./xml.ts";

/** The names of people and companies that a document gives as its authors. @param ending in lower case, with its dot */
export function authorsIn(file: Buffer, ending: string): string[] {
  const names = ending === ".pdf" ? pdfAuthors(file) : OFFICE.test(ending) ? officeAuthors(file) : [];
  return [...new Set(names.map((name) => name.replace(/\s+/g, " ").trim()))].filter((name) =>
    /[\p{L}\p{N}]/u.test(name),
  );
}

/** Whether a document of this kind may name its authors. */
export const namesAuthors = (ending: string): boolean => ending === ".pdf" || OFFICE.test(ending);

const OFFICE = /^\.(?:docx|xlsx|pptx|odt|ods|odp)$/;

/** So many streams are looked into: a file may pretend to have any number. */
const MOST_STREAMS = 1000;

/** What a stream may grow to: a small file may unpack to gigabytes. */
const MOST = 4_000_000;

function pdfAuthors(file: Buffer): string[] {
  return [file, ...streamsOf(file)].flatMap((bytes) => {
    const text = bytes.toString("latin1");
    const strings = [...text.matchAll(/\/Author\s*(?:\(((?:[^\\()]|\\[\s\S]){0,500})\)|<([0-9a-f\s]{0,2000})>)/gi)];
    const packets = [...text.matchAll(/<dc:creator>([\s\S]{0,2000}?)<\/dc:creator>/g)];
    return [
      ...strings.map(([, literal, hex = ""]) =>
        pdfText(literal === undefined ? Buffer.from(hex.replace(/\s/g, ""), "hex") : unescaped(literal)),
      ),
      ...packets.flatMap(([, packet = ""]) =>
        [...packet.matchAll(/<rdf:li[^>]*>([^<]*)</g)].map(([, name = ""]) =>
          unescapeXml(Buffer.from(name, "latin1").toString()),
        ),
      ),
    ];
  });
}

/** The unpacked streams that hold objects or metadata; newer programs hide the author in one. */
function* streamsOf(file: Buffer): Generator<Buffer> {
  let left = MOST_STREAMS;
  for (const kind of ["/Metadata", "/ObjStm"])
    for (let at = file.indexOf(kind); at >= 0 && left > 0; at = file.indexOf(kind, at + kind.length), left--) {
      const word = file.subarray(at, at + 1000).indexOf("stream");
      if (word < 0) continue;
      let begin = at + word + "stream".length;
      while (file[begin] === 13 || file[begin] === 10) begin++;
      const end = file.subarray(begin, begin + MOST).indexOf("endstream");
      try {
        yield inflateSync(file.subarray(begin, end < 0 ? undefined : begin + end), { maxOutputLength: MOST });
      } catch {
        // It is not compressed, so that it was read with the file; or it is encrypted.
      }
    }
}

/** A literal string of a PDF without its escapes (ISO 32000, section 7.3.4.2). */
function unescaped(literal: string): Buffer {
  const letters: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const text = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8) & 255) : (letters[code] ?? code),
  );
  return Buffer.from(text, "latin1");
}

/** UTF-16 or UTF-8 with a byte order mark, else nearly Latin-1. */
function pdfText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString("utf16le");
  return bytes.toString(bytes[0] === 0xef && bytes[1] === 0xbb ? "utf8" : "latin1");
}

function officeAuthors(file: Buffer): string[] {
  const tags = /<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator|Manager|Company)>([^<]{0,500})</g;
  return ["docProps/core.xml", "docProps/app.xml", "meta.xml"].flatMap((name) => {
    const text = fileInZip(file, name)?.toString() ?? "";
    return [...text.matchAll(tags)].map(([, value = ""]) => unescapeXml(value));
  });
}

/** A file of a ZIP archive by its name (APPNOTE.TXT, sections 4.3.7 to 4.3.16). */
function fileInZip(zip: Buffer, name: string): Buffer | undefined {
  try {
    const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
      const [length, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
      if (length === undefined || extra === undefined || comment === undefined) return undefined;
      if (zip.toString("utf8", at + 46, at + 46 + length) === name) {
        const local = zip.readUInt32LE(at + 42);
        const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
        const content = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
        return zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content, { maxOutputLength: MOST });
      }
      at += 46 + length + extra + comment;
    }
  } catch {
    // It is damaged.
  }
  return undefined;
}
