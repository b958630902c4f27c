import nunjucks from "nunjucks";

// Compiled templates call some functions for every value that they look up or print, and are given these when they are rendered. Nunjucks'
// own look twice where once is enough, which is a fifth of the time that a page takes. `tests/eleventy/private-parts.test.ts` compares them.

type Values = Record<PropertyKey, unknown>;
type Method = (...given: unknown[]) => unknown;

/** `view.title`. A function of an object keeps its object. */
function memberLookup(object: unknown, key: PropertyKey): unknown {
  if (object === undefined || object === null) return undefined;
  const value = (object as Values)[key];
  return typeof value === "function" ? bound(value as Method, object) : value;
}

// A function of its own: V8 would make room for a closure at every look-up.
const bound =
  (method: Method, object: unknown): Method =>
  (...given) =>
    method.apply(object, given);

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
  "\\": "&#92;",
};
const escapeOf = (letter: string): string => ESCAPES[letter] ?? letter;

/** What is printed of a value. */
function suppressValue(value: unknown, isEscaped: boolean): unknown {
  if (value instanceof nunjucks.runtime.SafeString) return value.toString();
  if (!isEscaped) return value ?? "";
  const text = typeof value === "string" ? value : String(value ?? "");
  // Most values have nothing to escape.
  return /[&"'<>\\]/.test(text) ? text.replace(/[&"'<>\\]/g, escapeOf) : text;
}

/** What a loop says in each of its rounds. */
const LOOP: ReadonlyMap<string, string> = new Map(
  ["index", "index0", "revindex", "revindex0", "first", "last", "length"].map((key) => [`loop.${key}`, key]),
);

/** The variables of a template, of a block, of a loop. Most blocks have none of their own. */
export class Frame {
  topLevel = false;
  readonly parent: Frame | undefined;
  readonly #isolatesWrites: boolean;
  #variables: Map<string, unknown> | undefined;

  constructor(parent?: Frame, isolatesWrites = false) {
    this.parent = parent;
    this.#isolatesWrites = isolatesWrites;
  }

  /** @param isOfOuter whether a variable of this name in an outer frame is meant, if there is one */
  set(name: string, value: unknown, isOfOuter = false): void {
    const frame = isOfOuter ? (this.resolve(name, true) ?? this) : this;
    frame.#variables ??= new Map();
    const key = LOOP.get(name);
    if (key === undefined) frame.#variables.set(name, value);
    else {
      const loop = (frame.#variables.get("loop") ?? {}) as Values;
      loop[key] = value;
      frame.#variables.set("loop", loop);
    }
  }

  get(name: string): unknown {
    return this.#variables?.get(name) ?? null;
  }

  lookup(name: string): unknown {
    const value = this.#variables?.get(name);
    return value === undefined ? this.parent?.lookup(name) : value;
  }

  resolve(name: string, isWritten = false): Frame | undefined {
    if (this.#variables?.get(name) !== undefined) return this;
    return isWritten && this.#isolatesWrites ? undefined : this.parent?.resolve(name);
  }

  push(isolatesWrites?: boolean): Frame {
    return new Frame(this, isolatesWrites);
  }

  pop(): Frame | undefined {
    return this.parent;
  }
}

/** What compiled templates are rendered with. */
export const runtime = { ...nunjucks.runtime, Frame, memberLookup, suppressValue };
