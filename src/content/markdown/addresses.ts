import type { MarkdownIt } from "markdown-it";

/** Turns bare addresses into links if they begin with http://, https:// or www. "example.com" may be a name and stays text. */
export function bareAddresses(md: MarkdownIt): void {
  md.set({ linkify: true });
  const { linkify } = md;
  // A faster test than linkify's own, which also looks for other kinds of addresses.
  linkify.pretest = (text) => text.includes("://") || text.includes("www.");
  linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const schema of ["ftp:", "mailto:", "//"]) linkify.add(schema, null);
  const lengthAt = (rest: string): number =>
    Math.max(0, linkify.testSchemaAt(`http://www.${rest}`, "http:", "http:".length) - "//www.".length);
  linkify.add("www.", {
    // Check the beginning first, and read a long address to its end only if it passes: a text may hold many that are not addresses.
    validate: (text, at) => {
      if (text[at - "www.".length - 1] === ".") return 0;
      const [beginning = ""] = /^\S{0,500}/.exec(text.slice(at)) ?? [];
      const length = lengthAt(beginning);
      return length < beginning.length ? length : lengthAt(/^\S*/.exec(text.slice(at))?.[0] ?? "");
    },
    normalize: (match) => {
      match.url = `https://${match.url}`;
    },
  });
}
