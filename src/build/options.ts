/** What an edition is made from, and when. */
export interface EditionOptions {
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
}

/** What one build is asked to do. */
export interface BuildOptions extends EditionOptions {
  /** The folder that the site is published into, as the user typed it. */
  readonly output: string;
  /** Whether to print everything and compare the bytes. */
  readonly full?: boolean;
  /** Whether to remove what others put into the output folder. */
  readonly clean?: boolean;
  /** The address to explain; then nothing is published. */
  readonly explain?: string;
  /** How many processes read and print at once, where there is much to do. Left out: this one alone. */
  readonly jobs?: number;
  /** Every file that changed since the edition that this process keeps was begun, where somebody watched them. */
  readonly changed?: readonly string[];
  /** Whether to make the edition even where nothing changed, so that it is kept for the next build of this process. */
  readonly anew?: boolean;
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
