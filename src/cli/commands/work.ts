import { UsageError } from "../../build/options.ts";
import { nameOf } from "../../build/queue/queue.ts";
import { work as workFor } from "../../build/queue/work.ts";
import { errorText } from "../../model/error-text.ts";
import { forTerminal } from "../../model/problem.ts";
import { optionsOf } from "../options.ts";
import { tell } from "../report.ts";
import { type Command, exit } from "./command.ts";

/** `npm run work -- --queue redis://…`: prints shards for builds on other machines. */
export const work: Command = async ({ root, queue }, _, surroundings) => {
  if (!queue)
    throw new UsageError("Name the Redis where builds ask for shards: npm run work -- --queue redis://localhost");
  try {
    const isDone = await workFor({
      root,
      url: queue.url,
      optionsOf: (flags) => optionsOf(flags, surroundings),
      tell: (line) => console.error(forTerminal(line)),
    });
    return isDone ? exit.done : exit.problems;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return tell(
      [`${nameOf(queue.url)} does not answer: ${errorText(error).split("\n")[0]}. Start Redis there.`],
      exit.problems,
    );
  }
};
