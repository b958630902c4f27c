import type { Host } from "./host.ts";

/** docs.netlify.com: no limit in numbers; a rule wins over a page only with an exclamation mark. */
export const netlify: Host = {
  label: "Netlify",
  redirects: { most: 10_000, bytes: Number.POSITIVE_INFINITY, line: 2000, isForced: true, hasGone: true },
  headers: { most: Number.POSITIVE_INFINITY, line: Number.POSITIVE_INFINITY },
};
