import type { Shipped } from "./shipped.ts";
import type { Site } from "./site.ts";

// Reads the metadata of a page from its HTML, as programs do.

/** A schema.org node. */
export interface Node extends Record<string, unknown> {
  readonly "@type": string | readonly string[];
  readonly "@id"?: string;
}

/** A built site, either kind. */
export type Built = Pick<Site | Shipped, "files" | "read">;

/** The nodes of a page's only script element with JSON-LD; throws where it does not parse. */
export function graphOf(html: string): Node[] {
  const [script = "", ...others] = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script/gis)].map(
    ([, text]) => text ?? "",
  );
  if (others.length > 0) throw new Error(`${others.length + 1} script elements`);
  const parsed: { "@context": string; "@graph": Node[] } = JSON.parse(script);
  if (parsed["@context"] !== "https://schema.org") throw new Error(`the context is ${parsed["@context"]}`);
  return parsed["@graph"];
}

export const nodesOf = (html: string, type: string): Node[] =>
  graphOf(html).filter((node) => typesOf(node).includes(type));

/** The types of a node, the narrowest first. */
export const typesOf = (node: Node): string[] => [node["@type"]].flat();

/** Text or an attribute without its character references; of those with a name, only what Nunjucks and markdown-it write. */
export const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|amp));/gi, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(Number(hex ? `0x${hex}` : decimal)) : (NAMED.get(name) ?? ""),
  );
const NAMED = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["amp", "&"],
]);

/** The tags of a name in the head, as their attributes. */
export function tagsOf(html: string, name: "meta" | "link"): Record<string, string>[] {
  const head = html.slice(0, html.indexOf("</head>"));
  return [...head.matchAll(new RegExp(`<${name}\\s([^>]*)>`, "g"))].map(([, inner = ""]) =>
    Object.fromEntries(
      [...inner.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, plain(value)]),
    ),
  );
}

/** The contents of `<meta>` tags with a name or property. */
export const metaOf = (html: string, name: string): string[] =>
  tagsOf(html, "meta").flatMap(({ name: own, property, content = "" }) =>
    name === own || name === property ? content : [],
  );

/** The addresses in `<link>` tags with a relation. */
export const linkOf = (html: string, rel: string): string[] =>
  tagsOf(html, "link").flatMap((link) => (link.rel === rel && link.href !== undefined ? link.href : []));

/**
 * The file below the output folder that an absolute address leads to.
 *
 * @param home the address of the front page
 */
export function fileAt(address: string, home: string): string | undefined {
  if (!address.startsWith(home)) return undefined;
  const path = decodeURIComponent(new URL(address).pathname.slice(new URL(home).pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

export const pagesOf = ({ files, read }: Built): { file: string; html: string }[] =>
  files.filter((file) => file.endsWith(".html")).map((file) => ({ file, html: read(file) }));
