// What the answers of web services, or their silence, say in a message of one line.

import { codeOf } from "../model/error-code.ts";
import { cleanLine, shorten } from "../model/text.ts";

/** Why a service did not take a request: `answered 403 Forbidden: "Unknown key"`. */
export async function refusalOf(response: Response): Promise<string> {
  const words = await firstWords(response);
  return `answered ${shown(`${response.status} ${response.statusText}`)}${words === "" ? "" : `: "${words}"`}`;
}

/** What a service says in plain words; a page of HTML says little on one line. */
async function firstWords(response: Response): Promise<string> {
  const plain = response.headers.get("content-type")?.startsWith("text/plain") ?? false;
  const reader = response.body?.getReader();
  const chunk = plain ? await reader?.read() : undefined;
  await reader?.cancel();
  return shown(new TextDecoder().decode(chunk?.value));
}

/** A stranger's text in a message: one short line without control characters, which a terminal would obey, or a last full stop. */
export const shown = (text: string): string => shorten(cleanLine(text), 120).replace(/\.$/, "");

/** Why there was no answer. Anything but the network's doing is a fault of ours, and thrown on. */
export function silenceOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === "TimeoutError") return `did not answer within ${seconds(timeout)}`;
  // fetch says no more than "fetch failed", and why in the cause.
  if (!(error instanceof TypeError && error.cause instanceof Error)) throw error;
  const { cause } = error;
  const reason = codeOf(cause) ?? cause.message;
  return `cannot be reached (${shown(reason)})`;
}

export const seconds = (time: number): string => `${Math.ceil(time / 10) / 100} s`;
