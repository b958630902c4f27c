import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes files below a folder, which it creates where it is missing. */
export function writerInto(folder: string): (file: string, content: string | Uint8Array) => void {
  const made = new Set<string>();
  return (file, content) => {
    const path = join(folder, file);
    const parent = dirname(path);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(path, content);
  };
}
