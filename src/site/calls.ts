import type { Body } from "../model/article.ts";
import { directionOf } from "../model/dates.ts";
import type { Outlet } from "../model/outlet.ts";
import { type Problem, problem, suggestion } from "../model/problem.ts";
import { escapeMarkup } from "../model/text.ts";
import type { CallView } from "../model/view.ts";
import type { Base } from "./address.ts";
import type { Placed } from "./place.ts";
import { ancestryOf } from "./sections.ts";

/** How a text refers to a call. */
const CALL = "call:";

/** What the outlet asks of its readers (`_data/calls.ts`), with the addresses of this build. */
export class Calls {
  readonly #views = new Map<string, CallView>();
  readonly #outlet: Pick<Outlet, "calls" | "sections" | "site">;
  /** The lists of calls that pages show, so that layouts render each once. */
  readonly #lists = new Map<string, readonly CallView[]>();

  /** @param isOpen whether there is a page at a path: a call that leads to none is left out */
  constructor(outlet: Pick<Outlet, "calls" | "sections" | "site">, base: Base, isOpen: (path: string) => boolean) {
    this.#outlet = outlet;
    for (const [name, { heading, text, address, button }] of Object.entries(outlet.calls)) {
      const isOwn = address.startsWith("/");
      if (isOwn && !isOpen(address.replace(/#.*$/, ""))) continue;
      this.#views.set(name, {
        heading,
        ...(text === undefined ? {} : { text }),
        button,
        href: isOwn ? base.href(address) : address,
        url: isOwn ? base.url(address) : address,
      });
    }
  }

  /** For fingerprints of pages. */
  get all(): readonly CallView[] {
    return [...this.#views.values()];
  }

  /** The calls of a front. @param language of its page */
  ofFront = (language: string): readonly CallView[] => this.#list("front", language, ({ front }) => front === true);

  /** The calls below an article, without those that stand in its text. @param language of its page */
  below(section: string, language: string, { references, blocks }: Body): readonly CallView[] {
    const within = blocks ? references.flatMap(({ to }) => (to.startsWith(CALL) ? to.slice(CALL.length) : [])) : [];
    const isIn = (id: string) => ancestryOf(section, this.#outlet.sections).includes(id);
    return this.#list(
      `below ${section} ${within.join(" ")}`,
      language,
      ({ below = [] }, name) => !within.includes(name) && (below === "all" || below.some(isIn)),
    );
  }

  #list(
    place: string,
    language: string,
    isShown: (call: Outlet["calls"][string], name: string) => boolean,
  ): readonly CallView[] {
    const key = `${place} ${language}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const names = Object.entries(this.#outlet.calls).flatMap(([name, call]) => (isShown(call, name) ? name : []));
    const list = names.flatMap((name) => this.#views.get(name) ?? []).map((view) => this.#inLanguage(view, language));
    this.#lists.set(key, list);
    return list;
  }

  /** Says the language of a call where it is not that of what is around it. */
  #inLanguage(view: CallView, language: string): CallView {
    const own = this.#outlet.site.language;
    return own === language ? view : { ...view, language: own };
  }

  /** The HTML of a call within a text. Empty for one that leads nowhere at the moment. @param language of the text */
  html(name: string, form: "page" | "feed", language: string): string {
    const view = this.#views.get(name);
    if (!view) return "";
    return form === "page" ? callElement(this.#inLanguage(view, language)) : callForFeed(view);
  }
}

/** The HTML of a call on a page. */
export function callElement({ heading, text, href, button, language }: CallView): string {
  const inLanguage = language === undefined ? "" : ` lang="${escapeMarkup(language)}" dir="${directionOf(language)}"`;
  const words = text === undefined ? "" : `<p>${escapeMarkup(text)}</p>\n`;
  return `<section class="call" aria-label="${escapeMarkup(heading)}"${inLanguage}>\n<p><b>${escapeMarkup(heading)}</b></p>\n${words}<p><a href="${escapeMarkup(href)}">${escapeMarkup(button)}</a></p>\n</section>\n`;
}

const callForFeed = ({ heading, text = "", url, button }: CallView): string =>
  `<p><strong>${escapeMarkup(heading)}</strong> ${escapeMarkup(text)} <a href="${escapeMarkup(url)}">${escapeMarkup(button)}</a></p>\n`;

/** Reports blocks that name no call of `_data/calls.ts`. */
export function* lostCalls({ copy, outlet }: Pick<Placed, "copy" | "outlet">): Generator<Problem> {
  const names = Object.keys(outlet.calls);
  for (const { file, body } of [...copy.stories, ...copy.pages, ...(copy.faulty ?? [])]) {
    for (const { to, line } of body.references) {
      const name = to.slice(CALL.length);
      if (!to.startsWith(CALL) || names.includes(name)) continue;
      const fix =
        names.length > 0
          ? suggestion(name, names)
          : `Write it there: export default { ${name}: { heading: "…", address: "/…/", button: "…" } };`;
      yield problem({ file, field: "body", line }, `"${name}" is no call of ${outlet.folder}/calls.ts`, fix);
    }
  }
}
