import { zonedText } from "../model/dates.ts";
import { didYouMean, nearest, type Place, type Problem, problem, suggestion, warning } from "../model/problem.ts";
import { decodePath } from "./address.ts";
import type { Article } from "./article.ts";
import type { LinkIndex } from "./link-index.ts";
import { isNameAt } from "./names.ts";
import type { Placed } from "./place.ts";

/** Reports links to stories that do not exist. A link to a story that is not public now is a warning, because time alone must never cause a problem. */
export function* lostReferences({ copy, names }: Placed, links: LinkIndex): Generator<Problem> {
  const linking = [...copy.stories, ...copy.pages, ...(copy.faulty ?? [])].filter(
    ({ body }) => body.references.length > 0,
  );
  for (const { file, body } of linking) {
    for (const { to, line } of body.references) {
      if (to.startsWith("call:")) continue;
      const hidden = links.hiddenAt(to);
      if (links.find(to) !== undefined && !hidden) continue;
      const shown = decodePath(to.replace(/^seed:/, ""));
      const place = { file, field: "body", line };
      const asText = `the link to "${shown}" is printed as text, since that story`;
      if (hidden?.state === "expired") yield warning(place, `${asText} has expired`, "Take the link out.");
      else if (hidden)
        yield warning(place, `${asText} ${notYet[hidden.state]}`, "It becomes a link when the story is public.");
      else if (links.isAbsent(to)) yield warning(place, `${asText} has problems`, "Correct that story.");
      else if (links.isUnanswered(to))
        yield warning(
          place,
          `the link to "${shown}" is printed as text, since that page has questions without an answer`,
          "It becomes a link when the page is published.",
        );
      else {
        const path = to.split("#", 1)[0] ?? "";
        const near = links.nearTo(path);
        const renamed = near === undefined ? names.renamed(path) : undefined;
        const { what, fix } = renamed
          ? renamedTo(renamed.path)
          : { what: NO_PAGE, fix: didYouMean(near) ?? "Correct the address, or take the link out." };
        const where = renamed ? place : { ...place, lost: path };
        yield problem(where, `the link leads to "${shown}", which ${what}`, fix);
      }
    }
  }
}

const notYet = { draft: "is a draft", embargoed: "is under embargo", future: "is dated in the future" } as const;

/** Reports names that no story has, or that several stories have. */
export function* lostNames(
  { stories: placed, outlet, names, copy, now }: Placed,
  links: LinkIndex,
): Generator<Problem> {
  const isWithdrawn = (name: string) => copy.withdrawn?.some(({ path }) => isNameAt(name, path)) ?? false;
  const idsOf = (name: string) => names.find(name).map(({ story }) => story.id);
  const isLost = (name: string) => idsOf(name).length !== 1 && !links.isAbsent(`id:${name}`);
  const lost = (place: { file: string; field: string }, name: string) => {
    const ids = idsOf(name);
    if (ids.length > 1)
      return problem(place, `"${name}" names ${ids.length} stories`, `Name one by its id: ${listed(ids, ", ")}.`);
    const renamed = names.renamed(name);
    const { what, fix } = renamed
      ? renamedTo(names.nameLike(name, renamed))
      : isWithdrawn(name)
        ? withdrawn("name")
        : { what: NO_STORY, fix: meant(names.near(name)) };
    const where = what === NO_STORY ? { ...place, lost: name } : place;
    return place.file === front
      ? warning(where, `"${name}" ${what}`, `${fix} ${WITHOUT_IT}`.trim())
      : problem(where, `"${name}" ${what}`, fix || "Write its id, its slug or the name of its file.");
  };
  const front = `${outlet.folder}/front.ts`;
  const languageOf = ({ language = outlet.site.language }: { readonly language?: string }) => language;
  const naming = [...copy.stories, ...(copy.faulty ?? [])].filter(
    ({ related, translationOf }) => related.length > 0 || translationOf !== undefined,
  );
  for (const story of naming) {
    const { file, related, translationOf } = story;
    for (const [index, name] of related.entries())
      if (isLost(name)) yield lost({ file, field: `related.${index}` }, name);
    if (translationOf === undefined) continue;
    const place = { file, field: "translationOf" };
    const [original] = names.find(translationOf);
    if (isLost(translationOf)) yield lost(place, translationOf);
    else if (original && languageOf(original.story) === languageOf(story)) {
      const what = `is in the same language as this story, "${languageOf(story)}"`;
      yield warning(place, what, 'Say which language this one is in: "language: de".');
    }
  }
  const pages = copy.pages.map(({ name }) => name);
  for (const { file, translationOf } of copy.pages) {
    if (translationOf === undefined || pages.includes(translationOf) || links.isUnanswered(`/${translationOf}/`))
      continue;
    const fix = suggestion(translationOf, pages);
    yield problem({ file, field: "translationOf" }, `"${translationOf}" is none of the pages in pages/`, fix);
  }
  for (const [index, name] of outlet.front.pinned.entries()) {
    const place = { file: front, field: `pinned.${index}` };
    const [pinned] = names.find(name);
    if (isLost(name)) yield lost(place, name);
    else if (pinned?.hidden && !names.story(name)) yield notOnFront(place, name, pinned, now, outlet.site.timeZone);
  }
  const series = new Set(placed.flatMap(({ story }) => story.series ?? []));
  for (const [index, block] of (outlet.front.blocks ?? []).entries()) {
    const title = typeof block === "string" ? undefined : block.series;
    if (title === undefined || series.has(title)) continue;
    const near = nearest(title, [...series]);
    const fix = near === undefined ? "" : `Did you mean "${near}"? `;
    const place = { file: front, field: `blocks.${index}.series` };
    yield warning(place, `"${title}" is the series of no story`, `${fix}${WITHOUT_IT}`);
  }
}

/** Says that the front cannot have a story now, and from when it can. @param now in milliseconds @param zone the IANA time zone of the outlet */
function notOnFront(
  place: Place,
  name: string,
  { story, released, hidden }: Article,
  now: number,
  zone: string,
): Problem {
  const when = zonedText(released, zone, "en-GB");
  switch (hidden?.state) {
    case "draft":
      return warning(
        place,
        `"${name}" is a draft, so the front is built without it`,
        `Take "draft: true" out of ${story.file}; ${released.at <= now ? "it shows at once" : `it shows from its date on, ${when}`}.`,
      );
    case "expired":
      return warning(place, `"${name}" has expired, so the front is built without it`, "Take the name out.");
    default:
      return warning(
        place,
        `"${name}" ${notYet[hidden?.state ?? "future"]}, so the front is built without it`,
        `Builds from ${when} on show it.`,
      );
  }
}

/** What is said of a link to an address that no page has. */
export const NO_PAGE = "is no page of this site";

/** What is said of a name that no story has. */
export const NO_STORY = "names no story";

/** What is said besides of a name on the front. */
export const WITHOUT_IT = "The front is built without it.";

/** What is said of a name or link whose story has another one now. */
export const renamedTo = (name: string) => ({ what: `was renamed to "${name}"`, fix: `Write "${name}".` });

/** What is said of a name or link whose story was withdrawn. */
export const withdrawn = (mention: "name" | "link") => ({ what: "was withdrawn", fix: `Take the ${mention} out.` });

/** A suggestion of the names that may be meant, if there are any. */
export const meant = (names: readonly string[]): string =>
  names.length === 0
    ? ""
    : `Did you mean ${listed(
        names.map((name) => `"${name}"`),
        " or ",
      )}?`;

const listed = (ids: readonly string[], between: string): string =>
  ids.slice(0, 6).join(between) + (ids.length > 6 ? `${between}…` : "");
