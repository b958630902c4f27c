import { stampOf } from "../../model/dates.ts";
import { feedFormat } from "../../model/feed.ts";
import type { Article } from "../article.ts";
import { asMarkdown, escapeMarkdown, markdownLink } from "../as-markdown.ts";
import { contentOf } from "../feed-item.ts";
import { joined } from "../joined.ts";
import { sectionPath } from "../listing.ts";
import type { House, Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";
import { textFile } from "./text-file.ts";

/** `/llms.txt` (llmstxt.org) and the Markdown twins of stories, where `_data/policy.ts` wants them. */
export function* llmsFiles(newsroom: Newsroom): Generator<Slot> {
  const { llms } = newsroom.outlet.policy;
  if (llms === undefined) return;
  yield textFile("/llms.txt", () => contents(newsroom, llms));
  if (!llms.twins) return;
  for (const article of newsroom.articles) {
    const basis = () => {
      const { fingerprint, draft } = article;
      return [fingerprint, draft.body.fingerprint, newsroom.destinations(draft.body)];
    };
    const slot = textFile(twinPath(article.path), () => twin(newsroom, article));
    yield { ...slot, basis, stories: () => [article] };
  }
}

/** llmstxt.org: the page's address and `.md`, `index.html.md` where it names no file. */
export const twinPath = (path: string): string => `${path}${path.endsWith("/") ? "index.html" : ""}.md`;

/** The name, a summary, and sections of links with notes; nothing else, so that programs can read it too. */
function contents(newsroom: Newsroom, { latest, twins }: { latest: number; twins: boolean }): string {
  const { articles, base, outlet, scopes, standing } = newsroom;
  const words = newsroom.words();
  const entry = (text: string, url: string, note = "") =>
    `- ${markdownLink(text, url)}${note === "" ? "" : `: ${escapeMarkdown(note)}`}`;
  const parts: readonly (readonly [heading: string, entries: readonly string[]])[] = [
    [words.footer, standing.map(({ name, title, description }) => entry(title, base.url(`/${name}/`), description))],
    [
      words.allSections,
      Object.entries(outlet.sections).map(([id, { title, description }]) =>
        entry(title, base.url(sectionPath(id)), description),
      ),
    ],
    [
      words.latest,
      articles
        .slice(articles.length - Math.min(latest, articles.length))
        .reverse()
        .map(({ path, draft }) => entry(draft.headline, base.url(twins ? twinPath(path) : path), draft.standfirst)),
    ],
    [
      words.subscribe,
      scopes
        .filter(({ kind }) => kind === "everything" || kind === "section")
        .flatMap(({ root, feedTitle, formats }) =>
          formats.map((format) => {
            const { file, label } = feedFormat(format);
            return entry(`${feedTitle} (${label})`, base.url(root + file));
          }),
        ),
    ],
  ];
  return blocks([
    `# ${escapeMarkdown(outlet.site.name)}`,
    `> ${escapeMarkdown(outlet.site.description)}`,
    ...parts.flatMap(([heading, entries]) =>
      entries.length === 0 ? [] : [`## ${escapeMarkdown(heading)}`, entries.join("\n")],
    ),
  ]);
}

/** A story for those who read Markdown: what its page says, without what stands around it. */
function twin(house: House, article: Article): string {
  const { base, outlet } = house;
  const { draft, path } = article;
  const { site } = outlet;
  const language = house.languageFor(draft.language);
  const words = house.words(language);
  const on = (date: Parameters<typeof stampOf>[0]) => escapeMarkdown(stampOf(date, site.timeZone, language).text);
  const names = joined(
    article.authors.map(({ name }) => escapeMarkdown(name)),
    language,
  );
  return blocks([
    `# ${escapeMarkdown(draft.headline)}`,
    draft.standfirst === "" ? "" : `> ${escapeMarkdown(draft.standfirst)}`,
    [
      names === "" ? escapeMarkdown(draft.source ?? site.name) : `${words.by} ${names}`,
      `${words.published} ${on(draft.date)}`,
      ...(draft.updated === undefined ? [] : [`${words.updated} ${on(draft.updated)}`]),
      `<${base.url(path)}>`,
    ].join("  \n"),
    asMarkdown(contentOf(house, article)),
  ]);
}

/** Blocks of Markdown, with a blank line between them. */
const blocks = (all: readonly string[]): string => `${all.filter((block) => block !== "").join("\n\n")}\n`;
