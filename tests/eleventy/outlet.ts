import type { Files } from "../site/site.ts";
import { story } from "../site/site.ts";

/** `.eleventy.ts` with code of the outlet's own. @param imports lines that stand above it */
export const configuration = (code: string, imports = ""): string => `import type { UserConfig } from "@11ty/eleventy";
import { broadsheet } from "./src/cli/plugin.ts";
${imports}
export const config = { dir: { input: "src/pages", includes: "../../_includes" } };
export default function configure(eleventyConfig: UserConfig): void {
  eleventyConfig.addPlugin(broadsheet);
${code}
}
`;

/** A page of the outlet's own, in the paper's layout. */
export const ownPage = (front: Record<string, unknown>, text: string): string =>
  `---\n${Object.entries({ layout: "layouts/page.njk", ...front, title: front.title ?? "Own" })
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join("\n")}\n---\n${text}\n`;

/** Puts text at the head of what every page shows. */
export const onEveryPage =
  (text: string) =>
  (layout: string): string =>
    layout.replace('<main id="main_text">', `<main id="main_text"><aside>${text}</aside>`);

/** Two stories, of different months. */
export const stories: Files = {
  "seeds/harbour.md": story({ title: "Harbour wall", tags: ["Economy"] }, "The wall is [on the form](/form/)."),
  "seeds/2026-04-02-bell.md": story({ title: "Bell rings", date: "2026-04-02T10:00:00Z", section: "town" }),
  "src/pages/form.njk": ownPage({ title: "Form" }, "<p>A form.</p>"),
};

/** What `onEveryPage` printed on a page. */
export const asideOf = (html: string): string => /<aside>([\s\S]*?)<\/aside>/.exec(html)?.[1] ?? "";

/** What the text of a page of the outlet's own is. */
export const textOf = (html: string): string => /<div class="text">\n([\s\S]*?)\n<\/div>/.exec(html)?.[1]?.trim() ?? "";

/** What the outlet's own code can do, at once. */
export const everything: Files = {
  ...stories,
  ".eleventy.ts": configuration(`
  eleventyConfig.addFilter("shout", (text: string) => text.toUpperCase());
  eleventyConfig.addAsyncFilter("later", async (text: string) => \`\${await text}!\`);
  eleventyConfig.addTransform("sign", function (text, path) { return path.endsWith(".html") ? \`\${text}<!-- \${path} -->\` : text; });
  eleventyConfig.addPassthroughCopy("src/static");`),
  "src/static/a.txt": "A",
  "src/pages/list.njk": ownPage(
    {
      pagination: { data: "collections.stories", size: 1, alias: "item" },
      permalink: "/all/{{ pagination.pageNumber }}/",
    },
    "{{ item.data.title }}",
  ),
};
/** Puts what that code gives on every page. */
export const shown = onEveryPage(
  '{{ "a" | shout }} {{ "b" | later }} {{ collections.all.length }} {{ collections.stories[0].data.title }}',
);
