import { type Problem, problem } from "../../model/problem.ts";

// Why a target is left as it is, in words that targets share.

/**
 * @param who and since when: `ann@desk since 2026-11-27 06:00 UTC`.
 * @param lock what to remove if that deploy has died, where it is a file
 */
export const lockedByOther = (name: string, who: string, lock?: string): Problem =>
  problem(
    { file: name, field: "target" },
    `is being deployed to by ${who.trim()}`,
    `Wait until that is done.${lock === undefined ? "" : ` If it is not a deploy any more, remove ${lock}.`}`,
  );

/** A path as one word of a command. */
const typed = (path: string): string => (/^[\w./@%+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

/** @param path where something lies that `deploy` did not put there */
export const notOurs = (name: string, path: string, isLink: boolean): Problem =>
  problem(
    { file: name, field: "target" },
    isLink
      ? "is a link that deploy did not make, or with another --state"
      : "is there already, and deploy did not make it",
    `Move it away, then deploy again: mv ${typed(path)} ${typed(`${path}.before`)}`,
  );

/** For `--undo`. @param what is so, in place of an edition that comes back */
const noUndo =
  (what: string) =>
  (name: string): Problem =>
    problem({ file: name, field: "target" }, what, "Build an earlier edition, and deploy that.");

export const nothingBefore = noUndo("has no edition before this one");

export const keepsNothing = noUndo("keeps no earlier edition");
