/** The code of an error of the system or of Node, such as `ENOENT`. Undefined if the error has none. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
