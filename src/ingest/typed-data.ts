import { readFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { basename } from "node:path";
import { type BuildFailure, build, type Plugin } from "esbuild";
import { type Problem, problem } from "../model/problem.ts";

/**
 * Loads a data file (`_data/NAME.ts`, a sidecar `NAME.11tydata.ts`): its default export. The file runs as it is now, whatever was
 * loaded before, and the same on every Node; it may import types and nothing else. Its shape is the caller's to check.
 *
 * @param file as the user knows it, relative to the working directory or absolute
 */
export async function loadTypedData(file: string): Promise<{ value: unknown } | { problems: Problem[] }> {
  const compiled = await compile(file);
  if ("problems" in compiled) return compiled;
  try {
    const module: unknown = await import(compiled.address);
    if (typeof module === "object" && module !== null && "default" in module) return { value: module.default };
    return failure(file, undefined, "has no default export", 'Write "export default { … }".');
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return failure(file, lineOf(error, compiled), `throws "${what}" when it is loaded`, "Mend the line that throws.");
  }
}

interface Compiled {
  /** A `data:` URL of the JavaScript: another text is another module, so an edit is seen without a restart. */
  readonly address: string;
  readonly map: SourceMap;
}

async function compile(file: string): Promise<Compiled | { problems: Problem[] }> {
  try {
    const { outputFiles } = await build({
      stdin: { contents: await readFile(file, "utf8"), loader: "ts", sourcefile: basename(file) },
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
    const [map, code] = ["data.js.map", "data.js"].map(
      (name) => outputFiles.find(({ path }) => basename(path) === name)?.text ?? "",
    );
    return {
      address: `data:text/javascript;base64,${Buffer.from(code ?? "").toString("base64")}`,
      map: new SourceMap(JSON.parse(map ?? "")),
    };
  } catch (error) {
    if (isBuildFailure(error)) {
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
    return failure(file, undefined, "cannot be read", "Check that the file is there and that you may read it.");
  }
}

/** Every import that is left once the types are gone. */
const typesOnly: Plugin = {
  name: "types only",
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path }) => ({ errors: [{ text: `imports "${path}", but may only import types` }] }));
  },
};

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && "errors" in error && Array.isArray(error.errors);

/** The line of the source where the innermost call within the file was, if the stack tells. */
function lineOf(error: unknown, { map }: Compiled): number | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [, line, column] = /data:text\/javascript[^\s)]*:(\d+):(\d+)/.exec(stack) ?? [];
  if (line === undefined || column === undefined) return undefined;
  const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
  return "originalLine" in entry ? entry.originalLine + 1 : undefined;
}

const place = (line: number | undefined): { line?: number } => (line === undefined ? {} : { line });

const failure = (file: string, line: number | undefined, what: string, mend: string): { problems: Problem[] } => ({
  problems: [problem({ file, field: "file", ...place(line) }, what, mend)],
});
