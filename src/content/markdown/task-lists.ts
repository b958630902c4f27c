import type { Token } from "markdown-it";

const BOXES: ReadonlyMap<string, string> = new Map([
  ["[ ] ", "☐ "],
  ["[x] ", "☑ "],
  ["[X] ", "☑ "],
]);

/** Turns the item at `index` into one of a task list if it begins with `[ ]` or `[x]`. The box is a character, so that feed readers show it. */
export function makeTask(tokens: readonly Token[], index: number): void {
  const [item, paragraph, inline] = tokens.slice(index, index + 3);
  const text = inline?.children?.[0];
  if (!item || paragraph?.type !== "paragraph_open" || text?.type !== "text") return;
  const box = BOXES.get(text.content.slice(0, 4));
  if (box === undefined) return;
  text.content = box + text.content.slice(4);
  item.attrSet("class", "task");
}
