import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nunjucks from "nunjucks";
import { expect, onTestFinished, test } from "vitest";
import { nameFiles } from "../../src/eleventy/template-place.ts";
import { write } from "../site/site.ts";

// Blocks are wrapped so that an error names its file (`src/eleventy/template-place.ts`), and `super()` looks for the block above by its function.

test("super() is the block of the layout above, through two layouts and within a loop", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-super-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, {
    "base.njk": "{% set word = 'base' %}{% block head %}A{{ word }}{% endblock %}-{% block foot %}Z{% endblock %}",
    "list.njk": "{% extends 'base.njk' %}{% block head %}<{{ super() }}>{% endblock %}",
    "tag.njk":
      "{% extends 'list.njk' %}{% block head %}{% for x in [1, 2] %}{{ x }}{{ super() }}{% endfor %}{% endblock %}{% block foot %}{{ super() }}!{% endblock %}",
  });
  for (const options of [{}, { autoescape: false }, { throwOnUndefined: true }]) {
    const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), options);
    nameFiles(environment);
    expect(environment.getTemplate("tag.njk", true).render({})).toBe("1<Abase>2<Abase>-Z!");
  }
});
