import type { FeedStyleView, JsonView } from "../../model/view.ts";
import { fileOf } from "../address.ts";
import { FEED_STYLE, MANIFEST } from "../paths.ts";
import type { Route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** What browsers read beside the pages: the web manifest, and the stylesheet that makes a feed readable for people. */
export function* logoRoutes(context: SiteContext): Generator<Route> {
  yield { kind: "json", path: MANIFEST, indexable: false, view: () => manifest(context) };
  yield { kind: "feedStyle", path: FEED_STYLE, indexable: false, view: () => feedStyle(context) };
}

/** W3C Web Application Manifest: the paper as an app on the home screen. */
function manifest({ base, outlet }: SiteContext): JsonView {
  const { name, description, language, colors } = outlet.site;
  const icon = (size: number) => ({
    src: base.href(`/assets/icon-${size}.png`),
    sizes: `${size}x${size}`,
    type: "image/png",
  });
  return {
    kind: "json",
    path: MANIFEST,
    file: fileOf(MANIFEST),
    value: {
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
    },
  };
}

const feedStyle = ({ outlet }: SiteContext): FeedStyleView => ({
  kind: "feedStyle",
  path: FEED_STYLE,
  file: fileOf(FEED_STYLE),
  language: outlet.site.language,
});
