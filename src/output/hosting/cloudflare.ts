import type { Host } from "./host.ts";

/**
 * developers.cloudflare.com/pages: 2,000 redirects without wildcards, 1,000 characters each, 100 rules for headers, 2,000 characters a line.
 * Its reader counts also the lines that it refuses, such as those with another status (workers-sdk, `parseRedirects`).
 */
export const cloudflare: Host = {
  label: "Cloudflare Pages",
  redirects: { most: 2000, bytes: Number.POSITIVE_INFINITY, line: 1000, isForced: false, hasGone: false },
  headers: { most: 100, line: 2000 },
  // developers.cloudflare.com/pages/platform/limits: 25 MiB.
  largestFile: 25 * 2 ** 20,
};
