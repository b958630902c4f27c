import { join } from "node:path";
import type { Announced } from "../eleventy/run.ts";
import { makeImages } from "../media/image-cache.ts";
import { type Problem, Problems } from "../model/problem.ts";
import { emptyStage } from "../output/commit.ts";
import { editionFiles } from "../output/edition-files.ts";
import type { Manifest } from "../output/manifest.ts";
import { fileOf } from "../site/address.ts";
import type { EditionOptions } from "./options.ts";
import { pictureAdvice } from "./picture-advice.ts";
import { type Prepared, placeCopy, sorted } from "./prepare.ts";
import { iconsOf, resultOf } from "./publish.ts";
import { notPublished, type Result } from "./result.ts";
import { fillStage, type Plan } from "./stage.ts";

/** Prints everything into a folder and reads it, and publishes nothing. */
export async function tryBuild(folder: string, options: EditionOptions): Promise<Result> {
  const { copy, ...stopped } = await placeCopy(options, { ownPages: [] });
  if (!copy) return { ...notPublished, ...stopped };
  const { placed } = copy;
  let prepared: Prepared = stopped;
  const decide = async ({ pages, copies }: Announced): Promise<Plan> => {
    prepared = await copy.complete(pages);
    const { edition } = prepared;
    if (!edition) throw new Problems([]);
    const own = [...edition.assets, ...iconsOf(edition)];
    const { problems: damaged } = await makeImages(own, { isTrial: true });
    if (damaged.length > 0) throw new Problems([...damaged, ...edition.advice()]);
    const assets = [...own, ...copies];
    const wanted = editionFiles({ ...edition, assets });
    // What would be copied is there.
    const print = new Map(edition.routes.map(({ path }) => [fileOf(path), "new" as const]));
    return {
      edition,
      assets,
      made: new Map(),
      wanted,
      work: { print, remove: [] },
      reading: { kinds: new Set(), collections: "" },
    };
  };
  const isFaulty = stopped.problems.some(({ severity }) => severity === "problem");
  const output = join(folder, "site");
  const manifest: Manifest = { layout: "", files: new Map(), folders: new Map(), strays: [] };
  const { edition, problems } = await fillStage(
    emptyStage(output),
    { placed, output, manifest },
    decide,
    undefined,
  ).then(
    ({ plan }) => ({
      edition: plan.edition,
      // A story that has problems may show any picture.
      problems: [...plan.edition.advice(), ...(isFaulty ? [] : pictureAdvice(options.seeds, placed))],
    }),
    (error) => {
      if (!(error instanceof Problems)) throw error;
      return { edition: undefined, problems: error.problems };
    },
  );
  // What has expired is what the clock alone brought about: it stops no build, but whoever checks is told to mend it.
  const told = [...prepared.problems, ...problems].map(
    (each): Problem => (each.severity === "expired" ? { ...each, severity: "problem" } : each),
  );
  const length = edition ? edition.routes.length + edition.ownPages.length : 0;
  return {
    ...notPublished,
    ...resultOf(prepared),
    ...(edition ? { edition } : {}),
    problems: await sorted(told),
    pages: length,
    printed: length,
    published: edition !== undefined,
  };
}
