import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { basename, join, resolve } from "node:path";
import type { BuildFailure, Plugin } from "esbuild";
import { type Problem, problem } from "../model/problem.ts";
import { hasShape, readRecord, writeChecked } from "../model/record.ts";
import { fingerprintOf } from "../model/text.ts";

/**
 * Loads a data file (`_data/NAME.ts`, a sidecar `NAME.11tydata.ts`): its default export. The file is read again each time, and
 * runs the same on every version of Node. It may import types only. The caller checks the shape of the value.
 *
 * @param root of the project, absolute
 * @param file as the user knows it: absolute, or relative to the project
 */
export async function loadDataFile(root: string, file: string): Promise<{ value: unknown } | { problems: Problem[] }> {
  const contents = await read(root, file);
  return typeof contents === "string" ? loadDataText(contents, file) : contents;
}

/** Loads the text of a data file in the same way. @param file its name in problems */
export async function loadDataText(
  contents: string,
  file: string,
): Promise<{ value: unknown } | { problems: Problem[] }> {
  const compiled = keptFor(contents) ?? (await compile(contents, file));
  if ("problems" in compiled) return compiled;
  try {
    // An edited text gets another address, so that Node loads it without a restart.
    const address = `data:text/javascript;base64,${Buffer.from(compiled.code).toString("base64")}`;
    const module: unknown = await import(address);
    if (typeof module === "object" && module !== null && "default" in module) return plain(file, module.default);
    return failure(file, undefined, "has no default export", 'Write "export default { … }".');
  } catch (error) {
    const thrown = typeof error === "object" ? "an object" : String(error);
    const what = error instanceof Error ? error.message : thrown;
    return failure(
      file,
      lineOf(error, compiled),
      `throws "${what}" when it is loaded`,
      "Correct the line that throws the error.",
    );
  }
}

/** Accepts plain values only: a getter or a function may return something else each time. */
function plain(file: string, value: unknown): { value: unknown } | { problems: Problem[] } {
  try {
    return { value: structuredClone(value) };
  } catch {
    const what = "exports more than texts, numbers, lists and groups of keys";
    return failure(file, undefined, what, "Write the values themselves.");
  }
}

interface Compiled {
  /** The compiled JavaScript. */
  readonly code: string;
  /** The source map, as JSON. */
  readonly map: string;
}

async function read(root: string, file: string): Promise<string | { problems: Problem[] }> {
  try {
    const bytes = await readFile(resolve(root, file));
    return isUtf8(bytes) ? bytes.toString() : failure(file, undefined, "is not UTF-8", "Save it as UTF-8.");
  } catch {
    return failure(file, undefined, "cannot be read", "Check that the file is there and that you may read it.");
  }
}

async function compile(contents: string, file: string): Promise<Compiled | { problems: Problem[] }> {
  try {
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
      stdin: { contents, loader: "ts", sourcefile: basename(file) },
      outfile: "data.js",
      bundle: true,
      write: false,
      format: "esm",
      platform: "neutral",
      charset: "utf8",
      sourcemap: "external",
      logLevel: "silent",
      plugins: [typesOnly],
    });
    const textOf = (name: string) => outputFiles.find(({ path }) => basename(path) === name)?.text ?? "";
    const compiled = { code: textOf("data.js"), map: textOf("data.js.map") };
    keep(contents, compiled);
    return compiled;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return {
      problems: error.errors.map(({ text, location, pluginName }) =>
        pluginName === typesOnly.name
          ? problem(
              { file, field: "file", ...place(location?.line) },
              text,
              'Write "import type", or put the value into this file.',
            )
          : problem(
              { file, field: "file", ...place(location?.line) },
              `is not TypeScript: ${text}`,
              "Correct the line.",
            ),
      ),
    };
  }
}

/**
 * Where compiled data files are kept, beside the compiled program (`src/cli/broadsheet.mjs`), which is another one when a package changes.
 * Otherwise each build would start esbuild: 0.1 s, a tenth of a build after one edit among 19,040 stories.
 */
const KEPT = import.meta.filename.endsWith(".ts") ? undefined : join(import.meta.dirname, "data");

function keptFor(contents: string): Compiled | undefined {
  const kept = KEPT === undefined ? "missing" : readRecord(join(KEPT, fingerprintOf(contents)));
  return typeof kept === "object" && hasShape<Compiled>(kept.value, { code: "text", map: "text" })
    ? kept.value
    : undefined;
}

function keep(contents: string, compiled: Compiled): void {
  if (KEPT === undefined) return;
  const file = join(KEPT, fingerprintOf(contents));
  try {
    writeChecked(file, Buffer.from(JSON.stringify(compiled)), `${file}.${process.pid}`);
  } catch {
    // A folder that this user may not write to, or a full disk: the next build compiles it again.
  }
}

/** Refuses every import that is left after the types have been removed. */
const typesOnly: Plugin = {
  name: "types only",
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path }) => ({ errors: [{ text: `imports "${path}", but may only import types` }] }));
  },
};

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && "errors" in error && Array.isArray(error.errors);

/** The source line of the innermost call in the file, if the error's stack names one. */
function lineOf(error: unknown, { map }: Compiled): number | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [, line, column] = /data:text\/javascript[^\s)]*:(\d+):(\d+)/.exec(stack) ?? [];
  if (line === undefined || column === undefined) return undefined;
  const entry = new SourceMap(JSON.parse(map)).findEntry(Number(line) - 1, Number(column) - 1);
  return "originalLine" in entry ? entry.originalLine + 1 : undefined;
}

const place = (line: number | undefined): { line?: number } => (line === undefined ? {} : { line });

const failure = (file: string, line: number | undefined, what: string, fix: string): { problems: Problem[] } => ({
  problems: [problem({ file, field: "file", ...place(line) }, what, fix)],
});
