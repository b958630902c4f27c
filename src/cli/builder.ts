import { format } from "../model/problem.ts";
import { build } from "./build.ts";
import type { Options } from "./options.ts";

/** What the builder tells the dev server of each build. */
export type Told =
  | {
      pages: number;
      removed: number;
      milliseconds: number;
      problems: readonly string[];
      /** Whether an edition was published. */
      built: boolean;
      /** The address of the front page, below the host; known once there is an edition. */
      home?: string | undefined;
    }
  | { fault: string };

/**
 * Builds whenever the dev server asks, in a process of its own, which is replaced when the code changes: Node keeps modules.
 * Seeds, `_data`, layouts and styles are read afresh each time.
 */
export async function builder(options: Options): Promise<void> {
  const work = async (): Promise<Told> => {
    const began = performance.now();
    try {
      const { problems, pages, removed, edition } = await build(options);
      const milliseconds = performance.now() - began;
      return {
        pages,
        removed,
        milliseconds,
        problems: problems.map(format),
        built: pages > 0,
        home: edition?.globals.site.home,
      };
    } catch (error) {
      return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  let queue = Promise.resolve();
  process.on("message", () => {
    queue = queue.then(async () => void process.send?.(await work()));
  });
  await new Promise((resolve) => process.once("disconnect", resolve));
}
