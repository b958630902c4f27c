import { z } from "zod";

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

/** `addresses` in `_data/site.ts`. */
export const addressesSchema = z
  .strictObject({
    ...(Object.fromEntries(names.map((name) => [name, folder.default(defaultAddresses[name])])) as Record<
      AddressName,
      z.ZodDefault<typeof folder>
    >),
    /** Addresses that the pages had before: they, all below them and their feeds lead to the present ones. */
    former: z
      .strictObject({
        ...(Object.fromEntries(names.map((name) => [name, z.array(folder).optional()])) as Record<
          AddressName,
          z.ZodOptional<z.ZodArray<typeof folder>>
        >),
        /** Tags, series and authors had addresses with all their letters, before `slugs: "ascii"`. */
        slugs: z.literal("letters").optional(),
      })
      .default({}),
  })
  .prefault({});
export type Addresses = z.output<typeof addressesSchema>;

/** The addresses, present and former, each with the name of the page. */
export const allAddresses = (
  addresses: Addresses,
): { readonly name: AddressName; readonly path: string; readonly field: string }[] => [
  ...names.map((name) => ({ name, path: addresses[name], field: name })),
  ...names.flatMap((name) =>
    (addresses.former[name] ?? []).map((path, index) => ({ name, path, field: `former.${name}.${index}` })),
  ),
];

/** Where a page of this address was before, at each of its former addresses. */
export const formerAddresses = (path: string, { former, ...present }: Addresses): string[] =>
  names.flatMap((name) =>
    path.startsWith(present[name])
      ? (former[name] ?? []).map((before) => before + path.slice(present[name].length))
      : [],
  );

/** The address of today of a page that had this one, or nothing where it is none of a former address. */
export const presentAddress = (path: string, { former, ...present }: Addresses): string | undefined =>
  names.flatMap((name) =>
    (former[name] ?? []).flatMap((before) =>
      path.startsWith(before) ? present[name] + path.slice(before.length) : [],
    ),
  )[0];

/** An address with the default in place of what the outlet chose: the same whatever it chooses later. */
export const lastingAddress = (path: string, addresses: Addresses): string => {
  const name = names.find((each) => path.startsWith(addresses[each]));
  return name === undefined ? path : defaultAddresses[name] + path.slice(addresses[name].length);
};
