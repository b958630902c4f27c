import { storyTypes } from "../model/story-types.ts";

/** Commands that make an edition of the paper. `builder` is the second process of `start` and `build --watch`. */
const makers = ["build", "merge", "start", "check", "moved", "notify", "deploy", "builder"] as const;

/** A merge takes the clock of its shards. */
const clocked = ["init", "new", ...makers.filter((each) => each !== "merge")];

/** Every flag: the commands that know it, and what `--help` says. A value is named by what the user types in its place. */
export const flags = {
  name: { type: "string", of: ["init"], value: '"NAME"', does: "the paper's name" },
  tagline: { type: "string", of: ["init"], value: '"LINE"', does: "the line below the name" },
  language: {
    type: "string",
    of: ["init"],
    value: "TAG",
    does: "en, de, fr, es, ar or pt; also en-GB, pt-BR and the like",
  },
  "time-zone": { type: "string", of: ["init"], value: "ZONE", does: "in which the paper's clock runs: Europe/Berlin" },
  place: { type: "string", of: ["init"], value: '"TOWN"', does: "where the newsroom is" },
  email: { type: "string", of: ["init"], value: "ADDRESS", does: "where readers can write to" },
  sections: { type: "string", of: ["init"], value: '"A, B, C"', does: "the sections, in the order of the paper" },
  section: { type: "string", of: ["new"], value: "ID", does: "the section, as in _data/sections.ts" },
  type: { type: "string", of: ["new"], value: "TYPE", does: storyTypes.join(", ") },
  author: {
    type: "string",
    of: ["init", "new"],
    value: "NAME",
    does: "the author: of new an id of _data/authors.ts or a name, once for each; of init the first one's name",
    multiple: true,
  },
  edit: {
    type: "boolean",
    of: ["new"],
    does: "open the file in your editor (the environment variable EDITOR)",
    default: false,
  },
  port: { type: "string", of: ["start", "builder"], value: "N", does: "another port than 8080", default: "8080" },
  host: {
    type: "string",
    of: ["start", "builder"],
    value: "NAME",
    does: "0.0.0.0 lets the network see it, a phone for example",
  },
  url: {
    type: "string",
    of: ["init", ...makers],
    value: "URL",
    does: "the address of the site; a path in it is the prefix",
  },
  "path-prefix": { type: "string", of: makers, value: "/p/", does: "another path in that address" },
  hold: { type: "boolean", of: makers, does: "leave out the faulty stories", default: false },
  full: {
    type: "boolean",
    of: ["build", "merge"],
    does: "print every page, and replace those whose bytes differ",
    default: false,
  },
  clean: {
    type: "boolean",
    of: ["build", "merge"],
    does: "remove from the output folder what Broadsheet did not put there",
    default: false,
  },
  watch: {
    type: "boolean",
    of: ["build", "builder"],
    does: "stay, and publish each change when it is saved, embargoes and expiries at their time",
    default: false,
  },
  jobs: {
    type: "string",
    of: ["build", "merge", "start", "check", "builder"],
    value: "N",
    does: "how many processors encode pictures, read and print; left out, all of them, to read and print at most four",
  },
  shard: {
    type: "string",
    of: ["build"],
    value: "2/3",
    does: "print the second of three shares of the pages, for merge, and publish nothing",
  },
  queue: {
    type: "string",
    of: ["build", "work"],
    value: "redis://HOST",
    does: "share the printing with the machines that wait at this Redis (npm run work)",
  },
  stage: {
    type: "string",
    of: ["build"],
    value: "DIR",
    does: "the folder that a shard is printed into; with --queue, the folder of all shards, which all machines see",
  },
  explain: {
    type: "string",
    of: ["build"],
    value: "/world/",
    does: "say why that page would be printed or not, and build nothing",
  },
  verbose: {
    type: "boolean",
    of: ["build", "merge", "check", "builder"],
    does: "the time of each phase",
    default: false,
  },
  json: { type: "boolean", of: ["build", "merge", "check"], does: "the result for machines", default: false },
  state: {
    type: "string",
    of: ["deploy", "ci"],
    value: "PATH",
    does: "where the target keeps its record, and a folder its editions; no reader may see it. Left out, beside a folder",
  },
  "dry-run": {
    type: "boolean",
    of: ["deploy"],
    does: "list the files that would be sent and removed, and change nothing",
    default: false,
  },
  undo: {
    type: "boolean",
    of: ["deploy"],
    does: "put the edition before back, in a folder or over ssh",
    default: false,
  },
  force: { type: "boolean", of: ["deploy"], does: "replace a newer edition too", default: false },
  seeds: { type: "string", of: ["new", ...makers], value: "DIR", does: "another folder of stories than seeds" },
  data: { type: "string", of: ["new", "ci", ...makers], value: "DIR", does: "another folder than _data" },
  output: { type: "string", of: ["ci", ...makers], value: "DIR", does: "another folder than _site" },
  now: { type: "string", of: ["ci", ...clocked], value: "2026-12-24T18:00Z", does: "as if it were then" },
} as const;

export interface Flag {
  readonly of: readonly string[];
  readonly value?: string;
  readonly does: string;
}

/** The flags that a command knows, in the order of the table. */
export const flagsOf = (command: string): [name: string, flag: Flag][] =>
  Object.entries<Flag>(flags).filter(([, { of }]) => of.includes(command));
