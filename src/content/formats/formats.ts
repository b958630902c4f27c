import type { Format } from "./format.ts";
import { markdown } from "./markdown.ts";
import { plainText } from "./plain-text.ts";

/** All file formats of stories. The first with a file's ending reads it. To add a format, add a file and a line here. */
const formats: readonly Format[] = [markdown, plainText];

export const storyEndings: readonly string[] = formats.flatMap(({ endings }) => endings);

export function formatOf(path: string): Format | undefined {
  const lower = path.toLowerCase();
  return formats.find(({ endings }) => endings.some((ending) => lower.endsWith(ending)));
}
