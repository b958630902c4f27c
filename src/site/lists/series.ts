import type { ListSource } from "../listing.ts";
import { paths, seriesPath } from "../paths.ts";

/** The stories of a series. */
export const series: ListSource = {
  folder: paths.series,
  find: () => ({
    listsOf: ({ story: { series: title } }) => (title === undefined ? [] : [{ path: seriesPath(title), title }]),
  }),
};
