import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Asset } from "../model/page.ts";

const FOLDER = "src/assets/icons";

/** The outlet's icons, at `/assets/`. */
export const icons = (): Asset[] =>
  readdirSync(FOLDER).map((name) => ({ file: `assets/${name}`, from: join(FOLDER, name) }));
