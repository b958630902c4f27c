import type { HostName } from "../../model/hosting.ts";
import type { Outlet } from "../../model/outlet.ts";
import { notice, type Problem, warning } from "../../model/problem.ts";
import { apache } from "./apache.ts";
import { caddy } from "./caddy.ts";
import { cloudflare } from "./cloudflare.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { commonHeaders, headersFile } from "./headers-file.ts";
import type { Host, HostFile } from "./host.ts";
import { netlify } from "./netlify.ts";
import { nginx } from "./nginx.ts";
import { commonDialect, redirectsFile } from "./redirects-file.ts";
import type { Rules } from "./rules.ts";

/** Every host there is. A new one is a file and a line here. */
const known = { netlify, cloudflare, github, gitlab, nginx, apache, caddy } as const satisfies Record<HostName, Host>;

/** The hosts that files are written for. Where `_data/hosting.ts` names none: two whose files do no harm elsewhere. */
const hostsOf = ({ hosts = ["netlify", "cloudflare"] }: Outlet["hosting"]): Host[] => hosts.map((name) => known[name]);

/** Whether any of the hosts can be told headers. */
export const hasHeaders = (hosting: Outlet["hosting"]): boolean =>
  hostsOf(hosting).some(({ headers, isServer }) => headers || isServer);

/** Whether any of the hosts hands out compressed files that lie beside the plain ones. */
export const hasTwins = (hosting: Outlet["hosting"]): boolean => hostsOf(hosting).some((host) => host.isServer);

/** How many bytes a file may have at the hosts that the outlet names, where one of them has a limit. */
export const largestFiles = (hosting: Outlet["hosting"]): { readonly label: string; readonly most: number }[] =>
  hosting.hosts === undefined
    ? []
    : hostsOf(hosting).flatMap(({ label, largestFile }) => (largestFile ? { label, most: largestFile } : []));

/** Former addresses that must not have a page: all hosts would show it instead of redirecting, as their rules say. */
export function ruledAddresses(rulesOf: () => Rules, hosting: Outlet["hosting"]): ReadonlySet<string> {
  const hosts = hostsOf(hosting);
  if (hosts.length === 0 || !hosts.every(({ pagesWin }) => pagesWin)) return new Set();
  const rules = rulesOf();
  const { left } = redirectsFile(rules, commonDialect(hosts.flatMap((host) => host.redirects ?? [])));
  const pages = new Set(left);
  return new Set(rules.redirects.flatMap(({ from }) => (pages.has(from) ? [] : from)));
}

/** What tells the hosts of an outlet what to answer. */
export interface HostFiles {
  /** For the root of the site. */
  readonly files: readonly HostFile[];
  /** For servers, beside the output folder. */
  readonly servers: readonly HostFile[];
  /** What a host cannot do or take. */
  readonly told: readonly Problem[];
}

/** Writes an edition's rules for the hosts of its outlet. */
export function hostFiles(rules: Rules, { folder, hosting }: Pick<Outlet, "folder" | "hosting">): HostFiles {
  const hosts = hostsOf(hosting);
  const place = { file: `${folder}/hosting.ts`, field: "hosts" };
  const files: HostFile[] = [];
  const told: Problem[] = [];
  const write = (file: string, text: string) => {
    if (text !== "") files.push({ file, text });
  };

  const readRedirects = hosts.filter((host) => host.redirects);
  if (readRedirects.length > 0) {
    const { text, left } = redirectsFile(rules, commonDialect(readRedirects.flatMap((host) => host.redirects ?? [])));
    write("_redirects", text);
    if (left.length > 0)
      told.push(leftToPages(place, labelsOf(readRedirects), rules.redirects.length - left.length, left));
  }
  const readHeaders = hosts.filter((host) => host.headers);
  if (readHeaders.length > 0) {
    const { text, left } = headersFile(rules, commonHeaders(readHeaders.flatMap((host) => host.headers ?? [])));
    write("_headers", text);
    if (left.length > 0) {
      const what = `${labelsOf(readHeaders)} cannot be given headers for ${shown(left)}: too many rules, or too long`;
      told.push(warning(place, what, "These keep the headers that the host gives to every file."));
    }
  }
  for (const host of hosts) {
    files.push(...(host.files?.(rules) ?? []));
    const left = rules.redirects.slice(host.mostRedirects ?? rules.redirects.length).map(({ from }) => from);
    if (left.length > 0) told.push(leftToPages(place, host.label, host.mostRedirects ?? 0, left));
  }
  if (hosting.hosts === undefined) files.push({ file: ".nojekyll", text: "" });
  else told.push(...withoutGone(place, hosts, rules));
  return { files, servers: hosts.flatMap((host) => host.server?.(rules) ?? []), told };
}

const labelsOf = (hosts: readonly Host[]): string => hosts.map(({ label }) => label).join(" and ");

/** `/a/, /b/, /c/ and 17,997 more` */
function shown(paths: readonly string[]): string {
  const more = paths.length - 3;
  return paths.slice(0, 3).join(", ") + (more > 0 ? ` and ${more.toLocaleString("en")} more` : "");
}

const leftToPages = (
  place: { file: string; field: string },
  label: string,
  most: number,
  left: readonly string[],
): Problem =>
  warning(
    place,
    `${label} takes ${most.toLocaleString("en")} of ${(most + left.length).toLocaleString("en")} redirects: ${shown(left)} stay pages that lead on`,
    "Nothing has to be done: readers and search engines still arrive.",
  );

/** Hosts that cannot say that a story was withdrawn. */
function withoutGone(place: { file: string; field: string }, hosts: readonly Host[], { gone }: Rules): Problem[] {
  const unable = hosts.filter(({ redirects, isServer }) => !redirects?.hasGone && !isServer);
  if (unable.length === 0 || gone.length === 0) return [];
  const what = `${labelsOf(unable)} cannot answer "410 Gone" at ${shown(gone)}`;
  return [notice(place, what, "A page says there that the story was withdrawn, and search engines do not list it.")];
}
