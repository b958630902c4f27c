import type { OutputFolder } from "../output/output-folder.ts";

/** What an edition is made from, and when. */
export interface EditionOptions {
  /**
   * The folder of the project, absolute and without links: with `src`, `_includes` and `.eleventy.ts`. Names of files and folders in
   * options, messages and records are absolute or relative to it.
   */
  readonly root: string;
  /** The folders of the seeds and of the outlet's data, as the user typed them. */
  readonly seeds: string;
  readonly data: string;
  /** Takes the place of `site.url`. */
  readonly url?: string;
  /** Takes the place of the path in that address: `/news/`. */
  readonly pathPrefix?: string;
  /** Milliseconds: what is published, embargoed and expired. */
  readonly now: number;
  /** Whether to publish without the stories that have problems. */
  readonly hold: boolean;
  /** How many processes read, print and encode pictures at once, where there is much to do. Left out: one a core, to read and print at most four. */
  readonly jobs?: number;
  /** The folder that the site is published into, whose record says what became of former names. */
  readonly output?: OutputFolder;
  /** Whether to show drafts and stories to come too. Such an edition is published nowhere but in the folder of the preview. */
  readonly isPreview?: boolean;
}

/** What one build is asked to do. */
export interface BuildOptions extends EditionOptions {
  /** The folder that the site is published into. */
  readonly output: OutputFolder;
  /** The clock of the machine, in milliseconds: for how long files have not changed, and how long each phase takes. */
  readonly clock: () => number;
  /** Whether to print everything and compare the bytes. */
  readonly full?: boolean;
  /** Whether to remove what others put into the output folder. */
  readonly clean?: boolean;
  /** The address to explain; then nothing is published. */
  readonly explain?: string;
  /** Where files are watched: every file that changed since the build began whose edition this process keeps. */
  readonly changed?: readonly string[];
  /** Whether to make the edition even where nothing changed, so that this process keeps it for its next build. */
  readonly keepsEdition?: boolean;
}

/** Called now and then with how many are done, and how many there are to do. */
export type Progress = (done: number, of: number) => void;

/** Who is told how a build gets on. */
export interface Told {
  readonly pictures?: Progress;
  readonly pages?: Progress;
}

/** The command line was wrong, not the copy: exit code 2. */
export class UsageError extends Error {}
