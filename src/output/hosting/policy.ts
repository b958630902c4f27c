import type { Directive } from "../../model/hosting.ts";
import type { Outlet } from "../../model/outlet.ts";
import type { Problem } from "../../model/problem.ts";
import { problem } from "../../model/problem.ts";
import { fileOf } from "../../site/address.ts";
import type { PageNeeds, Want } from "./page-needs.ts";

export type Sources = Readonly<Record<string, readonly string[]>>;

/** What Broadsheet's own pages load: files of the site, and nothing that runs. */
const OURS: Sources = {
  "default-src": ["'none'"],
  "style-src": ["'self'"],
  "img-src": ["'self'"],
  "media-src": ["'self'"],
  "font-src": ["'self'"],
  "manifest-src": ["'self'"],
  "form-action": ["'self'"],
  "base-uri": ["'none'"],
  "frame-ancestors": ["'self'"],
};

/**
 * The sources of each directive of the site's Content-Security-Policy: of ours, the hashes of all style blocks, and what `_data/hosting.ts`
 * adds. Scripts are never learnt from pages, but for that of the search: a script that got onto a page by mistake must not run because it is there.
 */
function sourcesOf(needs: readonly PageNeeds[], { policy }: Outlet["hosting"], more: Sources): Sources {
  const styles = [...new Set(needs.flatMap((each) => each.styles))].sort();
  const sources: Record<string, readonly string[]> = {
    ...OURS,
    "style-src": [...(OURS["style-src"] ?? []), ...styles],
  };
  for (const [directive, added] of [...Object.entries(more), ...Object.entries(policy)])
    sources[directive] = [...new Set([...(sources[directive] ?? []), ...added])];
  return sources;
}

/**
 * What the search page needs in addition: the script that its layout writes on it, by its hash, since hosts know a site under several
 * names; and files of the index, which the script asks for.
 *
 * @param searchPage its file below the output folder
 */
export const forSearch = (needs: readonly PageNeeds[], searchPage: string): Sources => ({
  "script-src": needs.flatMap(({ wants }) =>
    wants.flatMap(({ directive, source, on }) =>
      on === searchPage && directive === "script-src" && source.startsWith("'sha256-") ? source : [],
    ),
  ),
  "connect-src": ["'self'"],
});

/** The value of the header. @param more what pages need in addition to what Broadsheet's other pages do */
export const policyOf = (needs: readonly PageNeeds[], hosting: Outlet["hosting"], more: Sources): string =>
  Object.entries(sourcesOf(needs, hosting, more))
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");

/** Which directive decides where one is left out (CSP 3, section 6.8.3). */
const FALLS_BACK: Partial<Record<Directive, string>> = {
  "script-src-attr": "script-src",
  "style-src-attr": "style-src",
};

/**
 * Pages that the policy contradicts: what they load or run, browsers would not.
 *
 * @param needs by the file that prints the pages, as the outlet knows it
 */
export function contradictedPages(
  needs: Readonly<Record<string, PageNeeds>>,
  { folder, hosting, site }: Pick<Outlet, "folder" | "hosting"> & { readonly site: Pick<Outlet["site"], "addresses"> },
): Problem[] {
  const all = Object.values(needs);
  const searchPage = fileOf(site.addresses.search);
  const [elsewhere, onSearch] = [sourcesOf(all, hosting, {}), sourcesOf(all, hosting, forSearch(all, searchPage))];
  const isAllowed = ({ directive, source, on }: Want): boolean => {
    const sources = on === searchPage ? onSearch : elsewhere;
    const decides = [directive, FALLS_BACK[directive] ?? "default-src", "default-src"].find((name) => sources[name]);
    const listed = sources[decides ?? ""] ?? [];
    return listed.some((each) => allows(each, source, listed));
  };
  return Object.entries(needs).flatMap(([file, { wants }]) =>
    wants
      .filter((want) => !isAllowed(want))
      .map(({ directive, source, what, on }) =>
        problem(
          { file, field: "page" },
          `"${on}" ${what}, which the security policy of the site forbids, so that browsers refuse it`,
          `Take it out, or allow it in ${folder}/hosting.ts: policy: { "${directive}": ["${source}"] }.`,
        ),
      ),
  );
}

/** Whether a source of the policy covers what a page wants. With a hash beside it, `'unsafe-inline'` is ignored (CSP 3, section 6.7.3.2). */
function allows(listed: string, wanted: string, all: readonly string[]): boolean {
  if (listed === wanted && wanted !== "'unsafe-inline'") return true;
  if (listed === "'unsafe-inline'")
    return (wanted === listed || wanted.startsWith("'sha")) && !all.some((each) => /^'(?:sha|nonce)/.test(each));
  if (wanted.startsWith("'") || !URL.canParse(wanted)) return false;
  const { protocol, host } = new URL(wanted);
  if (listed.endsWith(":")) return listed === protocol;
  const [, scheme = "https:", name = ""] = /^(?:(https?:|wss?:)\/\/)?([^/]*)/.exec(listed) ?? [];
  if (scheme !== protocol && !(scheme === "http:" && protocol === "https:")) return false;
  return name.startsWith("*.") ? host.endsWith(name.slice(1)) : name === host;
}
