/** The code of an error that the system or Node raised, such as `ENOENT`; nothing where there is none. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
