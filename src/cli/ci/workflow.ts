import type { Way } from "../../output/deploy/targets.ts";

/** What a service is asked to do. */
export interface Wish {
  /** The target of `npm run deploy`. Absent where the service has a host of its own. */
  readonly target?: string;
  /** Where the record of what was deployed lies, if not where `deploy` puts it. */
  readonly state?: string;
  /** Whether `site.ts` names a hub or a key for search engines. */
  readonly notifies: boolean;
  /** The version of Node, as `.nvmrc` says it. */
  readonly node: string;
  /** The project's folder, absolute, and its owner by name or number: for services of this machine. */
  readonly root: string;
  readonly user: string;
  /** The program that runs this command, absolute. */
  readonly program: string;
  /** The outlet's name as a slug. */
  readonly slug: string;
}

/** A file that a service reads. */
export interface WrittenFile {
  /** Below the project's folder. */
  readonly path: string;
  readonly text: string;
}

/** What is written for a service, and what its user has to do then, a line each. */
export interface Written {
  readonly files: readonly WrittenFile[];
  readonly next: readonly string[];
}

/** What a schedule of every hour costs in a month of 30 days. @param least how long a run takes, in minutes, which services round up */
export function minutesOf(least: number, most: number): string {
  const runs = 24 * 30;
  const number = (count: number): string => count.toLocaleString("en");
  return `${runs} runs a month of ${least} to ${most} minutes: ${number(runs * least)} to ${number(runs * most)} minutes.`;
}

/** An argument of a shell command. */
export const quoted = (text: string): string =>
  /^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The command that deploys to the target. */
export const deployCommand = ({ target = "", state }: Wish): string =>
  `npm run deploy -- ${quoted(target)}${state === undefined ? "" : ` --state ${quoted(state)}`}`;

/** The variables that hold keys, and what is in each. */
export const secretsOf: Readonly<Record<Way, readonly (readonly [name: string, what: string])[]>> = {
  folder: [],
  ssh: [
    ["DEPLOY_KEY", "a private SSH key without a passphrase that may do nothing but deploy (ssh-keygen -t ed25519)"],
    ["DEPLOY_KNOWN_HOSTS", "what ssh-keyscan HOST prints, once you have compared it with the server's own key"],
  ],
  rclone: [["RCLONE_CONF", "the section of the remote in your rclone configuration (rclone config show REMOTE)"]],
};

/** Shell commands that make these variables into what ssh and rclone read, for as long as the machine of the job is there. */
export const keysFor: Readonly<Record<Way, readonly string[]>> = {
  folder: [],
  ssh: [
    "mkdir -p -m 700 ~/.ssh",
    'printf "%s\\n" "$DEPLOY_KNOWN_HOSTS" >> ~/.ssh/known_hosts',
    'eval "$(ssh-agent -s)"',
    'printf "%s\\n" "$DEPLOY_KEY" | ssh-add -',
  ],
  rclone: ['export RCLONE_CONFIG="$(mktemp)"', 'printf "%s\\n" "$RCLONE_CONF" > "$RCLONE_CONFIG"'],
};

/** The command that installs what a way needs and the machine may lack. @param sudo before commands that install */
export function installed(way: Way, sudo: string): string | undefined {
  if (way === "folder") return undefined;
  const programs = way === "ssh" ? "rsync openssh-client" : "rclone";
  return `${sudo}apt-get update -q && ${sudo}apt-get install -qy --no-install-recommends ${programs}`;
}

/** Lines, each indented by so many spaces. */
export const indented = (lines: readonly string[], spaces: number): string =>
  lines.map((line) => `${" ".repeat(spaces)}${line}\n`).join("");
