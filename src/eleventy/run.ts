import type { UserConfig } from "@11ty/eleventy";
import type { Asset } from "../model/view.ts";
import type { Edition } from "../site/edition.ts";
import type { OwnPage, Placed } from "../site/place.ts";
import type { Route, ViewAddress } from "../site/route.ts";

/** What Eleventy knows of the outlet's own code and pages before anything is rendered. */
export interface Announced {
  /** By path. */
  readonly pages: readonly OwnPage[];
  /** What the outlet has copied as it is. */
  readonly copies: readonly Asset[];
  /** Fingerprint of the global data that `.eleventy.ts` and plugins add. */
  readonly data: string;
}

/** What one run of Eleventy prints beside the outlet's own pages. */
export interface Run {
  /** Of the project, absolute. */
  readonly root: string;
  /** Collections are of these. */
  readonly placed: Placed;
  /** The output folder as layouts know it: `page.outputPath` is below it, wherever the stage is. */
  readonly output: string;
  /** Whether another process renders the outlet's own pages and this one only prints routes. */
  readonly isHelper: boolean;
  /** @returns the edition with these pages in it, and the routes of it that are to be printed */
  due(announced: Announced): Promise<{ readonly edition: Edition; readonly routes: Iterable<Route> }>;
  make(route: Route): ViewAddress;
  /** Takes each page as it is printed. Where it promises something, the next page waits for that. */
  deliver(route: Route, view: ViewAddress, text: string): Promise<unknown> | undefined;
  /** Is given the file of each page of the outlet's own that has no title and whose layout shows one, once or more. */
  untitled(inputPath: string): void;
  /** Is told at the end what the layouts read. */
  done(found: Watched): void;
}

/** What the pages of an edition depend on beside the edition. */
export interface Watched {
  /** Files, folders and globs that Eleventy copies or watches for the outlet. */
  readonly roots: readonly string[];
  /** The kinds of pages whose layouts read collections. */
  readonly readers: readonly string[];
}

const runs = new WeakMap<UserConfig, Run>();

/** Gives a configuration what it is to print, before `.eleventy.ts` is read. */
export const provide = (config: UserConfig, run: Run): void => void runs.set(config, run);

export const provided = (config: UserConfig): Run | undefined => runs.get(config);
