import { notice, type Problem, problem, warning } from "../../model/problem.ts";
import type { Metadata } from "../formats/format.ts";
import { GROUPS, HIDING, isForeignType, isIdle, isOwn, meantKey, plainKey } from "./foreign-keys.ts";
import { isForeignForm, isGroup, pictureIn, pictureWord, sourceOf, wordsIn } from "./foreign-picture.ts";

/** Front matter in our own keys. */
export interface Translation {
  readonly metadata: Metadata;
  /** How a key of ours is called in the file, where that is another generator's: `image` is `cover`. */
  readonly foreign: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the keys of other generators as ours. Where both are there, ours holds; of tags, authors and aliases all hold. A key that means
 * nothing here is passed over with a notice, and one that is unknown stays, for the schema to report.
 *
 * @param metadata unchecked: texts, lists and groups of keys
 */
export function translate(metadata: Metadata, file: string): Translation {
  const { keys, foreign, problems } = new Translator(metadata, file);
  return { metadata: Object.fromEntries(keys), foreign, problems };
}

class Translator {
  // No object, of which a key may be the prototype.
  readonly keys = new Map<string, unknown>();
  readonly foreign = new Map<string, string>();
  readonly problems: Problem[] = [];
  readonly #file: string;
  /** All that is in the file, groups of keys of a story with the rest. */
  readonly #all: Metadata;
  /** The key that names the picture. */
  #picture: string | undefined;

  constructor(metadata: Metadata, file: string) {
    this.#file = file;
    const entries = Object.entries(metadata);
    const inner = entries.flatMap(([key, value]) => (GROUPS.has(key) && isGroup(value) ? Object.entries(value) : []));
    this.#all = inner.length > 0 ? { ...Object.fromEntries(inner), ...metadata } : metadata;
    // Ours first, so that they hold.
    for (const [key, value] of entries) if (isOwn(key)) this.#take(key, key, value);
    for (const [key, value] of entries) if (!isOwn(key)) this.#read(key, key, value);
  }

  #read(key: string, typed: string, value: unknown): void {
    const own = meantKey(key);
    if (own !== undefined) this.#take(own, typed, value);
    else if (GROUPS.has(key) && typed === key && isGroup(value)) {
      for (const [each, inner] of Object.entries(value)) this.#read(each, `${key}.${each}`, inner);
    } else if (HIDING.has(plainKey(key))) this.#hide(typed, value);
    else if (pictureWord(key) !== undefined && this.#says("image")) return;
    // What is unknown in a group is the other site's own.
    else if (isIdle(key) || typed !== key) this.#pass(typed);
    else this.keys.set(key, value);
  }

  /** Whether a key, of whatever name, is there. */
  #says(own: string): boolean {
    return Object.keys(this.#all).some((key) => meantKey(key) === own);
  }

  #pass(typed: string, why = "has no meaning for Broadsheet and is passed over"): void {
    this.problems.push(notice({ file: this.#file, field: typed }, why, "Leave it, or take it out."));
  }

  #hide(typed: string, value: unknown): void {
    if (/^(?:|false|no)$/i.test(String(value))) return;
    const what = "would keep the story out of sight elsewhere, and does not here";
    const fix = 'Write "draft: true" if nobody is to read it, or take the line out.';
    this.problems.push(problem({ file: this.#file, field: typed }, what, fix));
  }

  #take(own: string, typed: string, value: unknown): void {
    if (own !== typed && value === "") return;
    if (own === "draft") this.#takeDraft(typed, value);
    else if (own === "image") this.#takeImage(typed, value);
    else if (own === "url" && typed !== own) this.#takePermalink(typed, value);
    else if (own === "date" && typeof value === "string" && FILE_DATE.test(value)) this.#pass(typed);
    else if (own === "embargo" && typed !== own) this.#takePublishDate(typed, value);
    else if ((own === "type" && isForeignType(value)) || (own === "related" && isSwitch(value))) this.#pass(typed);
    else if (LISTS.has(own)) this.#add(own, typed, LISTS.get(own)?.(value));
    else this.#set(own, typed, own === typed && own !== "series" ? value : textOf(value));
  }

  #set(own: string, typed: string, value: unknown): void {
    if (!this.keys.has(own)) {
      this.keys.set(own, own === "language" && typeof value === "string" ? value.replace("_", "-") : value);
      if (own !== typed) this.foreign.set(own, typed);
    } else if (this.keys.get(own) !== value) this.#passFor(own, typed);
  }

  #passFor(own: string, typed: string): void {
    this.#pass(typed, `is passed over, since "${this.foreign.get(own) ?? own}" is there too`);
  }

  #add(own: string, typed: string, value: unknown): void {
    const before = this.keys.get(own);
    if (Array.isArray(before) && Array.isArray(value)) this.keys.set(own, [...new Set([...before, ...value])]);
    else this.#set(own, typed, value);
  }

  /** Whatever keeps it private holds. */
  #takeDraft(typed: string, value: unknown): void {
    const says = plainKey(typed.slice(typed.indexOf(".") + 1));
    const word = String(value).toLowerCase();
    const isDraft = says === "published" ? word === "false" : /^(?:true|draft|private|pending)$/.test(word);
    const isPublic = says === "published" ? word === "true" : /^(?:false|publish|published)$/.test(word);
    if (isDraft || (isPublic && !this.keys.has("draft"))) this.keys.set("draft", String(isDraft));
    else if (says === "published" && /^\d/.test(word)) this.#set("date", typed, value);
    else if (!isPublic) this.keys.set(says === "draft" ? "draft" : typed, value);
  }

  /** An address, `false` for none, or a pattern of another generator. */
  #takePermalink(typed: string, value: unknown): void {
    if (value === "false") this.keys.set("draft", "true");
    else if (typeof value === "string" && /[/.]/.test(value) && !/[:{}*]/.test(value.replace(HOST, "")))
      this.#set("url", typed, pathOf(value));
    else this.#pass(typed);
  }

  /** Hugo's day on which a story comes out, where `date` is another one. */
  #takePublishDate(typed: string, value: unknown): void {
    this.#set(this.#says("date") ? "embargo" : "date", typed, value);
  }

  #takeImage(typed: string, value: unknown): void {
    const picture = typed === "image" && !isForeignForm(value) ? undefined : pictureIn(value);
    if (this.#picture !== undefined) this.#passFor("image", typed);
    else if (picture === undefined) {
      if (typed === "image" && !isForeignForm(value)) this.#set("image", typed, value);
      else if (value !== "" && !isSwitch(value)) this.#pass(typed);
    } else this.#showImage(typed, { ...wordsIn(this.#all), ...picture, src: sourceOf(picture.src) });
    if (picture !== undefined || this.keys.has("image")) this.#picture = typed;
  }

  #showImage(typed: string, picture: { readonly src: string; readonly alt?: string }): void {
    this.foreign.set("image", typed);
    if (picture.alt !== undefined) {
      this.keys.set("image", picture);
      return;
    }
    const what = `"${picture.src}" has no text for those who cannot see it, so that the story appears without it`;
    const fix = `Write: image: { src: ${JSON.stringify(picture.src)}, alt: "…" }`;
    this.problems.push(warning({ file: this.#file, field: typed }, what, fix));
  }
}

/** Eleventy's words for when a file was written. */
const FILE_DATE = /^(?:git )?(?:last modified|created)$/i;

const HOST = /^https?:\/\/[^/]*/i;

const isSwitch = (value: unknown): boolean => /^(?:true|false)$/i.test(String(value));

/** A list of one is what is in it. */
const textOf = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/** How the keys that hold lists take a text. */
const LISTS: ReadonlyMap<string, (value: unknown) => unknown> = new Map([
  ["tags", labelsOf],
  ["sections", labelsOf],
  ["related", labelsOf],
  ["authors", authorsOf],
  ["aliases", addressesOf],
]);

function labelsOf(value: unknown): unknown {
  if (typeof value !== "string") return Array.isArray(value) ? value.flat() : value;
  return value
    .split(",")
    .map((label) => label.trim())
    .filter((label) => label !== "");
}

/** Names. A text may hold several of two words and more. */
function authorsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameOf);
  if (typeof value !== "string") return isGroup(value) ? [nameOf(value)] : value;
  const name = nameOf(value);
  const names = String(name).split(/, (?:and )?| (?:and|&) /);
  return names.every((each) => /\S\s+\S/.test(each)) ? names : [name];
}

/** Of somebody, without an address of mail. */
function nameOf(author: unknown): unknown {
  const name = isGroup(author) ? (author.name ?? author.title ?? author) : author;
  return typeof name === "string" ? name.replace(/<[^<>@\s]+@[^<>\s]+>$/, "").trim() : name;
}

function addressesOf(value: unknown): unknown {
  const all = typeof value === "string" ? [value] : value;
  return Array.isArray(all) ? all.map((each) => (typeof each === "string" && each !== "" ? pathOf(each) : each)) : all;
}

/** An address of the site, from one that may have a host and may lack its slashes. */
function pathOf(address: string): string {
  const path = `/${address.trim().replace(HOST, "").replace(/^\/+/, "")}`;
  return /\/$|\.\w+$/.test(path) ? path : `${path}/`;
}
