import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from "js-yaml";

/** A value in YAML and where it is written, counted in characters from 0. */
export interface WrittenValue {
  readonly kind: "text" | "list" | "group" | "alias";
  /** Of a text in quotes, behind the first one. -1 where nothing is written. */
  readonly start: number;
  /** Behind a text; of a list or group, behind its last text. -1 where nothing is written. */
  readonly end: number;
  /** Whether a list or group stands in brackets. */
  readonly isFlow: boolean;
  /** The keys of a group; the items of a list, named "0", "1" and so on. */
  readonly parts: readonly WrittenPart[];
}

export interface WrittenPart {
  readonly name: string;
  /** Of the key or item. */
  readonly start: number;
  /** Behind the key, its closing quotation mark not counted. */
  readonly end: number;
  readonly value: WrittenValue;
}

/** Where everything stands in YAML; nothing where it is empty or faulty. */
export function writtenIn(yaml: string): WrittenValue | undefined {
  try {
    // The first event opens the document.
    return new Reader(yaml, parseEvents(yaml, {}).slice(1)).read();
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return undefined;
  }
}

/** The first key that a group has twice: its dotted path, and where it is the second time. */
export function keyTwice(yaml: string): { field: string; start: number } | undefined {
  const all = writtenIn(yaml);
  return all && twiceIn(all);
}

function twiceIn({ kind, parts }: WrittenValue): { field: string; start: number } | undefined {
  const seen = new Set<string>();
  for (const { name, start, value } of parts) {
    if (kind === "group" && seen.has(name)) return { field: name, start };
    seen.add(name);
    const inner = twiceIn(value);
    if (inner) return { ...inner, field: `${name}.${inner.field}` };
  }
  return undefined;
}

class Reader {
  readonly #yaml: string;
  readonly #events: Iterator<Event, undefined>;
  /** Of the scalar that was read last. */
  #text = "";
  #end = -1;

  constructor(yaml: string, events: readonly Event[]) {
    this.#yaml = yaml;
    this.#events = events.values();
  }

  /** @returns nothing where a list, a group or the document ends */
  read(): WrittenValue | undefined {
    const event = this.#events.next().value;
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        this.#text = getScalarValue(this.#yaml, event);
        this.#end = Math.max(this.#end, event.valueEnd);
        return { kind: "text", start: event.valueStart, end: event.valueEnd, isFlow: false, parts: [] };
      case EVENT_ID.ALIAS:
        this.#end = Math.max(this.#end, event.anchorEnd);
        return { kind: "alias", start: event.anchorStart, end: event.anchorEnd, isFlow: false, parts: [] };
      case EVENT_ID.SEQUENCE: {
        const parts = [...this.#items(event.start)];
        const isFlow = event.style === COLLECTION_STYLE.FLOW;
        return { kind: "list", start: event.start, end: this.#end, isFlow, parts };
      }
      case EVENT_ID.MAPPING: {
        const parts = [...this.#pairs()];
        const isFlow = event.style === COLLECTION_STYLE.FLOW;
        return { kind: "group", start: event.start, end: this.#end, isFlow, parts };
      }
      default:
        return undefined;
    }
  }

  *#items(list: number): Generator<WrittenPart> {
    let from = list;
    for (let value = this.read(), index = 0; value; value = this.read(), index++) {
      // Of an empty item there is only the hyphen.
      const start = value.start < 0 ? this.#yaml.indexOf("-", from) : value.start;
      yield { name: String(index), start, end: value.end, value };
      from = Math.max(start + 1, this.#end);
    }
  }

  *#pairs(): Generator<WrittenPart> {
    for (let key = this.read(); key; key = this.read()) {
      const name = key.kind === "text" ? this.#text : "";
      const value = this.read();
      if (value) yield { name, start: key.start, end: key.end, value };
    }
  }
}
