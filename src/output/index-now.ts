// Tells search engines by IndexNow (indexnow.org) which stories and standing pages changed or went. Fronts and lists are left out: they
// change with every story, and crawlers visit them by themselves.

import { join } from "node:path";
import { hasShape, readRecord, writeRecord } from "../model/record.ts";
import { shortHash } from "../model/text.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import { keyFile } from "../site/routes/index-now.ts";
import { NEWS_WINDOW } from "../site/routes/sitemaps.ts";
import { refusalOf, silenceOf } from "./answers.ts";
import type { Manifest } from "./manifest.ts";
import type { OutputFolder } from "./output-folder.ts";

/** Where addresses are sent. */
export interface IndexNowService {
  readonly endpoint: string;
  /** How long an answer is waited for, in milliseconds. */
  readonly timeout: number;
}

/** Hands what it is told to Bing, Naver, Seznam, Yandex and the others. */
export const indexNow: IndexNowService = { endpoint: "https://api.indexnow.org/indexnow", timeout: 15_000 };

/** What came of it. */
export interface Submitted {
  readonly told: number;
  readonly unchanged: number;
  /** Why some or all were not taken, for the terminal. The next run sends these again. */
  readonly fault?: string;
  /** Why none was sent, for the terminal. */
  readonly skipped?: string;
}

/** The most addresses in one order. */
const MOST = 10_000;

/**
 * Sends the addresses that changed since they were last sent. Where nothing was ever sent from this folder, these are the pages of the
 * last two days: the protocol asks not to send what was there before.
 *
 * @param edition what is public, and the key; without a key, nothing is sent
 * @param manifest what is in the output folder: a page that is not there is not sent
 * @param now in milliseconds
 */
export async function tellSearchEngines(
  edition: Edition,
  manifest: Manifest,
  output: OutputFolder,
  now: number,
  { endpoint, timeout }: IndexNowService,
): Promise<Submitted | undefined> {
  const { base, outlet } = edition.context;
  const key = outlet.site.indexNow;
  if (key === undefined) return undefined;
  const home = base.url("/");
  const { host, hostname } = new URL(home);
  const nothing = { told: 0, unchanged: 0 };
  if (!isPublic(hostname))
    return { ...nothing, skipped: `IndexNow: nothing was sent, because search engines cannot reach ${home}` };
  if (host !== new URL(outlet.site.url).host)
    return { ...nothing, skipped: `IndexNow: nothing was sent, because ${home} is not the address in site.ts` };
  if (!manifest.files.has(fileOf(keyFile(key))))
    return { ...nothing, fault: `IndexNow: ${output.name}${keyFile(key)} is missing. Build and deploy first.` };

  const pages = pagesOf(edition, manifest);
  const states = new Map(pages.map(({ url, state }) => [url, state]));
  const before = readSent(output) ?? pages.filter(({ modified }) => modified <= now - NEWS_WINDOW);
  // Search engines take only addresses of the host that has the key: those of a former address of the site are forgotten.
  const sent = new Map(before.flatMap(({ url, state }) => (url.startsWith(home) ? [[url, state]] : [])));
  const changed = [...states].flatMap(([url, state]) => (sent.get(url) === state ? [] : url));
  const due = [...changed, ...[...sent.keys()].filter((url) => !states.has(url))];
  const unchanged = states.size - changed.length;
  for (let told = 0; told < due.length; told += MOST) {
    const urlList = due.slice(told, told + MOST);
    const fault = await send(endpoint, { host, key, keyLocation: base.url(keyFile(key)), urlList }, timeout);
    if (fault !== undefined) return { told, unchanged, fault: `IndexNow: ${fault}` };
    for (const url of urlList) {
      const state = states.get(url);
      if (state === undefined) sent.delete(url);
      else sent.set(url, state);
    }
    // At once, in case the user stops the command.
    writeSent(output, sent);
  }
  if (due.length === 0) writeSent(output, sent);
  return { told: due.length, unchanged };
}

/** Whether search engines can reach a host: neither an IP address, nor a name that is set apart for tests and networks (RFC 6761). */
const isPublic = (hostname: string): boolean =>
  /\.(?!(?:example|internal|invalid|local|localhost|test)\.?$)[a-z][a-z\d-]*\.?$/.test(hostname);

/** A page, as search engines were told of it or would be. */
interface IndexedPage {
  readonly url: string;
  /** Changes with what the page says. */
  readonly state: string;
}

/** The stories and standing pages that search engines may list. `modified` is in milliseconds. */
function pagesOf({ routes, stories, context }: Edition, { files }: Manifest): (IndexedPage & { modified: number })[] {
  const articles = new Map(stories.map((article) => [article.path, article]));
  return routes.flatMap((route) => {
    const { path, indexable } = route;
    if (!indexable || !files.has(fileOf(path))) return [];
    const url = context.base.url(path);
    if (route.kind === "standing") {
      const { heading, description, body } = route.view();
      return { url, state: stateOf(heading, description, body), modified: 0 };
    }
    const article = route.kind === "article" ? articles.get(path) : undefined;
    if (!article) return [];
    const { fingerprint, body } = article.story;
    return { url, state: stateOf(fingerprint, body.fingerprint), modified: article.modified };
  });
}

const stateOf = (...parts: readonly (string | undefined)[]): string => shortHash(JSON.stringify(parts), 8);

/** Sends one order. @returns why it was not taken, and what helps */
async function send(
  endpoint: string,
  order: { host: string; key: string; keyLocation: string; urlList: readonly string[] },
  timeout: number,
): Promise<string | undefined> {
  const body = JSON.stringify(order);
  const headers = { "content-type": "application/json; charset=utf-8", "user-agent": "Broadsheet" };
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(endpoint, { method: "POST", body, headers, signal, redirect: "error" });
    if (!response.ok) return `${await refusalOf(response)}. ${fixOf(response.status, order.keyLocation)}`;
    await response.body?.cancel();
    return undefined;
  } catch (error) {
    return `${silenceOf(error, timeout)}. ${LATER}`;
  }
}

const LATER = "Run npm run notify again later.";

function fixOf(status: number, keyLocation: string): string {
  if (status === 429 || status >= 500) return LATER;
  return `Check that ${keyLocation} can be read from outside: it proves that the site is yours.`;
}

const SENT = "indexed.json";

/** Undefined where nothing was sent yet. */
function readSent({ records }: OutputFolder): readonly IndexedPage[] | undefined {
  const read = readRecord(join(records, SENT));
  if (typeof read !== "object" || !isNoted(read.value)) return undefined;
  const { urls, states } = read.value;
  return urls.map((url, index) => ({ url, state: states[index] ?? "" }));
}

const writeSent = ({ records }: OutputFolder, sent: ReadonlyMap<string, string>): void =>
  writeRecord(join(records, SENT), { urls: [...sent.keys()], states: [...sent.values()] } satisfies Noted);

/** What was sent, as columns. */
interface Noted {
  readonly urls: readonly string[];
  readonly states: readonly string[];
}

const isNoted = (value: unknown): value is Noted => hasShape<Noted>(value, { urls: "list", states: "list" });
