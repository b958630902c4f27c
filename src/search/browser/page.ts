/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { type Card, HEAD_FILE } from "../format.ts";
import { type Found, find } from "./find.ts";
import { type Fetch, IndexFiles } from "./index-files.ts";
import { marked } from "./marked.ts";
import { parseQuery } from "./query.ts";

// The script of the search page.

/** How many results are shown at once. */
const AT_ONCE = 10;

/** What the script says, in the language of the page. */
interface Said {
  /** By plural form (CLDR); `{n}` is the number. */
  readonly results: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
  readonly none: string;
  readonly missing: string;
  readonly searching: string;
  readonly failed: string;
}

function start(form: HTMLFormElement): void {
  const part = (name: string) => document.getElementById(`search_${name}`);
  const [status, list, more, browse] = ["status", "results", "more", "browse"].map(part);
  const words = form.querySelector("input");
  if (!status || !list || !more || !browse || !words) return;
  const said: Said = JSON.parse(form.dataset.said ?? "");
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules([lang, "en"]);
  let index: Promise<IndexFiles> | undefined;
  /** Of files that never change under their names. After a failure the server is asked, since browsers keep also that a file was missing. */
  let cache: RequestCache = "default";
  /** Increases with each search: an answer that comes after the next question is not shown. */
  let asked = 0;
  let found: Found = { numbers: [], missing: [], words: [] };

  const fetchFile: Fetch = async (file) => {
    const response = await fetch(form.dataset.index + file, { cache: file === HEAD_FILE ? "no-cache" : cache });
    if (!response.ok) throw new Error(file);
    return new Uint8Array(await response.arrayBuffer());
  };

  /** Does something with the index; if a file is missing, once more with the newest index, since a new edition replaces files. */
  const withIndex = async <T>(work: (files: IndexFiles) => Promise<T>): Promise<T> => {
    const known = index;
    try {
      index ??= IndexFiles.open(fetchFile);
      return await work(await index);
    } catch (error) {
      index = undefined;
      cache = "no-cache";
      if (!known) throw error;
      return withIndex(work);
    }
  };

  const search = async (): Promise<void> => {
    const mine = ++asked;
    const fields = new FormData(form);
    const chosen = (name: string) => String(fields.get(name) ?? "");
    const typed = chosen("q").trim();
    const year = chosen("year");
    const facets = ["section", "author"].flatMap((name) => (chosen(name) ? `${name}:${chosen(name)}` : []));
    show([], 0);
    const isAsked = typed + year + facets.join("") !== "";
    browse.hidden = isAsked;
    if (!isAsked) return tell("");
    tell(said.searching);
    try {
      const [now, cards] = await withIndex(async (files) => {
        const now = await find(files, parseQuery(typed), { facets, year, newestFirst: chosen("order") === "newest" });
        return [now, await files.cards(now.numbers.slice(0, AT_ONCE))] as const;
      });
      if (mine !== asked) return;
      found = now;
      const { length } = now.numbers;
      const count = said.results[plural.select(length)] ?? said.results.other;
      const missing = now.missing.length > 0 ? ` ${said.missing} ${now.missing.join(", ")}.` : "";
      tell((length === 0 ? said.none : count.replace("{n}", length.toLocaleString(lang))) + missing);
      show(cards, length);
    } catch {
      if (mine === asked) tell(said.failed);
    }
  };

  const tell = (text: string): void => {
    status.textContent = text;
  };

  /** Shows results below those that are shown; none empties the list. @param all how many there are */
  const show = (cards: readonly (Card | undefined)[], all: number): void => {
    if (cards.length === 0) list.replaceChildren();
    const marks = new Set(found.words);
    list.append(...cards.flatMap((card) => (card ? item(card, marks, lang) : [])));
    more.hidden = list.children.length >= all;
  };

  const showMore = async (): Promise<void> => {
    const mine = asked;
    const shown = list.children.length;
    const files = await index;
    // If a new edition has replaced a file, everything is looked up again.
    const cards = await files?.cards(found.numbers.slice(shown, shown + AT_ONCE)).catch(() => undefined);
    if (mine !== asked) return;
    if (!cards) return search();
    show(cards, found.numbers.length);
    list.children[shown]?.querySelector("a")?.focus();
  };

  const fromAddress = (): void => {
    const asked = new URLSearchParams(location.search);
    words.value = asked.get("q") ?? "";
    for (const field of form.querySelectorAll("select")) {
      field.value = asked.get(field.name) ?? "";
      // An address may ask for what is no choice any more: then nothing is selected, and "" selects the first choice, all.
      if (!field.value) field.value = "";
    }
    void search();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) asked.set(name, String(value));
    history.pushState(null, "", `?${asked}`);
    void search();
  });
  form.addEventListener("change", ({ target }) => {
    if (target !== words) form.requestSubmit();
  });
  more.addEventListener("click", () => void showMore());
  addEventListener("popstate", fromAddress);
  fromAddress();
}

/** A result. All of it is text, whatever is in it. */
function item(card: Card, marks: ReadonlySet<string>, lang: string): HTMLElement {
  const [headline, standfirst, href, day, section, language] = card;
  const make = (name: string, properties: object, ...content: readonly (string | HTMLElement)[]): HTMLElement => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...content);
    return element;
  };
  const text = (name: string, words: string, properties: object): HTMLElement =>
    make(
      name,
      properties,
      ...marked(words, marks).map(([piece, isMarked]) => (isMarked ? make("mark", {}, piece) : piece)),
    );
  const ofStory = { dir: "auto", lang: language ?? lang };
  const date = day && new Date(day).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" });
  return make(
    "li",
    {},
    make("h2", ofStory, text("a", headline, { href })),
    text("p", standfirst, ofStory),
    make("p", { className: "meta" }, make("time", { dateTime: day }, date), " ", make("span", {}, section)),
  );
}

const form = document.querySelector<HTMLFormElement>("form[data-said]");
if (form) start(form);
