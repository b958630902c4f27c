import { hostname, userInfo } from "node:os";
import { loadOutlet } from "../../build/load-outlet.ts";
import { UsageError } from "../../build/options.ts";
import type { Outlet } from "../../model/outlet.ts";
import { format, forTerminal, type Problem, Problems, problem } from "../../model/problem.ts";
import { readBuilt } from "../../output/built.ts";
import { type Deployed, deploy, undo } from "../../output/deploy/deploy.ts";
import { targetOf } from "../../output/deploy/targets.ts";
import { diskFault } from "../../output/disk-problem.ts";
import { serverEndings } from "../../output/hosting/server-files.ts";
import { baseOf } from "../../site/address.ts";
import type { Options, Surroundings } from "../options.ts";
import { firstOf, tell } from "../report.ts";
import { type Command, exit } from "./command.ts";
import { notifyAfterDeploy } from "./notify.ts";

/** `npm run deploy`: brings the edition in the output folder to where readers see it, then tells the hub and search engines. */
export const deployTo: Command = async (options, _, surroundings) => {
  const [name, ...others] = options.words;
  if (!name) throw new UsageError("Name a target: a folder, HOST:FOLDER for ssh, or rclone:REMOTE:PATH.");
  if (others.length > 0) throw new UsageError(`"${others[0]}" is one target too many. Deploy to one after the other.`);
  if (options.undo && options.dryRun)
    throw new UsageError("--undo puts the edition before back. Leave out --dry-run, which would change nothing.");
  const loaded = await loadOutlet(options.root, options.data);
  if ("problems" in loaded) return tell(loaded.problems.map(format), exit.problems);
  try {
    const { site } = loaded.outlet;
    const home = homeOf(options, site);
    await deployEdition(name, options, surroundings, home);
    const isTold = site.hub !== undefined || site.indexNow !== undefined;
    // Also where nothing changed: what was not taken before is sent again.
    if (isTold && !options.dryRun && !options.undo) {
      const { pathPrefix: _, ...others } = options;
      await notifyAfterDeploy({ ...others, url: home });
    }
    return exit.done;
  } catch (error) {
    const problems = error instanceof Problems ? error.problems : targetProblems(error, name);
    if (problems.length === 0) throw error;
    return tell(problems.map(format), exit.problems);
  }
};

/** An error of the disk at a folder of this machine, or nothing. */
function targetProblems(error: unknown, name: string): Problem[] {
  const fault = diskFault(error);
  if (!fault) return [];
  const { path, what, fix } = fault;
  return [problem({ file: name, field: "target" }, path === undefined ? what : `${what} (${path})`, fix)];
}

/**
 * The address that the edition was built for.
 *
 * @throws Problems where flags name another
 */
function homeOf({ output, url, pathPrefix }: Options, site: Outlet["site"]): string {
  const asked = baseOf(url ?? site.url, pathPrefix).url("/");
  const { home = asked } = readBuilt(output) ?? {};
  const isAsked = url !== undefined || pathPrefix !== undefined;
  if (isAsked && asked !== home)
    throw new Problems([
      problem(
        { file: output.name, field: "output" },
        `was built for ${home}, and you deploy it for ${asked}`,
        "Build it with the same --url and --path-prefix, or leave them out here.",
      ),
    ]);
  return home;
}

async function deployEdition(
  name: string,
  { output, state, dryRun, force, ...options }: Options,
  { workingDirectory, clock }: Surroundings,
  home: string,
): Promise<void> {
  const source = { path: output.path, servers: serverEndings(output) };
  const target = targetOf({ name, state, workingDirectory, output, source, home: new URL(home).pathname });
  if ("fault" in target) throw new UsageError(target.fault);
  // Whoever serves the files may be another user.
  process.umask(0o022);
  const order = { output, target, home, who: user(), at: clock(), isDry: dryRun, force };
  if (options.undo) {
    sayReload(await undo(order));
    console.log(forTerminal(`${name} has the edition before again. The next deploy replaces it.`));
  } else if (dryRun) say(name, await deploy(order), true);
  else say(name, await sayingStop(target.isSwitched, () => deploy(order)), false);
}

/** Says what readers see, if the user stops the work by Ctrl-C. @param isSwitched whether they see all changes at once */
async function sayingStop<T>(isSwitched: boolean, work: () => Promise<T>): Promise<T> {
  const stopped = () => {
    const seen = isSwitched
      ? "the edition before, or all of this one"
      : "files of the edition before and of this one, between which every link works";
    tell([`stopped: readers see ${seen}; run it again`], exit.done);
    // Now that nobody listens, it ends this process as it does any other.
    process.kill(process.pid, "SIGINT");
  };
  process.once("SIGINT", stopped);
  try {
    return await work();
  } finally {
    process.off("SIGINT", stopped);
  }
}

function say(name: string, { steps, count, bytes, strays, servers }: Deployed, isDry: boolean): void {
  const filesOf = (wanted: string) => steps.flatMap(({ kind, files }) => (kind === wanted ? files : []));
  const [sent, removed] = [filesOf("put"), filesOf("remove")];
  if (isDry)
    for (const { kind, files } of steps)
      for (const file of files) console.log(forTerminal(`${kind === "put" ? "send" : kind} ${file}`));
  if (strays.length > 0)
    tell([`At the target, but not of this edition, and left as they are: ${firstOf(strays)}`], exit.done);
  sayReload(servers);
  const figures = `${sent.length} sent (${sizeOf(bytes)}), ${count - sent.length} unchanged, ${removed.length} removed`;
  console.log(forTerminal(`${isDry ? "would deploy" : "deployed"} ${count} files to ${name}: ${figures}`));
}

/** Says which files for servers have no effect yet. */
function sayReload(files: readonly string[]): void {
  for (const file of files)
    tell(
      [
        `${file} is new or has changed. Have the server read it again now (nginx -s reload, caddy reload): until then it answers as for the edition before, and may keep styles from new pages.`,
      ],
      exit.done,
    );
}

/** In the unit that readers of a file's size see too. */
const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** Who deploys, for others who do at the same time: a user of a container may have no name. */
function user(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return hostname();
  }
}
