import { deflateRawSync, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { FileFinder } from "../../src/media/files.ts";
import { authorsIn } from "../../src/media/metadata/document.ts";
import { box } from "../../src/media/metadata/isobmff.ts";
import { saysWhere } from "../../src/media/recordings/mp4.ts";
import { onlyStory, SVG, story } from "../content/seeds.ts";
import { sourceOf } from "./films.ts";

const filesOf = async (href: string, files: Record<string, string | Uint8Array>) => {
  const { body } = await onlyStory({ "seeds/world/x.md": story("", `See [it](${href}).\n`), ...files });
  return body.files ?? [];
};

describe("a file that a story links to", () => {
  test("is looked for beside the story first, then in media/, and gets an address of its name and content", async () => {
    const both = { "seeds/world/The Report.PDF": "%PDF one", "seeds/media/The Report.PDF": "%PDF other" };
    const [beside] = await filesOf("The%20Report.PDF", both);
    expect(beside).toEqual({
      path: expect.stringMatching(/^\/media\/the-report-[0-9a-f]{8}\.pdf$/),
      from: "seeds/world/The Report.PDF",
      name: "The Report.PDF",
      bytes: 8,
    });
    const [inMedia] = await filesOf("../media/The%20Report.PDF", { "seeds/media/The Report.PDF": "%PDF other" });
    expect(inMedia?.from).toBe("seeds/media/The Report.PDF");
    expect(inMedia?.path).not.toBe(beside?.path);
    const [named] = await filesOf("<The Report.PDF>", { "seeds/media/The Report.PDF": "%PDF one" });
    expect(named?.path).toBe(beside?.path);
  });

  test("may be a text in media/, which is no story there", async () => {
    expect(await filesOf("data.txt", { "seeds/media/data.txt": "1,2" })).toMatchObject([{ name: "data.txt" }]);
  });

  test("may be a picture", async () => {
    const [drawing] = await filesOf("p.svg", { "seeds/media/p.svg": SVG });
    expect(drawing?.path).toMatch(/^\/media\/p-[0-9a-f]{8}\.svg$/);
  });

  test("is not read again as long as its state on disk is the same", () => {
    const listed = { file: "seeds/gone.pdf", path: "gone.pdf", state: "7 1 1", changed: 1 };
    const answer = { path: "/media/gone-1a2b3c4d.pdf", from: "seeds/gone.pdf", name: "gone.pdf", bytes: 7 };
    const records = {
      picture: (path: string, state: string) => (`${path} ${state}` === "gone.pdf 7 1 1" ? answer : undefined),
      keepPicture: () => {},
    };
    const finder = (state: string) =>
      new FileFinder("/nowhere", [{ ...listed, state }], { find: () => ({ what: "", fix: "" }) }, records);
    expect(finder("7 1 1").find("gone.pdf", "x.md")).toEqual(answer);
    expect(finder("7 2 2").find("gone.pdf", "x.md")).toEqual({
      what: '"gone.pdf" cannot be read',
      fix: "Check that it opens, and save it again.",
      from: "seeds/gone.pdf",
    });
  });
});

/** A ZIP archive of one file. */
function zip(name: string, text: string): Buffer {
  const content = deflateRawSync(text);
  const local = Buffer.alloc(30);
  local.write("PK\x03\x04", "latin1");
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.write("PK\x01\x02", "latin1");
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(content.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + content.length, 16);
  return Buffer.concat([local, Buffer.from(name), content, entry, Buffer.from(name), end]);
}

const pdf = (objects: string | Buffer) => Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(objects)]);
const stream = (kind: string, text: string) =>
  Buffer.concat([
    Buffer.from(`1 0 obj << /Type /${kind} /Filter /FlateDecode >>\nstream\r\n`),
    deflateSync(text),
    Buffer.from("\nendstream"),
  ]);

test.each([
  ["a PDF", ".pdf", pdf("<< /Author (Jane \\(J.\\) D\\366e) /Producer (Word) >>"), ["Jane (J.) Döe"]],
  ["a PDF in UTF-16", ".pdf", pdf("<</Author <FEFF004A00F6>>>"), ["Jö"]],
  ["a PDF with compressed objects", ".pdf", pdf(stream("ObjStm", "1 0 <</Author(Jo Plain)>>")), ["Jo Plain"]],
  ["a PDF with XMP", ".pdf", pdf("<dc:creator><rdf:Seq><rdf:li>J&amp;D</rdf:li></rdf:Seq></dc:creator>"), ["J&D"]],
  ["a PDF without one", ".pdf", pdf("<< /Author () /Title (Wall) >>"), []],
  [
    "a file of Word",
    ".docx",
    zip("docProps/core.xml", "<dc:creator>Jo Plain</dc:creator><cp:lastModifiedBy>Ada Reed</cp:lastModifiedBy>"),
    ["Jo Plain", "Ada Reed"],
  ],
  ["a file of LibreOffice", ".ods", zip("meta.xml", "<meta:initial-creator>Jo</meta:initial-creator>"), ["Jo"]],
  ["a damaged file", ".xlsx", Buffer.from("PK\x05\x06"), []],
] as const)("the authors of %s are found", (_kind, ending, file, authors) => {
  expect(authorsIn(file, ending)).toEqual(authors);
});

test("a film says where it was recorded in the fields of phones and of Apple, and not in its pictures", () => {
  const place = Buffer.from("\xa9xyz+51.5-000.1/", "latin1");
  const film = (...boxes: Buffer[]) => sourceOf(Buffer.concat([box("ftyp", Buffer.from("isom")), ...boxes]));
  expect(saysWhere(film(box("moov", box("udta", place))))).toBe(true);
  expect(
    saysWhere(film(box("mdat", Buffer.alloc(9)), box("moov", Buffer.from("com.apple.quicktime.location.ISO6709")))),
  ).toBe(true);
  expect(saysWhere(film(box("mdat", place), box("moov", Buffer.alloc(4))))).toBe(false);
  expect(saysWhere(sourceOf(Buffer.from("no film at all, nor a box")))).toBe(false);
});
