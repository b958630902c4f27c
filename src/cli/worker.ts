import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { worker, workerEmit } from "workerpool";
import { type Circumstances, type Edition, editionOf } from "../edition/edition.ts";
import { readShare, type Share } from "../ingest/ingest.ts";
import type { Part } from "../ingest/notebook.ts";
import { DamagedStore, Store } from "../ingest/store.ts";
import type { Withdrawal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Printed } from "../press/manifest.ts";
import { type PrintOrder, printShare } from "./share.ts";

// The process beside the one that builds (`crew.ts`): it reads a share of the seeds and prints a share of the pages.

/** From what the same edition is made in another process. */
export interface Assignment {
  /** Tells one from another. */
  readonly id: string;
  /** Of the store that has all the drafts. */
  readonly drafts: string;
  readonly key: string;
  /** Of the stories and standing pages of the edition, in their order. */
  readonly files: readonly string[];
  readonly withdrawn: readonly Withdrawal[];
  readonly outlet: Outlet;
  readonly circumstances: Circumstances;
}

const parent = process.ppid;
let last: { id: string; edition: Edition } | undefined;

function editionFor({ id, drafts, key, files, withdrawn, outlet, circumstances }: Assignment): Edition {
  if (last?.id === id) return last.edition;
  const store = new Store(drafts, key, 0, "read");
  const made = new Map([...store.all()].map((edited) => [(edited.story ?? edited.page)?.file, edited]));
  const drafted = files.map((file) => {
    const edited = made.get(file);
    if (!edited) throw new DamagedStore(`${drafts}: ${file} is missing`);
    return edited;
  });
  const copy = {
    stories: drafted.flatMap(({ story }) => story ?? []),
    pages: drafted.flatMap(({ page }) => page ?? []),
    withdrawn,
  };
  last = { id, edition: editionOf(copy, outlet, circumstances) };
  return last.edition;
}

/** Whose builder was killed must not print into the stage of the next build. */
function staysWithParent(): void {
  if (process.ppid !== parent) process.exit(1);
}

/** What the builder has written down for a task, each part as it was given. */
const told = (file: string) => deserialize(readFileSync(file));

worker({
  hello(): void {},
  read(file: string): Promise<Part> {
    const [share]: [Share] = told(file);
    return readShare(share);
  },
  makeUp(file: string): void {
    const [assignment]: [Assignment] = told(file);
    editionFor(assignment);
  },
  print(file: string): Promise<[string, Printed][]> {
    const [assignment, order]: [Assignment, PrintOrder] = told(file);
    return printShare(editionFor(assignment), order, { told: workerEmit, each: staysWithParent });
  },
});
