import type { Command } from "./command.ts";

/** A command of the program. */
export interface Entry {
  /** Loads its file, since most commands need little of the program. */
  load(): Promise<Command>;
  /** What it does, for `--help`. Absent for a process that another command starts. */
  readonly does?: string;
  /** How a user types it, with one example of its flags. */
  readonly example?: string;
  /** The word that it takes besides flags, as `--help` shows it. */
  readonly takesWords?: string;
}

/** Each command is one file. */
export const commands: Readonly<Record<string, Entry>> = {
  init: {
    load: async () => (await import("./init.ts")).init,
    does: "makes the example your own paper: asks what it must know, or takes it from the flags",
    example: "npm run init",
  },
  new: {
    load: async () => (await import("./new.ts")).startStory,
    does: "begins a story: a draft with its headline, section and authors",
    example: 'npm run new -- "Harbour wall to be raised" --section town --edit',
    takesWords: '"Headline"',
  },
  start: {
    load: async () => (await import("./start.ts")).start,
    does: "shows the site while you work",
    example: "npm start -- --port 3000",
  },
  check: {
    load: async () => (await import("./check.ts")).check,
    does: "runs all checks of a build and more; writes nothing",
    example: "npm run check",
  },
  build: {
    load: async () => (await import("./build.ts")).build,
    does: "prints what changed since the last edition and publishes it in _site",
    example: "npm run build -- --hold",
  },
  merge: {
    load: async () => (await import("./merge.ts")).merge,
    does: "publishes what shards have printed (build --shard), each named by its stage",
    example: "npm run merge -- /mnt/one /mnt/two",
    takesWords: "STAGE…",
  },
  work: {
    load: async () => (await import("./work.ts")).work,
    does: "prints shards for builds on other machines, until you end it",
    example: "npm run work -- --queue redis://press.example",
  },
  moved: {
    load: async () => (await import("./moved.ts")).moved,
    does: "redirects the former addresses of stories that moved or went",
    example: "npm run moved",
  },
  deploy: {
    load: async () => (await import("./deploy.ts")).deployTo,
    does: "brings the edition in _site to where readers see it: TARGET is a folder, HOST:FOLDER (ssh), or rclone:REMOTE:PATH",
    example: "npm run deploy -- deploy@example.org:/srv/www/courier --dry-run",
    takesWords: "TARGET",
  },
  notify: {
    load: async () => (await import("./notify.ts")).notifyHub,
    does: "tells the WebSub hub and search engines what changed; run it after a deploy",
    example: "npm run notify",
  },
  ci: {
    load: async () => (await import("./ci.ts")).writeWorkflow,
    does: "writes what has the paper built, checked and published at every change: for github, gitlab, forgejo or systemd",
    example: "npm run ci -- github deploy@example.org:/srv/www/courier",
    takesWords: "SERVICE [TARGET]",
  },
  builder: { load: async () => (await import("./builder.ts")).builder, takesWords: "FOLDER" },
};
