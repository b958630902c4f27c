import { expect, test } from "vitest";
import { behind, clone, compile, type Paper, paper } from "../cli/paper.ts";
import { story } from "../site/site.ts";

// The README promises that a new key of a story, shown on its page, is three edits, and that a key which nobody reads does not compile.

const files = {
  "seeds/wall.md": story({ title: "Wall", photographer: "Tova <Lind>" }),
  "seeds/quay.md": story({ title: "Quay" }),
};

const inSchema = (site: Paper) =>
  site.edit("src/model/article.ts", behind("kicker: line", "  photographer: line.optional(),"));
const inView = (site: Paper) =>
  site.edit(
    "src/site/routes/article.ts",
    behind("headline: legible(story.headline),", "    photographer: story.photographer,"),
  );
const inLayout = (site: Paper) =>
  site.edit(
    "_includes/layouts/article.njk",
    behind("<h1", '{% if view.photographer %}<p class="photographer">{{ view.photographer }}</p>{% endif %}'),
  );

test("a key that nobody reads does not compile; after three edits it is shown on the page of its story: schema, view, layout", async () => {
  const site = clone(files);
  inSchema(site);
  const unread = await compile(site);
  expect(unread.code).not.toBe(0);
  expect(unread.stdout.trim().split("\n")).toEqual([
    expect.stringMatching(
      /^src\/site\/routes\/article\.ts\(\d+,\d+\): error TS2741: Property 'photographer' is missing .*"nobody reads it"/,
    ),
  ]);
  for (const edit of [inView, inLayout]) edit(site);
  expect((await compile(site)).stdout).toBe("");
  const built = await site.run(["build"]);
  expect(built.stderr).toBe("");
  expect(built.code).toBe(0);
  expect(site.read("_site/2026/03/02/wall/index.html")).toContain('<p class="photographer">Tova &lt;Lind&gt;</p>');
  expect(site.read("_site/2026/03/02/quay/index.html")).not.toContain("photographer");
  site.write({ "seeds/wall.md": story({ title: "Wall", photographer: "Greta Lindqvist" }) });
  expect((await site.run(["build"])).code).toBe(0);
  expect(site.read("_site/2026/03/02/wall/index.html")).toContain('<p class="photographer">Greta Lindqvist</p>');
});

test("a key of a picture or of a correction is shown after two edits, since the view has whatever was written", async () => {
  const image = { src: "quay.svg", alt: "The quay", agency: "Harbour Pictures" };
  const corrections = [{ date: "2026-03-03", text: "Two ferries.", editor: "Ada Reed" }];
  const site = clone({
    "seeds/wall.md": story({ title: "Wall", image, corrections }),
    "seeds/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"/>',
  });
  site.edit("src/model/article.ts", behind("caption: line", "      agency: line.optional(),"));
  site.edit("src/model/article.ts", (text) =>
    text.replace("date: text,\n        text,", "date: text,\n        text,\n        editor: line.optional(),"),
  );
  site.edit("_includes/layouts/article.njk", behind('view.image.width }}">', "<i>{{ view.image.agency }}</i>"));
  site.edit("_includes/layouts/article.njk", (text) =>
    text.replace(
      "</time> {{ correction.text }}</p>\n{% endfor %}</section>",
      "</time> {{ correction.text }}<i>{{ correction.editor }}</i></p>\n{% endfor %}</section>",
    ),
  );
  const built = await site.run(["build"]);
  expect(built.stderr).toBe("");
  const page = site.read("_site/2026/03/02/wall/index.html");
  expect(page).toContain("<i>Harbour Pictures</i>");
  expect(page).toContain("<i>Ada Reed</i>");
});

test("a key that no schema has is a problem of the story", async () => {
  const { code, stdout, stderr } = await paper(files).run(["build"]);
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('seeds/wall.md:4: photographer: "photographer" is not a known key.');
});
