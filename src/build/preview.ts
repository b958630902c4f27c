import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { previewFolder } from "../output/output-folder.ts";
import { decodePath } from "../site/address.ts";
import { type HtmlPage, type Served, serve } from "./dev-server.ts";
import type { BuildOptions } from "./options.ts";
import { faultPage, marked, overviewPage, type Shown, troublePage } from "./preview-pages.ts";
import { type BuildReport, ResidentBuilder } from "./resident-builder.ts";
import { untilSignal } from "./signal.ts";

/** What a preview is made from: also drafts, stories to come, and what is left where others are faulty. It lies apart from what is published. */
export const previewOptions = <T extends BuildOptions>(options: T): T => ({
  ...options,
  hold: true,
  isPreview: true,
  output: previewFolder(options.root, options.output),
});

/**
 * Builds, serves what was built, and builds again when a file changes. What is wrong with a story is shown in the terminal, at its address
 * and in a corner of the other pages; what is wrong with the outlet, in place of every page. Ends with SIGINT or SIGTERM.
 *
 * @param options those of the preview
 * @param argv the flags as given, for the builder
 * @throws UsageError where `--host` is no address of this machine
 */
export async function start(
  options: BuildOptions & { readonly port: number; readonly host?: string },
  argv: readonly string[],
): Promise<void> {
  const ended = untilSignal();
  let server: Served | undefined;
  const builder = new ResidentBuilder(options, argv, (report) => {
    preview.take(report);
    if (report.shown) server?.pathPrefix(report.shown.overview.home);
    server?.reload();
  });
  const preview = new Preview(builder, options.output.path);
  try {
    server = await serve({
      folder: options.output.path,
      pathPrefix: options.pathPrefix ?? "/",
      port: options.port,
      host: options.host,
      answer: preview.answer,
      finish: preview.finish,
    });
    void builder.build();
    await ended;
  } finally {
    await Promise.all([builder.close(), server?.close()]);
  }
}

/** Marks pages, and answers where there is no page to show. */
class Preview {
  readonly #builder: ResidentBuilder;
  readonly #output: string;
  /** Absent before the first build is done. */
  #trouble: readonly string[] | undefined;
  #shown: Shown | undefined;
  /** Where stories were when they had no problems, by file. */
  readonly #addresses = new Map<string, string>();

  constructor(builder: ResidentBuilder, output: string) {
    this.#builder = builder;
    this.#output = output;
  }

  /** Shows the result of a build from now on. */
  take({ trouble, shown }: BuildReport): void {
    this.#trouble = trouble;
    this.#shown = shown ?? this.#shown;
    for (const { file, href } of shown?.overview.toCome ?? []) if (href !== undefined) this.#addresses.set(file, href);
    for (const [file, href] of Object.entries(shown?.overview.faulty ?? {})) this.#addresses.set(file, href);
  }

  /** Stands in for every page while there is trouble; where there is no edition yet, or none any more, a request waits for one. */
  answer = async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    if (this.#trouble === undefined) await this.#builder.idle;
    else if (this.#trouble.length === 0 && !existsSync(this.#output)) await this.#builder.build();
    const [path = ""] = (request.url ?? "").split("?", 1);
    if (this.#trouble?.length && isPage(path)) return send(response, 500, troublePage(this.#trouble, this.#shown));
    if (this.#shown && decodePath(path.replace(/\/?$/, "/")) === decodePath(this.#shown.overview.href))
      return send(response, 200, overviewPage(this.#shown));
    try {
      next();
    } catch {
      // `/%` and `/..%2f`: what the dev server throws would end the process.
      response.statusCode = 400;
      response.end("There is no such address.");
    }
  };

  /** Marks a page, or says in place of one that is missing what is wrong with its story. */
  finish = (page: HtmlPage, path: string): HtmlPage => {
    if (!this.#shown || page.status >= 500) return page;
    const isMissing = page.status === 404 && isPage(path);
    const fault = isMissing ? faultPage(path, this.#shown, this.#addresses) : undefined;
    return fault === undefined ? { ...page, html: marked(page.html, path, this.#shown) } : { html: fault, status: 500 };
  };
}

/** Whether an address is that of a page, not of a picture or a feed. */
const isPage = (path: string): boolean => /(?:\/|\.html)$/.test(path);

function send(response: ServerResponse, status: number, page: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(page);
}
