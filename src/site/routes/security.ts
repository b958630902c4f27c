import type { Outlet } from "../../model/outlet.ts";
import { expired, type Problem } from "../../model/problem.ts";
import type { Placed } from "../place.ts";
import type { SiteContext } from "../site-context.ts";
import { addressOf, linesOf, textRoute, uriOf } from "./text-file.ts";

const SECURITY = "/.well-known/security.txt";

/** `/.well-known/security.txt` (RFC 9116): an expired one must not be used (section 5.3), and one for more than a year not be made. */
export function* securityRoutes({ outlet, now }: Placed) {
  const { security } = outlet.policy;
  const [begins = 0, ends = 0] = securityTimes(outlet);
  if (security === undefined || now < begins || now >= ends) return;
  yield textRoute(SECURITY, (context) => securityText(context, security));
}

/** The times at which the file appears and expires, in milliseconds: it is there for the year before it expires. Empty if there is no file. */
export function securityTimes({ policy }: Outlet): number[] {
  if (policy.security === undefined) return [];
  const ends = new Date(policy.security.expires);
  return [new Date(ends).setUTCFullYear(ends.getUTCFullYear() - 1), ends.getTime()];
}

/** Reports a date that is past, or more than a year away (RFC 9116, section 2.5.5). */
export function* expiredSecurity(outlet: Outlet, now: number): Generator<Problem> {
  const { security } = outlet.policy;
  if (security === undefined) return;
  const place = { file: `${outlet.folder}/policy.ts`, field: "security.expires" };
  const [begins = 0, ends = 0] = securityTimes(outlet);
  const fix = "See whether the contacts are still right, and give a date less than a year from now.";
  if (ends <= now) yield expired(place, `security.txt expired on ${security.expires} and is left out`, fix);
  else if (now < begins)
    yield expired(place, `"${security.expires}" is more than a year away, and security.txt is left out`, fix);
}

function securityText(context: SiteContext, security: NonNullable<Outlet["policy"]["security"]>): string {
  const { contact, expires, encryption, acknowledgments, languages, policy, hiring } = security;
  const at = (place: string | undefined) => (place === undefined ? [] : (addressOf(context, place) ?? []));
  const fields: readonly (readonly [string, string | readonly string[]])[] = [
    ["Contact", contact.map(uriOf)],
    ["Expires", `${expires}T00:00:00Z`],
    ["Encryption", at(encryption)],
    ["Acknowledgments", at(acknowledgments)],
    ["Preferred-Languages", languages?.join(", ") ?? []],
    ["Canonical", context.base.url(SECURITY)],
    ["Policy", at(policy)],
    ["Hiring", at(hiring)],
  ];
  return linesOf(
    fields.flatMap(([name, values]) =>
      [values]
        .flat()
        // Web addresses must be https in this file. A site with http is only a preview, so its own addresses are left out.
        .filter((value) => !value.startsWith("http:"))
        .map((value) => `${name}: ${value}`),
    ),
  );
}
