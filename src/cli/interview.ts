import { createInterface, type Interface } from "node:readline";
import { UsageError } from "../build/options.ts";
import type { Terminal } from "./options.ts";

/** Why an answer cannot be taken: a sentence for the user. Undefined if it can. */
export type Fault = (answer: string) => string | undefined;

/** Asks the user questions on the terminal, one after the other. */
export class Interview {
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;
  readonly #output: NodeJS.WritableStream;

  constructor({ input, output }: Terminal) {
    this.#output = output;
    this.#lines = createInterface({ input, output });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /**
   * Asks until the answer can be taken.
   *
   * @param initial the answer that an empty line gives; left out, there must be one
   * @throws UsageError if the user ends the input (Ctrl-D, Ctrl-C)
   */
  async ask(question: string, faultOf: Fault, initial?: string): Promise<string> {
    // Readline writes the line again while the user edits it, and must know the question.
    this.#lines.setPrompt(`${question}${initial ? ` [${initial}]` : ""}: `);
    for (;;) {
      this.#lines.prompt();
      const { done, value } = await this.#answers.next();
      if (done) throw new UsageError("\nStopped: nothing was written.");
      const answer = value.trim() === "" ? (initial ?? "") : value.trim();
      const fault = answer === "" && initial === undefined ? "An answer is needed." : faultOf(answer);
      if (fault === undefined) return answer;
      this.#output.write(`${fault}\n`);
    }
  }

  /** To be called at the end: the process would wait for more input otherwise. */
  close(): void {
    this.#lines.close();
  }
}
