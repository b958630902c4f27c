import { findBy } from "../model/find-by.ts";
import { slugOfFile } from "../model/slug.ts";
import type { Address } from "./address.ts";
import type { Article, Hidden } from "./article.ts";
import { nearAddressIn } from "./near-address.ts";
import type { Placed } from "./place.ts";

/** The addresses that texts may link to. It is made when all addresses are known. */
export class LinkIndex {
  /** Stories by address, by seed and by id, public or not. */
  readonly #stories: (path: string) => Article | undefined;
  readonly #seeds: (path: string) => Article | undefined;
  readonly #ids: (id: string) => Article | undefined;
  readonly #open: ReadonlySet<string>;
  /** The address that one without a page is probably a slip of. */
  readonly nearTo: (path: string) => string | undefined;
  /** The slugs of stories that are absent. */
  readonly #absent: ReadonlySet<string>;
  readonly #unanswered: ReadonlySet<string>;

  /** @param addresses the addresses of every page and file */
  constructor({ stories, absent, unanswered }: Placed, addresses: readonly Address[]) {
    this.#stories = findBy(stories, ({ path }) => path);
    this.#seeds = findBy(stories, ({ story }) => story.path);
    this.#ids = findBy(stories, ({ story }) => story.id);
    this.#absent = new Set(absent.map(slugOfFile));
    this.#unanswered = unanswered;
    this.#open = new Set(addresses.map(({ path }) => path));
    this.nearTo = nearAddressIn(this.#open);
  }

  isOpen = (path: string): boolean => this.#open.has(path);

  /** Why readers do not see the story at a place (`seed:`, `id:` or an address). Undefined if it is public, or if there is none. */
  hiddenAt = (reference: string): Hidden | undefined => this.#storyAt(reference.split("#", 1)[0] ?? "")?.hidden;

  /** Whether the place probably belongs to a story that is left out because of problems. */
  isAbsent = (reference: string): boolean => this.#absent.has(slugOfFile(reference.split("#", 1)[0] ?? ""));

  /** Whether the place is a standing page that is not published, because it has questions without an answer. */
  isUnanswered = (reference: string): boolean => this.#unanswered.has(reference.split("#", 1)[0] ?? "");

  #storyAt(place: string): Article | undefined {
    if (place.startsWith("seed:")) return this.#seeds(place.slice("seed:".length));
    if (place.startsWith("id:")) return this.#ids(place.slice("id:".length));
    return this.#stories(place);
  }

  /** The path of the public page that a reference means, with its fragment. */
  find = (reference: string): string | undefined => {
    const [place = "", ...fragment] = reference.split("#");
    const path = this.#storyAt(place)?.path ?? place;
    const found = [path, `${path}/`].find(this.isOpen);
    return found === undefined ? undefined : [found, ...fragment].join("#");
  };
}
