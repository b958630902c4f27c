import { cleanProfile } from "./icc.ts";
import {
  type Association,
  type Box,
  box,
  boxesOf,
  type Extent,
  fullBox,
  type Item,
  type Reference,
  readAssociations,
  readItems,
  readLocations,
  readPrimary,
  readReferences,
  u8,
  u16,
  u32,
} from "./isobmff.ts";
import type { Opened, Told } from "./parts.ts";

export const isAvif = (file: Buffer): boolean => file.toString("latin1", 4, 8) === "ftyp";

const TOP = new Set(["ftyp", "meta", "mdat"]);
const META = new Set(["hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat"]);
const PICTURES = new Set(["av01", "grid", "iovl", "iden"]);
/** Properties that are kept: size, colours, rotation and crop, and what decoders and HDR screens need. */
const PROPERTIES = new Set(
  "ispe pixi av1C colr irot imir clap pasp auxC a1op a1lx lsel clli mdcv cclv amve reve ndwt".split(" "),
);
/** Names that encoders give to handlers and items. */
const WORDS = new Set(["", "libavif", "Color", "Alpha", "XMP"]);
const RDF = "application/rdf+xml";

/** The content of a file with one picture. */
interface Content {
  readonly file: Buffer;
  readonly ftyp: Buffer;
  readonly primary: number;
  readonly items: readonly Item[];
  readonly places: ReadonlyMap<number, readonly Extent[]>;
  readonly references: readonly Reference[];
  readonly properties: readonly Box[];
  readonly associations: ReadonlyMap<number, readonly Association[]>;
  /** Whether the file holds nothing else, and all of it is of known kinds. */
  readonly isPlain: boolean;
}

/**
 * Of an image sequence, only the primary picture is read.
 *
 * @throws RangeError if the file is damaged
 */
export function openAvif(file: Buffer): Opened {
  const content = read(file);
  const shown = shownOf(content);
  const told = content.items.flatMap((item) => said(content, item));
  return {
    told,
    statements: [],
    isTurned: isTurned(content),
    write({ xmp }) {
      const [said, ...more] = told;
      const isSaid = said === undefined ? xmp === undefined : more.length === 0 && xmp?.equals(said.content) === true;
      const isAll = content.items.every((item) => shown.has(item.id) || isXmp(item));
      return content.isPlain && isAll && isSaid ? file : write(content, shown, xmp);
    },
  };
}

/** `irot` counts turns of 90 degrees. */
const isTurned = ({ file, primary, associations, properties }: Content): boolean =>
  (associations.get(primary) ?? []).some(({ index }) => {
    const property = properties[index - 1];
    return property?.type === "irot" && ((file[property.body] ?? 0) & 1) === 1;
  });

function said(content: Content, item: Item): Told[] {
  if (isXmp(item)) return [{ form: "xmp", content: bytesOf(content, item.id) }];
  if (item.type !== "Exif") return [];
  const bytes = bytesOf(content, item.id);
  // EXIF data begin with the length of the bytes before the TIFF header.
  return bytes.length < 4 ? [] : [{ form: "exif", content: bytes.subarray(4 + bytes.readUInt32BE()) }];
}

const isXmp = ({ type, words: [, kind, ...more] }: Item): boolean =>
  type === "mime" && kind === RDF && more.every((word) => word === "");

function read(file: Buffer): Content {
  const top = boxesOf(file, 0, file.length);
  const meta = find(top, "meta");
  const inner = boxesOf(file, meta.body + 4, meta.to);
  const iprp = boxesOf(file, find(inner, "iprp").body, find(inner, "iprp").to);
  const ipco = find(iprp, "ipco");
  const idat = inner.find(({ type }) => type === "idat");
  const iref = inner.find(({ type }) => type === "iref");
  const items = readItems(file, find(inner, "iinf"));
  const places = readLocations(file, find(inner, "iloc"), idat);
  const properties = boxesOf(file, ipco.body, ipco.to);
  const ftyp = find(top, "ftyp");
  const data = [...top.filter(({ type }) => type === "mdat"), ...(idat ? [idat] : [])];
  return {
    file,
    ftyp: file.subarray(ftyp.from, ftyp.to),
    primary: readPrimary(file, find(inner, "pitm")),
    items,
    places,
    references: iref ? readReferences(file, iref) : [],
    properties,
    associations: new Map(
      iprp.filter(({ type }) => type === "ipma").flatMap((ipma) => [...readAssociations(file, ipma)]),
    ),
    isPlain:
      top.at(-1)?.to === file.length &&
      top.every(({ type }) => TOP.has(type)) &&
      inner.every(({ type }) => META.has(type)) &&
      properties.every((each) => propertyOf(file, each)?.equals(file.subarray(each.from, each.to))) &&
      WORDS.has(handlerOf(file, find(inner, "hdlr"))) &&
      items.every((item) => (isXmp(item) ? item.words.slice(0, 1) : item.words).every((word) => WORDS.has(word))) &&
      isFilled(data, [...places.values()].flat()),
  };
}

/** A property as it is published: a colour profile without its words. Undefined if it is left out. */
function propertyOf(file: Buffer, { type, from, body, to }: Box): Buffer | undefined {
  if (!PROPERTIES.has(type)) return undefined;
  const form = file.subarray(body, body + 4);
  if (type !== "colr" || !/^(?:prof|rICC)$/.test(form.toString("latin1"))) return file.subarray(from, to);
  const profile = cleanProfile(file.subarray(body + 4, to));
  return profile && box("colr", form, profile);
}

function find(boxes: readonly Box[], wanted: string): Box {
  const found = boxes.find(({ type }) => type === wanted);
  if (!found) throw new RangeError(`There is no box ${wanted}.`);
  return found;
}

/** The name of the encoder, after version, reserved bytes and `pict`. */
const handlerOf = (file: Buffer, { body, to }: Box): string =>
  file.toString("latin1", Math.min(body + 24, to), to).replace(/\0$/, "");

/** Whether the boxes of data hold nothing but extents. False if there are more boxes than a picture needs. */
function isFilled(boxes: readonly Box[], extents: readonly Extent[]): boolean {
  if (boxes.length > 2) return false;
  const sorted = [...extents].sort((a, b) => a.from - b.from);
  return boxes.every(({ body, to }) => {
    let end = body;
    for (const extent of sorted) if (extent.from <= end) end = Math.max(end, extent.to);
    return end >= to;
  });
}

function bytesOf({ file, places }: Content, id: number): Buffer {
  const extents = places.get(id) ?? [];
  if (extents.reduce((sum, { from, to }) => sum + to - from, 0) > file.length)
    throw new RangeError(`The parts of item ${id} overlap.`);
  return Buffer.concat(extents.map(({ from, to }) => file.subarray(from, to)));
}

/** The items of the picture: its tiles and their alpha planes, but no thumbnails and no depth maps. */
function shownOf({ primary, items, references, properties, associations, file }: Content): Set<number> {
  const types = new Map(items.map(({ id, type }) => [id, type]));
  const isAlpha = (id: number) =>
    (associations.get(id) ?? []).some(({ index }) => {
      const property = properties[index - 1];
      return property?.type === "auxC" && /:alpha|:auxid:1\0/.test(file.toString("latin1", property.body, property.to));
    });
  const needs = new Map<number, number[]>();
  const need = (id: number, other: number) => {
    const known = needs.get(id);
    if (known) known.push(other);
    else needs.set(id, [other]);
  };
  for (const { type, from, to } of references) {
    if (type === "dimg") for (const id of to) need(from, id);
    if (type === "auxl" && isAlpha(from)) for (const id of to) need(id, from);
  }
  const shown = new Set([primary]);
  for (const id of shown) {
    if (!PICTURES.has(types.get(id) ?? "")) throw new RangeError(`Item ${id} is no picture.`);
    for (const other of needs.get(id) ?? []) shown.add(other);
  }
  return shown;
}

/** Writes a file with a picture and its XMP packet. */
function write(content: Content, shown: ReadonlySet<number>, xmp: Buffer | undefined): Buffer {
  const { file, properties, associations, references } = content;
  const items = content.items.filter(({ id }) => shown.has(id));
  const used = new Set(items.flatMap(({ id }) => (associations.get(id) ?? []).map(({ index }) => index)));
  const kept = [...used]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const property = properties[index - 1];
      const bytes = property && propertyOf(file, property);
      return bytes ? [{ index, bytes }] : [];
    });
  const numbers = new Map(items.map(({ id }, index) => [id, index + 1]));
  const indexes = new Map(kept.map(({ index }, place) => [index, place + 1]));
  const number = (id: number) => u16(numbers.get(id) ?? 0);
  const ownXmp = items.length + 1;

  const infos = items.map(({ id, type, isHidden }) =>
    fullBox("infe", 2, Number(isHidden), number(id), u16(0), Buffer.from(`${type}\0`, "latin1")),
  );
  const links = references
    .filter(({ type, from, to }) => type !== "cdsc" && [from, ...to].every((id) => shown.has(id)))
    .map(({ type, from, to }) => box(type, number(from), u16(to.length), ...to.map(number)));
  if (xmp) {
    infos.push(fullBox("infe", 2, 0, u16(ownXmp), u16(0), Buffer.from(`mime\0${RDF}\0`, "latin1")));
    links.push(box("cdsc", u16(ownXmp), u16(1), number(content.primary)));
  }
  const claims = items.map(({ id }) => {
    const own = (associations.get(id) ?? []).flatMap(({ index, isEssential }) => {
      const place = indexes.get(index);
      return place === undefined ? [] : [u16(place + (isEssential ? 0x8000 : 0))];
    });
    return Buffer.concat([number(id), u8(own.length), ...own]);
  });

  const data = [...items.map(({ id }) => bytesOf(content, id)), ...(xmp ? [xmp] : [])];
  const size = data.reduce((sum, { length }) => sum + length, 0);
  if (size > file.length + (xmp?.length ?? 0)) throw new RangeError("Items overlap.");
  const metaFor = (start: number): Buffer => {
    let at = start;
    const places = data.map((bytes, index) => {
      const place = Buffer.concat([u16(index + 1), u16(0), u16(1), u32(at), u32(bytes.length)]);
      at += bytes.length;
      return place;
    });
    return fullBox(
      "meta",
      0,
      0,
      fullBox("hdlr", 0, 0, u32(0), Buffer.from("pict", "latin1"), Buffer.alloc(13)),
      fullBox("pitm", 0, 0, number(content.primary)),
      // Offsets and lengths of four bytes each.
      fullBox("iloc", 0, 0, u16(0x4400), u16(places.length), ...places),
      fullBox("iinf", 0, 0, u16(infos.length), ...infos),
      ...(links.length > 0 ? [fullBox("iref", 0, 0, ...links)] : []),
      box("iprp", box("ipco", ...kept.map(({ bytes }) => bytes)), fullBox("ipma", 0, 1, u32(claims.length), ...claims)),
    );
  };
  const before = content.ftyp.length + metaFor(0).length + 8;
  return Buffer.concat([content.ftyp, metaFor(before), box("mdat", ...data)]);
}
