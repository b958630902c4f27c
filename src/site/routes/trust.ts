import type { Outlet } from "../../model/outlet.ts";
import type { Placed } from "../place.ts";
import type { SiteContext } from "../site-context.ts";
import { addressOf, linesOf, textRoute, uriOf } from "./text-file.ts";

/** The outlet's relations (`/trust.txt`, also at its well-known address) and the sellers of its advertising (`/ads.txt`). */
export function* trustRoutes({ outlet }: Placed) {
  const { trust, ads } = outlet.policy;
  if (trust !== undefined) {
    for (const path of ["/trust.txt", "/.well-known/trust.txt"])
      yield textRoute(path, (context) => trustText(context, trust));
  }
  if (ads !== undefined) yield textRoute("/ads.txt", () => adsText(ads));
}

type Policy = Outlet["policy"];

/** journallist.net, "Reference Document for trust.txt": a `name=value` on each line, in the order of that document. */
function trustText(context: SiteContext, trust: NonNullable<Policy["trust"]>): string {
  const { disclosure, contact, ...relations } = trust;
  const all = [
    ...Object.entries(relations),
    ["disclosure", disclosure.flatMap((place) => addressOf(context, place) ?? [])],
    ["contact", contact.map(uriOf)],
    ["datatrainingallowed", [context.outlet.policy.ai.train ? "yes" : "no"]],
  ] as const;
  return linesOf(all.flatMap(([name, values]) => values.map((value) => `${name}=${value}`)));
}

/** The record that means that nobody may sell advertising: IAB ads.txt, "Placeholder record". */
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
