import type { PublicFile, Withdrawal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Circumstances, OwnPage } from "../site/place.ts";

/** From what another process makes the same edition. */
export interface EditionSource {
  /** Of this source alone. */
  readonly id: string;
  /** The folder of the cache that has all its stories. */
  readonly cacheFolder: string;
  readonly key: string;
  /** Of the stories and standing pages of the edition, in their order. */
  readonly files: readonly string[];
  readonly withdrawn: readonly Withdrawal[];
  readonly publicFiles: readonly PublicFile[];
  readonly outlet: Outlet;
  readonly circumstances: Circumstances;
  /** As the last build found them: mostly what they are now. */
  readonly ownPages: readonly OwnPage[];
}
