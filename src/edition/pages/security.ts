import type { Outlet } from "../../model/outlet.ts";
import { lapse, type Problem } from "../../model/problem.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";
import { addressOf, linesOf, textFile, uriOf } from "./text-file.ts";

const SECURITY = "/.well-known/security.txt";
/** With a leap day, in milliseconds. */
const YEAR = 366 * 86_400_000;

/** `/.well-known/security.txt` (RFC 9116), until it expires: an expired one must not be used (section 5.3). */
export function* securityFile(newsroom: Newsroom): Generator<Slot> {
  const { security } = newsroom.outlet.policy;
  if (security === undefined || securityEnds(newsroom.outlet) <= newsroom.now) return;
  yield textFile(SECURITY, () => securityText(newsroom, security));
}

/** When the file expires, in milliseconds; never where there is none. */
export const securityEnds = ({ policy }: Outlet): number =>
  policy.security === undefined ? Number.POSITIVE_INFINITY : Date.parse(policy.security.expires);

/** RFC 9116, section 2.5.5: a date that is past, or more than a year away. */
export function* securityLapses(outlet: Outlet, now: number): Generator<Problem> {
  const { security } = outlet.policy;
  if (security === undefined) return;
  const place = { file: `${outlet.folder}/policy.ts`, field: "security.expires" };
  const ends = securityEnds(outlet);
  const mend = "See whether the contacts are still right, and give a date less than a year from now.";
  if (ends <= now) yield lapse(place, `security.txt expired on ${security.expires} and is left out`, mend);
  else if (ends > now + YEAR) yield lapse(place, `"${security.expires}" is more than a year away`, mend);
}

function securityText(newsroom: Newsroom, security: NonNullable<Outlet["policy"]["security"]>): string {
  const { contact, expires, encryption, acknowledgments, languages, policy, hiring } = security;
  const at = (place: string | undefined) => (place === undefined ? [] : (addressOf(newsroom, place) ?? []));
  const fields: readonly (readonly [string, string | readonly string[]])[] = [
    ["Contact", contact.map(uriOf)],
    ["Expires", `${expires}T00:00:00Z`],
    ["Encryption", at(encryption)],
    ["Acknowledgments", at(acknowledgments)],
    ["Preferred-Languages", languages?.join(", ") ?? []],
    ["Canonical", newsroom.base.url(SECURITY)],
    ["Policy", at(policy)],
    ["Hiring", at(hiring)],
  ];
  return linesOf(
    fields.flatMap(([name, values]) =>
      [values]
        .flat()
        // Addresses of the web must be https there; a site that is not is tried out.
        .filter((value) => !value.startsWith("http:"))
        .map((value) => `${name}: ${value}`),
    ),
  );
}
