// Eleventy ships no types. Only what is used here, or what an outlet is likely to use in `.eleventy.ts`, is declared.
declare module "@11ty/eleventy" {
  import type { Environment } from "nunjucks";

  /** A filter, a shortcode: what it is given is the outlet's to know. */
  type Callback = (...values: never[]) => unknown;

  /** What `this` is in a transform. */
  export interface TransformPlace {
    readonly inputPath: string;
    readonly outputPath: string;
    readonly url: string;
    readonly page: object;
    readonly baseHref: string | undefined;
  }

  /** A page that Eleventy has written, or that it has no file for. */
  export interface WrittenPage {
    readonly inputPath: string;
    readonly outputPath: string | false;
  }

  export interface UserConfig {
    addFilter(name: string, filter: Callback): void;
    addAsyncFilter(name: string, filter: Callback): void;
    addShortcode(name: string, shortcode: Callback): void;
    addPairedShortcode(name: string, shortcode: Callback): void;
    addGlobalData(name: string, value: unknown): void;
    addNunjucksGlobal(name: string, value: unknown): void;
    addPassthroughCopy(paths: string | Readonly<Record<string, string>>, options?: object): void;
    addTransform(name: string, transform: (this: TransformPlace, text: string, outputPath: string) => unknown): void;
    addPlugin<T>(plugin: (config: UserConfig, options: T) => void | Promise<void>, options: T): void;
    addPlugin(plugin: (config: UserConfig) => void | Promise<void>): void;
    addCollection(name: string, items: () => unknown): void;
    addWatchTarget(path: string): void;
    addTemplate(path: string, text: string, data: object): void;
    addTemplateFormats(formats: string): void;
    addExtension(ending: string, engine: { readonly key: string }): void;
    addDataExtension(ending: string, reader: { readonly read: false; parser(file: string): unknown }): void;
    addDateParsing(parse: (this: { readonly page: { readonly inputPath: string } }, value: unknown) => unknown): void;
    amendLibrary(engine: "njk", amend: (environment: Environment) => void): void;
    setDataFileSuffixes(suffixes: string[]): void;
    setNunjucksEnvironmentOptions(options: object): void;
    setLiquidOptions(options: object): void;
    setUseTemplateCache(use: boolean): void;
    on(event: "eleventy.before" | "eleventy.after", act: (build: { readonly outputMode: string }) => unknown): void;
    on(event: "eleventy.after", act: (build: { readonly results: readonly WrittenPage[] }) => unknown): void;
    on(
      event: "eleventy.contentMap",
      act: (map: { readonly inputPathToUrl: Readonly<Record<string, readonly (string | false)[]>> }) => void,
    ): void;
    on(event: "eleventy.config", act: (merged: MergedConfig) => void): void;
    readonly directories: { readonly output: string };
    // From here on: parts that Eleventy does not document. Each has a test in tests/eleventy/private-parts.test.ts.
    readonly liquid: { readonly options: object };
    readonly events: { removeAllListeners(event: string): void };
    readonly additionalWatchTargets: readonly (string | readonly string[])[];
    readonly transforms: Readonly<Record<string, (this: TransformPlace, text: string, outputPath: string) => unknown>>;
    readonly htmlTransformer: {
      readonly callbacks: Readonly<Record<string, UrlCallback[]>>;
      /** Those that are switched on. */
      getCallbacks(ending: string, place: object): readonly UrlCallback[];
      getPlugins(ending: string): readonly object[];
    };
    getBundleManagers?(): object;
  }

  /** What is done with each address in HTML, the highest priority first. */
  export interface UrlCallback {
    readonly priority: number;
    fn(this: { readonly baseHref?: string }, url: string, place: unknown): string;
  }

  export interface MergedConfig {
    getConfig(): { readonly passthroughCopies: PassthroughCopies };
  }

  /** By what is copied. `true` is the place that it has below the input folder, or else below the project. */
  export type PassthroughCopies = Record<
    string,
    { readonly outputPath: string | true; readonly copyOptions?: Readonly<Record<string, unknown>> }
  >;

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        configPath: string;
        quietMode: boolean;
        pathPrefix: string;
        config(config: UserConfig): void | Promise<void>;
      },
    );
    init(): Promise<void>;
    /** @returns what was copied, by what it was copied from, and what was rendered */
    write(): Promise<
      [
        copied: readonly { readonly map: Readonly<Record<string, string>> }[],
        rendered: readonly { readonly outputPath: string; readonly inputPath: string }[],
      ]
    >;
    disableLogger(): void;
  }
}

declare module "@11ty/eleventy-plugin-rss" {
  /** @param timeZone the machine's where none is given */
  export function dateToRfc822(date: Date, timeZone: string): string;
  export function dateToRfc3339(date: Date): string;
}

declare module "@11ty/eleventy-dev-server" {
  import type { IncomingMessage, Server, ServerResponse } from "node:http";

  interface DevServer {
    /** `pathPrefix` may change while it serves. */
    readonly options: { pathPrefix: string };
    /** Made when it is first asked for. */
    readonly server: Server;
    serve(port: number): void;
    reload(): void;
    close(): Promise<unknown>;
  }
  const EleventyDevServer: {
    getServer(
      name: string,
      folder: string,
      options: {
        pathPrefix: string;
        domDiff: boolean;
        middleware: ((request: IncomingMessage, response: ServerResponse, next: () => void) => void | Promise<void>)[];
        /** Nothing is said where it is empty. */
        messageOnStart(): string;
      },
    ): DevServer;
  };
  export default EleventyDevServer;
}
