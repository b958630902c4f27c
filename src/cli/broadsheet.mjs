#!/usr/bin/env node
// Run as a program, this file runs a command: `node src/cli/broadsheet.mjs build`. Imported (`node --import ./src/cli/broadsheet.mjs …`), it
// only lets Node load TypeScript.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.argv[1];
if (program && realpathSync(program) === fileURLToPath(import.meta.url)) {
  let isDone = false;
  process.once("exit", () => {
    if (isDone) return;
    console.error(
      "Broadsheet ended before it was done: code in _data or in a sidecar ends the process or waits for ever, or Broadsheet has a fault.",
    );
    process.exitCode = 3;
  });
  // Eleventy starts a thread that follows edits of modules, for which the resident builder starts a new process: 0.1 s (11ty/eleventy#3371).
  process.env.ELEVENTY_SKIP_ESM_RESOLVER = "1";
  try {
    const { main } = await import(pathToFileURL(await compiled()).href);
    const workingDirectory = process.cwd();
    process.exitCode = await main(process.argv.slice(2), {
      root: isProject(workingDirectory) ? workingDirectory : root,
      workingDirectory,
      env: process.env,
      clock: Date.now,
      // Questions go to stderr, since stdout has the result.
      terminal:
        process.stdin.isTTY && process.stderr.isTTY ? { input: process.stdin, output: process.stderr } : undefined,
    });
  } catch (error) {
    if (isOfOutlet(error)) {
      for (const { location, text } of error.errors)
        console.error(`${location.file}:${location.line}: file: ${messageFor(text)}`);
      console.error(
        `${error.errors.length === 1 ? "1 problem" : `${error.errors.length} problems`}: nothing was published, the last edition stays as it was.`,
      );
      isDone = true;
      process.exit(1);
    }
    console.error("This is a fault in the code of Broadsheet or in how it is installed, not in your copy.");
    console.error(error.errors ? error.message : error.stack);
    process.exitCode = 3;
  }
  isDone = true;
} else if (!process.features.typescript) (await import("tsx/esm/api")).register();

/** Whether all compile errors are in the outlet's configuration, or are imports that the outlet may not use. */
function isOfOutlet(error) {
  const isTheirs = ({ location, text }) => location?.file === ".eleventy.ts" || text.startsWith('imports "');
  return error.errors?.length > 0 && error.errors.every(isTheirs);
}

/** Whether this program is in a folder, directly or by a symbolic link. */
function isProject(folder) {
  const file = join(folder, "src/cli/broadsheet.mjs");
  return existsSync(file) && realpathSync(file) === fileURLToPath(import.meta.url);
}

/** The message for a compile error in the outlet's configuration. */
function messageFor(text) {
  if (text.startsWith('imports "')) return text;
  const [, missing] = /^Could not resolve "(.*)"$/.exec(text) ?? [];
  if (missing === undefined) return `is not TypeScript: ${text}. Correct the line.`;
  // Files that `.eleventy.ts` imported in earlier versions, before there was a plugin.
  const isFormer = ["./src/cli/standalone.ts", "./src/eleventy/pages.ts"].includes(missing);
  return isFormer
    ? `imports "${missing}", a file of an earlier version. Take the line out, import { broadsheet } from "./src/cli/plugin.ts", and add that plugin alone: addPlugin(broadsheet).`
    : `imports "${missing}", but there is no such file. Correct the line.`;
}

/**
 * Compiles the program to JavaScript if a source has changed, and caches the result in `node_modules`. It starts in a third of the time
 * that a loader needs for a hundred modules of TypeScript, and runs the same on every version of Node.
 */
async function compiled() {
  const modules = readdirSync(join(root, "src"), { recursive: true }).filter(
    (name) => /\.(?:[cm]?[jt]s|json)$/.test(name) && !/^pages[\\/]/.test(name),
  );
  const states = [
    "src/cli/broadsheet.mjs",
    ".eleventy.ts",
    "package-lock.json",
    ...modules.map((name) => join("src", name)).sort(),
  ].map((name) => {
    const stats = statSync(join(root, name), { throwIfNoEntry: false });
    return `${name} ${stats?.size} ${stats?.mtimeMs} ${stats?.ctimeMs}`;
  });
  const key = createHash("sha256")
    .update([root, ...states].join("\n"))
    .digest("hex")
    .slice(0, 16);
  const cache = join(root, "node_modules/.cache/broadsheet");
  const folder = join(cache, key);
  if (!existsSync(folder)) await compile(cache, folder);
  return join(folder, "main.js");
}

/**
 * A plugin of esbuild. Eleventy finds files of its own package by `import.meta.url`, so this is replaced by the original address.
 * `tests/eleventy/private-parts.test.ts` checks that it finds them in no other way.
 */
function inPlace({ onLoad }) {
  onLoad({ filter: /node_modules.@11ty.*\.js$/ }, ({ path }) => {
    const source = readFileSync(path, "utf8");
    return { contents: source.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)) };
  });
}

/**
 * A plugin of esbuild. Packages that `.eleventy.ts` imports are not bundled, since many read files beside them; Eleventy itself is
 * bundled. Files of the project that it imports must be in `src`, because a change elsewhere would not be noticed.
 */
function outletCode({ onResolve }) {
  onResolve({ filter: /^[^.]/ }, ({ path, importer }) => {
    // Packages that are symbolic links have paths outside the project.
    const within = importer.startsWith(root) ? importer.slice(root.length) : importer;
    const isOurs = importer === "" || /[\\/](?:src|node_modules)[\\/]/.test(within);
    const isEleventy = /^@11ty\/eleventy(?:$|-plugin-rss$)/.test(path);
    return isOurs || isEleventy || path.startsWith("node:") ? undefined : { path, external: true };
  });
  onResolve({ filter: /^\./ }, ({ path, importer, resolveDir }) => {
    const file = join(resolveDir, path).slice(root.length + 1);
    const isOfProject = importer === join(root, ".eleventy.ts") || importer.startsWith(join(root, "src/"));
    if (!isOfProject || /^src[\\/]/.test(file)) return undefined;
    const [, name] = /^_data[\\/]([\w-]+)(?:\.ts)?$/.exec(file) ?? [];
    const fix =
      name === undefined
        ? "but may import from src only. Put the file into src."
        : `which templates know as "${name}". Take the import out, and read it in the template, or in a filter as this.ctx.${name}.`;
    return { errors: [{ text: `imports "${path}", ${fix}` }] };
  });
}

async function compile(cache, folder) {
  const { build } = await import("esbuild");
  const temporary = `${folder}.${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: {
      main: "src/cli/main.ts",
      worker: "src/build/worker.ts",
      "writer-thread": "src/build/writer-thread.ts",
      "encoder-worker": "src/media/encoder-worker.ts",
      eleventy: ".eleventy.ts",
    },
    outdir: temporary,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Other packages are bundled, Eleventy too: if it is not, a build of the shipped paper after one edit takes 1.3 times the processor
    // time. Not bundled are packages that are more than JavaScript, and those that only `start` needs.
    external: [
      "workerpool",
      "bullmq",
      "esbuild",
      "tsx",
      "sharp",
      "harfbuzzjs",
      "chokidar",
      "@11ty/eleventy-dev-server",
    ],
    // Some packages call `require` for modules of Node.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    plugins: [
      { name: "in place", setup: inPlace },
      { name: "outlet code", setup: outletCode },
    ],
    sourcemap: true,
    logLevel: "silent",
  });
  mkdirSync(cache, { recursive: true });
  try {
    renameSync(temporary, folder);
  } catch (error) {
    // Another process compiled the same sources at the same time, and was faster.
    if (!existsSync(folder)) throw error;
    rmSync(temporary, { recursive: true });
  }
  // Remove what is older than a day: mostly it is of sources that have changed since, and it can be compiled again. Newer files may be in use.
  for (const name of readdirSync(cache)) {
    const stats = statSync(join(cache, name), { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > 86_400_000) rmSync(join(cache, name), { recursive: true, force: true });
  }
}
