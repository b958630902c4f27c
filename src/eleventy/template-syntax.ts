// What is wrong with the tags of a template that Nunjucks cannot read: it tells where it stopped, mostly the end of the file.

/** By tag, the one that closes it. */
const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  ...["if", "for", "block", "macro", "call", "filter", "set", "switch", "raw", "verbatim"].map(
    (tag): [string, string] => [tag, `end${tag}`],
  ),
  ["ifAsync", "endif"],
  ["asyncEach", "endeach"],
  ["asyncAll", "endall"],
]);
const CLOSING = new Set(CLOSED_BY.values());

interface Tag {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

/** The fault and its line, counted from 1, of a template. Nothing where every tag is closed in its turn. */
export function unclosedTag(template: string): { line: number; what: string; fix: string } | undefined {
  const open: Tag[] = [];
  for (const tag of tagsOf(template)) {
    if (!CLOSING.has(tag.name)) {
      open.push(tag);
      continue;
    }
    const innermost = open.pop();
    if (innermost && CLOSED_BY.get(innermost.name) === tag.name) continue;
    if (innermost && open.some(({ name }) => CLOSED_BY.get(name) === tag.name))
      return notClosed(innermost, ` before ${tag.text} on line ${tag.line}`);
    return { line: tag.line, what: `${tag.text} closes nothing that is open`, fix: "Take it out." };
  }
  const last = open.at(-1);
  return last && notClosed(last, "");
}

const notClosed = ({ name, text, line }: Tag, before: string) => ({
  line,
  what: `${text} is not closed${before}`,
  fix: `Write {% ${CLOSED_BY.get(name)} %} where it ends.`,
});

/** The tags that open or close something, without those in comments and in raw text. */
function tagsOf(template: string): Tag[] {
  const tags: Tag[] = [];
  let raw: string | undefined;
  let line = 1;
  let counted = 0;
  for (const { 0: text, 1: name, index } of template.matchAll(
    /\{#[\s\S]*?#\}|\{%-?\s*(\w+)[^%]*(?:%(?!\})[^%]*)*%\}/g,
  )) {
    if (name === undefined || (raw !== undefined && name !== CLOSED_BY.get(raw))) continue;
    raw = name === "raw" || name === "verbatim" ? name : undefined;
    // `{% set a = 1 %}` needs no end.
    if (name === "set" && /[^=!<>]=[^=]/.test(text)) continue;
    for (; counted < index; counted++) if (template[counted] === "\n") line++;
    if (CLOSED_BY.has(name) || CLOSING.has(name)) tags.push({ name, text, line });
  }
  return tags;
}
