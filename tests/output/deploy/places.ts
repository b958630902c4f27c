import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, onTestFinished } from "vitest";
import { recordBuilt } from "../../../src/output/built.ts";
import { type Deployed, deploy, type Order } from "../../../src/output/deploy/deploy.ts";
import type { Session, Target } from "../../../src/output/deploy/target.ts";
import { type OutputFolder, outputFolder } from "../../../src/output/output-folder.ts";

/** A folder that is removed after the test. */
export function folderFor(): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-deploy-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const AT = Date.UTC(2026, 5, 1, 12);

/** An output folder with these files, as if a build had made them. @param clock of the edition */
export function edition(folder: string, files: Readonly<Record<string, string>>, clock = AT): OutputFolder {
  const output = outputFolder(folder, "_site");
  rmSync(output.path, { recursive: true, force: true });
  mkdirSync(output.path);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(output.path, file)), { recursive: true });
    writeFileSync(join(output.path, file), text);
  }
  recordBuilt(output, { now: clock });
  return output;
}

/** Deploys an output folder, as ann@desk at noon. */
export const deployTo = (target: Target, output: OutputFolder, order: Partial<Order> = {}): Promise<Deployed> =>
  deploy({ output, target, home: "https://post.example/", who: "ann@desk", at: AT, ...order });

/** A target whose deploys stop before the operation of that number: one file is put or removed, or the manifest is written. */
export function stoppedAfter(target: Target, operations: number, seen: () => void = () => {}): Target {
  let left = operations;
  const count = () => {
    if (left-- <= 0) throw new Stopped();
  };
  return {
    ...target,
    async open(who) {
      const session = await target.open(who);
      const each = (kind: "put" | "remove") => async (files: readonly string[]) => {
        for (const file of files) {
          count();
          await session[kind]([file]);
          seen();
        }
      };
      const counted: Session = {
        manifest: session.manifest,
        list: () => session.list(),
        begin: async (manifest) => {
          count();
          await session.begin(manifest);
        },
        put: each("put"),
        remove: each("remove"),
        finish: async (manifest) => {
          count();
          return session.finish(manifest);
        },
        close: () => session.close(),
      };
      return counted;
    },
  };
}

export class Stopped extends Error {}

/** A target in memory, of which readers see each change at once. */
export class MemoryTarget implements Target {
  readonly name = "memory";
  readonly isSwitched = false;
  readonly files = new Map<string, Buffer>();
  manifest: Uint8Array | undefined;
  readonly #from: string;

  /** @param from the output folder, absolute */
  constructor(from: string) {
    this.#from = from;
  }

  async open(): Promise<Session> {
    const note = async (manifest: Uint8Array) => {
      this.manifest = manifest;
      return [];
    };
    return {
      manifest: this.manifest,
      list: async () => [...this.files.keys()],
      begin: async (manifest) => void (await note(manifest)),
      put: async (files) => {
        for (const file of files) this.files.set(file, readFileSync(join(this.#from, file)));
      },
      remove: async (files) => {
        for (const file of files) this.files.delete(file);
      },
      finish: note,
      close: async () => {},
    };
  }
}

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  ".br": brotliDecompressSync,
  ".gz": gunzipSync,
};

const decoded = (file: string, bytes: Buffer): string => (DECODERS[extname(file)]?.(bytes) ?? bytes).toString();

const ORIGIN = "https://post.example";

/** The files below the site's root that a page, feed, style sheet or sitemap names, as browsers and machines read it. */
const linksOf = memoized((file, text) => {
  const plain = file.replace(/\.(?:br|gz)$/, "");
  // A search reads the files of its index by parts of their names.
  if (plain === "search/index.json") return [];
  if (!/\.(?:html|xml|json|css|webmanifest|opml)$/.test(plain)) return [];
  const written = [
    ...text.matchAll(/\b(?:href|src|poster|content|url|xmlUrl|htmlUrl)="([^"]+)"/g),
    ...text.matchAll(/<(?:loc|link|image:loc|guid)>([^<]+)</g),
    ...text.matchAll(/"(?:url|id|home_page_url|feed_url|image|src)": ?"([^"]+)"/g),
  ].map(([, address = ""]) => address);
  const sets = [...text.matchAll(/\bsrcset="([^"]+)"/g)].flatMap(([, set = ""]) =>
    set.split(/, +/).map((each) => each.split(" ")[0] ?? ""),
  );
  const links = [...written, ...sets].flatMap((address) => {
    const url = URL.parse(address.replaceAll("&amp;", "&"), `${ORIGIN}/${plain}`);
    if (url?.origin !== ORIGIN || !/^(?:\/|\.|https:)/.test(address)) return [];
    const path = decodeURIComponent(url.pathname).slice(1);
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  });
  return [...new Set(links)];
});

/** A function of the text of a file, which is computed once for the same bytes. */
function memoized<T>(compute: (file: string, text: string) => T): (file: string, bytes: Buffer) => T {
  const known = new WeakMap<Buffer, { value: T }>();
  return (file, bytes) => {
    const found = known.get(bytes) ?? { value: compute(file, decoded(file, bytes)) };
    known.set(bytes, found);
    return found.value;
  };
}

/** Walks from the front, the sitemap and some known pages along all links. @returns those that lead to nothing */
export function crawl(files: ReadonlyMap<string, Buffer>, known: Iterable<string>): string[] {
  const reached = new Set([...known].filter((file) => files.has(file)));
  const missing = new Set<string>();
  // Servers hand out a compressed twin in the place of a file.
  for (const page of reached)
    for (const file of [page, `${page}.br`, `${page}.gz`]) {
      const bytes = files.get(file);
      for (const link of bytes ? linksOf(file, bytes) : [])
        if (files.has(link)) reached.add(link);
        else missing.add(`${file} → ${link}`);
    }
  return [...missing];
}

/** @returns tells the files in which readers can see some words */
export function showing(words: string): (files: ReadonlyMap<string, Buffer>) => string[] {
  const shows = memoized((_, text) => text.includes(words));
  return (files) => [...files].flatMap(([file, bytes]) => (shows(file, bytes) ? file : []));
}

/** The lines of problems that a deploy ends with. */
export async function refused(work: Promise<unknown>): Promise<string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return error instanceof Error ? error.message.split("\n") : [];
}
