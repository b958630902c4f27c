import type { ImageObjectLeaf } from "schema-dts";
import type { Picture } from "../model/article.ts";
import { type MachineMade, textsOf } from "../model/rights.ts";
import type { Base } from "./address.ts";
import { cutsOf, jpegOf, rightsOf } from "./pictures.ts";

/** What schema.org calls the ways in which machines take part in a picture. */
const SOURCES = {
  generated: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
  altered: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
} as const satisfies Record<MachineMade, string>;

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text);

/**
 * A lead picture for search engines: as a whole with what Google documents for image licences, then the addresses of the cuts that it
 * asks for.
 */
export function imagesForSearch(picture: Picture, base: Base): (ImageObjectLeaf | string)[] {
  const { path, variant } = jpegOf(picture);
  const rights = rightsOf(picture);
  const creators = textsOf(rights, "dc:creator");
  const whole: ImageObjectLeaf = {
    "@type": "ImageObject",
    url: base.url(path),
    contentUrl: base.url(path),
    width: String(variant.width),
    height: String(variant.height),
    caption: picture.caption,
    creator: creators.length === 0 ? undefined : creators.map((name) => ({ "@type": "Person", name })),
    creditText: picture.credit,
    copyrightNotice: textsOf(rights, "dc:rights")[0],
    license: [...textsOf(rights, "xmpRights:WebStatement"), ...textsOf(rights, "cc:license")].find(isAddress),
    acquireLicensePage: rights.find(({ field, text }) => field === "plus:LicensorURL" && isAddress(text))?.text,
    digitalSourceType: picture.ai && SOURCES[picture.ai],
  };
  const cuts = cutsOf(picture).filter((cut) => cut.path !== path);
  return [whole, ...cuts.map((cut) => base.url(cut.path))];
}
