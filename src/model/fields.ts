import { z } from "zod";
import { cleanLine } from "./text.ts";

// What schemas of stories and of `_data` share.

/** On one line, without what no XML file can hold. */
export const line = z.string().overwrite(cleanLine);

/** The same with something in it. */
export const text = line.min(1);

/** An address of this site: `/about/`. */
export const sitePath = z.string().regex(/^\/(?!\/)/, 'an address of this site starts with "/"');
