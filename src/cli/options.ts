import { isAbsolute, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ShardJob } from "../build/build-shard.ts";
import { type BuildOptions, UsageError } from "../build/options.ts";
import type { QueueJob } from "../build/queue/build-on-queue.ts";
import { parseMoment } from "../model/dates.ts";
import { suggestion } from "../model/problem.ts";
import { type StoryType, storyTypes } from "../model/story-types.ts";
import { outputFolder } from "../output/output-folder.ts";
import { type Flag, flags } from "./flags.ts";

/** The flags and words of a command. */
export interface Options extends BuildOptions {
  readonly full: boolean;
  readonly clean: boolean;
  /** Whether to stay, and to build again whenever something changes. */
  readonly watch: boolean;
  /** Whether to print how long each phase took. */
  readonly verbose: boolean;
  /** Whether to print the result as JSON. */
  readonly json: boolean;
  readonly port: number;
  /** What of the edition to print for a merge, and where. */
  readonly shard?: ShardJob;
  /** Who prints the pages of this build, or what a worker waits for. */
  readonly queue?: QueueJob;
  /** The host on which the dev server listens. If it is absent, the server can be reached from this machine only. */
  readonly host?: string;
  /** The section of the story that `new` begins. */
  readonly section?: string;
  /** The type of the story that `new` begins. */
  readonly type?: StoryType;
  /** The authors of that story, by id or name. For `init`, the first author's name. */
  readonly author: readonly string[];
  /** Whether `new` opens the story in the user's editor. */
  readonly edit: boolean;
  /** Where a target of `deploy` keeps its record, as the user typed it. */
  readonly state?: string;
  /** Whether `deploy` changes nothing. */
  readonly dryRun: boolean;
  /** Whether `deploy` puts the edition before back. */
  readonly undo: boolean;
  /** Whether `deploy` replaces a newer edition. */
  readonly force: boolean;
  /** What `init` is told about the paper, as it was typed. */
  readonly founding: Founding;
  /** The arguments that are not flags. */
  readonly words: readonly string[];
}

/** The flags of `init` alone. Its web address is `url`. */
export type Founding = Partial<Readonly<Record<(typeof foundingFlags)[number], string>>>;

const foundingFlags = ["name", "tagline", "language", "time-zone", "place", "email", "sections"] as const;

/** A terminal that a user can answer on. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The environment of a command. The rest of Broadsheet gets these values from here and reads none of them itself. */
export interface Surroundings {
  /** The folder of the project, absolute and without links. */
  readonly root: string;
  /** The working directory, absolute. Folders in flags are relative to it. */
  readonly workingDirectory: string;
  /** The environment variables. SOURCE_DATE_EPOCH (in seconds) is used if there is no `--now`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Returns the current time in milliseconds. It is used if neither `--now` nor SOURCE_DATE_EPOCH is given. */
  readonly clock: () => number;
  /** Absent where nobody can be asked: in CI, or if the output goes to a file. */
  readonly terminal?: Terminal | undefined;
}

/**
 * Reads the flags of a command.
 *
 * @param command its name; left out, it may have every flag
 * @throws UsageError
 */
export function optionsOf(argv: readonly string[], surroundings: Surroundings, command?: string): Options {
  const { root, env, clock } = surroundings;
  const { values, positionals, tokens } = parse(argv);
  if (command !== undefined) for (const token of tokens) if (token.kind === "option") refuseOther(token.name, command);
  return {
    root,
    clock,
    seeds: values.seeds === undefined ? "seeds" : folder("--seeds", values.seeds, surroundings),
    data: values.data === undefined ? "_data" : folder("--data", values.data, surroundings),
    output: outputFolder(root, values.output === undefined ? "_site" : folder("--output", values.output, surroundings)),
    url: given(values.url, address),
    pathPrefix: given(values["path-prefix"], prefix),
    now: values.now === undefined ? epoch(env.SOURCE_DATE_EPOCH, clock) : moment(values.now),
    hold: values.hold,
    full: values.full,
    clean: values.clean,
    jobs: given(values.jobs, (text) => whole("--jobs", text, 1, 64)),
    watch: values.watch,
    verbose: values.verbose,
    json: values.json,
    explain: values.explain,
    ...shardOf(values, surroundings),
    port: whole("--port", values.port, 0, 65_535),
    host: given(values.host, hostName),
    section: values.section,
    type: given(values.type, storyType),
    author: values.author ?? [],
    edit: values.edit,
    state: values.state,
    dryRun: values["dry-run"],
    undo: values.undo,
    force: values.force,
    founding: Object.fromEntries(
      foundingFlags.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
    ),
    words: positionals,
  };
}

/** Reads the value of a flag, if there is one. */
const given = <T>(text: string | undefined, read: (text: string) => T): T | undefined =>
  text === undefined ? undefined : read(text);

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? inWords(error.message) : String(error));
  }
}

/** @throws UsageError for a flag that only other commands have */
function refuseOther(name: keyof typeof flags, command: string): void {
  const { of }: Flag = flags[name];
  if (of.includes(command)) return;
  const known = new Intl.ListFormat("en").format(of.filter((each) => each !== "builder"));
  throw new UsageError(`--${name} works with ${known} only.`);
}

/** A message of Node about flags, reduced to what the user needs. */
function inWords(message: string): string {
  const [, unknown] = /^Unknown option '(--?[^']+)'/.exec(message) ?? [];
  const known = Object.keys(flags).map((name) => `--${name}`);
  if (unknown !== undefined) return `There is no flag ${unknown}. ${suggestion(unknown, known)}`;
  const [, empty] = /^Option '(--[\w-]+)[^']*' argument (?:missing|is ambiguous)/.exec(message) ?? [];
  return empty === undefined ? message : `${empty}: say which: ${empty}=…`;
}

function storyType(text: string): StoryType {
  const type = storyTypes.find((each) => each === text);
  if (type === undefined)
    throw new UsageError(`--type: "${text}" is not a type of story. ${suggestion(text, storyTypes)}`);
  return type;
}

/** A folder as the user typed it. If the working directory is not the project's folder, the path is converted to one relative to the project. */
export function folder(flag: string, typed: string, { root, workingDirectory }: Surroundings): string {
  if (typed.trim() === "") throw new UsageError(`${flag}: name a folder.`);
  const path = typed.length > 1 ? typed.replace(/\/+$/, "") : typed;
  return workingDirectory === root || isAbsolute(path) ? path : relative(root, resolve(workingDirectory, path)) || ".";
}

/** @throws UsageError for a share that is none, and for flags that do not go with it */
function shardOf(
  values: ReturnType<typeof parse>["values"],
  surroundings: Surroundings,
): Pick<Options, "shard" | "queue"> {
  const { shard: typed, stage, queue } = values;
  if (queue !== undefined) return queueOf(values, surroundings);
  if (typed === undefined && stage === undefined) return {};
  if (typed === undefined)
    throw new UsageError("--stage goes with --shard or --queue: say which share, such as --shard 1/3.");
  if (stage === undefined) throw new UsageError("--shard goes with --stage: name the folder to print it into.");
  refuseBeside("shard", ["clean", "explain", "jobs"], values);
  const [shard = 0, of = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(typed)?.slice(1).map(Number) ?? [];
  if (shard < 1 || shard > of)
    throw new UsageError(`--shard: "${typed}" is not a share such as 2/3, the second of three.`);
  return {
    shard: { share: { shard, of }, stage: outputFolder(surroundings.root, folder("--stage", stage, surroundings)) },
  };
}

/** @throws UsageError for an address that is not one of Redis, and for flags that do not go with it */
function queueOf(values: ReturnType<typeof parse>["values"], surroundings: Surroundings): Pick<Options, "queue"> {
  const { queue: url = "", stage } = values;
  if (!URL.canParse(url) || !/^rediss?:\/\//.test(url))
    throw new UsageError(`--queue: "${url}" is not an address such as redis://localhost or redis://localhost/1.`);
  refuseBeside("queue", ["shard", "watch", "clean", "explain"], values);
  return {
    queue: { url, stage: stage === undefined ? join(".broadsheet", "shards") : folder("--stage", stage, surroundings) },
  };
}

/** @throws UsageError where one of these flags was given, too */
function refuseBeside(
  flag: keyof typeof flags,
  others: readonly (keyof typeof flags)[],
  values: ReturnType<typeof parse>["values"],
): void {
  const other = others.find((name) => values[name] !== undefined && values[name] !== false);
  if (other !== undefined) throw new UsageError(`--${other} does not go with --${flag}.`);
}

function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:\/\/[^\s?#@]+$/i.test(text))
    throw new UsageError(`--url: "${text}" is not an address such as https://example.org/.`);
  return text;
}

function hostName(text: string): string {
  if (!/^[\w.:%-]+$/.test(text)) throw new UsageError(`--host: "${text}" is not a name or an address such as 0.0.0.0.`);
  return text;
}

function prefix(text: string): string {
  const parts = text.replace(/^\/|\/$/g, "").split("/");
  const isPart = (part: string) => /^(?!\.)(?:[\w.~-]|%(?!2[ef])[\da-f]{2})+$/i.test(part);
  if (!/^\/?$/.test(text) && !parts.every(isPart))
    throw new UsageError(`--path-prefix: "${text}" is not a path such as /news/.`);
  return text;
}

function moment(text: string): number {
  const parsed = parseMoment(text, "UTC");
  if ("error" in parsed) throw new UsageError(`--now: ${parsed.error}. Write it like 2026-11-23T06:00:00Z.`);
  return parsed.moment.at;
}

function epoch(seconds: string | undefined, clock: () => number): number {
  if (seconds === undefined || seconds === "") return clock();
  if (!/^\d{1,12}$/.test(seconds)) throw new UsageError(`SOURCE_DATE_EPOCH: "${seconds}" is not a number of seconds.`);
  return Number(seconds) * 1000;
}

function whole(flag: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new UsageError(`${flag}: "${text}" is not a whole number from ${least} to ${most}.`);
  return number;
}
