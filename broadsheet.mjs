#!/usr/bin/env node
// Node 22.18 and newer run TypeScript as it is; older ones run it through tsx.
// As the program: `node broadsheet.mjs build`. As a loader alone: `node --import ./broadsheet.mjs …`.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

if (!process.features.typescript) (await import("tsx/esm/api")).register();

const program = process.argv[1];
if (program && realpathSync(program) === fileURLToPath(import.meta.url)) {
  const { main } = await import("./src/cli/main.ts");
  process.exitCode = await main(process.argv.slice(2), process.env);
}
