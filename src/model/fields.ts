import { z } from "zod";
import { cleanLine } from "./text.ts";

// What schemas of stories and of `_data` share.

/** On one line, without what no XML file can hold. */
export const line = z.string().overwrite(cleanLine);

/** The same with something in it. */
export const text = line.min(1);

/** An address of this site: `/about/`. */
export const sitePath = z.string().regex(/^\/(?!\/)/, 'an address of this site starts with "/"');

export const email = z.email("is not an e-mail address: write it like desk@example.org");

export const NO_ADDRESS = "is not an address: write it with https://";
/** An address of the web. */
export const webAddress = z.url({ protocol: /^https?$/, error: NO_ADDRESS });
