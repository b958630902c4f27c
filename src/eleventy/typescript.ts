import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { UserConfig } from "@11ty/eleventy";

/** Eleventy's input folder. */
const PAGES = "src/pages";

/** Lets the outlet write pages (`form.11ty.ts`) and data of pages (`pages.11tydata.ts`) in TypeScript, on every Node. @param root of the project, absolute */
export async function readTypeScript(config: UserConfig, root: string): Promise<void> {
  config.addTemplateFormats("11ty.ts");
  config.addExtension("11ty.ts", { key: "11ty.js" });
  config.addDataExtension("ts", {
    read: false,
    parser: async (file) => (await import(pathToFileURL(resolve(root, file)).href)).default,
  });
  // Where our own modules are TypeScript, Node or a loader reads it already.
  const isCompiled = !import.meta.filename.endsWith(".ts");
  const isRead = "typescript" in process.features && process.features.typescript;
  if (isCompiled && !isRead && hasTypeScript(resolve(root, PAGES))) (await import("tsx/esm/api")).register();
}

const hasTypeScript = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith(".ts"));
