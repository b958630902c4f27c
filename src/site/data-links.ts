import type { Outlet } from "../model/outlet.ts";
import { type Problem, problem, warning } from "../model/problem.ts";
import { type Address, decodePath } from "./address.ts";
import { nearAddressIn } from "./near-address.ts";

/** What the check needs to know about the edition. */
export interface Known {
  /** Whether there is a page at a path. */
  isOpen(path: string): boolean;
  /** Whether a path is that of a standing page with questions. Links to it are left out, and its own warning says so. */
  isUnanswered(path: string): boolean;
  readonly addresses: readonly Pick<Address, "path">[];
  /** The pages that would exist if every story were public. Called only if a page is missing. */
  everywhere(): readonly Pick<Address, "path">[];
  /** Whether stories with problems are left out. A missing page may belong to one of them. */
  readonly isPart: boolean;
  /** Whether the outlet has any standing page. */
  readonly hasStanding: boolean;
}

/** An address of this site in a text of `_data`. */
interface DataLink {
  readonly file: string;
  /** The dotted path of the key: `footer.2.path`. */
  readonly field: string;
  /** The address as it is written. */
  readonly written: string;
  /** The address without host, path prefix and fragment. */
  readonly path: string;
  readonly isOfHost: boolean;
}

/**
 * Addresses in `_data` that lead to no page of the site. One that is missing only because of the clock, or because a story is a draft,
 * is a warning; so is one that is written out with the host, since something else may answer there, and one that waits for the first
 * pages of the outlet's own.
 *
 * @param ofHost whether to look at those with the host, or at all others
 */
export function* lostDataLinks(outlet: Outlet, known: Known, ofHost: boolean): Generator<Problem> {
  const missing = [...linksOf(outlet)].filter(
    ({ path, isOfHost }) => isOfHost === ofHost && !known.isOpen(path) && !known.isUnanswered(path),
  );
  if (missing.length === 0) return;
  const nearTo = nearAddressIn(known.addresses.map(({ path }) => path));
  let everywhere: ReadonlySet<string> | undefined;
  for (const { file, field, written, path } of missing) {
    const place = { file, field };
    const near = nearTo(path);
    if (near === undefined && !ofHost && !known.hasStanding && isStanding(path)) {
      const fix = `Write it as pages${path.slice(0, -1)}.md among the seeds.`;
      yield warning(place, `"${written}" is no page of this site yet`, fix);
      continue;
    }
    everywhere ??= new Set(known.everywhere().map((each) => each.path));
    const fix = near === undefined ? "Correct the address, or write the page." : `Did you mean "${near}"?`;
    if (everywhere.has(path))
      yield warning(place, `"${written}" is no page at the moment`, "The link is left out until it is one.");
    else if (known.isPart)
      yield warning(place, `"${written}" is no page while stories have problems`, "Correct the stories first.");
    else if (ofHost) yield warning(place, `"${written}" is no page that this build makes`, fix);
    else yield problem(place, `"${written}" is no page of this site`, fix);
  }
}

/** A new outlet has its stories first: what would be a page of its own, such as `/about/`, stops nothing while it has none at all. */
const isStanding = (path: string): boolean => /^\/[^/]+\/$/.test(path);

function* linksOf(outlet: Outlet): Generator<DataLink> {
  const { folder, ...files } = outlet;
  const host = new URL(outlet.site.url);
  for (const [name, data] of Object.entries(files)) {
    for (const [field, text] of textsOf(data, [])) {
      for (const written of addressesIn(text, host.host)) {
        const isOfHost = !written.startsWith("/");
        const path = isOfHost ? pathBelow(host, written) : written.replace(/#.*$/s, "");
        if (path !== undefined) yield { file: `${folder}/${name}.ts`, field, written, path, isOfHost };
      }
    }
  }
}

/** Whether a key holds no link: what addresses are made from, addresses for programs, and files of authors' photos. */
const leadsNowhere = (key: string): boolean => /^(?:permalink|addresses$|hub$|portrait$)/.test(key);

/** Every text in a value, with the path of keys to it. */
export function* textsOf(value: unknown, keys: readonly string[]): Generator<[field: string, text: string]> {
  if (typeof value === "string") yield [keys.join("."), value];
  else if (typeof value === "object" && value !== null)
    for (const [key, each] of Object.entries(value)) if (!leadsNowhere(key)) yield* textsOf(each, [...keys, key]);
}

/** The addresses of this site in a text: the text itself, its links, and addresses with the host. */
function addressesIn(text: string, host: string): string[] {
  if (!text.includes("/")) return [];
  if (/^\/(?!\/)\S*$/.test(text)) return [text];
  const linked = [...text.matchAll(/(?:\]\(|\b(?:href|src)=["']?)(\/(?!\/)[^\s)"'>]*)/g)].map(([, path = ""]) => path);
  const written = [...text.matchAll(/https?:\/\/[^\s)"'<>]+/gi)].map(([address]) => address.replace(/[.,;:!?]+$/, ""));
  return [...linked, ...written.filter((address) => URL.canParse(address) && new URL(address).host === host)];
}

/** The decoded path below the site's own. Undefined for an address outside the site, and for files that are not pages. */
function pathBelow(site: URL, address: string): string | undefined {
  const prefix = site.pathname.replace(/\/*$/, "/");
  const { pathname } = new URL(address);
  const whole = pathname.endsWith("/") || /\.\w+$/.test(pathname) ? pathname : `${pathname}/`;
  if (!whole.startsWith(prefix)) return undefined;
  const path = `/${decodePath(whole.slice(prefix.length))}`;
  return /^\/(?:assets|media)\//.test(path) ? undefined : path;
}
