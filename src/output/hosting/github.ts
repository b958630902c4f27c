import type { Host } from "./host.ts";

/** GitHub Pages knows no rules. Without `.nojekyll` it leaves out what begins with `_`; CNAME names a host of one's own. */
export const github: Host = {
  label: "GitHub Pages",
  files: ({ host }) => [
    { file: ".nojekyll", text: "" },
    ...(/\.github\.io$|^localhost$|^[\d.]+$/.test(host) ? [] : [{ file: "CNAME", text: `${host}\n` }]),
  ],
  // docs.github.com, "About large files": Git refuses more than 100 MiB.
  largestFile: 100 * 2 ** 20,
};
