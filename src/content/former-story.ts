import { FileFinder } from "../media/files.ts";
import { PictureFinder } from "../media/pictures.ts";
import type { CheckedStory } from "../model/article.ts";
import { MEDIA_FOLDER } from "../model/disk.ts";
import { legible } from "../model/text.ts";
import { type ContentContext, withSidecar } from "./checker.ts";
import { loadDataText } from "./data-file.ts";
import { isHidden, listSeeds, publicPath, standingName } from "./files.ts";
import type { Metadata } from "./formats/format.ts";
import { formatOf } from "./formats/formats.ts";
import { splitFrontMatter } from "./front-matter/front-matter.ts";
import { isSidecar } from "./sidecars.ts";
import { checkStory } from "./story.ts";

/** The kind of a file below the seeds folder, if it says what the address of a story is. @param path below that folder */
export function kindOfSeed(path: string): "story" | "sidecar" | undefined {
  const isOther = publicPath(path) !== undefined || standingName(path) !== undefined;
  if (isOther || path.startsWith(`${MEDIA_FOLDER}/`) || path.split("/").some(isHidden)) return undefined;
  if (isSidecar(path)) return "sidecar";
  return formatOf(path) ? "story" : undefined;
}

/** What of a story's text can change its address: its front matter, or all where it has none. */
export const headOf = (text: string): string => splitFrontMatter(text)?.yaml ?? text;

/** An earlier version of a story. */
export interface FormerStory {
  readonly story: CheckedStory;
  /** Whether its text was read too, so that it can be compared with that of other stories. */
  readonly isWhole: boolean;
}

/** Keys without which a story has no address, or is not public. */
const KEYS = ["title", "date", "slug", "url", "id", "section", "type", "draft", "embargo"];

/**
 * Makes a function that reads earlier versions of stories as builds read the present ones. Of a version whose pictures are gone, or that
 * has other problems today, it reads only what makes its address.
 *
 * @param root of the project, absolute
 * @param folder of the seeds, as the user typed it
 */
export function formerStories(choices: { root: string; folder: string; zone: string; language: string }) {
  const { root, folder, zone, language } = choices;
  const pictures = new PictureFinder(root, folder, undefined);
  const files = new FileFinder(root, listSeeds(root, folder).files, pictures, undefined);
  const context: ContentContext = { root, zone, language, seeds: { has: () => true }, pictures, files };
  return async (path: string, content: string, sidecar: string | undefined): Promise<FormerStory | undefined> => {
    const format = formatOf(path);
    if (!format) return undefined;
    const file = `${folder}/${path}`;
    const metadata = sidecar === undefined ? undefined : await metadataIn(sidecar);
    const manuscript = format.read(legible(content.replace(/^\ufeff/, "")), file, metadata ?? {});
    const kept = metadata && { file, metadata, problems: [], removals: [] };
    const source = withSidecar({ file, path }, manuscript, kept);
    const { story } = checkStory(source, context);
    if (story) return { story, isWhole: true };
    const keys = Object.fromEntries(Object.entries(source.metadata).filter(([key]) => KEYS.includes(key)));
    const { render } = format.read(".", file, {});
    const bare = { ...source, metadata: keys, problems: [], manuscript: { ...manuscript, render } };
    const { story: placed } = checkStory(bare, context);
    return placed && { story: placed, isWhole: false };
  };
}

async function metadataIn(sidecar: string): Promise<Metadata> {
  const loaded = await loadDataText(sidecar, "sidecar.ts");
  return "value" in loaded && typeof loaded.value === "object" ? { ...loaded.value } : {};
}
