import * as z from "zod";
import { isLanguage, withoutRegion } from "./locale.ts";

/** The pages of Broadsheet's own whose addresses an outlet may choose, with those that they have if it does not. */
export const defaultAddresses = {
  latest: "/latest/",
  sections: "/sections/",
  tags: "/tags/",
  authors: "/authors/",
  series: "/series/",
  /** Of feeds for partners. */
  feeds: "/feeds/",
  archive: "/archive/",
  subscribe: "/subscribe/",
  corrections: "/corrections/",
  search: "/search/",
} as const;
export type AddressName = keyof typeof defaultAddresses;

const names = Object.keys(defaultAddresses) as [AddressName, ...AddressName[]];

const folder = z
  .string()
  .normalize()
  .regex(/^\/(?:[^/?#\s]+\/)+$/, 'is not an address of such a page: write it like "/authors/"');

const byLanguage = <T extends z.ZodType>(value: T) =>
  z
    .record(
      z
        .string()
        .refine(isLanguage, 'write a language (BCP 47), such as "pt"')
        .refine(
          (tag) => !isLanguage(tag) || withoutRegion(tag) === tag,
          'write the language without its region, such as "pt"',
        ),
      value,
    )
    .default({});

/** `addresses` in `_data/site.ts`. */
export const addressesSchema = z
  .strictObject({
    ...(Object.fromEntries(names.map((name) => [name, folder.default(defaultAddresses[name])])) as Record<
      AddressName,
      z.ZodDefault<typeof folder>
    >),
    /** Of the fronts of other languages: `{ ar: "/arabic/" }`. Left out: `/ar/`. */
    languages: byLanguage(folder),
    /** One folder: the results' links are relative to the page. */
    search: folder
      .regex(/^\/[^/]+\/$/, 'is not an address of the search page: write one folder, like "/search/"')
      .default(defaultAddresses.search),
    /** Addresses that the pages had before: they, all below them and their feeds lead to the present ones. */
    former: z
      .strictObject({
        ...(Object.fromEntries(names.map((name) => [name, z.array(folder).optional()])) as Record<
          AddressName,
          z.ZodOptional<z.ZodArray<typeof folder>>
        >),
        languages: byLanguage(z.array(folder)),
        /** Tags, series and authors had addresses with all their letters, before `slugs: "ascii"`. */
        slugs: z.literal("letters").optional(),
      })
      .prefault({}),
  })
  .prefault({});
export type Addresses = z.output<typeof addressesSchema>;

/** The front of a language, and the folder of its list and its feeds. */
export const languagePath = ({ languages }: Addresses, language: string): string =>
  languages[language] ?? lastingPath(language);
const lastingPath = (language: string): string => `/${language.toLowerCase()}/`;

/** A page whose address the outlet may choose. */
interface Chosen {
  /** Its key below `addresses`, and below `addresses.former`. */
  readonly field: string;
  readonly present: string;
  /** The address that it has without a choice. */
  readonly lasting: string;
  readonly former: readonly string[];
}

/** The pages, and the fronts of the languages that `_data/site.ts` names. */
export const chosenAddresses = (addresses: Addresses): Chosen[] => [
  ...names.map((name) => ({
    field: name,
    present: addresses[name],
    lasting: defaultAddresses[name],
    former: addresses.former[name] ?? [],
  })),
  ...Object.keys({ ...addresses.languages, ...addresses.former.languages }).map((language) => ({
    field: `languages.${language}`,
    present: languagePath(addresses, language),
    lasting: lastingPath(language),
    former: addresses.former.languages[language] ?? [],
  })),
];

/** The addresses, present and former, each with its key. */
export const allAddresses = (addresses: Addresses): { readonly path: string; readonly field: string }[] => {
  const all = chosenAddresses(addresses);
  return [
    ...all.map(({ present, field }) => ({ path: present, field })),
    ...all.flatMap(({ former, field }) => former.map((path, index) => ({ path, field: `former.${field}.${index}` }))),
  ];
};

/** Where a page of this address was before, at each of its former addresses. */
export const formerAddresses = (path: string, addresses: Addresses): string[] =>
  chosenAddresses(addresses).flatMap(({ present, former }) =>
    path.startsWith(present) ? former.map((before) => before + path.slice(present.length)) : [],
  );

/** The address of today of a page that had this one, or nothing where it is none of a former address. */
export const presentAddress = (path: string, addresses: Addresses): string | undefined =>
  chosenAddresses(addresses).flatMap(({ present, former }) =>
    former.flatMap((before) => (path.startsWith(before) ? present + path.slice(before.length) : [])),
  )[0];

/** An address with the default in place of what the outlet chose: the same whatever it chooses later. */
export const lastingAddress = (path: string, addresses: Addresses): string => {
  const chosen = chosenAddresses(addresses).find(({ present }) => path.startsWith(present));
  return chosen === undefined ? path : chosen.lasting + path.slice(chosen.present.length);
};
