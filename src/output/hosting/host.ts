import type { Rules } from "./rules.ts";

/** The beginning of every file for a server, by which a build knows its own. */
export const MADE = "# Made by Broadsheet: it is overwritten.";

export const POLICY = "Content-Security-Policy";

/** A file that tells a host what to answer. */
export interface HostFile {
  /** Below the output folder; of a server file, what follows the name of the output folder: `.nginx.conf`. */
  readonly file: string;
  readonly text: string;
}

/** How a host reads `_redirects`, the file that Netlify began and others took over. */
export interface RedirectDialect {
  /** How many rules it takes. */
  readonly most: number;
  /** How many bytes the file may have, and how many characters a line. */
  readonly bytes: number;
  readonly line: number;
  /** Whether a rule wins over a page at its address only with an exclamation mark. */
  readonly isForced: boolean;
  /** Whether a rule may answer "410 Gone". */
  readonly hasGone: boolean;
}

/** How a host reads `_headers`. */
export interface HeaderDialect {
  /** How many rules it takes, and how many characters a line may have. */
  readonly most: number;
  readonly line: number;
}

/** One host: what it can be told, and in which files. */
export interface Host {
  /** As people call it. */
  readonly label: string;
  readonly redirects?: RedirectDialect;
  /** Whether it shows a page whatever its rules say of the address, so that there must be none. */
  readonly pagesWin?: true;
  readonly headers?: HeaderDialect;
  /** Other files for the root of the site. */
  files?(rules: Rules): readonly HostFile[];
  /** A file of a server, which lies beside the output folder. */
  server?(rules: Rules): HostFile;
  /** How many bytes a file may have; left out: any number that concerns us. */
  readonly largestFile?: number;
  /** How many redirects its own file takes; left out: any number. */
  readonly mostRedirects?: number;
  /** Whether it is a server of the outlet's own: told in its own file, it gives headers, "410 Gone" and compressed files (`.br`, `.gz`). */
  readonly isServer?: true;
}
