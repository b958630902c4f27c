import type { Outlet } from "../model/outlet.ts";
import type { Base } from "./address.ts";
import { sectionPath } from "./paths.ts";
import { ancestryOf } from "./sections.ts";
import type { Translations } from "./translations.ts";

/** What mastheads differ in. */
export interface Masthead {
  /** The language of the page. */
  readonly language: string;
  /** The section of the menu that the page is in, and whether it is the page of that section itself. */
  readonly current?: { readonly href: string; readonly isHere: boolean };
  /** The fronts of other languages. */
  readonly languages?: Translations;
}

/** Makes the same masthead for all pages that show the same, so that layouts render it once. */
export class Mastheads {
  readonly #outlet: Pick<Outlet, "navigation" | "sections">;
  readonly #base: Base;
  readonly #inMenu: ReadonlySet<unknown>;
  readonly #fronts: Translations;
  readonly #made = new Map<string, Masthead>();

  /** @param fronts of all languages that have one */
  constructor(outlet: Pick<Outlet, "navigation" | "sections">, base: Base, fronts: Translations) {
    this.#outlet = outlet;
    this.#base = base;
    this.#fronts = fronts;
    this.#inMenu = new Set(outlet.navigation.header);
  }

  /**
   * @param section the id of the section that the page is in
   * @param front the one in the language of the page, relative to the host
   */
  of(language: string, path: string, section: string | undefined, front: string): Masthead {
    const line = section === undefined ? [] : ancestryOf(section, this.#outlet.sections);
    const current = line.find((id) => this.#inMenu.has(id));
    const home = current === undefined ? undefined : sectionPath(current);
    const key = `${language} ${current ?? ""} ${home === path} ${front}`;
    const masthead = this.#made.get(key) ?? {
      language,
      ...(home === undefined ? {} : { current: { href: this.#base.href(home), isHere: home === path } }),
      ...(this.#fronts.length === 0 ? {} : { languages: this.#fronts.filter(({ href }) => href !== front) }),
    };
    this.#made.set(key, masthead);
    return masthead;
  }
}
