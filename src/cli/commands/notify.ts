import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BuildOptions } from "../../build/options.ts";
import { prepare } from "../../build/prepare.ts";
import { format, type Problem, problem } from "../../model/problem.ts";
import { escapeMarkup, shortHash } from "../../model/text.ts";
import { type IndexNowService, indexNow, type Submitted, tellSearchEngines } from "../../output/index-now.ts";
import { readManifest } from "../../output/manifest.ts";
import type { OutputFolder } from "../../output/output-folder.ts";
import { type FailedPing, type Listeners, pingHub, type RetryPolicy, retryPolicy } from "../../output/websub.ts";
import type { Edition } from "../../site/edition.ts";
import { progress, tellOverBar } from "../progress-bar.ts";
import { tell } from "../report.ts";
import { type Command, exit } from "./command.ts";

/** The result of a run: the numbers of feeds that the hub accepted (`told`), that are unchanged, and that it did not accept (`untold`). */
export interface Notified {
  /** The problems of the copy and of the command. */
  readonly problems: readonly Problem[];
  /** Whether these problems prevented the run. */
  readonly stopped: boolean;
  readonly told: number;
  readonly unchanged: number;
  readonly untold: number;
  /** Why the hub did not accept feeds, one line for each reason. */
  readonly faults: readonly string[];
  /** What search engines were told; absent without an IndexNow key. */
  readonly searchEngines?: Submitted;
}

/** The services that are notified, and how long they are waited for. */
export interface Services {
  readonly hub: RetryPolicy;
  readonly searchEngines: IndexNowService;
}

const services: Services = { hub: retryPolicy, searchEngines: indexNow };

/** `told` gets the number of changed feeds that the hub has accepted, `waiting` a line that says what the run waits for. */
interface Watcher extends Pick<Listeners, "waiting"> {
  told(done: number, of: number): void;
}

/**
 * Notifies the services that `site.ts` names: the WebSub hub of the feeds that have changed since the last run, and search engines of
 * stories.
 *
 * @param options the same options as for the build
 * @returns undefined if `site.ts` names none
 */
export async function notify(
  options: BuildOptions,
  { hub: patience, searchEngines }: Services,
  watcher: Watcher,
): Promise<Notified | undefined> {
  const { manifest } = readManifest(options.output);
  const { edition, problems } = await prepare(options, manifest.own.pages);
  if (!edition) return stopped(problems);
  const { hub } = edition.globals.site;
  const told = hub === undefined ? undefined : await notifyOfFeeds(edition, hub, options, patience, watcher);
  if (told?.stopped) return told;
  const submitted = await tellSearchEngines(edition, manifest, options.output, options.now, searchEngines);
  if (!told && !submitted) return undefined;
  return {
    ...(told ?? { ...stopped([]), stopped: false }),
    problems: problems.filter(({ severity }) => severity === "problem"),
    ...(submitted ? { searchEngines: submitted } : {}),
  };
}

/**
 * Notifies a hub of the subscription feeds in the output folder. A feed is recorded when the hub has accepted it, so that the next run
 * notifies it only of the others.
 */
async function notifyOfFeeds(
  edition: Edition,
  hub: string,
  options: BuildOptions,
  patience: RetryPolicy,
  listeners: Watcher,
): Promise<Notified> {
  const siteFile = join(options.data, "site.ts");
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
      // Write the record at once, in case the user stops the command.
      write(record, [...entries.values()].filter((entry) => known.has(entry)).join("\n"));
      listeners.told(++done, changed.length);
    },
    waiting: listeners.waiting,
  });
  return {
    problems: [],
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

/** A subscription feed in the output folder. */
interface PrintedFeed {
  /** The file's path below the output folder. */
  readonly file: string;
  readonly topic: string;
  readonly text: string;
}

/** Finds the subscription feeds. Omits archives, which do not change, and feeds of this edition that have not been printed yet. */
function printedFeeds({ routes }: Edition, output: OutputFolder): PrintedFeed[] {
  return routes.flatMap((route) => {
    const page = route.kind === "feed" ? route.view() : undefined;
    if (page?.kind !== "feed" || page.current !== undefined) return [];
    const { file, self: topic } = page;
    const path = join(output.path, file);
    return existsSync(path) ? { file, topic, text: readFileSync(path, "utf8") } : [];
  });
}

/** Checks that the feeds state this hub and their own addresses. Subscribers use what the feed states (WebSub, section 4). */
function faultOfFeeds(feeds: readonly PrintedFeed[], hub: string, output: OutputFolder): Problem | undefined {
  if (feeds.length === 0)
    return problem(
      { file: output.name, field: "output" },
      "contains no feed of this edition",
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

/** One line for all feeds with the same fault: if the hub is down, these are all feeds. */
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

/** The file that lists the feeds the hub has accepted, a line each: a hash of the feed, its address, the hub. */
const recordOf = (output: OutputFolder): string => join(output.records, "told.txt");

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

const watcher: Watcher = { told: progress("feeds"), waiting: (line) => void tellOverBar([line]) };

/** `npm run notify`: notifies the WebSub hub and search engines. It is run after a deploy. */
export const notifyHub: Command = async (options) => {
  const notified = await notify(options, services, watcher);
  if (notified) return reportNotified(notified);
  const fix =
    'Write the address of your WebSub hub, such as hub: "https://pubsubhubbub.appspot.com/", or a key for search engines, indexNow, or both.';
  return tell(
    [format(problem({ file: join(options.data, "site.ts"), field: "hub" }, "is missing", fix))],
    exit.problems,
  );
};

/**
 * The same at the end of a deploy, which has succeeded whatever the services answer: what they did not take is a line for each, and is
 * sent again by the next run. Says nothing if `site.ts` names no service.
 */
export async function notifyAfterDeploy(options: BuildOptions): Promise<void> {
  const notified = await notify(options, services, watcher);
  if (notified) reportNotified(notified);
}

/** Prints the result. What failed goes to stderr like problems, because somebody has to act on it. */
function reportNotified({ problems, stopped, faults, told, unchanged, untold, searchEngines }: Notified): number {
  tellOverBar([...problems.map(format), ...faults, ...(searchEngines?.fault ? [searchEngines.fault] : [])]);
  if (stopped) return exit.problems;
  const failed = untold === 0 ? "" : `, ${untold} failed`;
  if (told + unchanged + untold > 0)
    console.log(`told the hub of ${told} ${told === 1 ? "feed" : "feeds"}, ${unchanged} unchanged${failed}`);
  if (searchEngines) console.log(searchEngines.skipped ?? submittedLine(searchEngines));
  return untold > 0 || problems.length > 0 || searchEngines?.fault !== undefined ? exit.problems : exit.done;
}

const submittedLine = ({ told, unchanged }: Submitted): string =>
  `told search engines of ${told} ${told === 1 ? "address" : "addresses"}, ${unchanged} unchanged`;
