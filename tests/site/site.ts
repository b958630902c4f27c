import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { build } from "../../src/build/build.ts";
import type { BuildOptions } from "../../src/build/options.ts";
import type { Result } from "../../src/build/result.ts";
import { format } from "../../src/model/problem.ts";
import { escapeMarkup } from "../../src/model/text.ts";
import { outputFolder } from "../../src/output/output-folder.ts";

/** A text as layouts print it. */
export const asHtml = (text: string): string => escapeMarkup(text).replaceAll("'", "&#39;");

/** An outlet of three sections in London, with one author: what a story in a test may name. */
export const outlet: Record<string, string> = {
  "_data/site.ts": `export default {
  name: "The Test Post", tagline: "All the tests", description: "News of the tests.", url: "https://post.example/",
  idAuthority: "post.example,2020", language: "en-GB", timeZone: "Europe/London", place: "Testford",
  email: "desk@post.example", defaultSection: "world",
};`,
  "_data/sections.ts": `export default {
  world: { title: "World", description: "The world." },
  town: { title: "Town", description: "The town." },
  sport: { title: "Sport", description: "Sport in town.", parent: "town" },
};`,
  "_data/authors.ts": `export default { "ada-reed": { name: "Ada Reed", role: "Reporter", biography: "Reports." } };`,
  "_data/topics.ts": `export default { Economy: { description: "Money.", synonyms: ["economics"] } };`,
  "_data/navigation.ts": `export default { header: ["world", "town"], footer: [{ label: "Tags", path: "/tags/" }] };`,
  "_data/front.ts": `export default { pinned: [], sections: ["world", "town"] };`,
  "_data/feeds.ts": "export default {};",
  "_data/policy.ts": "export default {};",
};

/** A policy with which every file is made that follows from one. */
export const everyPolicy: Record<string, string> = {
  "_data/policy.ts": `export default {
  llms: { twins: true, latest: 50 },
  license: { holder: "The Test Post" },
  security: { contact: ["desk@post.example"], expires: "2027-01-01" },
  trust: { contact: ["desk@post.example"] },
  ads: { sellers: [] },
};`,
};

/** Files by their path below the site's folder: `seeds/a.md`, `_data/site.ts`. A function changes the file that is there. */
export type Files = Record<string, string | Uint8Array | ((before: string) => string)>;

export interface Site {
  /** The site's folder, which is removed after the test. */
  readonly folder: string;
  /** The last build. */
  readonly result: Result;
  /** Problems and warnings as they are printed, with the site's folder left out. */
  readonly said: readonly string[];
  /** Every file of `_site`. */
  readonly files: readonly string[];
  read(file: string): string;
  /** Changes files (null removes one) and builds again. */
  again(changes: Record<string, string | null>, choices?: Partial<BuildOptions>): Promise<Site>;
}

/** A story with what is required, and what a test adds. */
export function story(front: Record<string, unknown> = {}, body = "The council met on Monday."): string {
  const keys = { title: "Council meets", date: "2026-03-02T10:00:00Z", ...front };
  return `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join("\n")}\n---\n${body}\n`;
}

export const NOW = Date.UTC(2026, 5, 1);

/** The repository: with its code and layouts, the sites of tests are printed. */
export const ROOT = process.cwd();

/** What a build of the site in a folder is asked to do. */
export const optionsFor = (folder: string): BuildOptions => ({
  root: ROOT,
  seeds: join(folder, "seeds"),
  data: join(folder, "_data"),
  output: outputFolder(ROOT, join(folder, "_site")),
  now: NOW,
  clock: Date.now,
  hold: false,
});

/** Builds a whole site from files, on 1 June 2026 unless told. Removed when the test ends. */
export async function siteOf(files: Files, choices: Partial<BuildOptions> = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, outlet);
  write(folder, files);
  mkdirSync(join(folder, "seeds"), { recursive: true });
  return printed(folder, choices);
}

async function printed(folder: string, choices: Partial<BuildOptions>): Promise<Site> {
  const output = join(folder, "_site");
  const result = await build({ ...optionsFor(folder), ...choices });
  return {
    folder,
    result,
    said: result.problems.map((each) => format(each).replaceAll(`${folder}/`, "")),
    files: existsSync(output) ? filesIn(output) : [],
    read: (file) => readFileSync(join(output, file), "utf8"),
    again(changes, later = choices) {
      for (const [path, text] of Object.entries(changes)) {
        if (text === null) rmSync(join(folder, path));
        else write(folder, { [path]: text });
      }
      return printed(folder, later);
    },
  };
}

export function write(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "function" ? content(readFileSync(file, "utf8")) : content);
  }
}

/** Every file below a folder, `/` between the parts, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
