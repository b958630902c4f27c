/** Where an edition is published. */
export interface Target {
  /** As the user typed it, for messages. */
  readonly name: string;
  /** Whether all changes are seen at once, by one rename. Else they are seen one by one, in the order in which they are made. */
  readonly isSwitched: boolean;
  /**
   * Looks at the target.
   *
   * @param who asks, and when: told to those who come while the session lasts. Left out, nothing is locked, and nothing may be changed
   * @throws Problems where the target cannot be reached or used, or another deploy is at work
   */
  open(who?: string): Promise<Session>;
}

/** A target while one deploy looks at it and changes it. Paths of files are below the site's root, and below the folder of the edition. */
export interface Session {
  /** What the target has, encoded; nothing before the first deploy. */
  readonly manifest: Uint8Array | undefined;
  /** The files that readers can see; a target that is switched always has those of its manifest. */
  list(): Promise<readonly string[]>;
  /**
   * Called before all changes, and where each is seen at once, also in between.
   *
   * @param manifest says that changes are under way, and which are done
   */
  begin(manifest: Uint8Array): Promise<void>;
  put(files: readonly string[]): Promise<void>;
  /** Removes files, and the folders that they leave empty. */
  remove(files: readonly string[]): Promise<void>;
  /**
   * Called after all changes: from now on the target has the edition of this manifest. Without `begin` before, only the manifest is new.
   *
   * @returns the files for servers that changed, which take effect when the server reads them again
   */
  finish(manifest: Uint8Array): Promise<readonly string[]>;
  /** Puts the edition before in the place of this one. @returns the files for servers that changed */
  undo?(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What the record of a target is called there. */
export const MANIFEST = "manifest";

/** What the files for servers of an edition are called in its folder, before their endings: an edition that comes back needs its own. */
export const SERVER = "server";

/** What is sent from: an output folder, and the endings of the files for servers beside it. */
export interface Source {
  /** Absolute. */
  readonly path: string;
  readonly servers: readonly string[];
}
