import { join } from "node:path";
import { NeedsReader } from "../output/hosting/page-needs.ts";
import { fileState, type Printed } from "../output/manifest.ts";
import { writerInto } from "../output/writer.ts";
import { type OpenLink, PageReader } from "./check-pages.ts";
import type { Needs } from "./host-files.ts";

/** A page as its layout printed it. */
export interface PrintedPage {
  /** Below the output folder. */
  readonly file: string;
  readonly text: string;
  /** Its layout: `_includes/layouts/list.njk`. */
  readonly layout: string;
}

/** What there is to know before pages are written; plain values, since another thread may need them. */
export interface Writing {
  /** The folder to write into. */
  readonly stage: string;
  /** Of the site: `https://example.org`. */
  readonly origin: string;
  /** Of the edition's pages and files (`addressesOf`). */
  readonly addresses: readonly string[];
  /** Whether every page is read for what the security policy has to allow, or the first of each layout. */
  readonly isThorough: boolean;
}

/** How a file lies in the stage. */
export type FileState = Omit<Printed, "fingerprint">;

/** What pages were found to want when all of them were written. */
export interface Wanted {
  readonly links: readonly OpenLink[];
  readonly needs: Needs;
}

/** Checks pages and writes them into the stage. */
export class PageWriter {
  readonly #stage: string;
  readonly #isThorough: boolean;
  readonly #reader: PageReader;
  readonly #needs: NeedsReader;
  readonly #write: ReturnType<typeof writerInto>;

  constructor({ stage, origin, addresses, isThorough }: Writing) {
    this.#stage = stage;
    this.#isThorough = isThorough;
    this.#reader = new PageReader(addresses);
    this.#needs = new NeedsReader(origin);
    this.#write = writerInto(stage);
  }

  /** @throws Problems where the page must not be published */
  write({ file, text, layout }: PrintedPage): FileState {
    this.#reader.read(file, text, { file: layout, field: "layout" });
    if (file.endsWith(".html")) this.#needs.read(layout, file, text, this.#isThorough);
    this.#write(file, text);
    const state = fileState(join(this.#stage, file));
    if (!state) throw new Error(`${file} was not printed`);
    return state;
  }

  wanted(): Wanted {
    return { links: this.#reader.links(), needs: this.#needs.needs() };
  }
}
