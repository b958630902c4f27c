import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { codeOf } from "../../model/error-code.ts";
import { Problems, problem } from "../../model/problem.ts";
import { cleanLine, shorten } from "../../model/text.ts";

/** A program of the machine that has ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** How a program is installed on Debian or Ubuntu, and on macOS. */
const PACKAGES = { rsync: "rsync", ssh: "openssh-client", rclone: "rclone" } as const;

export type Program = keyof typeof PACKAGES;

/**
 * Starts a program, without a shell. It has the environment of this process.
 *
 * @param environment in addition
 */
export const start = (
  program: Program,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams =>
  spawn(program, [...args], { stdio: "pipe", env: { ...process.env, ...environment } });

/**
 * Runs a program.
 *
 * @param target for which it works, for messages
 * @param environment in addition to that of this process
 * @throws Problems where it is not on this machine
 */
export async function run(
  target: string,
  program: Program,
  args: readonly string[],
  input: string | Uint8Array = "",
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = start(program, args, environment);
  const stdout: Buffer[] = [];
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // It may end without having read all.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const code = await new Promise<number>((ended, failed) => {
    child.on("error", (error) => failed(codeOf(error) === "ENOENT" ? missing(target, program) : error));
    child.on("close", (status) => ended(status ?? 1));
  });
  return { code, stdout: Buffer.concat(stdout), stderr };
}

/** @returns what to throw where a program is not on this machine */
export const missing = (target: string, program: Program): Problems =>
  new Problems([
    problem(
      { file: target, field: "target" },
      `needs ${program}, which is not on this machine`,
      `Install it: apt-get install ${PACKAGES[program]} (Debian, Ubuntu), brew install ${program === "ssh" ? "openssh" : program} (macOS).`,
    ),
  ]);

/** What to throw where a program failed, with what it wrote about that. */
export const failed = (target: string, program: Program, stderr: string, fix: string): Problems =>
  new Problems([problem({ file: target, field: "target" }, `${program} failed: ${said(program, stderr)}`, fix)]);

/** The last lines of a program on one, without its name and the time. */
function said(program: Program, stderr: string): string {
  const lines = stderr
    // rclone goes on with what a server said on lines of their own, and also tells what it does without, and each of its attempts.
    .replaceAll(/\n\t.*/g, "")
    .split("\n")
    .map((line) => line.replace(/^\d{4}\/\d\d\/\d\d [\d:]+ /, "").replace(/^(?:ERROR|CRITICAL) ?: /, ""))
    .map((line) => (/^(?:NOTICE: |Attempt \d+\/)/.test(line) ? "" : cleanLine(line.replace(`${program}: `, ""))));
  const distinct = [...new Set(lines.filter((line) => line !== ""))].slice(-3);
  return shorten(distinct.join("; ") || "it did not say why", 300).replace(/\.$/, "");
}
