import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

// Which files are the example paper's: `example.txt` lists them with a hash of each, so that what an outlet wrote or changed is never
// taken for the example's. The list is compared with the files by `tests/cli/init.test.ts`, which can also write it anew.

const LIST = "src/cli/init/example.txt";

/** Where the files of a paper are. */
const FOLDERS = ["_data", "seeds", "src/assets/icons"];

/** A file and a hash of what is in it. Line ends do not count: Git may have changed them. */
const lineFor = (root: string, file: string): string => {
  const text = readFileSync(join(root, file), "latin1").replaceAll("\r\n", "\n");
  return `${createHash("sha256").update(text, "latin1").digest("hex").slice(0, 16)} ${file}`;
};

/** Every file of a paper, by its path below the project. Hidden files are left out. */
export const filesOfPaper = (root: string): string[] =>
  FOLDERS.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
          .map(({ parentPath, name }) => posix.join(parentPath.slice(root.length + 1).replaceAll("\\", "/"), name))
      : [],
  ).sort();

/** The list that fits the files of this paper. */
export const listOf = (root: string): string =>
  `${filesOfPaper(root)
    .map((file) => lineFor(root, file))
    .join("\n")}\n`;

/** Whether a file is as the example has it. @param root of the project, absolute */
export function exampleIn(root: string): (file: string) => boolean {
  const lines = new Set(readFileSync(join(root, LIST), "utf8").split(/\r?\n/));
  return (file) => existsSync(join(root, file)) && lines.has(lineFor(root, file));
}
