import type { ListSource } from "../listing.ts";
import { formerly, seriesPath } from "../paths.ts";

/** The stories of a series. */
export const series: ListSource = {
  find: ({ outlet: { site } }) => ({
    listsOf: ({ story: { series: title } }) =>
      title === undefined
        ? []
        : [{ path: seriesPath(site, title), title, ...formerly(site, (each) => seriesPath(each, title)) }],
  }),
};
