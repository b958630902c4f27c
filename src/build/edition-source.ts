import type { PublicFile, Withdrawal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Circumstances, OwnPage } from "../site/place.ts";

/** From what the same edition is made in another process. */
export interface EditionSource {
  /** Tells one from another. */
  readonly id: string;
  /** Of the store that has all the drafts. */
  readonly drafts: string;
  readonly key: string;
  /** Of the stories and standing pages of the edition, in their order. */
  readonly files: readonly string[];
  readonly withdrawn: readonly Withdrawal[];
  readonly publicFiles: readonly PublicFile[];
  readonly outlet: Outlet;
  readonly circumstances: Circumstances;
  /** As the last build found them: probably what they are now. */
  readonly ownPages: readonly OwnPage[];
}
