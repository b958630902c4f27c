/** Cuts a list into that many parts of one length, give or take one, in its order. */
export function shareOut<T>(all: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, part) =>
    all.slice(Math.floor((all.length * part) / parts), Math.floor((all.length * (part + 1)) / parts)),
  );
}
