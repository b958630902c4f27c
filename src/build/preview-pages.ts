import type { Stamp } from "../model/dates.ts";
import type { Words } from "../model/outlet.ts";
import phrases from "../model/phrases.ts";
import { format, type Problem } from "../model/problem.ts";
import { slugOfFile } from "../model/slug.ts";
import { escapeMarkup } from "../model/text.ts";
import { decodePath } from "../site/address.ts";
import type { List, Overview, StoryEntry } from "../site/overview.ts";

// What the preview adds to the pages of an edition, and its pages beside them, as HTML. None of it is ever in a file.

/** The last edition that the preview has, and what is wrong with its copy. */
export interface Shown {
  readonly overview: Overview;
  readonly problems: readonly Problem[];
  /** The files of the stories that are left out because of problems. */
  readonly held: readonly string[];
}

/**
 * The page in place of every page where no edition can be made.
 *
 * @param last the last edition, whose language it speaks; English where there has been none
 */
export function troublePage(lines: readonly string[], last?: Pick<Shown, "overview">): string {
  const words = last ? wordsOf(last.overview) : phrases.en.preview;
  const { language, direction } = last?.overview ?? { language: "en", direction: "ltr" as const };
  return documentOf(
    { language, direction, title: words.notPublished },
    `<h1>${escapeMarkup(words.notPublished)}</h1>
<p>${escapeMarkup(words.notPublishedText)}</p>
${linesOf(lines)}`,
  );
}

/**
 * The page at the address of a story that is left out because of problems, or of a standing page that has questions without an answer.
 *
 * @param path the address that is asked for
 * @param addresses where stories were when they had no problem, by file
 * @returns nothing where no such seed belongs to the address
 */
export function faultPage(
  path: string,
  { overview, problems, held }: Shown,
  addresses: ReadonlyMap<string, string>,
): string | undefined {
  const isHere = (file: string) => {
    const known = addresses.get(file);
    return known === undefined ? slugOfFile(file) === slugOfFile(decodePath(path)) : isSamePath(known, path);
  };
  const isUnanswered = overview.unanswered.some((href) => isSamePath(href, path));
  const places = [...held.filter(isHere), ...(isUnanswered ? [decodePath(path)] : [])];
  if (places.length === 0) return undefined;
  const slugs = new Set(places.map(slugOfFile));
  const own = problems.filter(({ file }) => slugs.has(slugOfFile(file)));
  // The fault may be that of a picture.
  const lines = (own.length > 0 ? own : problems.filter(isProblem)).map(format);
  const words = wordsOf(overview);
  const { language, direction } = overview;
  return documentOf(
    { language, direction, title: words.notShown },
    `<h1>${escapeMarkup(words.notShown)}</h1>
<p>${escapeMarkup(words.notShownText)}</p>
${linesOf(lines)}
<p><a href="${escapeMarkup(overview.href)}">${escapeMarkup(words.title)}</a></p>`,
  );
}

/** The most problems, and the most warnings, that the overview lists: the terminal has all of them. */
const MOST_MESSAGES = 200;

/** `/-/`: what an editor has to do and to know. */
export function overviewPage({ overview, problems }: Shown): string {
  const { name, language, direction, home } = overview;
  const words = wordsOf(overview);
  const drafts = overview.toCome.filter(({ state }) => state === "draft");
  const scheduled = overview.toCome.filter(({ state }) => state !== "draft");
  const section = (heading: string, items: readonly string[], more = "", count = items.length) => {
    const rest = more === "" ? "" : `<li>${escapeMarkup(more)}</li>`;
    const list = items.length === 0 ? `<p>${escapeMarkup(words.nothing)}</p>` : `<ul>${items.join("\n")}${rest}</ul>`;
    return `<section><h2>${escapeMarkup(heading)} (${count})</h2>${list}</section>`;
  };
  const ofList = <T>(heading: string, { entries, length, more }: List<T>, item: (each: T) => string) =>
    section(heading, entries.map(item), more, length);
  const messages = (heading: string, own: readonly Problem[]) =>
    section(
      heading,
      own
        .slice(0, MOST_MESSAGES)
        .map((each) => `<li lang="en" dir="ltr" class="message">${escapeMarkup(format(each))}</li>`),
      own.length > MOST_MESSAGES ? words.more.replace("{n}", `${own.length - MOST_MESSAGES}`) : "",
      own.length,
    );
  const withState = (each: Overview["toCome"][number]) => storyItem(each, dated(words.dated[each.state], each.stamp));
  return documentOf(
    { language, direction, title: `${words.title} · ${name}` },
    `<p><a href="${escapeMarkup(home)}">${escapeMarkup(name)}</a></p>
<h1>${escapeMarkup(words.title)}</h1>
${[
  messages(words.problems, problems.filter(isProblem)),
  section(words.drafts, drafts.map(withState)),
  section(words.scheduled, scheduled.map(withState)),
  ofList(words.nextChange, overview.changes, (each) =>
    storyItem(each, `${timeOf(each.stamp)}: ${escapeMarkup(words[each.what])}`),
  ),
  messages(
    words.warnings,
    problems.filter((each) => !isProblem(each)),
  ),
  ofList(words.withoutCredit, overview.withoutCredit, (each) =>
    storyItem(each, each.pictures.map((file) => `<code>${escapeMarkup(file)}</code>`).join(", ")),
  ),
  ofList(words.withoutDescription, overview.withoutDescription, (each) => storyItem(each)),
  ofList(words.expired, overview.expired, withState),
].join("\n")}`,
  );
}

/**
 * Adds to a page of the edition a band that says that its story is not public, the mark of each link to such a story, and the corner with the
 * problems.
 *
 * @param path the address of the page below the host
 */
export function marked(html: string, path: string, { overview, problems }: Shown): string {
  const [, language = overview.language] = /<html\b[^>]*?\blang="([^"]*)"/i.exec(html) ?? [];
  const words = wordsOf(overview, language);
  const toCome = new Map(overview.toCome.map((each) => [decodePath(each.href ?? ""), each]));
  const story = toCome.get(decodePath(path.replace(/\/index\.html$/, "/")));
  const band = story
    ? `<aside class="broadsheet-band" aria-label="${escapeMarkup(words.title)}"><b>${dated(words.dated[story.state], story.onPage)}</b> <a href="${escapeMarkup(overview.href)}">${escapeMarkup(words.title)}</a></aside>`
    : "";
  const styled = before(
    /<\/head>/i,
    `<style>${styles}</style>`,
    withMarks(html, toCome, words, language === overview.language),
  );
  // The link that skips the masthead stays the first one.
  const banded = before(/<(?:header|main)\b|<\/body>/i, band, styled);
  return before(/<\/body>/i, cornerOf(overview, problems), banded);
}

/** Puts a part before the first place that matches; at the end of a page that has no such place. */
function before(place: RegExp, part: string, html: string): string {
  const at = html.search(place);
  return at < 0 ? html + part : html.slice(0, at) + part + html.slice(at);
}

/**
 * Marks every link to a story that is not public, wherever it stands: in a list, in a text, on a page of the outlet's own.
 *
 * @param isOwn whether the page is in the language of the outlet
 */
function withMarks(
  html: string,
  toCome: ReadonlyMap<string, Overview["toCome"][number]>,
  words: Words["preview"],
  isOwn: boolean,
): string {
  if (toCome.size === 0) return html;
  return html.replace(/<a\b[^>]*?\bhref="([^"#]*)[^>]*>/g, (link, href: string) => {
    const story = toCome.get(decodePath(href.replaceAll("&amp;", "&")));
    if (!story) return link;
    const said = dated(words.dated[story.state], isOwn ? story.stamp : story.onPage);
    return `${link}<b class="broadsheet-mark">${said}</b> `;
  });
}

/** The most problems that the corner lists. */
const IN_CORNER = 3;

function cornerOf(overview: Overview, problems: readonly Problem[]): string {
  const words = wordsOf(overview);
  const faults = problems.filter(isProblem);
  const list =
    faults.length === 0
      ? ""
      : `<details open><summary>${escapeMarkup(words.problems)}: ${faults.length}</summary>${linesOf(faults.slice(0, IN_CORNER).map(format))}</details>`;
  const link = `<a href="${escapeMarkup(overview.href)}">${escapeMarkup(words.title)}</a>`;
  const { language, direction } = overview;
  return `<aside class="broadsheet-corner" lang="${escapeMarkup(language)}" dir="${direction}" aria-label="${escapeMarkup(words.problems)}">${list}${link}</aside>`;
}

function storyItem({ href, headline, file }: StoryEntry, facts = ""): string {
  const title = `<bdi>${escapeMarkup(headline)}</bdi>`;
  const linked = href === undefined ? title : `<a href="${escapeMarkup(href)}">${title}</a>`;
  return `<li>${linked} ${facts} <code>${escapeMarkup(file)}</code></li>`;
}

/** The words for a page in a language, or else those of the outlet's language, which are always there. */
function wordsOf({ words, language }: Overview, ofPage = language): Words["preview"] {
  const own = new Map(Object.entries(words));
  const found = own.get(ofPage) ?? own.get(language);
  if (!found) throw new Error(`the overview has no words for ${language}`);
  return found;
}

/** A phrase with its date. */
const dated = (phrase: string, stamp: Stamp): string => escapeMarkup(phrase).replace("{date}", () => timeOf(stamp));

const timeOf = ({ iso, text }: Stamp): string => `<time datetime="${escapeMarkup(iso)}">${escapeMarkup(text)}</time>`;

const linesOf = (lines: readonly string[]): string =>
  `<ul lang="en" dir="ltr">${lines.map((line) => `<li>${escapeMarkup(line)}</li>`).join("")}</ul>`;

const isProblem = ({ severity }: Problem): boolean => severity === "problem";

const isSamePath = (one: string, other: string): boolean => decodePath(one) === decodePath(other);

interface Heading {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
}

const documentOf = ({ language, direction, title }: Heading, main: string): string => `<!doctype html>
<html lang="${escapeMarkup(language)}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<style>:root{color-scheme:light dark;background:#fff;color:#111}a{color:#0645ad}@media(prefers-color-scheme:dark){:root{background:#15171a;color:#eee}a{color:#9ec5ff}}
body{font:1.1rem/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
ul{padding:0;list-style:none}li{margin:.5rem 0}code,.message,[lang=en]>li{font:.9rem/1.4 ui-monospace,monospace;white-space:pre-wrap}</style></head>
<body><main>
${main}
</main></body></html>`;

// The colours are fixed, so that they can be read on a page in any colour.
const styles = `.broadsheet-band,.broadsheet-corner,.broadsheet-mark{font-family:system-ui,sans-serif}
.broadsheet-band{background:#ffd75e;color:#1a1400;padding:.5rem 1rem;text-align:center;font-size:1rem}
.broadsheet-band b{font-weight:600}.broadsheet-band a{color:inherit;margin-inline-start:1rem;text-decoration:underline}
.broadsheet-mark{background:#ffd75e;color:#1a1400;font-size:max(.6em,.75rem);font-weight:600;line-height:1;padding:.1em .4em;border-radius:.2em;vertical-align:.15em}
.broadsheet-corner{position:fixed;inset-block-end:0;inset-inline-end:0;z-index:2147483647;max-inline-size:min(32rem,100vw);box-sizing:border-box;max-block-size:40vh;overflow:auto;background:#1b1b1b;color:#fff;padding:.5rem .75rem;font-size:.875rem;line-height:1.4;overflow-wrap:anywhere}
.broadsheet-corner a{color:inherit;text-decoration:underline}.broadsheet-corner summary{cursor:pointer;font-weight:600;color:#ffb4a8}.broadsheet-corner ul{margin:.25rem 0;padding:0;list-style:none;max-inline-size:none}.broadsheet-corner li{margin:.25rem 0}
body::after{content:"";display:block;block-size:3rem}@media(max-width:40rem){.broadsheet-corner{max-block-size:25vh}}@media print{.broadsheet-corner{display:none}}`;
