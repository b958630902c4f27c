import * as z from "zod";
import { cleanLine, isVisible } from "./text.ts";

// Fields that the schemas of stories and of `_data` share.

/** A text on one line, without characters that XML does not allow. Empty if nothing of it can be seen. */
export const line = z.string().overwrite((written) => {
  const clean = cleanLine(written);
  return isVisible(clean) ? clean : "";
});

/** A text on one line that is not empty. */
export const text = line.min(1);

/** An address of this site: `/about/`. */
export const sitePath = z.string().regex(/^\/(?!\/)/, 'an address of this site starts with "/"');

export const email = z.email("is not an e-mail address: write it like desk@example.org");

export const NO_ADDRESS = "is not an address: write it with https://";
/** An address with http or https. */
export const webAddress = z.url({ protocol: /^https?$/, error: NO_ADDRESS });
