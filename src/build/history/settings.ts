import * as z from "zod";
import { loadDataText } from "../../content/data-file.ts";
import { sectionsSchema, siteSchema } from "../../model/outlet.ts";
import type { Permalinks } from "../../site/permalink.ts";
import type { Repository } from "./git.ts";

/** What `_data` said in earlier commits. */
export class FormerSettings {
  readonly #repository: Repository;
  readonly #sites = new Map<string | undefined, Promise<FormerSite | undefined>>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /**
   * The commit with which the paper began: before it, `site.ts` was missing, or was that of another paper, such as the example that the
   * paper was made from. Undefined if the paper is not committed yet.
   */
  async beginning(site: string, idAuthority: string): Promise<string | undefined> {
    let beginning: string | undefined;
    if (site.startsWith("..")) return undefined;
    for (const { id, changes } of this.#repository.log([site], {})) {
      const said = await this.#site(changes[0]?.after);
      // A version that cannot be read, with a slip or of an early Broadsheet, tells nothing.
      if (said && said.idAuthority !== idAuthority) break;
      beginning = id;
    }
    return beginning;
  }

  /** The permalinks before a commit. @param site the blobs of the two files before the commit, if it changed them */
  async permalinks(after: Permalinks, site: string | undefined, sections: string | undefined): Promise<Permalinks> {
    if (site === undefined && sections === undefined) return after;
    const former = site === undefined ? undefined : await this.#site(site);
    const before: Permalinks = {
      site: former ? { ...former, timeZone: after.site.timeZone } : after.site,
      sections:
        sections === undefined ? after.sections : ((await this.#value(sectionsSchema, sections)) ?? after.sections),
    };
    return essence(before) === essence(after) ? after : before;
  }

  /** Each version is asked for twice: by the search for the beginning, and by the walk back. */
  #site(blob: string | undefined): Promise<FormerSite | undefined> {
    const read = this.#sites.get(blob) ?? this.#value(formerSiteSchema, blob);
    this.#sites.set(blob, read);
    return read;
  }

  async #value<T>(schema: z.ZodType<T>, blob: string | undefined): Promise<T | undefined> {
    const text = blob === undefined ? undefined : this.#repository.blobs([blob]).get(blob);
    const loaded = text === undefined ? undefined : await loadDataText(text, "data.ts");
    return loaded && "value" in loaded ? schema.safeParse(loaded.value).data : undefined;
  }
}

/** What counts of `site.ts`. The rest may be of another version of Broadsheet. */
const { idAuthority, permalink, permalinkOfType, defaultSection } = siteSchema.shape;
const formerSiteSchema = z.object({ idAuthority, permalink, permalinkOfType, defaultSection });

type FormerSite = z.infer<typeof formerSiteSchema>;

/** What decides about addresses, as a text. */
const essence = ({ site: { permalink, permalinkOfType, defaultSection }, sections }: Permalinks): string =>
  JSON.stringify([
    permalink,
    permalinkOfType,
    defaultSection,
    Object.entries(sections).map(([id, { permalink: own }]) => [id, own]),
  ]);
