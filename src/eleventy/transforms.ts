import type { TransformPlace, UserConfig } from "@11ty/eleventy";

type Transform = UserConfig["transforms"][string];

/** The priority that Eleventy's HTML base plugin gives itself. */
const BASE = -2;

/**
 * Which transforms do something with a page of a file's name: where the outlet registered none, none. Eleventy brings three itself, which
 * mostly do nothing.
 */
export function transformsFor(config: UserConfig): (file: string) => readonly [name: string, Transform][] {
  const byEnding = new Map<string, readonly [string, Transform][]>();
  const { htmlTransformer } = config;
  const acts = (name: string, ending: string): boolean => {
    if (name.startsWith("@11ty/eleventy-bundle")) return Object.keys(config.getBundleManagers?.() ?? {}).length > 0;
    if (name !== "@11ty/eleventy/html-transformer") return true;
    // Addresses in our pages have the path prefix, which is all that the base plugin would put there.
    return (
      htmlTransformer.getPlugins(ending).length > 0 ||
      htmlTransformer.getCallbacks(ending, {}).some(({ priority }) => priority !== BASE)
    );
  };
  return (file) => {
    const ending = file.slice(file.lastIndexOf(".") + 1);
    const known = byEnding.get(ending) ?? Object.entries(config.transforms).filter(([name]) => acts(name, ending));
    byEnding.set(ending, known);
    return known;
  };
}

/** A page as its transforms leave it. @throws Error that names the transform */
export async function transformed(
  text: string,
  transforms: readonly [name: string, Transform][],
  place: TransformPlace,
): Promise<string> {
  let made: unknown = text;
  for (const [name, transform] of transforms) {
    try {
      made = await transform.call(place, String(made), place.outputPath);
    } catch (error) {
      throw new Error(`Transform \`${name}\` encountered an error when transforming ${place.inputPath}.`, {
        cause: error,
      });
    }
  }
  return String(made);
}

/**
 * Keeps the HTML base plugin, which plugins such as feeds bring along (each once more), from putting the path prefix before an address
 * that has it.
 *
 * @param home the front page's address, below the host: `/news/`
 */
export function prefixOnce(config: UserConfig, home: string): void {
  if (home === "/") return;
  for (const each of config.htmlTransformer.callbacks.html ?? []) {
    if (each.priority !== BASE || once.has(each)) continue;
    once.add(each);
    const { fn } = each;
    each.fn = function (url, place) {
      if (!url.startsWith(home)) return fn.call(this, url, place);
      return this.baseHref === undefined ? url : fn.call(this, url.slice(home.length - 1), place);
    };
  }
}
const once = new WeakSet<object>();
