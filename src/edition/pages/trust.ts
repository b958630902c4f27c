import type { Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";
import { addressOf, linesOf, textFile, uriOf } from "./text-file.ts";

/** Whom the outlet belongs with and who sells its advertising: `/trust.txt`, also at its well-known address, and `/ads.txt`. */
export function* trustFiles(newsroom: Newsroom): Generator<Slot> {
  const { trust, ads } = newsroom.outlet.policy;
  if (trust !== undefined) {
    for (const path of ["/trust.txt", "/.well-known/trust.txt"]) yield textFile(path, () => trustText(newsroom, trust));
  }
  if (ads !== undefined) yield textFile("/ads.txt", () => adsText(ads));
}

type Policy = Newsroom["outlet"]["policy"];

/** journallist.net, "Reference Document for trust.txt": a `name=value` on each line, in the order of that document. */
function trustText(newsroom: Newsroom, trust: NonNullable<Policy["trust"]>): string {
  const { disclosure, contact, ...relations } = trust;
  const all = [
    ...Object.entries(relations),
    ["disclosure", disclosure.flatMap((place) => addressOf(newsroom, place) ?? [])],
    ["contact", contact.map(uriOf)],
    ["datatrainingallowed", [newsroom.outlet.policy.ai.train ? "yes" : "no"]],
  ] as const;
  return linesOf(all.flatMap(([name, values]) => values.map((value) => `${name}=${value}`)));
}

/** What says that nobody may sell advertising: IAB ads.txt, "Placeholder record". */
const NOBODY = "placeholder.example.com, placeholder, DIRECT, placeholder";

/** IAB Tech Lab, ads.txt 1.1: records of three or four fields, and variables. */
function adsText({ sellers, contact, ownerDomain, managerDomain }: NonNullable<Policy["ads"]>): string {
  const records = sellers.map(({ domain, account, relation, certification }) =>
    [domain, account, relation, ...(certification === undefined ? [] : [certification])].join(", "),
  );
  const variables = [
    ["CONTACT", contact],
    ["OWNERDOMAIN", ownerDomain],
    ["MANAGERDOMAIN", managerDomain],
  ].flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`));
  return linesOf([...(records.length === 0 ? [NOBODY] : records), ...variables]);
}
