import type { Host } from "./host.ts";

/**
 * docs.gitlab.com/user/project/pages/redirects: 1,000 rules and 64 KB; of a file that has more, no rule is read. Files win over rules.
 */
export const gitlab: Host = {
  label: "GitLab Pages",
  redirects: { most: 1000, bytes: 65_536, line: Number.POSITIVE_INFINITY, isForced: false, hasGone: false },
  pagesWin: true,
};
