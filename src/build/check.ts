import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Announced } from "../eleventy/run.ts";
import { makeImages, unusedFiles } from "../media/image-cache.ts";
import { type Problem, Problems } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { editionFiles } from "../output/edition-files.ts";
import { NOTHING } from "../output/manifest.ts";
import { outputFolder } from "../output/output-folder.ts";
import { fileOf } from "../site/address.ts";
import { mediaOf } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";
import { assetsOf } from "./assets.ts";
import { cardAdvice } from "./card-advice.ts";
import { fileAdvice, positionsIn, refusedFiles } from "./file-advice.ts";
import { type Held, holding } from "./hold.ts";
import type { EditionOptions } from "./options.ts";
import { cacheAdvice, pictureAdvice } from "./picture-advice.ts";
import type { Plan } from "./plan.ts";
import { type Prepared, placeCopy, sorted } from "./prepare.ts";
import { notPublished, type Result } from "./result.ts";
import { fillStage } from "./stage.ts";

/**
 * Prints the whole edition into a folder that is removed afterwards, checks all that a build checks, and adds what a validator would say.
 * A story that has expired is a problem here, and not in a build.
 */
export async function check(options: EditionOptions): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  try {
    return await holding((held) => checkIn(folder, held, options));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The pictures of all stories: those that are not public yet will need theirs. */
const needed = (placed: Placed): Asset[] => mediaOf(placed.stories, placed);

async function checkIn(folder: string, held: Held, options: EditionOptions): Promise<Result> {
  const { root, jobs } = options;
  const { copy, ...stopped } = await placeCopy(options, { held, ownPages: [] });
  if (!copy) return { ...notPublished, ...stopped };
  const { placed } = copy;
  let prepared: Prepared = stopped;
  let unknownCharacters: readonly Problem[] = [];
  const makePlan = async ({ pages, copies }: Announced): Promise<Plan> => {
    prepared = await copy.complete(pages);
    const { edition } = prepared;
    if (!edition) throw new Problems([]);
    const { assets, problems } = assetsOf(edition, placed, copies, root);
    const damaged = await makeImages(assets, root, { isTrial: true, jobs });
    unknownCharacters = await cardAdvice(assets);
    if (problems.length + damaged.length > 0) throw new Problems([...problems, ...damaged, ...edition.advice()]);
    const files = editionFiles(root, { ...edition, assets });
    // What would be copied is there.
    const print = new Map(edition.routes.map(({ path }) => [fileOf(path), "new" as const]));
    return {
      edition,
      assets,
      files,
      diff: { print, remove: [] },
      due: edition.routes,
      reading: { kinds: new Set(), collections: () => "" },
      layout: "",
      needs: {},
    };
  };
  const isFaulty = stopped.problems.some(({ severity }) => severity === "problem");
  const output = outputFolder(root, join(folder, "site"));
  const job = { root, placed, output, manifest: NOTHING, isCheck: true };
  const { edition, problems } = await fillStage(job, makePlan, undefined).then(
    ({ plan: { edition, assets }, warnings, answers: { told, contradicted } }) => ({
      edition,
      problems: [
        ...edition.advice(),
        ...warnings,
        ...told,
        ...contradicted,
        ...positionsIn(root, placed.copy.publicFiles ?? []),
        // A story that has problems may show any picture.
        ...(isFaulty
          ? []
          : [...pictureAdvice(root, options.seeds, placed), ...fileAdvice(root, options.seeds, placed)]),
        ...unknownCharacters,
        ...refusedFiles(root, assets, placed.outlet),
        // The cache belongs to the project. Other folders than its own are another paper.
        ...(isFaulty || options.seeds !== "seeds"
          ? []
          : cacheAdvice(unusedFiles([...assets, ...needed(placed)], root))),
      ],
    }),
    (error) => {
      if (!(error instanceof Problems)) throw error;
      return { edition: undefined, problems: error.problems };
    },
  );
  // What has expired is what the clock alone brought about: a build goes on, and the check names it as a problem.
  const all = [...prepared.problems, ...problems].map(
    (each): Problem => (each.severity === "expired" ? { ...each, severity: "problem" } : each),
  );
  const length = edition ? edition.routes.length + edition.ownPages.length : 0;
  return {
    ...notPublished,
    removals: prepared.removals,
    held: prepared.held,
    notices: prepared.notices,
    ...(edition ? { edition } : {}),
    problems: await sorted(root, all),
    pages: length,
    printed: length,
    published: edition !== undefined,
  };
}
