import type { TransformPlace, UserConfig } from "@11ty/eleventy";
import { memoize } from "../model/memoize.ts";

type Transform = UserConfig["transforms"][string];

/** The priority that Eleventy's HTML base plugin gives itself. */
const BASE = -2;

/**
 * Which transforms do something with a page: where the outlet registered none, none. Eleventy brings three itself, which mostly do nothing.
 *
 * @param home the front page's address, below the host: `/news/`
 */
export function transformsFor(
  config: UserConfig,
  home: string,
): (file: string, text: string) => readonly [name: string, Transform][] {
  const { htmlTransformer } = config;
  const unprefixed = new RegExp(`="/(?!/|${home.slice(1).replaceAll(/[.+]/g, "\\$&")})`);
  /** Whether the one that takes HTML apart has something to do: always, or where an address is without the path prefix. */
  const htmlTransform = memoize((ending: string): "always" | "unprefixed" | "never" => {
    const callbacks = htmlTransformer.getCallbacks(ending, {});
    const isAlways =
      htmlTransformer.getPlugins(ending).length > 0 || callbacks.some(({ priority }) => priority !== BASE);
    return isAlways ? "always" : callbacks.length > 0 ? "unprefixed" : "never";
  });
  const hasBundles = Object.keys(config.getBundleManagers?.() ?? {}).length > 0;
  const others = Object.entries(config.transforms).filter(
    ([name]) => hasBundles || !name.startsWith("@11ty/eleventy-bundle"),
  );
  const withoutHtml = others.filter(([name]) => name !== HTML_TRANSFORM);
  return (file, text) => {
    const html = htmlTransform(file.slice(file.lastIndexOf(".") + 1));
    return html === "always" || (html === "unprefixed" && unprefixed.test(text)) ? others : withoutHtml;
  };
}

/** Takes HTML apart and puts it together again: 6.6 ms a page. */
const HTML_TRANSFORM = "@11ty/eleventy/html-transformer";

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
