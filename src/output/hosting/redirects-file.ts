import type { RedirectDialect } from "./host.ts";
import type { Rules } from "./rules.ts";

/** `_redirects`, and what did not fit into it. */
export interface RedirectsFile {
  /** Empty where there is nothing to tell. */
  readonly text: string;
  /** Addresses that are left to their pages. */
  readonly left: readonly string[];
}

/** What all of several hosts understand. */
export const commonDialect = (dialects: readonly RedirectDialect[]): RedirectDialect => ({
  most: Math.min(...dialects.map(({ most }) => most)),
  bytes: Math.min(...dialects.map(({ bytes }) => bytes)),
  line: Math.min(...dialects.map(({ line }) => line)),
  isForced: dialects.every(({ isForced }) => isForced),
  hasGone: dialects.every(({ hasGone }) => hasGone),
});

/** Writes the rules that a host takes, those of the newest stories first: the topmost win, and the oldest are left to their pages. */
export function redirectsFile({ redirects, gone, href }: Rules, dialect: RedirectDialect): RedirectsFile {
  const force = dialect.isForced ? "!" : "";
  const wanted = [
    ...redirects.map(({ from, to }) => ({ from, line: `${href(from)} ${to} 301${force}\n` })),
    // The page itself says what happened; only the status is another.
    ...(dialect.hasGone ? gone.map((path) => ({ from: path, line: `${href(path)} ${href(path)} 410${force}\n` })) : []),
  ];
  const lines: string[] = [];
  const left: string[] = [];
  let bytes = 0;
  for (const { from, line } of wanted) {
    // All of it is percent-encoded, so that a character is a byte.
    const fits = lines.length < dialect.most && line.length <= dialect.line && bytes + line.length <= dialect.bytes;
    if (!fits) left.push(from);
    else {
      lines.push(line);
      bytes += line.length;
    }
  }
  return { text: lines.join(""), left };
}
