import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Content, readContent } from "../../src/content/content.ts";
import { addLines } from "../../src/content/problem-lines.ts";
import { storySchema } from "../../src/model/article.ts";
import { format } from "../../src/model/problem.ts";

/** Every key of a story, as a message lists them. */
export const KEYS = Object.keys(storySchema.shape).join(", ");

/** Files by their path below a folder; a function makes what is no plain file. */
export type Files = Readonly<Record<string, string | Uint8Array | ((path: string) => void)>>;

export interface Outcome extends Content {
  /** Problems and warnings as an editor reads them, in the order that they came, with `seeds/` as the folder. */
  readonly messages: readonly string[];
}

/** Ingests `seeds/` of a folder that holds these files. */
export async function ingestFiles(files: Files): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), "broadsheet-ingest-"));
  try {
    cpSync("package.json", join(root, "package.json"));
    for (const [path, content] of Object.entries(files)) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      if (typeof content === "function") content(file);
      else writeFileSync(file, content);
    }
    const ingested = await readContent({ root, folder: "seeds", zone: "Europe/London", language: "en" });
    const placed = await addLines(root, ingested.problems);
    return { ...ingested, messages: placed.map((each) => format(each)) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A Markdown story that lacks nothing, with more front matter and another text where given. */
export const story = (frontMatter = "", text = "The quay was closed on Monday.\n"): string =>
  `---\ntitle: Quay closed\ndate: 2019-09-05\n${frontMatter}${frontMatter === "" || frontMatter.endsWith("\n") ? "" : "\n"}---\n${text}`;

/** The only story of `seeds/`. */
export async function onlyStory(files: Files): Promise<Content["stories"][number]> {
  const { stories, messages } = await ingestFiles(files);
  const [first] = stories;
  if (!first || stories.length > 1 || messages.length > 0)
    throw new Error(`${stories.length} stories; ${messages.join("\n")}`);
  return first;
}

export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450"><path d="M0 0h800v450z"/></svg>';
