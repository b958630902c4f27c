import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { codeOf } from "../../model/error-code.ts";
import type { Problems } from "../../model/problem.ts";
import { failed, missing, start } from "./programs.ts";

/** What to do where another machine does not answer as it should. */
export const FIX = "Check that ssh reaches it, then deploy again.";

/** A shell on another machine that takes one script after the other. */
export class RemoteShell {
  readonly #name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  #stdout = "";
  #stderr = "";
  #fault: Problems | undefined;
  #wake = () => {};

  constructor(name: string, host: string) {
    this.#name = name;
    this.#child = start("ssh", ["-T", "-o", "ServerAliveInterval=15", "--", host, "exec sh"]);
    this.#child.stdin.on("error", () => {});
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#stdout += text;
      this.#wake();
    });
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr += text;
    });
    this.#child.on("error", (error) => {
      this.#fault = codeOf(error) === "ENOENT" ? missing(name, "ssh") : failed(name, "ssh", error.message, FIX);
      this.#wake();
    });
    this.#child.on("close", () => {
      this.#fault ??= failed(name, "ssh", this.#stderr, FIX);
      this.#wake();
    });
  }

  /**
   * @returns the lines that the script wrote
   * @throws Problems where it failed or ended the shell, or the other machine cannot be reached
   */
  async say(script: string): Promise<string[]> {
    this.#stdout = "";
    this.#child.stdin.write(`${script}\necho "${DONE} $?"\n`);
    for (;;) {
      const end = new RegExp(`^${DONE} (\\d+)\\n`, "m").exec(this.#stdout);
      if (end?.[1] === "0") return this.#stdout.slice(0, end.index).split("\n").slice(0, -1);
      if (end) throw failed(this.#name, "ssh", this.#stderr, FIX);
      if (this.#fault) throw this.#fault;
      await new Promise<void>((awake) => {
        this.#wake = awake;
      });
    }
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    while (!this.#fault)
      await new Promise<void>((awake) => {
        this.#wake = awake;
      });
  }
}

const DONE = "broadsheet-done";
