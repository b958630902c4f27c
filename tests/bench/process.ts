import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What one run of a command took, as a whole process. */
export interface Figures {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of all cores, with the processes it waited for; absent where there is no /proc. */
  readonly cpu?: number;
  /** Megabytes at the peak of the largest process, itself or one that it started; absent where there is no /proc. */
  readonly memory?: number;
}

const TICKS_A_SECOND = 100;

/** Runs a command to its end and measures it from outside. Throws with what it said if it fails. */
export async function measure(
  command: string,
  args: readonly string[],
  options: { cwd?: string } = {},
): Promise<Figures> {
  const began = performance.now();
  const child = spawn(command, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  let seen: Omit<Figures, "wall"> = {};
  const sampler = setInterval(() => {
    const { cpu = seen.cpu, memory = 0 } = sample(child.pid);
    seen = { ...(cpu === undefined ? {} : { cpu }), memory: Math.max(memory, seen.memory ?? 0) };
  }, 5);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  ).finally(() => clearInterval(sampler));
  if (code !== 0) throw new Error(`${command} ended with ${code}\n${said}`);
  return { wall: (performance.now() - began) / 1000, ...seen };
}

/** The largest peak of the processes that run now, and the processor time so far, which only grows. */
function sample(pid: number | undefined): Omit<Figures, "wall"> {
  if (pid === undefined || !existsSync(`/proc/${pid}/stat`)) return {};
  try {
    const peaks = [pid, ...childrenOf(pid)].map(peakOf);
    return { cpu: processorTimeOf(pid) ?? 0, memory: Math.max(...peaks) };
  } catch {
    return {};
  }
}

/** Seconds of a process so far, and of the processes that it began; nothing where there is no /proc. */
export function processorTimeOf(pid: number | undefined): number | undefined {
  if (pid === undefined || !existsSync(`/proc/${pid}/stat`)) return undefined;
  // Of each process: its own, and that of the processes that it has waited for.
  const ticks = [pid, ...childrenOf(pid)].flatMap((each) =>
    readFileSync(`/proc/${each}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ")
      .slice(11, 15),
  );
  return ticks.reduce((sum, field) => sum + Number(field), 0) / TICKS_A_SECOND;
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);

/** Megabytes. A process that has ended but was not waited for yet has no memory any more. */
function peakOf(pid: number): number {
  const [, peak = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(peak) / 1024;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? Number.NaN) + (sorted[sorted.length - 1 - middle] ?? Number.NaN)) / 2;
}
