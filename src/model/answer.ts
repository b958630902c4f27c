import { type Problem, Problems } from "./problem.ts";

/** What a worker process answers. Between processes an error keeps only its own keys, and a rejected task means that the process has ended. */
export type Answer<T> =
  | { readonly value: T }
  | { readonly problems: readonly Problem[] }
  | { readonly fault: Pick<Error, "name" | "message" | "stack"> & Readonly<Record<"code" | "path", unknown>> };

/** Does a task in a worker process. What it throws is its answer too. */
export async function answerOf<T>(task: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await task() };
  } catch (error) {
    if (error instanceof Problems) return { problems: error.problems };
    return { fault: faultOf(error instanceof Error ? error : new Error(String(error))) };
  }
}

function faultOf({ name, message, stack, ...rest }: Error & { code?: unknown; path?: unknown }) {
  return { name, message, stack, code: rest.code, path: rest.path };
}

/** The value of an answer. @throws what the task threw */
export function valueIn<T>(answer: Answer<T>): T {
  if ("value" in answer) return answer.value;
  if ("problems" in answer) throw new Problems(answer.problems);
  throw Object.assign(new Error(answer.fault.message), answer.fault);
}
