import { zonedText } from "../../model/dates.ts";
import { feedFormat } from "../../model/feed.ts";
import type { Article } from "../article.ts";
import { asMarkdown, escapeMarkdown, markdownLink } from "../as-markdown.ts";
import { contentOf } from "../feed-item.ts";
import { sectionPath } from "../paths.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SharedContext, SiteContext } from "../site-context.ts";
import { textRoute } from "./text-file.ts";

/** `/llms.txt` (llmstxt.org) and the stories in Markdown, if `_data/policy.ts` asks for them. */
export function* llmsRoutes(placed: Placed) {
  const { llms } = placed.outlet.policy;
  if (llms === undefined) return;
  yield textRoute("/llms.txt", (context) => contents(placed, context, llms));
  if (!llms.twins) return;
  for (const article of placed.articles) {
    yield route("text", {
      path: markdownPath(article.path),
      indexable: false,
      view: (context) => ({ text: markdownVersion(context, article) }),
      cacheKey: (context) => {
        const { fingerprint, story } = article;
        return [fingerprint, story.body.fingerprint, context.destinations(story.body)];
      },
      dependsOn: () => [article],
    });
  }
}

/** The path of a page's Markdown version (llmstxt.org): the page's path and `.md`, or `index.html.md` for a folder. */
export const markdownPath = (path: string): string => `${path}${path.endsWith("/") ? "index.html" : ""}.md`;

/** The name, a summary, and sections of links with notes. Nothing else, so that programs can parse it too. */
function contents(
  { articles, base, outlet, listings, copy }: Placed,
  context: SiteContext,
  { latest, twins }: { latest: number; twins: boolean },
): string {
  const words = context.words();
  const entry = (text: string, url: string, note = "") =>
    `- ${markdownLink(text, url)}${note === "" ? "" : `: ${escapeMarkdown(note)}`}`;
  const parts: readonly (readonly [heading: string, entries: readonly string[]])[] = [
    [words.footer, copy.pages.map(({ name, title, description }) => entry(title, base.url(`/${name}/`), description))],
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
        .map(({ path, story, source }) => {
          const note = source === undefined ? story.summary : `${story.summary} (${source})`.trim();
          return entry(story.headline, base.url(twins ? markdownPath(path) : path), note);
        }),
    ],
    [
      words.subscribe,
      listings
        .filter(({ kind }) => kind === "everything" || kind === "language" || kind === "section")
        .flatMap(({ feed: { root, fullTitle, formats } }) =>
          formats.map((format) => {
            const { file, label } = feedFormat(format);
            return entry(`${fullTitle} (${label})`, base.url(root + file));
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

/** A story in Markdown: the content of its page, without navigation. */
function markdownVersion(context: SharedContext, article: Article): string {
  const { base, outlet } = context;
  const { story, path } = article;
  const { site } = outlet;
  const language = context.languageFor(story.language);
  const words = context.words(language);
  const on = (date: Parameters<typeof zonedText>[0]) => escapeMarkdown(zonedText(date, site.timeZone, language));
  const credit = escapeMarkdown(context.credit(article, language) || site.name);
  return blocks([
    `# ${escapeMarkdown(story.headline)}`,
    story.standfirst === undefined ? "" : `> ${escapeMarkdown(story.standfirst)}`,
    [
      article.authors.length === 0 ? credit : `${words.by} ${credit}`,
      `${words.published} ${on(article.released)}`,
      ...(story.updated === undefined ? [] : [`${words.updated} ${on(story.updated)}`]),
      `<${base.url(path)}>`,
    ].join("  \n"),
    asMarkdown(contentOf(context, article)),
  ]);
}

/** Blocks of Markdown, with a blank line between them. */
const blocks = (all: readonly string[]): string => `${all.filter((block) => block !== "").join("\n\n")}\n`;
