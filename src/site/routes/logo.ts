import { paths } from "../paths.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** What browsers read beside the pages: the web manifest, and the stylesheet that makes a feed readable for people. */
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
  const { name, description, language, colors } = outlet.site;
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
    background_color: colors.light,
    theme_color: colors.light,
    icons: [icon(192), icon(512)],
  };
}
