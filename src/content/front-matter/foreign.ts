import { notice, type Problem, problem, warning } from "../../model/problem.ts";
import { isGroup, type Metadata } from "../formats/format.ts";
import { GROUPS, HIDING, isForeignType, isIdle, isOwn, meantKey, plainKey } from "./foreign-keys.ts";
import { isForeignForm, isNearlyOurs, pictureIn, pictureWord, sourceOf, wordsIn } from "./foreign-picture.ts";

/** Front matter translated into our own keys. */
export interface Translation {
  readonly metadata: Metadata;
  /** Our key → the other generator's key that the file has instead of it: `image` → `cover`. */
  readonly foreign: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Translates the keys of other generators into ours. If both are there, ours is used; tags, authors and aliases are merged. A key that
 * Broadsheet does not use is ignored with a notice. An unknown key is kept, so that the schema reports it.
 *
 * @param metadata unchecked: texts, lists and groups of keys
 */
export function translate(metadata: Metadata, file: string): Translation {
  const { keys, foreign, problems } = new Translator(metadata, file);
  return { metadata: Object.fromEntries(keys), foreign, problems };
}

class Translator {
  // A map, not an object: a key may be called "__proto__".
  readonly keys = new Map<string, unknown>();
  readonly foreign = new Map<string, string>();
  readonly problems: Problem[] = [];
  readonly #file: string;
  /** All keys of the file, including those in groups that belong to the story. */
  readonly #all: Metadata;
  /** The key that names the picture. */
  #picture: string | undefined;

  constructor(metadata: Metadata, file: string) {
    this.#file = file;
    const entries = Object.entries(metadata);
    const inner = entries.flatMap(([key, value]) => (GROUPS.has(key) && isGroup(value) ? Object.entries(value) : []));
    this.#all = inner.length > 0 ? { ...Object.fromEntries(inner), ...metadata } : metadata;
    // Our own keys come first, so that they are used.
    for (const [key, value] of entries) if (isOwn(key)) this.#take(key, key, value);
    for (const [key, value] of entries) if (!isOwn(key)) this.#read(key, key, value);
  }

  #read(key: string, typed: string, value: unknown): void {
    const own = meantKey(key);
    if (own !== undefined) this.#take(own, typed, value);
    else if (GROUPS.has(key) && typed === key && isGroup(value)) {
      for (const [each, inner] of Object.entries(value)) this.#read(each, `${key}.${each}`, inner);
    } else if (HIDING.has(plainKey(key))) this.#hide(typed, value);
    else if (pictureWord(key) !== undefined && this.#has("image")) return;
    // An unknown key in a group belongs to the other site.
    else if (PIN.test(key) && typed === key && /^(?:true|yes)$/i.test(String(value))) this.#pin(typed);
    else if (isIdle(key) || typed !== key) this.#ignore(typed);
    else this.keys.set(key, value);
  }

  /** Whether the file has our key or another key of the same meaning. */
  #has(own: string): boolean {
    return Object.keys(this.#all).some((key) => meantKey(key) === own);
  }

  #ignore(typed: string, why = "is ignored, because Broadsheet does not use it"): void {
    this.problems.push(notice({ file: this.#file, field: typed }, why, "Leave it, or take it out."));
  }

  #pin(typed: string): void {
    const fix = "To lead the front with this story, write its id into pinned in _data/front.ts.";
    this.problems.push(warning({ file: this.#file, field: typed }, "is ignored, because a story does not say it", fix));
  }

  #hide(typed: string, value: unknown): void {
    if (/^(?:|false|no)$/i.test(String(value))) return;
    const what = "would hide the story in another site generator, but not here";
    const fix = 'Write "draft: true" to hide the story, or delete the line.';
    this.problems.push(problem({ file: this.#file, field: typed }, what, fix));
  }

  #take(own: string, typed: string, value: unknown): void {
    if (own !== typed && value === "") return;
    if (own === "draft") this.#takeDraft(typed, value);
    else if (own === "image") this.#takeImage(typed, value);
    else if (own === "url" && typed !== own) this.#takePermalink(typed, value);
    else if (own === "date" && typeof value === "string" && FILE_DATE.test(value)) this.#ignore(typed);
    else if (own === "embargo" && typed !== own) this.#takePublishDate(typed, value);
    else if ((own === "type" && isForeignType(value)) || (own === "related" && isSwitch(value))) this.#ignore(typed);
    else if (LISTS.has(own)) this.#add(own, typed, LISTS.get(own)?.(value));
    else this.#set(own, typed, own === typed && own !== "series" ? value : textOf(value));
  }

  #set(own: string, typed: string, value: unknown): void {
    if (!this.keys.has(own)) {
      this.keys.set(own, own === "language" && typeof value === "string" ? value.replace("_", "-") : value);
      if (own !== typed) this.foreign.set(own, typed);
    } else if (this.keys.get(own) !== value) this.#ignoreFor(own, typed);
  }

  #ignoreFor(own: string, typed: string): void {
    this.#ignore(typed, `is ignored, because "${this.foreign.get(own) ?? own}" is also there`);
  }

  #add(own: string, typed: string, value: unknown): void {
    const before = this.keys.get(own);
    if (Array.isArray(before) && Array.isArray(value)) this.keys.set(own, [...new Set([...before, ...value])]);
    else this.#set(own, typed, value);
  }

  /** If keys contradict each other, the one that keeps the story private is used. */
  #takeDraft(typed: string, value: unknown): void {
    const says = plainKey(typed.slice(typed.indexOf(".") + 1));
    const word = String(value).toLowerCase();
    const saysPublished = /^(?:is)?publish(?:ed)?$/.test(says);
    const isDraft = saysPublished ? word === "false" : /^(?:true|draft|private|pending)$/.test(word);
    const isPublic = saysPublished ? word === "true" : /^(?:false|publish|published)$/.test(word);
    if (isDraft || (isPublic && !this.keys.has("draft"))) this.keys.set("draft", String(isDraft));
    else if (saysPublished && /^\d/.test(word)) this.#set("date", typed, value);
    else if (!isPublic) this.keys.set(says === "draft" ? "draft" : typed, value);
  }

  /** Reads an address, `false` for a page that is not published, or a pattern of another generator, which is ignored. */
  #takePermalink(typed: string, value: unknown): void {
    if (value === "false") this.keys.set("draft", "true");
    else if (typeof value === "string" && /[/.]/.test(value) && !/[:{}*]/.test(value.replace(HOST, "")))
      this.#set("url", typed, pathOf(value));
    else this.#ignore(typed);
  }

  /** Reads Hugo's day of publication. If there is a `date` too, it is the embargo. */
  #takePublishDate(typed: string, value: unknown): void {
    this.#set(this.#has("date") ? "embargo" : "date", typed, value);
  }

  #takeImage(typed: string, value: unknown): void {
    const picture = typed === "image" && !isForeignForm(value) ? undefined : pictureIn(value);
    if (this.#picture !== undefined) this.#ignoreFor("image", typed);
    else if (picture === undefined) {
      if (typed === "image" && (!isForeignForm(value) || isNearlyOurs(value))) this.#set("image", typed, value);
      else if (typed === "image" && typeof value === "string" && /^[^/]+$/.test(value) && !isSwitch(value))
        this.#noPicture(value);
      else if (value !== "" && !isSwitch(value)) this.#ignore(typed);
    } else this.#showImage(typed, { ...wordsIn(this.#all), ...picture, src: sourceOf(picture.src) });
    if (picture !== undefined || this.keys.has("image")) this.#picture = typed;
  }

  #noPicture(value: string): void {
    const what = `"${value}" is not the name of a picture file, so the story appears without a picture`;
    const fix = 'Write: image: { src: "photo.jpg", alt: "What it shows" }';
    this.problems.push(warning({ file: this.#file, field: "image" }, what, fix));
  }

  #showImage(typed: string, picture: { readonly src: string; readonly alt?: string }): void {
    this.foreign.set("image", typed);
    if (picture.alt !== undefined) {
      this.keys.set("image", picture);
      return;
    }
    const what = `"${picture.src}" has no description for readers who cannot see it, so the story appears without the picture`;
    const fix = `Write: image: { src: ${JSON.stringify(picture.src)}, alt: "…" }`;
    this.problems.push(warning({ file: this.#file, field: typed }, what, fix));
  }
}

/** Eleventy's words for the date of a file. */
const FILE_DATE = /^(?:git )?(?:last modified|created)$/i;

/** A story that is to stay at the top. */
const PIN = /^(?:pin|pinned|sticky)$/i;

const HOST = /^https?:\/\/[^/]*/i;

const isSwitch = (value: unknown): boolean => /^(?:true|false)$/i.test(String(value));

/** The item of a list with one item. Other values stay as they are. */
const textOf = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/** Key that holds a list → how to convert its value to a list. */
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

/** Converts a value to a list of names. A text is split if each part has at least two words. */
function authorsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameOf);
  if (typeof value !== "string") return isGroup(value) ? [nameOf(value)] : value;
  const name = nameOf(value);
  const names = String(name).split(/, (?:and )?| (?:and|&) /);
  return names.every((each) => /\S\s+\S/.test(each)) ? names : [name];
}

/** "By" in the languages of the interface, before a name. "Von" and the like may begin a name of two words: Von Trapp. */
const BY =
  /^(?:(?:(?:Words|Text|Story|Written|Reporting) )?(?:By|BY|by):? +(?=\p{Lu})|(?:Von|VON|Par|PAR|Por|POR|Text|Texte|Texto):? +(?=\p{Lu}\S* +\p{Lu}))/u;

/** The name of an author, without "By" and an e-mail address. */
function nameOf(author: unknown): unknown {
  const name = isGroup(author) ? (author.name ?? author.title ?? author) : author;
  return typeof name === "string"
    ? name
        .replace(/<[^<>@\s]+@[^<>\s]+>$/, "")
        .trim()
        .replace(BY, "")
    : name;
}

function addressesOf(value: unknown): unknown {
  const all = typeof value === "string" ? [value] : value;
  return Array.isArray(all) ? all.map((each) => (typeof each === "string" && each !== "" ? pathOf(each) : each)) : all;
}

/** The path of an address that may have a host and may lack its slashes. */
function pathOf(address: string): string {
  const path = `/${address.trim().replace(HOST, "").replace(/^\/+/, "")}`;
  return /\/$|\.\w+$/.test(path) ? path : `${path}/`;
}
