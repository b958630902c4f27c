import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { loadDataFile } from "../content/data-file.ts";
import { readFrontMatter, splitFrontMatter } from "../content/front-matter/front-matter.ts";
import { type WrittenPart, writtenIn } from "../content/front-matter/yaml-places.ts";
import { isPlain, writeYaml } from "../content/front-matter/yaml-value.ts";
import { SIDECAR, stemOf } from "../content/sidecars.ts";

/** The key to add to a story, and its value. */
type Added =
  | { readonly key: "aliases"; readonly value: readonly [string] }
  | { readonly key: "id"; readonly value: string };

/**
 * Adds a former address to a story: to its front matter, or to its sidecar.
 *
 * @param file the seed, absolute
 * @returns whether the story has the address now
 */
export const addAlias = async (file: string, path: string): Promise<boolean> =>
  add(file, { key: "aliases", value: [path] });

/** Writes an id into a story that has none. @param file the seed, absolute */
export async function addId(file: string, id: string): Promise<"added" | "kept" | "refused"> {
  for (const place of [file, sidecarOf(file)]) if (Object.hasOwn(await keysOf(place), "id")) return "kept";
  return (await add(file, { key: "id", value: id })) ? "added" : "refused";
}

const sidecarOf = (file: string): string => stemOf(file) + SIDECAR;

/** Writes a key to the front matter or sidecar of a story. Undoes the change if reading it does not give the expected value. */
async function add(file: string, added: Added): Promise<boolean> {
  const sidecar = sidecarOf(file);
  const isAbove = splitFrontMatter(legible(file))?.closed === true;
  const place = isAbove && !Object.hasOwn(await keysOf(sidecar), added.key) ? file : sidecar;
  const before = existsSync(place) ? readFileSync(place, "utf8") : "export default {};\n";
  const after = place === file ? inFrontMatter(before, added) : inSidecar(before, added);
  if (after === undefined) return false;
  const isNew = !existsSync(place);
  writeFileSync(place, after);
  const { [added.key]: said } = await keysOf(place);
  const isSaid = added.key === "id" ? said === added.value : Array.isArray(said) && said.includes(added.value[0]);
  if (!isSaid && !isNew) writeFileSync(place, before);
  return isSaid;
}

/** The keys of a seed or sidecar; none if the file does not exist or is misread. */
async function keysOf(place: string): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(place)) return {};
  if (!place.endsWith(SIDECAR)) {
    const { metadata, problems } = readFrontMatter(legible(place), place);
    return problems.length > 0 ? {} : metadata;
  }
  const loaded = await loadDataFile(dirname(place), basename(place));
  return "value" in loaded && typeof loaded.value === "object" ? { ...loaded.value } : {};
}

const legible = (file: string): string =>
  readFileSync(file, "utf8")
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n");

/** Adds a key to the front matter of a text. All other lines stay the same, byte for byte. */
function inFrontMatter(text: string, { key, value }: Added): string | undefined {
  const [head = "", yaml = "", rest = ""] =
    /^(\ufeff?---[^\n]*\n)([\s\S]*?)(^---[ \t]*\r?$[\s\S]*)$/m.exec(text)?.slice(1) ?? [];
  if (head === "") return undefined;
  if (!new RegExp(`^${key} *:`, "m").test(yaml)) {
    const end = yaml.includes("\r\n") ? "\r\n" : "\n";
    return `${head}${yaml}${key}: ${JSON.stringify(value)}${end}${rest}`;
  }
  const said = writtenIn(yaml)?.parts.find(({ name }) => name === key);
  const changed = said && withValue(yaml, said, value);
  return changed === undefined ? undefined : head + changed + rest;
}

/** Adds to an existing key that is empty, holds a list or holds one address. Undefined if it is written in another way. */
function withValue(yaml: string, said: WrittenPart, value: Added["value"]): string | undefined {
  const put = (at: number, text: string, end = at): string => yaml.slice(0, at) + text + yaml.slice(end);
  const { kind, isFlow, parts, start, end } = said.value;
  if (kind === "text" && start < 0) return put(yaml.indexOf(":", said.end) + 1, ` ${JSON.stringify(value)}`);
  if (kind === "text" && /^(?:~|null)$/.test(yaml.slice(start, end))) return put(start, JSON.stringify(value), end);
  if (typeof value === "string") return undefined;
  const item = writeYaml(value[0]);
  const text = yaml.slice(start, end);
  if (kind === "text" && isPlain(text)) return put(start, writeYaml([value[0], text]), end);
  if (kind !== "list") return undefined;
  if (isFlow) return put(start + 1, parts.length > 0 ? `${item}, ` : item);
  const line = yaml.indexOf("\n", end) + 1;
  const indent = " ".repeat(start - yaml.lastIndexOf("\n", start - 1) - 1);
  return put(line, `${indent}- ${item}${yaml.includes("\r\n") ? "\r\n" : "\n"}`);
}

function inSidecar(text: string, { key, value }: Added): string | undefined {
  const list = new RegExp(`\\b${key}: *\\[`);
  const changed =
    key === "aliases" && list.test(text)
      ? text.replace(list, (found) => `${found}${JSON.stringify(value[0])}, `)
      : text.replace(/export default \{(\s*\})?/, (_, end?: string) => {
          const said = `export default { ${key}: ${JSON.stringify(value)}`;
          return end === undefined ? `${said},` : `${said} }`;
        });
  return changed === text ? undefined : changed;
}
