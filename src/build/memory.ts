import { totalmem } from "node:os";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { type ListedSeed, publicPath } from "../content/files.ts";
import { MEDIA_FOLDER } from "../model/disk.ts";
import { type Problem, problem } from "../model/problem.ts";

/**
 * The bytes that a process takes at its peak, without and for each story: it took 0.48 GB for 19,040 wire stories. Of a large paper a story
 * takes less (1.1 GB for 95,200, `growSlowly`).
 */
const PROCESS = 150e6;
const STORY = 17_000;
/**
 * The bytes of Node's heap that a story keeps until the end, and those with which garbage collection does not slow the build: a heap of
 * 150 MB was too small for 19,040 stories, with 180 MB a build took 33 CPU seconds, with 240 MB 22, as with 4 GB.
 */
const HEAP_STORY = 5000;
const HEAP_ENOUGH = 10_000;

/** How many processes that make an edition have room in the memory of this machine, in bytes; at least one. */
export const mostProcesses = (files: readonly ListedSeed[], memory = memoryOfMachine()): number =>
  Math.max(1, Math.floor(memory / (PROCESS + STORY * storiesIn(files))));

/** A container may be given less than its machine has. */
const memoryOfMachine = (): number => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/**
 * A problem where a build would certainly end for lack of memory, after minutes and with a message of Node's that helps nobody.
 *
 * @param folder of the seeds, as messages name it
 * @param heap the most bytes that Node gives this process
 */
export function memoryProblem(
  folder: string,
  files: readonly ListedSeed[],
  heap = getHeapStatistics().heap_size_limit,
): Problem | undefined {
  const stories = storiesIn(files);
  if (stories * HEAP_STORY <= heap) return undefined;
  const needed = Math.ceil((PROCESS + HEAP_ENOUGH * stories) / 1e9);
  return problem(
    { file: folder, field: "file" },
    `holds ${stories.toLocaleString("en")} stories, for which a build needs about ${needed} GB of memory, and Node gives it ${(heap / 1e9).toFixed(1)} GB`,
    `Set NODE_OPTIONS=--max-old-space-size=${needed * 1000} and type it again.`,
  );
}

/**
 * Has V8 collect garbage when the heap has doubled since the last time (`node --v8-options`). It would let it grow fourfold, so that a cold
 * build of 95,200 stories took 2.6 GB at its peak, with 0.7 GB in use. That many take 1.14 GB where the heap grows by two fifths, and 1.46 where
 * it doubles, for 8 per cent more of the processor's time, which papers pay whose memory is short.
 */
export const growSlowly = (files: readonly ListedSeed[]): void =>
  setFlagsFromString(`--heap-growing-percent=${files.length < LARGE ? 100 : 40}`);

/** From this many seeds on, memory is shorter than time. */
const LARGE = 50_000;

const storiesIn = (files: readonly ListedSeed[]): number =>
  files.filter(({ path }) => !path.startsWith(`${MEDIA_FOLDER}/`) && publicPath(path) === undefined).length;
