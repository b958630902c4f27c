/** The name of the standing page that a seed is: `about` for `pages/about.md`. Nothing for a story. */
export const standingName = (path: string): string | undefined => /^pages\/([^/]+)\.(?:md|markdown)$/i.exec(path)?.[1];
