import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const STATE = ".broadsheet";
const states = () => (existsSync(STATE) ? readdirSync(STATE) : []);

// Vitest loads this before anything that reads TypeScript on Node 20.
/** Takes away what builds into temporary folders noted down about them. */
export default function tidy() {
  const before = new Set(states());
  return () => {
    for (const name of states()) if (!before.has(name)) rmSync(join(STATE, name), { recursive: true });
  };
}
