import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../../build/options.ts";
import { isLastResult } from "../../build/result.ts";
import { loadDataFile } from "../../content/data-file.ts";
import { type Outlet, siteSchema } from "../../model/outlet.ts";
import { format, forTerminal, type Problem, problem, suggestion } from "../../model/problem.ts";
import { asciiSlugOf } from "../../model/slug.ts";
import { targetOf } from "../../output/deploy/targets.ts";
import { readManifest } from "../../output/manifest.ts";
import { baseOf } from "../../site/address.ts";
import { forgejo } from "../ci/forgejo.ts";
import { github } from "../ci/github.ts";
import { gitlab } from "../ci/gitlab.ts";
import { systemd } from "../ci/systemd.ts";
import type { Wish, Written, WrittenFile } from "../ci/workflow.ts";
import type { Options, Surroundings } from "../options.ts";
import { tell } from "../report.ts";
import { type Command, exit } from "./command.ts";

/** Each service is one file. `needsTarget`: it has no host of its own. */
const services: Readonly<Record<string, { write(wish: Wish): Written; needsTarget?: true }>> = {
  github: { write: github },
  gitlab: { write: gitlab },
  forgejo: { write: forgejo, needsTarget: true },
  systemd: { write: systemd },
};

/** `npm run ci -- SERVICE [TARGET]`: writes the file with which a service builds, checks and publishes the paper. */
export const writeWorkflow: Command = async (options, _, surroundings) => {
  const [name = "", target, ...others] = options.words;
  if (name === "due") return sayWhetherDue(options);
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  if (!service)
    throw new UsageError(
      `${name === "" ? "Name a service." : `"${name}" is no service that is known.`} ${suggestion(name, Object.keys(services))}`,
    );
  if (others.length > 0) throw new UsageError(`"${others[0]}" is one target too many.`);
  if (target === undefined && service.needsTarget)
    throw new UsageError(
      `Name a target as npm run deploy takes it: npm run ci -- ${name} deploy@example.org:/srv/www/courier`,
    );
  const site = await siteOf(options);
  if (target !== undefined) refuseTarget(target, options, surroundings, site.url);
  const written = service.write({ target, ...knownOf(options, site) });
  const problems = written.files.flatMap((file) => differing(options.root, file));
  if (problems.length > 0) return tell(problems.map(format), exit.problems);
  for (const { path, text } of written.files) {
    const place = resolve(options.root, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
    console.log(path);
  }
  for (const line of written.next) console.log(forTerminal(line));
  return exit.done;
};

/** What can be read of `site.ts`. */
async function siteOf({ root, data }: Options): Promise<Partial<Outlet["site"]>> {
  const loaded = await loadDataFile(root, join(data, "site.ts"));
  return siteSchema.partial().safeParse("value" in loaded ? loaded.value : undefined).data ?? {};
}

/** @throws UsageError for a target that `deploy` would refuse at every run, or one with keys in it, which the file would show */
function refuseTarget(
  name: string,
  { output, state }: Options,
  { workingDirectory }: Surroundings,
  url: string | undefined,
): void {
  const target = targetOf({
    name,
    state,
    workingDirectory,
    output,
    source: { path: output.path, servers: [] },
    home: url === undefined ? "/" : baseOf(url).href("/"),
  });
  if ("fault" in target) throw new UsageError(target.fault);
}

function knownOf({ root, state }: Options, site: Partial<Outlet["site"]>): Omit<Wish, "target"> {
  const nodeVersion = join(root, ".nvmrc");
  return {
    state,
    notifies: site.hub !== undefined || site.indexNow !== undefined,
    node: existsSync(nodeVersion) ? readFileSync(nodeVersion, "utf8").trim() : "22",
    root,
    user: ownerOf(root),
    program: process.execPath,
    slug: asciiSlugOf(site.name ?? "paper", site.language ?? "en"),
  };
}

/** Who owns the folder, by name where it is that of the user who runs this. */
function ownerOf(folder: string): string {
  const { uid } = statSync(folder);
  const me = userInfo();
  return me.uid === uid ? me.username : String(uid);
}

/** A file of that name with other words is never replaced. */
function differing(root: string, { path, text }: WrittenFile): Problem[] {
  const place = resolve(root, path);
  if (!existsSync(place) || readFileSync(place, "utf8") === text) return [];
  return [
    problem({ file: path, field: "file" }, "is there already, and says something else", "Keep it, or remove it first."),
  ];
}

/**
 * For workflows: a line `due=true` or `due=false`, whether the clock has changed the edition since the last build. A workflow asks where no
 * commit is new, so that no seed is looked at.
 */
function sayWhetherDue({ output, now }: Options): number {
  const { lastResult } = readManifest(output).manifest;
  const until = isLastResult(lastResult) ? (lastResult.until ?? Number.POSITIVE_INFINITY) : now;
  console.log(`due=${now >= until}`);
  return exit.done;
}
