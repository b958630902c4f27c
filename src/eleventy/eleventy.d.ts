// Eleventy ships no types. Only what is used here is declared.
declare module "@11ty/eleventy" {
  import type { ViewAddress } from "../site/route.ts";
  import type { Signature } from "./pages.ts";

  export interface UserConfig {
    setDataFileSuffixes(suffixes: string[]): void;
    addPlugin<T>(plugin: (config: UserConfig, options: T) => void | Promise<void>, options: T): void;
    addPlugin(plugin: (config: UserConfig) => void | Promise<void>): void;
    addGlobalData(name: string, value: unknown): void;
    addCollection(name: string, items: () => readonly unknown[]): void;
    addPassthroughCopy(paths: Record<string, string>): void;
    addExtension(
      ending: string,
      engine: {
        compile(text: string, inputPath: string): (data: { readonly view: ViewAddress | Signature }) => Promise<string>;
      },
    ): void;
  }

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath: string; quietMode: boolean; config(config: UserConfig): void | Promise<void> },
    );
    init(): Promise<void>;
    /** Renders without writing. */
    toJSON(): Promise<unknown>;
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
