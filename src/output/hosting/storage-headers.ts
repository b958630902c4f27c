import { FRESH, knownCache, PAGE, type Place, types } from "./rules.ts";

/**
 * What a storage such as S3 is told as a file comes, and says again to each reader: no rule for its place can say so later. Which pages are
 * lists, the name of a file does not show: they are cached as long as stories.
 *
 * @param file below the site's root
 * @returns no type for files whose ending is known everywhere
 */
export function storageHeaders(file: string): readonly (readonly [name: string, value: string])[] {
  const path = `/${file}`;
  const type = types.find(({ at }) => isAt(path, at))?.type;
  const isFresh = path === "/index.html" || /\.(?:xml|json|opml)$/.test(path);
  const cache = knownCache.find(({ at }) => isAt(path, at))?.value ?? (isFresh ? FRESH : PAGE);
  return [...(type === undefined ? [] : [["Content-Type", type] as const]), ["Cache-Control", cache]];
}

function isAt(path: string, at: Place): boolean {
  switch (at.kind) {
    case "folder":
      return path.startsWith(at.path);
    case "file":
      return path === at.path;
    case "name":
      return path.endsWith(`/${at.name}`);
    case "ending":
      return path.endsWith(at.ending);
  }
}
