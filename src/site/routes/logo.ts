import { paletteOf } from "../../model/design.ts";
import { paths } from "../paths.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** Other files for browsers: the web manifest, and the stylesheet that makes feeds readable. */
export function* logoRoutes() {
  yield route("json", { path: paths.manifest, indexable: false, view: (context) => ({ value: manifest(context) }) });
  yield route("feedStyle", {
    path: paths.feedStyle,
    indexable: false,
    view: ({ outlet }) => ({ language: outlet.site.language }),
  });
}

/** W3C Web Application Manifest: the paper as an app on the home screen. */
function manifest({ base, outlet }: SiteContext): unknown {
  const { name, description, language } = outlet.site;
  const { paper } = paletteOf(outlet.design, "light");
  const icon = (size: number) => ({
    src: base.href(`/assets/icon-${size}.png`),
    sizes: `${size}x${size}`,
    type: "image/png",
  });
  return {
    name,
    description,
    lang: language,
    id: base.href("/"),
    start_url: base.href("/"),
    scope: base.href("/"),
    display: "minimal-ui",
    background_color: paper,
    theme_color: paper,
    icons: [icon(192), icon(512)],
  };
}
