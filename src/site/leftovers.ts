import type { Body } from "../model/article.ts";
import { dayOf } from "../model/dates.ts";
import type { Outlet } from "../model/outlet.ts";
import { type Place, type Problem, warning } from "../model/problem.ts";
import type { Article } from "./article.ts";
import { textsOf } from "./data-links.ts";
import type { Placed } from "./place.ts";

/** The paper that ships with Broadsheet. What it says is at home there. A test holds this name and the words below against it. */
const EXAMPLE = "The Fennick Courier";
/** What stands in nearly every text of it, and in no other paper; and numbers that ring at nobody's (Ofcom's for fiction). */
const WORDS = /Fennick|Tarrow|Marramshire|Pell Trust|\b1632 ?960 ?\d{3}/i;
/** Hosts of a name that nobody can own (RFC 2606). */
const HOST = /(?<![\w.-])(?:[\w-]+\.)+example(?![\w.-]*\w)/gi;

/** What was forgotten: texts of the example paper, a slip in a date, a story that was saved twice, a translation. The example itself is spared. */
export function* leftovers(placed: Placed): Generator<Problem> {
  if (placed.outlet.site.name === EXAMPLE) return;
  yield* ofExample(placed);
  yield* farFuture(placed);
  yield* sameTexts(placed);
  yield* staleTranslations(placed);
}

/** What a paper that began as the example still has of it. */
function* ofExample({ outlet, stories, copy }: Placed): Generator<Problem> {
  const { folder, ...files } = outlet;
  for (const [name, data] of Object.entries(files))
    for (const [field, text] of textsOf(data, []))
      yield* leftoverIn(text, outlet, { file: `${folder}/${name}.ts`, field });
  const seeds = [
    ...stories.map(({ story: { file, headline, summary, body } }) => ({
      file,
      text: [headline, summary, ...htmlOf(body)],
    })),
    ...copy.pages.map(({ file, title, description, body }) => ({ file, text: [title, description, ...htmlOf(body)] })),
  ];
  for (const { file, text } of seeds) yield* leftoverIn(text.join("\n"), outlet, { file, field: "body" });
}

/** All HTML of a text, with that of its blocks. */
const htmlOf = ({ html, blocks = [] }: Body): string[] => [html, ...blocks.map(({ feed }) => feed)];

/** The first thing in a text that is of the example. */
function* leftoverIn(text: string, { site }: Outlet, place: Place): Generator<Problem> {
  const [word] = WORDS.exec(text) ?? [];
  if (word !== undefined) {
    yield warning(place, `says "${word}", as the example paper does`, "Write your own, or take it out.");
    return;
  }
  const own = new URL(site.url).hostname;
  const host = (text.match(HOST) ?? []).find((each) => each.toLowerCase() !== own && !each.endsWith(`.${own}`));
  if (host !== undefined)
    yield warning(place, `has the address "${host}", which leads nowhere`, "Write a real one, or take it out.");
}

const DAY = 24 * 60 * 60_000;

/** Dates that are more than a year ahead: mostly a slip of the keyboard. */
function* farFuture({ stories, now, outlet }: Placed): Generator<Problem> {
  for (const { released, story } of stories) {
    if (released.at <= now + 366 * DAY) continue;
    const day = dayOf(released.at, outlet.site.timeZone);
    const field = released === story.embargo ? "embargo" : "date";
    yield warning(
      { file: story.file, field },
      `is ${day}, more than a year ahead, and readers see nothing before`,
      "Check the year.",
    );
  }
}

/** As many words tell whether two stories are one; of shorter ones all words, if they are not too few to tell. */
const COMPARED = 200;
const FEWEST = 20;

/** Stories that begin with the same words: one was probably saved twice. The later one is named. */
function* sameTexts({ articles }: Placed): Generator<Problem> {
  const known = new Map<string, Article>();
  for (const article of articles) {
    const { file, body, canonical } = article.story;
    const words = firstWords(body.html);
    if (words.length < FEWEST || canonical !== undefined) continue;
    const key = words.join(" ");
    const first = known.get(key);
    if (first === undefined) known.set(key, article);
    else {
      const what = `begins with the same ${words.length} words as ${first.story.file}`;
      yield warning({ file, field: "body" }, what, "Remove one of the two, or write another text.");
    }
  }
}

/** The first words of a text. @param html that is safe, in which no tag is longer than that */
const firstWords = (html: string): string[] =>
  html
    .slice(0, 30 * COMPARED)
    .replace(/<[^<>]*>/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, COMPARED);

/** Translations of stories that were changed on a later day. */
function* staleTranslations({ articles, names, outlet }: Placed): Generator<Problem> {
  const { timeZone } = outlet.site;
  for (const { story, modified } of articles) {
    const original = story.translationOf === undefined ? undefined : names.story(story.translationOf);
    if (original === undefined) continue;
    const [changed, translated] = [dayOf(original.modified, timeZone), dayOf(modified, timeZone)];
    if (translated >= changed) continue;
    const what = `is a translation of ${original.story.file}, which was changed on ${changed}, after it`;
    const fix = `See what changed, and write "updated" with the day on which you did.`;
    yield warning({ file: story.file, field: "translationOf" }, what, fix);
  }
}
