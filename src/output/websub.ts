import { setTimeout } from "node:timers/promises";
import { refusalOf, seconds, shown, silenceOf } from "./answers.ts";

/** How long a hub is waited for, in milliseconds. */
export interface RetryPolicy {
  /** For the answer to one ping, with all its redirects. */
  readonly timeout: number;
  /** Before the second try, the third and so on. A hub that asks for more time gets it, up to the longest of these. */
  readonly pauses: readonly number[];
  sleep(time: number): Promise<unknown>;
}

/** A hub that is being restarted is back within a minute; one that is not is a matter for the next run. */
export const retryPolicy: RetryPolicy = {
  timeout: 15_000,
  pauses: [2_000, 10_000, 60_000],
  sleep: (time) => setTimeout(time),
};

/** A topic that a hub was not told of. */
export interface FailedPing {
  readonly topic: string;
  /** What the hub did instead: `answered 503 Service Unavailable (try 4 of 4)`. */
  readonly fault: string;
  /** Whether it may well take the same ping another time. */
  readonly passing: boolean;
}

export interface Listeners {
  /** Is given each topic when the hub has taken it. */
  told(topic: string): void;
  /** Is given a line on what is being waited for. */
  waiting(line: string): void;
}

const AT_ONCE = 4;
const MOST_REDIRECTS = 5;

/**
 * Tells a WebSub hub that topics have changed, so that it fetches them and hands them to their subscribers. Every topic is tried once
 * before any is tried again, and what a pause is for is shared: a hub that is down costs the pauses once and not for each topic.
 *
 * @param topics absolute addresses, the most urgent first
 * @returns those that the hub did not take
 */
export async function pingHub(
  hub: string,
  topics: readonly string[],
  { timeout, pauses, sleep }: RetryPolicy,
  { told, waiting }: Listeners,
): Promise<FailedPing[]> {
  const refused: FailedPing[] = [];
  for (let turn = 0, left = topics; ; turn++) {
    const round = await tryEach(hub, left, timeout, told);
    refused.push(...round.refused.map((each) => ({ ...each, passing: false })));
    const [first] = round.later;
    if (first === undefined) return refused;
    const longest = Math.max(0, ...pauses);
    const wait = Math.max(...round.later.map((each) => each.wait));
    const pause = pauses[turn];
    if (pause === undefined || wait > longest) {
      const tries = ` (try ${turn + 1} of ${pauses.length + 1})`;
      const endOf = (asked: number) => (asked > longest ? ` and asks to wait ${seconds(asked)}` : tries);
      const given = round.later.map(({ topic, fault, wait }) => ({ topic, fault: fault + endOf(wait), passing: true }));
      return [...refused, ...given];
    }
    const time = Math.max(pause, wait);
    const count = `${round.later.length} of ${topics.length} feeds`;
    waiting(`${hub}: ${first.fault}; ${count} still to be told, next try in ${seconds(time)}`);
    await sleep(time);
    left = round.later.map(({ topic }) => topic);
  }
}

/** What a hub did with a ping. */
type Answer =
  | { readonly kind: "told" }
  /** It would do the same with the same ping another time. */
  | { readonly kind: "refused"; readonly fault: string }
  /** `wait`: how long it asks for, in milliseconds. `everyone`: it would say so to any other ping too. */
  | { readonly kind: "later"; readonly fault: string; readonly wait: number; readonly everyone: boolean };

interface Round {
  readonly refused: { topic: string; fault: string }[];
  /** In the order of the next round. */
  readonly later: { topic: string; fault: string; wait: number }[];
}

/** Pings each topic once, a few at a time, until the hub says (or its silence does) that no ping is welcome now. */
async function tryEach(
  hub: string,
  topics: readonly string[],
  timeout: number,
  told: Listeners["told"],
): Promise<Round> {
  const queue = [...topics];
  const round: Round = { refused: [], later: [] };
  const work = async () => {
    for (let topic = queue.shift(); topic !== undefined; topic = queue.shift()) {
      const answer = await ping(hub, topic, timeout);
      switch (answer.kind) {
        case "told":
          told(topic);
          break;
        case "refused":
          round.refused.push({ topic, fault: answer.fault });
          break;
        case "later": {
          const { fault, wait } = answer;
          round.later.push({ topic, fault, wait });
          // Those that had no turn come first in the next round: one topic that the hub chokes on does not keep it from the others.
          if (answer.everyone)
            round.later.unshift(...queue.splice(0).map((untried) => ({ topic: untried, fault, wait })));
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return round;
}

/**
 * One ping. WebSub (W3C, section 6) leaves its form to hub and publisher. Hubs have kept that of PubSubHubbub and differ in one name:
 * Google's and Superfeedr's read `hub.url`, Switchboard and websubhub.com `hub.topic`.
 */
async function ping(hub: string, topic: string, timeout: number): Promise<Answer> {
  const body = String(new URLSearchParams({ "hub.mode": "publish", "hub.topic": topic, "hub.url": topic }));
  const headers = { "content-type": "application/x-www-form-urlencoded", "user-agent": "Broadsheet" };
  const signal = AbortSignal.timeout(timeout);
  try {
    let address = hub;
    for (let moves = 0; moves <= MOST_REDIRECTS; moves++) {
      // By itself, fetch would follow 301 and 302 with a GET, and take the answer to that for a yes.
      const response = await fetch(address, { method: "POST", body, headers, signal, redirect: "manual" });
      const location = MOVED.has(response.status) ? response.headers.get("location") : null;
      if (location === null) return await answerOf(response);
      await response.body?.cancel();
      const next = URL.canParse(location, address) ? new URL(location, address) : undefined;
      // fetch refuses addresses with a user name, and a hub has no reason to send one.
      if (next === undefined || !/^https?:$/.test(next.protocol) || next.username !== "" || next.password !== "")
        return { kind: "refused", fault: `redirects to "${shown(location)}", which is no address of the web` };
      address = next.href;
    }
    return { kind: "refused", fault: `redirects more than ${MOST_REDIRECTS} times` };
  } catch (error) {
    return { kind: "later", fault: silenceOf(error, timeout), wait: 0, everyone: true };
  }
}

const MOVED = new Set([301, 302, 307, 308]);

async function answerOf(response: Response): Promise<Answer> {
  const { ok, status, headers } = response;
  if (ok) {
    await response.body?.cancel();
    return { kind: "told" };
  }
  const fault = await refusalOf(response);
  if (status !== 429 && status < 500) return { kind: "refused", fault };
  const wait = waitOf(headers);
  return { kind: "later", fault, wait: wait ?? 0, everyone: status === 429 || wait !== undefined };
}

/** The milliseconds that `Retry-After` asks for (RFC 9110, section 10.2.3): in seconds, or until a time by the hub's own clock. */
function waitOf(headers: Headers): number | undefined {
  const after = headers.get("retry-after");
  if (after === null) return undefined;
  const wait = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
