import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What one run of a command took, as a whole process. */
export interface Figures {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of all cores, with the processes it waited for; absent where there is no /proc. */
  readonly cpu?: number;
  /** Megabytes at the peak, of that process alone; absent where there is no /proc. */
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
    seen = { ...seen, ...sample(child.pid) };
  }, 5);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  ).finally(() => clearInterval(sampler));
  if (code !== 0) throw new Error(`${command} ended with ${code}\n${said}`);
  return { wall: (performance.now() - began) / 1000, ...seen };
}

/** The peak and the processor time so far. Both only grow, so that the last look before the end is what counts. */
function sample(pid: number | undefined): Omit<Figures, "wall"> {
  if (pid === undefined || !existsSync(`/proc/${pid}/stat`)) return {};
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    // A process that has ended but was not waited for yet has no memory any more.
    return peak === undefined ? {} : { cpu: ticks / TICKS_A_SECOND, memory: Number(peak) / 1024 };
  } catch {
    return {};
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? Number.NaN) + (sorted[sorted.length - 1 - middle] ?? Number.NaN)) / 2;
}
