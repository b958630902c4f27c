/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Card } from "../format.ts";
import { type Found, find } from "./find.ts";
import { IndexFiles } from "./index-files.ts";
import { marked } from "./marked.ts";
import { MOST_LETTERS, parseQuery } from "./query.ts";

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
  if (!status || !list || !more || !browse) return;
  const said: Said = JSON.parse(form.dataset.said ?? "");
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  let index: Promise<IndexFiles> | undefined;
  /** Increases with each search: an answer that comes after the next question is not shown. */
  let asked = 0;
  let found: Found = { numbers: [], missing: [], words: [] };

  const fields = (): HTMLSelectElement[] => [...form.querySelectorAll("select")];
  const words = form.querySelector("input");

  /** Does something with the index; if a file is missing, once more with the newest index, since a new edition replaces files. */
  async function withIndex<T>(work: (files: IndexFiles) => Promise<T>): Promise<T> {
    const known = index;
    try {
      index ??= IndexFiles.open(fetchFile);
      return await work(await index);
    } catch (error) {
      index = undefined;
      if (!known) throw error;
      return withIndex(work);
    }
  }

  async function search(): Promise<void> {
    const mine = ++asked;
    const typed = words?.value.trim() ?? "";
    const { section, author, year, order } = Object.fromEntries(fields().map(({ name, value }) => [name, value]));
    const facets = [section && `section:${section}`, author && `author:${author}`].flatMap((each) => each || []);
    document.title = document.title.replace(/^.* — (?=.* — )|^/, typed === "" ? "" : `${typed} — `);
    show([], 0);
    const isAsked = typed !== "" || facets.length > 0;
    browse?.toggleAttribute("hidden", isAsked);
    if (!isAsked) return tell("");
    tell(said.searching);
    try {
      const [now, cards] = await withIndex(async (files) => {
        const now = await find(files, parseQuery(typed), { facets, year: year ?? "", newestFirst: order === "newest" });
        return [now, await files.cards(now.numbers.slice(0, AT_ONCE))] as const;
      });
      if (mine !== asked) return;
      found = now;
      const { length } = now.numbers;
      const count = said.results[plural.select(length)] ?? said.results.other;
      const missing = now.missing.length > 0 ? ` ${said.missing} ${now.missing.join(", ")}.` : "";
      tell((length === 0 ? said.none : count.replace("{n}", number.format(length))) + missing);
      show(cards, length);
    } catch {
      if (mine === asked) tell(said.failed);
    }
  }

  function tell(text: string): void {
    if (status) status.textContent = text;
  }

  /** Shows results below those that are shown; none empties the list. @param all how many there are */
  function show(cards: readonly (Card | undefined)[], all: number): void {
    if (cards.length === 0) list?.replaceChildren();
    const marks = new Set(found.words);
    list?.append(...cards.flatMap((card) => (card ? item(card, marks, day) : [])));
    more?.toggleAttribute("hidden", (list?.children.length ?? 0) >= all);
  }

  async function showMore(): Promise<void> {
    const mine = asked;
    const shown = list?.children.length ?? 0;
    try {
      const files = await index;
      const cards = await files?.cards(found.numbers.slice(shown, shown + AT_ONCE));
      if (mine !== asked || !cards) return;
      show(cards, found.numbers.length);
      list?.children[shown]?.querySelector("a")?.focus();
    } catch {
      // A new edition has replaced a file: everything is looked up again.
      index = undefined;
      await search();
    }
  }

  function fromAddress(): void {
    const asked = new URLSearchParams(location.search);
    if (words) words.value = (asked.get("q") ?? "").slice(0, MOST_LETTERS);
    for (const field of fields()) {
      field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    void search();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = new URLSearchParams();
    for (const { name, value } of [words, ...fields()].flatMap((field) => field ?? []))
      if (value) asked.set(name, value);
    history.pushState(null, "", `?${asked}`);
    void search();
  });
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement) form.requestSubmit();
  });
  more.addEventListener("click", () => void showMore());
  addEventListener("popstate", fromAddress);
  fromAddress();
}

/** A result. All of it is text, whatever is in it. */
function item(
  [headline, standfirst, href, iso, section, language]: Card,
  marks: ReadonlySet<string>,
  day: Intl.DateTimeFormat,
) {
  const filled = (name: string, text: string): HTMLElement => {
    const element = document.createElement(name);
    element.append(
      ...marked(text, marks).map(([piece, isMarked]) => {
        if (!isMarked) return piece;
        const mark = document.createElement("mark");
        mark.textContent = piece;
        return mark;
      }),
    );
    return element;
  };
  const link = filled("a", headline);
  link.setAttribute("href", href);
  const heading = document.createElement("h2");
  heading.append(link);
  const text = filled("p", standfirst);
  for (const each of [heading, text]) {
    each.dir = "auto";
    if (language) each.lang = language;
  }
  const meta = document.createElement("p");
  meta.className = "meta";
  for (const [name, text] of [
    ["time", iso && day.format(new Date(iso))],
    ["span", section],
  ] as const) {
    if (!text) continue;
    const element = document.createElement(name);
    element.textContent = text;
    if (name === "time") element.setAttribute("datetime", iso);
    meta.append(element, " ");
  }
  const result = document.createElement("li");
  result.append(heading, ...(standfirst ? [text] : []), meta);
  return result;
}

/** The head is asked for each time; all other files never change under their names. */
async function fetchFile(file: string): Promise<Uint8Array> {
  const isHead = !file.includes("/");
  const response = await fetch(new URL(file, import.meta.url), isHead ? { cache: "no-cache" } : {});
  if (!response.ok) throw new Error(file);
  return new Uint8Array(await response.arrayBuffer());
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-said]")) start(form);
