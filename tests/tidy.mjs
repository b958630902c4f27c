import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const folders = [".broadsheet", "node_modules/.cache/broadsheet"];
const inside = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

// Vitest loads this before anything that reads TypeScript on Node 20.
/** Takes away what builds into temporary folders noted down about them, and what clones were compiled to. */
export default function tidy() {
  const before = new Map(folders.map((folder) => [folder, new Set(inside(folder))]));
  return () => {
    for (const [folder, names] of before)
      for (const name of inside(folder)) if (!names.has(name)) rmSync(join(folder, name), { recursive: true });
  };
}
