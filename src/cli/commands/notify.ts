import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BuildOptions } from "../../build/options.ts";
import { prepare } from "../../build/prepare.ts";
import { format, type Problem, problem } from "../../model/problem.ts";
import { escapeMarkup, shortHash } from "../../model/text.ts";
import { readManifest } from "../../output/manifest.ts";
import type { OutputFolder } from "../../output/output-folder.ts";
import { type FailedPing, type Listeners, pingHub, type RetryPolicy, retryPolicy } from "../../output/websub.ts";
import type { Edition } from "../../site/edition.ts";
import { progress, tellOverBar } from "../progress-bar.ts";
import { type Command, exit } from "./command.ts";

/** What became of the feeds. */
export interface Notified {
  /** Of the copy and the command. */
  readonly problems: readonly Problem[];
  /** Whether they kept all feeds from being told. */
  readonly stopped: boolean;
  readonly told: number;
  readonly unchanged: number;
  readonly untold: number;
  /** What the hub did instead of taking a feed, a line for each kind of it. */
  readonly faults: readonly string[];
}

/**
 * Tells the WebSub hub of `site.ts` which subscription feeds in the output folder have changed since it was last told. A feed is noted
 * as told when the hub has taken it, so that the next run tells the rest.
 *
 * @param options as they were given to the build
 * @param listeners `told` is given how many of the changed feeds the hub has taken, and `waiting` a line on what is being waited for
 */
export async function notify(
  options: BuildOptions,
  patience: RetryPolicy,
  listeners: { told(done: number, of: number): void } & Pick<Listeners, "waiting">,
): Promise<Notified> {
  const { edition, problems } = await prepare(options, readManifest(options.output).manifest.own.pages);
  if (!edition) return stopped(problems);
  const { hub } = edition.globals.site;
  const siteFile = join(options.data, "site.ts");
  if (hub === undefined) {
    const fix = 'Name the WebSub hub that is to be told, such as hub: "https://pubsubhubbub.appspot.com/".';
    return stopped([problem({ file: siteFile, field: "hub" }, "is missing", fix)]);
  }
  const feeds = printedFeeds(edition, options.output);
  const fault = faultOfFeeds(feeds, hub, options.output);
  if (fault) return stopped([fault]);

  const record = recordOf(options.output);
  const known = new Set(existsSync(record) ? readFileSync(record, "utf8").split("\n") : []);
  const entryOf = ({ topic, text }: PrintedFeed) => `${shortHash(text, 16)} ${topic} ${hub}`;
  const entries = new Map(feeds.map((feed) => [feed.topic, entryOf(feed)]));
  const changed = [...entries].flatMap(([topic, entry]) => (known.has(entry) ? [] : topic));
  let done = 0;
  const untold = await pingHub(hub, changed, patience, {
    told(topic) {
      known.add(entries.get(topic) ?? "");
      // At once, for whoever loses patience and stops it.
      write(record, [...entries.values()].filter((entry) => known.has(entry)).join("\n"));
      listeners.told(++done, changed.length);
    },
    waiting: listeners.waiting,
  });
  return {
    problems: problems.filter(({ severity }) => severity === "problem"),
    stopped: false,
    told: done,
    unchanged: feeds.length - changed.length,
    untold: untold.length,
    faults: linesOf(untold, hub, siteFile),
  };
}

const stopped = (problems: readonly Problem[]): Notified => ({
  problems,
  stopped: true,
  told: 0,
  unchanged: 0,
  untold: 0,
  faults: [],
});

/** A subscription feed as it lies in the output folder. */
interface PrintedFeed {
  /** Below the output folder. */
  readonly file: string;
  readonly topic: string;
  readonly text: string;
}

/** Archives are left out: nobody subscribes to what does not change. So is a feed that is in this edition and not printed yet. */
function printedFeeds({ routes }: Edition, output: OutputFolder): PrintedFeed[] {
  return routes.flatMap((route) => {
    const page = route.kind === "feed" ? route.view() : undefined;
    if (page?.kind !== "feed" || page.current !== undefined) return [];
    const { file, self: topic } = page;
    const path = join(output.path, file);
    return existsSync(path) ? { file, topic, text: readFileSync(path, "utf8") } : [];
  });
}

/** Subscribers go by the hub and the address that a feed itself states (WebSub, section 4): a ping about another reaches nobody. */
function faultOfFeeds(feeds: readonly PrintedFeed[], hub: string, output: OutputFolder): Problem | undefined {
  if (feeds.length === 0)
    return problem(
      { file: output.name, field: "output" },
      "holds no feed of this edition",
      "Build it first: npm run build.",
    );
  const other = feeds.find(({ topic, text }) => !states(text, topic) || !states(text, hub));
  return (
    other &&
    problem(
      { file: join(output.name, other.file), field: "feed" },
      `does not say that it is ${other.topic} and that its hub is ${hub}`,
      "Build again, with the same flags.",
    )
  );
}

const states = (feed: string, address: string): boolean =>
  feed.includes(address) || feed.includes(escapeMarkup(address));

/** A line for all feeds that went the same way, which are all feeds when the hub is down. */
function linesOf(untold: readonly FailedPing[], hub: string, siteFile: string): string[] {
  const faults = [...new Set(untold.map(({ fault }) => fault))];
  return faults.map((fault) => {
    const [first, ...others] = untold.filter((each) => each.fault === fault);
    const more = others.length === 0 ? "" : ` and ${others.length} more ${others.length === 1 ? "feed" : "feeds"}`;
    const fix = first?.passing
      ? `Run npm run notify again later; check "hub" in ${siteFile} if that does not help.`
      : `Check "hub" in ${siteFile}, and ask the hub whether it takes this feed.`;
    return `${hub}: ${first?.topic}${more}: ${fault}. ${fix}`;
  });
}

/** The feeds that a hub was told of, a line each: a hash of the feed, its address, the hub. */
const recordOf = (output: OutputFolder): string => join(output.records, "told.txt");

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** `npm run notify`: after a deploy, tells the WebSub hub which feeds changed. */
export const notifyHub: Command = async (options) => {
  const waiting = (line: string) => void tellOverBar([line]);
  return reportFeeds(await notify(options, retryPolicy, { told: progress("feeds"), waiting }));
};

/** The hub's faults go to stderr, as problems do: the feeds are not where they should be, and somebody has to see to it. */
function reportFeeds({ problems, stopped, faults, told, unchanged, untold }: Notified): number {
  tellOverBar([...problems.map(format), ...faults]);
  if (stopped) return exit.problems;
  const failed = untold === 0 ? "" : `, ${untold} not told`;
  console.log(`told the hub of ${told} ${told === 1 ? "feed" : "feeds"}, ${unchanged} unchanged${failed}`);
  return untold > 0 || problems.length > 0 ? exit.problems : exit.done;
}
